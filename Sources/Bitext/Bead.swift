/// Neighbouring segments of the source that are translated by neighbouring segments of the target.
///
/// One side may be empty: a segment without a counterpart.
public struct Bead: Hashable, Sendable, Codable {
    /// The positions of the segments of the source, from 0.
    public let source: Range<Int>
    /// The positions of the segments of the target, from 0.
    public let target: Range<Int>
    /// The posterior probability that just these belong together, 0 to 1.
    public let confidence: Double

    /// Makes a bead.
    public init(source: Range<Int>, target: Range<Int>, confidence: Double) {
        self.source = source
        self.target = target
        self.confidence = confidence
    }

    /// Whether one side is empty.
    public var isOneSided: Bool { source.isEmpty || target.isEmpty }
}
