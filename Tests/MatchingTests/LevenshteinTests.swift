import TestSupport
import Testing

@testable import Matching

@Suite struct LevenshteinTests {
    /// The table of Wagner and Fischer.
    private func obvious(_ first: [UInt32], _ second: [UInt32]) -> Int {
        var row = Array(0...second.count)
        for (line, element) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, other) in second.enumerated() {
                let cost = min(
                    diagonal + (element == other ? 0 : 1), row[column] + 1, row[column + 1] + 1)
                diagonal = row[column + 1]
                row[column + 1] = cost
            }
        }
        return row[second.count]
    }

    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(
        "counts the edits of words",
        arguments: [
            ("", "", 0), ("", "мир", 3), ("оккупация", "оккупации", 1), ("kitten", "sitting", 3),
            ("партизан", "партизанами", 3), ("кот", "ток", 2),
        ])
    func words(first: String, second: String, distance: Int) {
        #expect(Levenshtein.distance(scalars(first).span, scalars(second).span) == distance)
        #expect(Levenshtein.distance(scalars(second).span, scalars(first).span) == distance)
    }

    @Test("keeps no more of a pattern than its length, whatever is in it")
    func places() {
        let length = 10_000
        let patterns: [(pattern: [UInt32], blocks: Int)] = [
            ((0..<length).map { UInt32($0) }, length),
            ([UInt32](repeating: 7, count: length), (length + 63) / 64),
            ((0..<length).map { UInt32($0 % 200) }, length),
            ((0..<length).map { UInt32($0 / 64) }, (length + 63) / 64),
        ]
        for (pattern, blocks) in patterns {
            #expect(Levenshtein.Places(pattern.span).blockCount == blocks)
        }
    }

    @Test("counts the edits of long sequences")
    func longSequences() {
        let first = (0..<100_000).map { UInt32($0) }
        let other = first.map { $0 + 100_000 }
        var near = first
        near.swapAt(7, 50_000)
        near.remove(at: 99)
        #expect(Levenshtein.distance(first.span, near.span, limit: 5) == 3)
        #expect(Levenshtein.distance(first.span, other.span, limit: 5) == nil)
        let short = Array(first[..<30_000])
        let shorter = Array(short[..<300])
        let others = Array(other[..<30_000])
        #expect(Levenshtein.distance(short.span, shorter.span) == 29_700)
        #expect(Levenshtein.distance(short.span, others.span) == 30_000)
    }

    @Test("equals the obvious table at every length, limit and alphabet")
    func random() {
        var random = RandomSource(seed: 2)
        for round in 0..<700 {
            let longest = [4, 12, 63, 64, 65, 130, 200][round % 7]
            let alphabet = [UInt32(2), 5, 30, 0x10_FFFF][round % 4]
            func sequence() -> [UInt32] {
                (0..<Int.random(in: 0...longest, using: &random)).map { _ in
                    UInt32.random(in: 0...alphabet, using: &random)
                }
            }
            let first = sequence()
            var second = sequence()
            if round % 2 == 0 {
                second = first
                for _ in 0..<Int.random(in: 0...6, using: &random) where !second.isEmpty {
                    second[Int.random(in: 0..<second.count, using: &random)] =
                        UInt32.random(in: 0...alphabet, using: &random)
                }
            }
            let expected = obvious(first, second)
            #expect(Levenshtein.distance(first.span, second.span) == expected)
            let limit = Int.random(in: 0...(expected + 3), using: &random)
            #expect(
                Levenshtein.distance(first.span, second.span, limit: limit)
                    == (expected <= limit ? expected : nil))
        }
    }
}
