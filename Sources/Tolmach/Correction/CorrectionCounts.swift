/// How many rows of a corrected table are kept, and why.
public struct CorrectionCounts: Hashable, Sendable {
    /// Why a row is kept.
    enum Reason: Hashable, Sendable {
        /// It is marked, or nothing in the table could mark rows.
        case marked
        /// A person changed its texts.
        case changed
    }

    /// The rows with text.
    public let rows: Int
    /// Those that are kept because they are marked, or because the table has no column for that.
    public let marked: Int
    /// Those that are kept because their texts are no longer the ones that the program wrote.
    public let changed: Int
    /// Those that are not kept because their marks say so, though their texts are changed.
    public let refused: Int
    /// The line of the first of these; nil where there is none.
    public let firstRefusedLine: Int?
    /// How many sentences rows that are kept have in part, with the rest in no such row.
    public let cut: Int
    /// The line of the first row that has such a part; nil where there is none.
    public let firstCutLine: Int?
}
