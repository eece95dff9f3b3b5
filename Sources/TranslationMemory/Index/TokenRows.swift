internal import GRDB
internal import Matching

/// The units of a side with the numbers of their tokens, in the order of their ids.
final class TokenRows {
    private let rows: BulkStatement
    private var tokens: [UInt32] = []

    init(
        _ database: Database, _ side: TextSide, in range: ClosedRange<Int64>, limit: Int = .max
    ) throws {
        rows = try BulkStatement(
            keptBy: database,
            """
            SELECT unit, sourceLanguage, targetLanguage, tokens FROM \(side.table)
            WHERE unit BETWEEN ? AND ? ORDER BY unit LIMIT ?
            """)
        try rows.bind(1, range.lowerBound)
        try rows.bind(2, range.upperBound)
        try rows.bind(3, Int64(limit))
    }

    /// The next unit; nil after the last.
    ///
    /// One that has a token of no number is left out: it is damaged, and verification tells.
    func next(tokenCount: Int) throws -> IndexDelta.Unit? {
        while try rows.step() {
            if let count = read(tokenCount: tokenCount) {
                return IndexDelta.Unit(
                    id: rows.number(0), pair: pair, tokens: Array(tokens[..<count]))
            }
        }
        return nil
    }

    /// Hands out the units that are left, as ``next(tokenCount:)`` does, without an array for each.
    func forEach(
        tokenCount: Int,
        _ body: (_ unit: Int64, _ pair: SIMD2<Int64>, _ tokens: ArraySlice<UInt32>) throws -> Void
    ) throws {
        while try rows.step() {
            if let count = read(tokenCount: tokenCount) {
                try body(rows.number(0), pair, tokens[..<count])
            }
        }
    }

    private var pair: SIMD2<Int64> { SIMD2(rows.number(1), rows.number(2)) }

    /// How many tokens the row has, which stand in the array then; nil where it is damaged.
    private func read(tokenCount: Int) -> Int? {
        guard let count = VariableLength.read(rows.bytes(3), into: &tokens),
            tokens[..<count].allSatisfy({ $0 < tokenCount })
        else { return nil }
        return count
    }
}
