/// What is wrong with a row of a table of word pairs.
public enum WordPairFault: Hashable, Sendable {
    /// There are not two cells, or three, but so many.
    case cells(found: Int)
    /// The source or the target is empty.
    case emptyCell
    /// The third cell is no number above 0 to 1.
    case strength(String)
}
