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
            guard VariableLength.numbers(of: rows.bytes(3), into: &tokens),
                tokens.allSatisfy({ $0 < tokenCount })
            else { continue }
            return IndexDelta.Unit(
                id: rows.number(0), pair: SIMD2(rows.number(1), rows.number(2)), tokens: tokens)
        }
        return nil
    }
}
