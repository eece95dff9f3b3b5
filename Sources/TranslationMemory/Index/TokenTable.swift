internal import GRDB
internal import Matching

/// The tokens of a store under their numbers.
enum TokenTable {
    /// What tokens weigh.
    private static let weights: ClosedRange<Int64> = 1...8

    /// How many tokens a store has.
    static func count(in database: Database) throws -> Int64 {
        let row = try BulkStatement(
            keptBy: database, "SELECT ifnull(max(id) + 1, 0) FROM token")
        return try row.step() ? row.number(0) : 0
    }

    /// Takes up the tokens that a vocabulary does not have yet.
    ///
    /// Throws ``IndexReaderError`` where they are not numbered in order, or are no tokens.
    static func take(from database: Database, into vocabulary: inout Vocabulary) throws {
        let rows = try BulkStatement(
            keptBy: database,
            "SELECT id, key, category, weight FROM token WHERE id >= ? ORDER BY id")
        try rows.bind(1, Int64(vocabulary.count))
        while try rows.step() {
            let expected = vocabulary.count
            guard let category = Vocabulary.Category(rawValue: UInt8(clamping: rows.number(2))),
                weights.contains(rows.number(3))
            else { throw IndexReaderError.tokensOutOfOrder }
            let id = vocabulary.id(
                of: Span(_unsafeBytes: rows.bytes(1)), category, weight: Int(rows.number(3)))
            // A token that is there twice, or under another number, is damage.
            guard Int64(id) == rows.number(0), Int(id) == expected else {
                throw IndexReaderError.tokensOutOfOrder
            }
        }
    }
}
