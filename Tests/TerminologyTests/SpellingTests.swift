import TestSupport
import Testing

@testable import Terminology

@Suite struct SpellingTests {
    /// The distance by its definition.
    private func distance(_ left: [UInt32], _ right: [UInt32]) -> Int {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
        for row in 0...left.count {
            for column in 0...right.count {
                guard row > 0, column > 0 else {
                    table[row][column] = row + column
                    continue
                }
                table[row][column] = min(
                    table[row - 1][column] + 1, table[row][column - 1] + 1,
                    table[row - 1][column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1))
            }
        }
        return table[left.count][right.count]
    }

    private func word(_ random: inout RandomSource) -> [UInt32] {
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
            UInt32.random(in: 0x430...0x434, using: &random)
        }
    }

    @Test("a bounded distance is the distance, or nil above the bound")
    func bounded() {
        var random = RandomSource(seed: 1)
        for _ in 0..<5000 {
            let left = word(&random)
            let right = word(&random)
            let limit = Int.random(in: 0...13, using: &random)
            let whole = distance(left, right)
            #expect(
                SpellingDistance.between(left[...], right[...], atMost: limit)
                    == (whole <= limit ? whole : nil), "\(left) \(right) \(limit)")
        }
    }

    @Test("the filters lose none of the near spellings")
    func near() {
        var random = RandomSource(seed: 2)
        let words = (0..<400).map { _ in word(&random) }
        var spellings = Spellings()
        for word in words { spellings.append(word) }
        var count = 0
        for asked in words.prefix(100) {
            var found: [Int: Int] = [:]
            spellings.near(asked) { found[$0] = $1 }
            for (number, other) in words.enumerated() {
                let whole = distance(asked, other)
                let isNear = whole * 10 <= 3 * max(asked.count, other.count)
                #expect(found[number] == (isNear ? whole : nil), "\(asked) \(other)")
                count += isNear ? 1 : 0
            }
        }
        #expect(count > 200)
    }
}
