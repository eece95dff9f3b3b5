internal import Alignment
internal import Bitext
internal import Foundation
internal import Language
internal import Tolmach

/// Aligns texts whose beads are known, with the installed dictionaries and without, and scores what
/// is found.
struct AlignmentBench {
    private struct Kind {
        let sets: [String]
        let must: Double
        let goal: Double
    }

    private static let noisy = ["ntrex-a-n", "wmt21-ruen-n", "wmt22-enru-n"]
    private static let kinds = [
        Kind(sets: ["ntrex-a-c", "wmt21-ruen-c"], must: 0.955, goal: 0.98),
        Kind(sets: noisy, must: 0.955, goal: 0.98),
        Kind(sets: ["ntrex-a-h", "wmt22-enru-h"], must: 0.94, goal: 0.96),
        Kind(
            sets: [
                "bible-act-c", "bible-mar-c", "bible-gen-c", "bible-jos-c", "bible-act-n",
                "bible-gen-n",
            ], must: 0.91, goal: 0.955),
    ]

    private let dictionaries: [WordLexicon]

    init() throws {
        dictionaries = try LexiconShelf(
            workspace: nil, environment: ProcessInfo.processInfo.environment
        ).lexicons(for: LanguageTag("ru"), LanguageTag("en"))
    }

    func run() throws {
        print(
            "dictionaries: "
                + dictionaries.map { "\($0.name), \($0.count) pairs" }.joined(separator: "; "))
        print(Self.line("set", "segments", "strict", "lax", "must", "goal", "seconds"))
        let development = BenchData.folder.appendingPathComponent("align/dev")
        var built = AlignmentScore()
        for kind in Self.kinds {
            try measure(
                kind.sets, in: development, must: kind.must, goal: kind.goal, all: &built)
        }
        print(Self.line("13 built sets", "", built, must: 0.962, goal: 0.975, ""))
        print(
            "calibration error \(Self.number(built.calibrationError)) (must .040, goal .020);",
            "below .7 confidence \(Self.number(built.doubtful.confidence)),",
            "right \(Self.number(built.doubtful.right))")
        var rest = AlignmentScore()
        try measure(["lit-gooseberries"], in: development, must: 0.975, goal: 0.99, all: &rest)
        let article = BenchData.folder.appendingPathComponent("article")
        try measure(["kherson"], in: article, must: 0.96, goal: 1, all: &rest)
        let memory = URL(fileURLWithPath: "Memory")
        try measure(["occupation"], in: memory, gold: "beads", goal: 0.96, all: &rest)
        print("with the paragraphs of the texts")
        try measure(["kherson"], in: article, hasParagraphs: true, must: 0.96, goal: 1, all: &rest)
        try measure(
            ["occupation"], in: memory, gold: "beads", hasParagraphs: true, goal: 0.96, all: &rest)

        print("without dictionaries")
        let bare = AlignmentBench(dictionaries: [])
        try bare.measure(Self.noisy, in: development, must: 0.95, goal: 0.975, all: &rest)
        try bare.measure(["bible-act-n"], in: development, must: 0.75, goal: 0.88, all: &rest)
        var climbs = AlignmentScore()
        try bare.measure(
            (0...6).map { "textberg-test\($0)" }, in: development, ("de", "fr"), all: &climbs)
        print(Self.line("textberg-test0..6", "", climbs, must: 0.82, goal: 0.86, ""))
    }

    private init(dictionaries: [WordLexicon]) { self.dictionaries = dictionaries }

    /// Aligns and scores some sets, and prints a line for each.
    private func measure(
        _ names: [String], in folder: URL, _ languages: (String, String) = ("ru", "en"),
        gold: String = "gold", hasParagraphs: Bool = false, must: Double? = nil,
        goal: Double? = nil, all: inout AlignmentScore
    ) throws {
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
            let beads = try Aligner(dictionaries: dictionaries).align(source, target).beads
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            var score = AlignmentScore()
            score.add(beads, gold: pairs)
            all.add(beads, gold: pairs)
            print(
                Self.line(
                    name, "\(source.segments.count + target.segments.count)", score, must: must,
                    goal: goal, Self.number(seconds)))
        }
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

    private static func lines(of file: URL) -> [String]? {
        guard let content = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        var lines = content.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func line(
        _ name: String, _ segments: String, _ score: AlignmentScore, must: Double?,
        goal: Double?, _ seconds: String
    ) -> String {
        line(
            name, segments, number(score.f1.strict), number(score.f1.lax),
            must.map(number) ?? "", goal.map(number) ?? "", seconds)
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
