internal import Alignment
internal import Bitext
internal import Foundation
internal import Language

/// Aligns texts whose beads are known, without any dictionary, and scores what is found.
struct AlignmentBench {
    private static let built = [
        "ntrex-a-c", "ntrex-a-n", "ntrex-a-h", "wmt21-ruen-c", "wmt21-ruen-n", "wmt22-enru-n",
        "wmt22-enru-h", "bible-act-c", "bible-mar-c", "bible-gen-c", "bible-jos-c", "bible-act-n",
        "bible-gen-n",
    ]

    func run() throws {
        print(Self.line("set", "segments", "strict", "lax", "must", "goal", "seconds"))
        let development = BenchData.folder.appendingPathComponent("align/dev")
        if let built = try measure(Self.built, in: development, title: "13 built sets") {
            let doubtful = built.doubtful
            print(
                "calibration error \(Self.number(built.calibrationError)) (must .040, goal .020);",
                "below .7 confidence \(Self.number(doubtful.confidence)),",
                "right \(Self.number(doubtful.right))")
        }
        try measure(["lit-gooseberries"], in: development, must: 0.96, goal: 0.985)
        try measure(
            (0...6).map { "textberg-test\($0)" }, in: development, ("de", "fr"),
            title: "textberg-test0..6", must: 0.82, goal: 0.86)
        try measure(
            ["kherson"], in: BenchData.folder.appendingPathComponent("article"), must: 0.96, goal: 1
        )
        let memory = URL(fileURLWithPath: "Memory")
        try measure(["occupation"], in: memory, gold: "beads", goal: 0.96)
        print("with the shipped glossary")
        try measure(
            ["occupation"], in: memory, gold: "beads",
            lexicon: Self.lexicon(at: URL(fileURLWithPath: "Glossaries/occupation.ru-en.tsv")),
            goal: 0.96)
        print("with the paragraphs of the texts")
        try measure(
            ["kherson"], in: BenchData.folder.appendingPathComponent("article"),
            hasParagraphs: true,
            must: 0.96, goal: 1)
        try measure(["occupation"], in: memory, gold: "beads", hasParagraphs: true, goal: 0.96)
    }

    /// Aligns and scores some sets, and prints a line for each and, with a title, one for all.
    @discardableResult
    private func measure(
        _ names: [String], in folder: URL, _ languages: (String, String) = ("ru", "en"),
        gold: String = "gold", hasParagraphs: Bool = false, lexicon: [LexiconEntry] = [],
        title: String? = nil,
        must: Double? = nil, goal: Double? = nil
    ) throws -> AlignmentScore? {
        var all = AlignmentScore()
        var total = (segments: 0, seconds: 0.0, sets: 0)
        for name in names {
            let base = folder.appendingPathComponent(name)
            guard let source = text(base, languages.0, hasParagraphs),
                let target = text(base, languages.1, hasParagraphs),
                let pairs = try? AlignmentScore.gold(at: base.appendingPathExtension(gold))
            else {
                print("\(name) is not in \(folder.path) (TOLMACH_DATA)")
                continue
            }
            let start = ContinuousClock.now
            let beads = try Aligner(lexicon: lexicon).align(source, target).beads
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            var score = AlignmentScore()
            score.add(beads, gold: pairs)
            all.add(beads, gold: pairs)
            let segments = source.segments.count + target.segments.count
            total = (total.segments + segments, total.seconds + seconds, total.sets + 1)
            print(
                Self.line(
                    name, segments, score, must: title == nil ? must : nil,
                    goal: title == nil ? goal : nil, seconds))
        }
        guard let title, total.sets == names.count else { return nil }
        print(Self.line(title, total.segments, all, must: must, goal: goal, total.seconds))
        return all
    }

    /// Reads segments, one a line, and the paragraphs in which they stand from the running text
    /// beside them.
    private func text(
        _ base: URL, _ language: String, _ hasParagraphs: Bool
    ) -> SegmentedText? {
        let file = base.appendingPathExtension(language)
        guard let lines = Self.lines(of: file) else { return nil }
        let segments = lines.map { Segment($0) }
        guard hasParagraphs, let running = Self.lines(of: file.appendingPathExtension("txt")) else {
            return SegmentedText(language: LanguageTag(language), segments: segments)
        }
        var paragraphs: [SegmentedText.Paragraph] = []
        var next = 0
        for paragraph in running where !paragraph.isEmpty {
            let first = next
            while next < lines.count, paragraph.contains(lines[next]) { next += 1 }
            if first < next { paragraphs.append(.init(segments: first..<next, kind: .text)) }
        }
        guard next == lines.count else { return nil }
        return SegmentedText(
            language: LanguageTag(language), segments: segments, paragraphs: paragraphs)
    }

    /// The pairs of a glossary whose columns `source` and `target` are its second and third.
    private static func lexicon(at file: URL) -> [LexiconEntry] {
        (lines(of: file) ?? []).dropFirst().compactMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count > 2 else { return nil }
            return LexiconEntry(
                source: cells[1].split(separator: " ").map(String.init),
                target: cells[2].split(separator: " ").map(String.init))
        }
    }

    private static func lines(of file: URL) -> [String]? {
        guard let content = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        var lines = content.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func line(
        _ name: String, _ segments: Int, _ score: AlignmentScore, must: Double?, goal: Double?,
        _ seconds: Double
    ) -> String {
        line(
            name, String(segments), number(score.f1.strict), number(score.f1.lax),
            must.map(number) ?? "", goal.map(number) ?? "", number(seconds))
    }

    private static func line(_ cells: String...) -> String {
        cells.enumerated().map { place, cell in
            let width = place == 0 ? 18 : 9
            let padding = String(repeating: " ", count: max(0, width - cell.utf8.count))
            return place == 0 ? cell + padding : padding + cell
        }.joined()
    }

    private static func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
