public import Bitext

/// What keeps two texts from being aligned.
public enum AlignmentError: Error, Hashable, Sendable {
    /// A side of an alignment.
    public enum Side: Hashable, Sendable {
        /// The source.
        case source
        /// The target.
        case target
        /// Both.
        case both
    }

    /// A side has no segment, or none but white space.
    case emptySide(Side)
    /// An anchor names a segment that a text of so many segments does not have.
    case anchorOutside(Anchor, SideCounts)
    /// Two anchors say that texts are in different order, or give one segment two partners.
    case anchorsCross(Anchor, Anchor)
    /// An anchor lies within a bead that is known.
    case anchorInside(Anchor, Bead)
    /// A bead that is known is not after the one before it, or not within the texts.
    case fixedOutOfOrder(Bead)
    /// There are not as many vectors as segments.
    case vectorCount(Side, expected: Int, found: Int)
    /// The words of the two texts have hardly anything to do with each other.
    case unrelated(AlignmentFigures)
}
