internal import Foundation
internal import Language

/// Cuts paragraphs whose sentences are known, and scores the boundaries.
///
/// Ft is the F1 measure over the boundaries inside paragraphs where one that no mark of a sentence's
/// end shows (a heading, a signature) is not counted as missed.
struct SegmentationBench {
    private static let sets: [(name: String, language: String, must: Double, goal: Double)] = [
        ("ru-news-fre", "ru", 0.996, 0.999), ("ru-taiga", "ru", 0.950, 0.975),
        ("ru-gsd-joined", "ru", 0.988, 0.993), ("ru-pud", "ru", 0.994, 0.998),
        ("ru-hard", "ru", 0.97, 1), ("en-pud", "en", 0.995, 0.998), ("en-hard", "en", 0.95, 1),
    ]

    private struct Row: Decodable {
        let text: String
        let spans: [[Int]]
    }

    func run() throws {
        print(Table.row("set", "gold", "Ft", "must", "goal", "MB/s"))
        for set in Self.sets {
            guard let file = BenchData.file("segment/dev/\(set.name).jsonl") else { continue }
            let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
                try JSONDecoder().decode(Row.self, from: Data($0.utf8))
            }
            let breaker = try SentenceBreaker(language: LanguageTag(set.language))
            var counts = Counts()
            let bytes = rows.reduce(0) { $0 + $1.text.utf8.count }
            let start = ContinuousClock.now
            let found = try rows.map { row in
                try breaker.sentences(
                    of: Paragraph(range: 0..<row.text.utf8.count, kind: .text), in: row.text)
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            for (row, sentences) in zip(rows, found) { counts.add(row.text, row.spans, sentences) }
            print(
                Table.row(
                    set.name, "\(counts.gold)", Table.number(counts.f1),
                    Table.number(set.must), Table.number(set.goal),
                    Table.number(Double(bytes) / 1e6 / seconds)))
        }
    }

    /// Boundaries as counts of scalars that are not white space, so that white space is free.
    private struct Counts {
        var gold = 0
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
