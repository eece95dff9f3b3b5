/// What the sound of two words tells of their being the same name.
public struct NameEvidence: Hashable, Sendable {
    /// The least similarity that tells anything.
    public static let leastSimilarity = 0.75

    /// How alike the names are, from `leastSimilarity` to 1.
    public let similarity: Double

    /// Takes the similarity of two names; gives nil where it tells nothing.
    public init?(similarity: Double) {
        guard similarity >= Self.leastSimilarity else { return nil }
        self.similarity = similarity
    }
}
