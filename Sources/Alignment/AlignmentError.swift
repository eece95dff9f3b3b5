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
}
