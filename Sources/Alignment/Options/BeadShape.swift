/// How many segments stand on each side of a bead, and how probable that is.
public struct BeadShape: Hashable, Sendable {
    /// The segments of the source, 1 or more.
    public let source: Int
    /// The segments of the target, 1 or more.
    public let target: Int
    /// The natural logarithm of the probability of the shape against that of 1-1.
    public let logPrior: Double

    /// Makes a shape: one to up to 32 on either side, or up to three on both.
    public init(source: Int, target: Int, logPrior: Double) {
        precondition(
            source > 0 && target > 0
                && max(source, target) <= (min(source, target) == 1 ? 32 : 3),
            "a shape has one segment on a side and up to 32 on the other, or up to 3 on both")
        self.source = source
        self.target = target
        self.logPrior = logPrior
    }

    var counts: SideCounts { SideCounts(source: source, target: target) }

    /// One to one up to eight and eight to one, two to two, two to three and three to two.
    public static let all: [BeadShape] =
        [BeadShape(source: 1, target: 1, logPrior: 0)]
        + (2...8).flatMap { count in
            let logPrior = -2 - 0.7 * Double(count - 2)
            return [
                BeadShape(source: 1, target: count, logPrior: logPrior),
                BeadShape(source: count, target: 1, logPrior: logPrior),
            ]
        } + [
            BeadShape(source: 2, target: 2, logPrior: -4.5),
            BeadShape(source: 2, target: 3, logPrior: -5.5),
            BeadShape(source: 3, target: 2, logPrior: -5.5),
        ]
}
