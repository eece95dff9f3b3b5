/// How many segments stand on each side of a bead, and how probable that is.
public struct BeadShape: Hashable, Sendable {
    /// The segments of the source, 1 or more.
    public let source: Int
    /// The segments of the target, 1 or more.
    public let target: Int
    /// The natural logarithm of the probability of the shape against that of 1-1.
    public let logPrior: Double

    /// Makes a shape.
    public init(source: Int, target: Int, logPrior: Double) {
        precondition(
            (1...32).contains(source) && (1...32).contains(target),
            "a shape has 1 to 32 segments on each side")
        self.source = source
        self.target = target
        self.logPrior = logPrior
    }

    /// One to one, one to two or three on either side, and two to two.
    public static let usual = [
        BeadShape(source: 1, target: 1, logPrior: 0),
        BeadShape(source: 1, target: 2, logPrior: -2),
        BeadShape(source: 2, target: 1, logPrior: -2),
        BeadShape(source: 1, target: 3, logPrior: -2.7),
        BeadShape(source: 3, target: 1, logPrior: -2.7),
        BeadShape(source: 2, target: 2, logPrior: -4.5),
    ]
}
