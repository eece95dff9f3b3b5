internal import GRDB
internal import Matching

/// The tokens of a store under their numbers.
enum TokenTable {
    /// Takes up the tokens that a vocabulary does not have yet.
    ///
    /// Throws ``IndexReaderError`` where they are not numbered in order.
    static func take(from database: Database, into vocabulary: inout Vocabulary) throws {
        let rows = try BulkStatement(
            keptBy: database,
            "SELECT id, key, category, weight FROM token WHERE id >= ? ORDER BY id")
        try rows.bind(1, Int64(vocabulary.count))
        while try rows.step() {
            let expected = vocabulary.count
            let category = Vocabulary.Category(rawValue: UInt8(clamping: rows.number(2)))
            let id = vocabulary.id(
                of: Span(_unsafeBytes: rows.bytes(1)), category ?? .punctuation,
                weight: Int(clamping: rows.number(3)))
            // A token that is there twice, or under another number, is damage.
            guard Int64(id) == rows.number(0), Int(id) == expected else {
                throw IndexReaderError.tokensOutOfOrder
            }
        }
    }
}
