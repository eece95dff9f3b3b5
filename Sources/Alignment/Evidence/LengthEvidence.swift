internal import Glibc

/// How much likelier the lengths of two groups are for a translation than for texts at random.
///
/// The logarithm of the ratio of lengths is taken as normal in both cases, narrow where one group
/// translates the other and wide where not, so that the evidence can be added to that of words.
struct LengthEvidence {
    /// The characters of the target for one of the source.
    let ratio: Double
    private let root: Double
    private let curves = Self.curves

    /// Takes the ratio of the text that two sides have in all, drawn to 1 where that is little.
    init(sourceLength: Double, targetLength: Double) {
        ratio = (targetLength + Self.priorLength) / (sourceLength + Self.priorLength)
        root = ratio.squareRoot()
    }

    /// The evidence of the lengths of two groups, in characters.
    func score(_ source: Double, _ target: Double) -> Double {
        let left = max(source, 1) * root
        let right = max(target, 1) / root
        let deviation = log(right / left)
        let curve = curves[min(Int((left + right) / 2), curves.count - 1)]
        return max(curve.peak - deviation * deviation * curve.steepness, Self.least)
    }

    /// Whether the evidence is not below `leastPlausible`; without a logarithm, since it is asked for
    /// many pairs of groups, most of which are not.
    func isPlausible(_ source: Double, _ target: Double) -> Bool {
        let left = max(source, 1) * root
        let right = max(target, 1) / root
        let curve = curves[min(Int((left + right) / 2), curves.count - 1)]
        return left <= right * curve.greatestRatio && right <= left * curve.greatestRatio
    }

    /// What is less likely by its lengths is no bead of many segments.
    private static let leastPlausible = -6.0
    private static let priorLength = 200.0
    /// A single length never outweighs several words.
    private static let least = -12.0

    /// The evidence by the mean length of two groups.
    private struct Curve {
        /// That of equal lengths.
        let peak: Double
        /// How it falls with the square of the deviation.
        let steepness: Double
        /// The ratio of lengths at which it is `leastPlausible`.
        let greatestRatio: Double

        init(meanLength: Int) {
            let variance = 0.02 + 3 / max(1, Double(meanLength))
            let wide = 0.7 * 0.7
            peak = 0.5 * log(wide / variance)
            steepness = 0.5 * (1 / variance - 1 / wide)
            greatestRatio =
                steepness > 0
                ? exp(((peak - leastPlausible) / steepness).squareRoot()) : .infinity
        }
    }

    private static let curves = (0...2000).map(Curve.init(meanLength:))
}
