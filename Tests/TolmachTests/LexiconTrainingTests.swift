import Foundation
import TestSupport
import Testing
import Tolmach

@Suite struct LexiconTrainingTests {
    private let folder: TemporaryFolder
    private var lexicons: URL { folder.url.appendingPathComponent("Lexicons") }

    init() throws { folder = try TemporaryFolder() }

    private static let words = [
        ("кот", "cat"), ("дом", "house"), ("лес", "forest"), ("ночь", "night"), ("река", "river"),
        ("город", "town"), ("снег", "snow"), ("хлеб", "bread"), ("окно", "window"),
        ("поезд", "train"), ("письмо", "letter"), ("сад", "garden"),
    ]

    /// Sentences of three words out of the list, in either order, with a word that is everywhere.
    private static func units(_ count: Int, seed: UInt64) -> [(String, String)] {
        var random = RandomSource(seed: seed)
        return (0..<count).map { _ in
            let chosen = words.shuffled(using: &random).prefix(3)
            return (
                chosen.map(\.0).joined(separator: " ") + " есть.",
                "There is " + chosen.shuffled(using: &random).map(\.1).joined(separator: " ") + "."
            )
        }
    }

    private func job(_ replaces: Bool = false) -> LexiconTrainingJob {
        LexiconTrainingJob(
            name: "trained", sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag("en"),
            replaces: replaces)
    }

    private func tmx(_ units: [(String, String)], _ name: String, turned: Bool = false) throws
        -> String
    {
        var text = """
            <?xml version="1.0"?><tmx version="1.4"><header creationtool="t"
            creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="*all*"
            datatype="plaintext"/><body>\n
            """
        for (russian, english) in units {
            let sides = [
                "<tuv xml:lang=\"ru\"><seg>\(russian)</seg></tuv>",
                "<tuv xml:lang=\"en-GB\"><seg>\(english)</seg></tuv>",
            ]
            text += "<tu srclang=\"\(turned ? "en-GB" : "ru")\">"
            text += (turned ? sides.reversed() : sides).joined() + "</tu>\n"
        }
        return try folder.write(text + "</body></tmx>", to: name)
    }

    /// The best translation of each word that was learned, `кот=cat`.
    private func best(_ path: String) throws -> Set<String> {
        var best: [String: (target: String, strength: Double)] = [:]
        for row in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .dropFirst()
        {
            let cells = row.split(separator: "\t").map(String.init)
            let strength = try #require(Double(cells[2]))
            if strength > best[cells[0]]?.strength ?? 0 { best[cells[0]] = (cells[1], strength) }
        }
        return Set(best.map { "\($0.key)=\($0.value.target)" })
    }

    private static var expected: Set<String> { Set(words.map { "\($0.0)=\($0.1)" }) }

    @Test("the obvious pairs are learned from TMX, whichever way its units were translated")
    func tmxFiles() async throws {
        let files = [
            try tmx(Self.units(60, seed: 1), "a.tmx"),
            try tmx(Self.units(60, seed: 2), "b.tmx", turned: true),
        ]
        let report = try await job().run(on: .files(files), into: lexicons)
        #expect(report.units == 120 && report.leftOut == 0 && !report.isReplaced)
        #expect(report.path == lexicons.appendingPathComponent("trained.ru-en.tsv").path)
        #expect(try best(report.path).isSuperset(of: Self.expected))
        #expect(report.pairs < 40)
    }

    @Test("the obvious pairs are learned from a memory")
    func memory() async throws {
        let store = try SQLiteMemoryStore(path: folder.file("m.tolmach"), for: .writing)
        let units = Self.units(120, seed: 3)
        _ = try await store.add(AddingOptions()) { add in
            for (russian, english) in units {
                try add(
                    TranslationUnit(
                        source: Segment(russian), target: Segment(english),
                        sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag("en")))
            }
            try add(
                TranslationUnit(
                    source: Segment("Haus"), target: Segment("house"),
                    sourceLanguage: LanguageTag("de"), targetLanguage: LanguageTag("en")))
        }
        let report = try await job().run(on: .memories([store]), into: lexicons)
        let information = try await store.information()
        #expect(report.units == information.units - 1)
        #expect(try best(report.path).isSuperset(of: Self.expected))
        try store.close()
    }

    @Test("a pair that only one unit shows weighs little, however clear it is there")
    func oneUnit() async throws {
        let file = try tmx(
            Self.units(120, seed: 6) + [("кот дом жираф есть.", "There is cat house giraffe.")],
            "a.tmx")
        let report = try await job().run(on: .files([file]), into: lexicons)
        var strengths: [String: Double] = [:]
        for row in try String(contentsOfFile: report.path, encoding: .utf8).split(separator: "\n") {
            let cells = row.split(separator: "\t").map(String.init)
            strengths["\(cells[0])=\(cells[1])"] = Double(cells[2])
        }
        #expect(try #require(strengths["жираф=giraffe"]) <= 0.1)
        #expect(try #require(strengths["кот=cat"]) > 0.5)
    }

    @Test("the same units give the same lexicon")
    func deterministic() async throws {
        let file = try tmx(Self.units(100, seed: 4), "a.tmx")
        let path = try await job().run(on: .files([file]), into: lexicons).path
        let first = try Data(contentsOf: URL(fileURLWithPath: path))
        await #expect(throws: LexiconError.exists(path: path)) {
            try await job().run(on: .files([file]), into: lexicons)
        }
        let again = try await job(true).run(on: .files([file]), into: lexicons)
        #expect(again.isReplaced)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
    }

    @Test("units of other languages, or too few to tell, are an error and write nothing")
    func tooFew() async throws {
        let one = try tmx([("кот и дом", "a cat and a house")], "one.tmx")
        await #expect(throws: LexiconError.nothingLearned(units: 1)) {
            try await job().run(on: .files([one]), into: lexicons)
        }
        var german = job()
        german.sourceLanguage = LanguageTag("de")
        await #expect(
            throws: LexiconError.noUnits(source: LanguageTag("de"), target: LanguageTag("en"))
        ) { try await german.run(on: .files([one]), into: lexicons) }
        #expect(!FileManager.default.fileExists(atPath: lexicons.path))
    }

    @Test("units without words, and endless ones, are left out and counted")
    func leftOut() async throws {
        let long = (0..<300).map { "а\($0)" }.joined(separator: " ")
        let file = try tmx(
            Self.units(60, seed: 5) + [("12", "12"), (long, "words")], "a.tmx")
        var rehearsal = job()
        rehearsal.isRehearsal = true
        let report = try await rehearsal.run(on: .files([file]), into: lexicons)
        #expect(report.units == 60 && report.leftOut == 2)
        #expect(!FileManager.default.fileExists(atPath: lexicons.path))
    }
}
