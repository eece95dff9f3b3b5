public import Bitext

/// A segment for which translations are looked up, with what stands beside it.
public struct LookupQuery: Sendable, Hashable {
    /// The segment.
    public var segment: Segment
    /// The segment before it in its document.
    public var previous: Neighbour
    /// The segment after it in its document.
    public var next: Neighbour

    /// Asks for a segment, in a context where that is known.
    public init(_ segment: Segment, previous: Neighbour = .unknown, next: Neighbour = .unknown) {
        self.segment = segment
        self.previous = previous
        self.next = next
    }

    /// Asks for a text without codes and context.
    public init(_ text: String) { self.init(Segment(text)) }
}
