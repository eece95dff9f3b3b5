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
    /// Pairs of two languages in one unit: each of its sources makes one with each of its targets.
    public var pairs = 512
    /// Bytes of all pairs of a unit that has several, in UTF-8 and 64 for each element: each of them
    /// repeats what is said of the unit, so that a small file could fill the disk.
    public var pairBytes = 1 << 20

    /// The usual limits, far above any honest file.
    public init() {}
}
