/// A place at which both texts are cut: a bead begins with each of these segments.
public struct Anchor: Hashable, Sendable {
    /// The position of the segment of the source, from 0.
    public let source: Int
    /// The position of the segment of the target, from 0.
    public let target: Int

    /// Makes an anchor.
    public init(source: Int, target: Int) {
        self.source = source
        self.target = target
    }
}
