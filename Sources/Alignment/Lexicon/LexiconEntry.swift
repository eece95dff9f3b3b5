/// Words of the source and the words of the target that translate them: a pair of a glossary.
///
/// The words may be given in any form: they are compared by their stems.
public struct LexiconEntry: Hashable, Sendable {
    /// The words of the source, one or more.
    public var source: [String]
    /// The words of the target, one or more.
    public var target: [String]
    /// How probable it is that the source is translated by just this target, above 0 to 1.
    public var strength: Double

    /// Makes an entry.
    public init(source: [String], target: [String], strength: Double = 0.6) {
        self.source = source
        self.target = target
        self.strength = strength
    }
}
