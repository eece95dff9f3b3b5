/// What there is to say of how an alignment came about.
public struct AlignmentFigures: Hashable, Sendable {
    /// The pairs of segments that led the last search, in order.
    public var anchors: [Anchor] = []
    /// The pairs of words of the lexicons that stand in both texts.
    public var lexiconPairs = 0
    /// The segments that have a word of such a pair.
    public var touched = SideCounts()
    /// How often the texts were searched through.
    public var rounds = 0
    /// The cells of the last search: how many pairs of cuts it looked at.
    public var cells = 0
    /// The share of the segments of the shorter side that stand in two-sided beads whose words
    /// speak for them, 0 to 1.
    public var relatedShare = 0.0

    /// Makes figures of nothing.
    public init() {}
}
