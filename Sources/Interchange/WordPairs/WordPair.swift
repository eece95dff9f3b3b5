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
