public import Bitext

extension Aligner {
    /// What can be chosen.
    public struct Options: Sendable {
        /// The shapes that two-sided beads may have, 1-1 among them; a segment can always stand
        /// alone.
        public var shapes: [BeadShape] = BeadShape.all
        /// How often translations of words are learned from the beads of the search before, at
        /// most.
        public var learningRounds = 2
        /// Where both texts are cut, in any order: what lies between is aligned on its own.
        public var anchors: [Anchor] = []
        /// Beads that are known, in order: they come out as they are, with confidence 1, and the
        /// rest is aligned between them.
        public var fixed: [Bead] = []
        /// Segments that are known to have no counterpart: those of a range come out as one bead,
        /// with confidence 1, where the rest of the texts shows its place.
        public var alone = LoneSegments()
        /// Vectors of the segments, as further evidence: what nearness tells is learned from the
        /// beads of the search before.
        public var vectors: SegmentVectors?
        /// How many threads may work at once; the beads do not depend on it.
        public var threads = 1
        /// Whether texts that do not seem to belong together are aligned all the same.
        public var isForced = false

        /// Makes the usual options.
        public init() {}
    }
}
