/// A word, or a few, and a translation.
public struct WordPair: Hashable, Sendable {
    /// The words of the source.
    public var source: String
    /// The words of the target.
    public var target: String
    /// How usual the translation is, above 0 to 1.
    public var strength: Float

    /// Makes a pair.
    public init(source: String, target: String, strength: Float = 1) {
        self.source = source
        self.target = target
        self.strength = strength
    }
}

/// What is wrong with a row of a table of word pairs.
public enum WordPairFault: Hashable, Sendable {
    /// There are not two cells, or three, but so many.
    case cells(found: Int)
    /// The source or the target is empty.
    case emptyCell
    /// The third cell is no number above 0 to 1.
    case strength(String)
}
