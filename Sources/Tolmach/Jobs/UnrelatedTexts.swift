public import Alignment

/// Two texts that hardly belong together, with what speaks for and against that.
public struct UnrelatedTexts: Error, Hashable, Sendable {
    /// How the alignment came about.
    public let figures: AlignmentFigures
    /// How many segments the shorter text has.
    public let segments: Int
    /// How many pairs of words the lexicons and glossaries for the two languages have.
    public let entries: Int
    /// The anchors that were told.
    public let anchors: [AnchorMark]
    /// The corrected table that was given.
    public let table: String?
}
