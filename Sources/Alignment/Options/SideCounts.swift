/// A number for each side.
public struct SideCounts: Hashable, Sendable {
    /// That of the source.
    public var source: Int
    /// That of the target.
    public var target: Int

    /// Makes two numbers.
    public init(source: Int = 0, target: Int = 0) {
        self.source = source
        self.target = target
    }
}
