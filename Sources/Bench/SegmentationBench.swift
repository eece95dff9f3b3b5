internal import Foundation
internal import Language

/// Cuts paragraphs whose sentences are known, and scores the boundaries.
///
/// Ft is the F1 measure over the boundaries inside paragraphs where one that no mark of a sentence's
/// end shows (a heading, a signature) is not counted as missed.
struct SegmentationBench {
    private struct Sample {
        let name: String
        /// Nil where the paragraphs that are cut exactly count: all but one, and all.
        var must: Double?
        var goal: Double?
        var startsLowerCase = false
        var language: String { String(name.prefix(2)) }
    }

    private static let samples: [Sample] = [
        Sample(name: "ru-news-fre", must: 0.996, goal: 0.999),
        Sample(name: "ru-taiga", must: 0.950, goal: 0.975),
        Sample(name: "ru-gsd-joined", must: 0.988, goal: 0.993),
        Sample(name: "ru-pud", must: 0.994, goal: 0.998),
        Sample(name: "ru-hard", must: 0.97, goal: 1),
        Sample(name: "en-ewt", must: 0.965, goal: 0.980, startsLowerCase: true),
        Sample(name: "en-pud", must: 0.995, goal: 0.998),
        Sample(name: "en-hard", must: 0.95, goal: 1),
        Sample(name: "ru-golden"), Sample(name: "en-golden"),
    ]
    private static let rounds = 5
    private static let repeats = 8

    /// A paragraph and its sentences, in scalars.
    struct Row: Decodable {
        let text: String
        let spans: [[Int]]
    }

    /// The paragraphs of a set, where they are.
    static func rows(_ name: String) throws -> [Row]? {
        guard let file = BenchData.file("segment/dev/\(name).jsonl") else { return nil }
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
    }

    func run() throws {
        print(Table.row("set", "gold", "Ft", "must", "goal", "exact"))
        for sample in Self.samples {
            guard let rows = try Self.rows(sample.name) else { continue }
            let breaker = try SentenceBreaker(
                language: LanguageTag(sample.language), startsLowerCase: sample.startsLowerCase)
            var counts = Counts()
            for row in rows {
                counts.add(
                    row.text, row.spans,
                    try breaker.sentences(
                        of: Paragraph(range: 0..<row.text.utf8.count, kind: .text), in: row.text))
            }
            print(
                Table.row(
                    sample.name, "\(counts.gold)", Table.number(counts.f1),
                    sample.must.map(Table.number) ?? "all but 1",
                    sample.goal.map(Table.number) ?? "all",
                    "\(counts.exactParagraphs) of \(rows.count)"))
        }
        try speed()
    }

    /// Running text of Russian news: paragraphs, sentences and all.
    private func speed() throws {
        guard let rows = try Self.rows("ru-news-fre"),
            let boundaries = SentenceBoundaries(language: "ru")
        else { return }
        let text = rows.map(\.text).joined(separator: "\n\n")
        let bytes = Array(text.utf8)
        let segmenter = try Segmenter(language: LanguageTag("ru"))
        // In turns, and the best of each, since others may use the machine.
        var alone = Double.infinity
        var whole = Double.infinity
        for _ in 0..<Self.repeats {
            alone = min(alone, Self.seconds { boundaries.count(in: bytes) })
            whole = min(whole, try Self.seconds { try segmenter.segments(of: text).count })
        }
        let size = Double(bytes.count * Self.rounds) / 1e6
        print("")
        print(Table.row("Russian running text", "MB/s", "to ICU", "must", "goal"))
        print(Table.row("ICU's sentence breaks alone", Table.number(size / alone)))
        print(
            Table.row(
                "paragraphs and sentences", Table.number(size / whole),
                Table.number(alone / whole), "50, .5", "90, .8"))
    }

    private static func seconds(_ work: () throws -> Int) rethrows -> Double {
        var sum = 0
        let start = ContinuousClock.now
        for _ in 0..<rounds { sum &+= try work() }
        precondition(sum > 0, "the work is not left out")
        return (ContinuousClock.now - start) / .seconds(1)
    }

    /// Boundaries as counts of scalars that are not white space, so that white space is free.
    struct Counts {
        var gold = 0
        private(set) var exactParagraphs = 0
        private var right = 0
        private var found = 0
        private var missed = 0

        var f1: Double {
            let precision = Double(right) / Double(max(1, found))
            let recall = Double(right) / Double(max(1, right + missed))
            return 2 * precision * recall / max(1e-9, precision + recall)
        }

        mutating func add(_ text: String, _ spans: [[Int]], _ sentences: [Range<Int>]) {
            let scalars = Array(text.unicodeScalars)
            var visible = [0]
            for scalar in scalars {
                visible.append(visible[visible.count - 1] + (Self.isWhite(scalar) ? 0 : 1))
            }
            let inner = spans.dropLast().compactMap(\.last)
            let expected = Set(inner.map { visible[$0] })
            var place = 0
            var byte = 0
            var predicted: Set<Int> = []
            for sentence in sentences.dropLast() {
                while byte < sentence.upperBound {
                    byte += UTF8.width(scalars[place])
                    place += 1
                }
                predicted.insert(visible[place])
            }
            if predicted == expected { exactParagraphs += 1 }
            gold += expected.count
            found += predicted.count
            right += predicted.intersection(expected).count
            for end in inner where !predicted.contains(visible[end]) {
                missed += Self.isMarked(scalars[..<end]) ? 1 : 0
            }
        }

        private static func isMarked(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
            let closers: Set<Unicode.Scalar> = [
                "»", "\"", "”", "“", "’", "'", ")", "]", "}", "*", "›",
            ]
            let last = text.last { !isWhite($0) && !closers.contains($0) }
            return last.map { [".", "!", "?", "…", "‼", "⁉", "。"].contains($0) } == true
        }

        private static func isWhite(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace
        }
    }
}
