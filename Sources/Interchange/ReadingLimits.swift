/// How much a reader takes from a file, which may be hostile.
public struct ReadingLimits: Hashable, Sendable {
    /// Elements inside each other.
    public var depth = 256
    /// Subflows inside each other in one segment: a memory keeps them inside each other too, and
    /// what reads it may not go deeper.
    public var subflows = 16
    /// Attributes of one element.
    public var attributes = 256
    /// Bytes of one segment with its codes, in UTF-8.
    public var segmentBytes = 16 << 20
    /// Bytes of one unit, in UTF-8: its segments, codes, notes and properties, and 64 for each of
    /// its elements.
    public var unitBytes = 64 << 20
    /// Variants of one unit.
    public var variants = 512

    /// The usual limits, far above any honest file.
    public init() {}
}
