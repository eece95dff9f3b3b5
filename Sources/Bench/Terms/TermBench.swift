internal import Foundation
internal import Language
internal import Terminology

/// Measures the recognition of terms: how many forms are found, and how fast.
struct TermBench {
    private static let russian = LanguageTag("ru")

    func run() async throws {
        print(Figure.header)
        try forms()
        try await speed()
        try await typing()
        try check()
        try await extraction()
    }

    /// Segments with right and wrong translations, written for the tests of the check.
    private func check() throws {
        let folder = URL(fileURLWithPath: "Tests/Fixtures")
        let glossaryFile = folder.appendingPathComponent("checked.ru-en.tsv")
        guard let bytes = try? Data(contentsOf: glossaryFile),
            let segments = try? String(
                contentsOf: folder.appendingPathComponent("checked-segments.tsv"), encoding: .utf8)
        else {
            print("not measured: Tests/Fixtures is not in this folder")
            return
        }
        let glossary = try Glossary(tsv: Array(bytes), file: "checked.ru-en.tsv")
        var check = TermCheck(
            [glossary], source: Self.russian, target: LanguageTag("en"))
        let rows = segments.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        for row in rows { check.check(row[0], row[1]) }
        var agreement = Agreement()
        let missing = check.report().findings.filter { $0.kind == .missing }
        for (number, row) in rows.enumerated() {
            let expected = Set(row[2].split(separator: "|").map(String.init))
            let found = Set(missing.filter { $0.segment == number }.map(\.term))
            for term in expected.union(found) {
                agreement.count(found.contains(term), isRight: expected.contains(term))
            }
        }
        Figure.show(
            "check: precision and recall of “missing”", [agreement.precision, agreement.recall],
            .atLeast([0.95, 0.95], goal: [0.99, 0.99]), note: "\(rows.count) segments")
    }

    /// Candidates from a hundred thousand pairs, held against the installed dictionary.
    private func extraction() async throws {
        guard let pairs = try Self.pairs() else { return }
        var candidates: [TermCandidate] = []
        let cost = try await Cost.of {
            var extractor = TermExtractor(source: Self.russian, target: LanguageTag("en"))
            for pair in pairs { extractor.add(pair.source, pair.target) }
            candidates = try extractor.candidates(limit: 200)
        }
        Figure.show(
            "extraction from \(pairs.count) pairs: s", [cost.processor / 1000],
            .atMost([20], goal: [8]))
        let dictionary = try InstalledDictionary()
        guard let dictionary else { return print("not measured: no dictionary is installed") }
        let confirmed = candidates.filter {
            $0.isName || dictionary.confirms($0.source, $0.target)
        }
        Figure.show(
            "extraction: share of the first 200 confirmed",
            [Double(confirmed.count) / Double(max(1, candidates.count))],
            .atLeast([0.8], goal: [0.92]), note: "\(candidates.count) candidates")
        if ProcessInfo.processInfo.environment["TOLMACH_BENCH_SHOW"] != nil {
            for candidate in candidates {
                let mark = confirmed.contains(candidate) ? " " : "?"
                print(
                    "\(mark) \(candidate.source) = \(candidate.target)  \(candidate.joint) \(candidate.dice)"
                )
            }
        }
    }

    /// The pairs of the development memory, unpacked by the system.
    private static func pairs() throws -> [(source: String, target: String)]? {
        guard let file = BenchData.file("tm/dev/tm_100k.tsv.gz") else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return data.split(separator: 10).compactMap { line in
            let cells = line.split(separator: 9, omittingEmptySubsequences: false)
            guard cells.count > 1 else { return nil }
            return (
                String(decoding: cells[0], as: UTF8.self), String(decoding: cells[1], as: UTF8.self)
            )
        }
    }

    /// The forms of the development set, with their confusables.
    private func forms() throws {
        guard let file = BenchData.file("glossary/dev/forms.tsv") else { return }
        var single = Agreement()
        var phrases = Agreement()
        var finders: [Substring: TermFinder] = [:]
        for row in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let cells = row.split(separator: "\t")
            guard cells.count == 4, cells[3] != "d" else { continue }
            let finder = finders[cells[0]] ?? TermFinder([Self.glossary([String(cells[0])])])
            finders[cells[0]] = finder
            let isFound = finder.terms(in: String(cells[2]), language: Self.russian)
                .contains { $0.text == cells[2] }
            if cells[0].contains(" ") {
                phrases.count(isFound, isRight: cells[3] == "1")
            } else {
                single.count(isFound, isRight: cells[3] == "1")
            }
        }
        Figure.show(
            "forms: F1 of single words / of phrases", [single.f1, phrases.f1],
            .atLeast([0.99, 0.98], goal: [1, 1]))
    }

    /// Ten thousand headwords made of the words of a text, in ten megabytes of it.
    private func speed() async throws {
        let text = try Self.text()
        guard !text.isEmpty else { return }
        let headwords = Self.headwords(of: text, count: 10_000)
        var segments: [[UInt8]] = []
        var size = 0
        while size < 10_000_000 {
            for line in text where size < 10_000_000 {
                segments.append(Array(line.utf8))
                size += line.utf8.count + 1
            }
        }
        let rows = (["source\ttarget"] + headwords.map { "\($0)\tx" }).joined(separator: "\n")
        let bytes = Array(rows.utf8)
        var index: TermIndex?
        let loading = try await Cost.of {
            index = TermIndex([try Glossary(tsv: bytes, file: "bench.ru-en.tsv")])
        }
        guard let index else { return }
        var found = 0
        let finding = await Cost.of {
            let finder = TermFinder(index)
            for segment in segments {
                found += finder.places(in: segment, language: Self.russian).count
            }
        }
        Figure.show(
            "10,000 terms over 10 MB of Russian, with their loading: s",
            [(loading.processor + finding.processor) / 1000], .atMost([2], goal: [0.7]),
            note: "\(found) places; \(headwords.count) terms")
        Figure.show(
            "loading 10,000 terms: ms", [loading.processor], .atMost([300], goal: [100]))
    }

    /// What a person types, with a letter wrong, among a hundred thousand terms.
    private func typing() async throws {
        let text = try Self.text()
        let headwords = Self.headwords(of: text, count: 100_000)
        guard headwords.count > 1000 else { return }
        let finder = TermFinder([Self.glossary(headwords)])
        var random = SeededRandom(seed: 4)
        var samples = Samples()
        for _ in 0..<1000 {
            var typed = Array((headwords.randomElement(using: &random) ?? "").unicodeScalars)
            guard typed.count > 3 else { continue }
            let place = Int.random(in: 0..<typed.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: typed[place] = "ж"
            case 1: typed.remove(at: place)
            default: typed.insert("а", at: place)
            }
            let query = String(String.UnicodeScalarView(typed))
            let cost = await Cost.of { _ = finder.lookup(query, limit: 5) }
            samples.add(cost.wall)
        }
        Figure.show(
            "fuzzy look-up among 100,000 terms: ms, p99", [samples.percentile(99)],
            .atMost([5], goal: [1]), note: "\(headwords.count) terms")
    }

    private static func glossary(_ headwords: [String]) -> Glossary {
        Glossary(
            name: "bench", sourceLanguage: russian, targetLanguage: LanguageTag("en"),
            entries: headwords.map {
                GlossaryEntry(source: Headword($0), target: Headword("x"))
            })
    }

    /// The Russian of the alignment sets, line by line.
    private static func text() throws -> [String] {
        let sets = [
            "ntrex-a-c", "wmt21-ruen-c", "lit-gooseberries", "bible-gen-c", "bible-act-c",
            "bible-mar-c", "bible-jos-c",
        ]
        return try sets.flatMap { name -> [String] in
            guard let file = BenchData.file("align/dev/\(name).ru") else { return [] }
            return try String(contentsOf: file, encoding: .utf8).utf8.split(separator: 10)
                .map { String(Substring($0)) }
        }
    }

    /// Headwords of one and of two words as they stand in a text, then further ones made of them, so
    /// that there are as many as are wanted.
    private static func headwords(of text: [String], count: Int) -> [String] {
        var seen: Set<String> = []
        var headwords: [String] = []
        func add(_ headword: String) {
            if headwords.count < count, seen.insert(headword).inserted {
                headwords.append(headword)
            }
        }
        let tokenizer = Tokenizer()
        let words = text.flatMap { line in
            tokenizer.tokens(of: line).filter { $0.kind == .word && $0.key.utf8.count > 7 }.map(
                \.key)
        }
        for (place, word) in words.enumerated() where place % 3 > 0 {
            add(place % 3 == 1 ? word : "\(word) \(words[(place + 1) % words.count])")
            if headwords.count == count { return headwords }
        }
        for step in 2..<50 {
            for (place, word) in words.enumerated() {
                add("\(word) \(words[(place + step) % words.count])")
                if headwords.count == count { return headwords }
            }
        }
        return headwords
    }
}

/// How often what was found is what should be.
struct Agreement {
    private(set) var right = 0
    private(set) var wrong = 0
    private(set) var missed = 0

    mutating func count(_ isFound: Bool, isRight: Bool) {
        right += isFound && isRight ? 1 : 0
        wrong += isFound && !isRight ? 1 : 0
        missed += !isFound && isRight ? 1 : 0
    }

    var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    var recall: Double { Double(right) / Double(max(1, right + missed)) }
    var f1: Double { 2 * Double(right) / Double(max(1, 2 * right + wrong + missed)) }
}
