import TestSupport
import Testing

@testable import Tolmach

@Suite struct SpreadsheetTests {
    private static let pieces = [
        "0", "1", "5", "12", "99", "2026", ".", ",", ":", "-", "−", "/", " ", "(", ")", "%", "E",
        "+", "$", "PM", "AM", "T", "мая", "Oct", "г", "'", "½", "٣", "é",
    ]

    private static func some(_ count: Int, _ random: inout RandomSource) -> [String] {
        (0..<Int.random(in: 0...count, using: &random))
            .map { _ in pieces.randomElement(using: &random) ?? "" }
    }

    @Test("no text is too odd, and what may be shown for another may be shown for itself")
    func odd() {
        var random = RandomSource(seed: 3)
        var found = 0
        for _ in 0..<30_000 {
            let parts = Self.some(5, &random)
            let original = parts.joined()
            let others = parts + Self.some(2, &random)
            let cell =
                (Bool.random(using: &random) ? others : others.shuffled(using: &random)).joined()
            if SpreadsheetNumber.mayShow(cell, for: original) {
                found += 1
                #expect(SpreadsheetNumber.mayShow(cell, for: cell), "\(cell)")
                #expect(SpreadsheetNumber.mayShow(original, for: original), "\(original)")
            }
            if SpreadsheetDate.mayShow(cell, for: original) { found += 1 }
        }
        #expect(found > 100)
    }
}
