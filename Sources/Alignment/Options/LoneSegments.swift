/// Segments that are known to have no counterpart, though it is not known where they stand among
/// those of the other side.
public struct LoneSegments: Hashable, Sendable {
    /// Those of the source, each range a bead.
    public var source: [Range<Int>]
    /// Those of the target, each range a bead.
    public var target: [Range<Int>]

    /// Names segments of both sides.
    public init(source: [Range<Int>] = [], target: [Range<Int>] = []) {
        self.source = source
        self.target = target
    }
}
