internal import Glibc

/// What a cost of vectors tells: how much likelier it is between translations than between segments
/// that have nothing to do with each other, as a logarithm.
///
/// Costs fall by a straight line to log ratios, which is what two normal distributions of one width
/// give; the line is that of a logistic regression.
struct CostCalibration: Hashable {
    /// The log ratio of a cost of 0.
    let intercept: Double
    /// How much a cost of 1 takes off; never negative, since the nearer is never the less likely.
    let slope: Double

    /// A cost with what it counts for.
    struct WeightedCost {
        let cost: Double
        let weight: Double
    }

    /// The calibration before anything was learned.
    ///
    /// Segments that have nothing to do with each other cost 1 in the mean, whatever made the
    /// vectors. Translations cost about a third of that with the usual models for sentences of many
    /// languages. The line goes from +4 at those to -3 at these, so that it leads where words are
    /// silent, but vectors that tell nothing cannot outweigh a few words of a true bead.
    static let usual = CostCalibration(intercept: 8, slope: 11)

    private init(intercept: Double, slope: Double) {
        self.intercept = intercept
        self.slope = slope
    }

    /// Fits to the costs of translations and to those of others, both of which count for as much.
    ///
    /// The usual calibration counts for a few beads at two costs, which also keeps the fit from
    /// diverging where a cost parts both kinds without error.
    init(translations: [WeightedCost], others: [WeightedCost]) {
        let sum = translations.reduce(0) { $0 + $1.weight }
        let otherSum = others.reduce(0) { $0 + $1.weight }
        guard sum > 0, otherSum > 0 else {
            self = .usual
            return
        }
        var points = Self.priorCosts.map { cost in
            let probability = Self.probability(Self.usual.logRatio(of: cost))
            return Point(
                cost: cost, yes: Self.priorWeight * probability,
                no: Self.priorWeight * (1 - probability))
        }
        points += translations.map {
            Point(cost: $0.cost, yes: $0.weight * (1 - Self.noise), no: $0.weight * Self.noise)
        }
        points += others.map {
            let weight = $0.weight * sum / otherSum
            return Point(cost: $0.cost, yes: weight * Self.noise, no: weight * (1 - Self.noise))
        }
        let fitted = Self.fitted(to: points)
        // Vectors by which translations are farther than others tell nothing.
        self = fitted.slope > 0 ? fitted : CostCalibration(intercept: 0, slope: 0)
    }

    /// The log ratio of a cost.
    func logRatio(of cost: Double) -> Double {
        min(Self.most, max(-Self.most, intercept - slope * cost))
    }

    /// A single vector never outweighs several words.
    private static let most = 8.0
    /// So many of the beads that it is learned from are taken for wrong, as Platt does
    /// ("Probabilistic Outputs for Support Vector Machines", 1999).
    private static let noise = 0.005
    /// For how many beads the usual calibration counts, at each of these costs.
    private static let priorWeight = 4.0
    private static let priorCosts = [0.35, 1]

    private struct Point {
        let cost: Double
        /// How far it counts for a translation, and how far for none.
        let yes: Double
        let no: Double
    }

    private static func probability(_ logRatio: Double) -> Double { 1 / (1 + exp(-logRatio)) }

    /// The line of the least logarithmic loss, by Newton's method.
    private static func fitted(to points: [Point]) -> CostCalibration {
        var line = usual
        var loss = line.loss(of: points)
        for _ in 0..<mostSteps {
            let step = line.step(points)
            var factor = 1.0
            var next = line
            var nextLoss = loss
            // A whole step may be too long where a line is very wrong.
            repeat {
                next = CostCalibration(
                    intercept: line.intercept + factor * step.intercept,
                    slope: line.slope + factor * step.slope)
                nextLoss = next.loss(of: points)
                factor /= 2
            } while nextLoss > loss && factor > 1e-3
            guard loss - nextLoss > leastGain * loss else { break }
            line = next
            loss = nextLoss
        }
        return line
    }

    private static let mostSteps = 20
    private static let leastGain = 1e-9

    private func loss(of points: [Point]) -> Double {
        points.reduce(0) { sum, point in
            let value = intercept - slope * point.cost
            // log(1 + exp(x)) without an overflow.
            let rest = log1p(exp(-abs(value)))
            return sum + point.yes * (rest + max(0, -value)) + point.no * (rest + max(0, value))
        }
    }

    private func step(_ points: [Point]) -> (intercept: Double, slope: Double) {
        var gradient = (intercept: 0.0, slope: 0.0)
        var curvature = (intercepts: 0.0, both: 0.0, slopes: 0.0)
        for point in points {
            let probability = Self.probability(intercept - slope * point.cost)
            let rest = point.yes * (1 - probability) - point.no * probability
            gradient.intercept += rest
            gradient.slope -= rest * point.cost
            let weight = (point.yes + point.no) * probability * (1 - probability)
            curvature.intercepts += weight
            curvature.both -= weight * point.cost
            curvature.slopes += weight * point.cost * point.cost
        }
        let determinant =
            curvature.intercepts * curvature.slopes - curvature.both * curvature.both
        guard determinant > 1e-12 else { return (0, 0) }
        return (
            (curvature.slopes * gradient.intercept - curvature.both * gradient.slope) / determinant,
            (curvature.intercepts * gradient.slope - curvature.both * gradient.intercept)
                / determinant
        )
    }
}
