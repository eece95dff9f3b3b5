public import Bitext

/// The numbers of both sides.
public struct BeadNumbering: Hashable, Sendable {
    /// Those of the source.
    public let source: SegmentNumbering
    /// Those of the target.
    public let target: SegmentNumbering

    /// Joins the numbers of both sides.
    public init(source: SegmentNumbering, target: SegmentNumbering) {
        self.source = source
        self.target = target
    }

    /// The numbers of a bead's segments, as `120-121:118`; an empty side has none, as `120:`.
    public func text(of bead: Bead) -> String {
        source.text(of: bead.source) + ":" + target.text(of: bead.target)
    }
}
