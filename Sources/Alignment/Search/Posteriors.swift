internal import Glibc

/// The probabilities of beads over all paths through a corridor, by the forward-backward
/// algorithm in logarithms.
struct Posteriors {
    /// The two-sided beads that are worth learning from, with their probabilities.
    private(set) var beads: [WeightedBead] = []
    /// The probability of each bead of the best path; of a segment alone, that of being alone.
    private(set) var confidences: [Double]

    /// The confidences as they are shown: of those with a confidence p a share p is right.
    ///
    /// A logistic map with two numbers, fitted to the two-sided beads of the Russian and English
    /// development sets: below 0.9 more beads are right than the sums over paths say.
    var calibrated: [Double] {
        confidences.map { confidence in
            let bounded = min(max(confidence, 1e-9), 1 - 1e-9)
            return 1 / (1 + exp(-(1.3 * log(bounded / (1 - bounded)) + 0.3)))
        }
    }

    /// What is less probable is not worth learning from.
    private static let leastWeight = 0.05

    /// Sums up the paths through the corridor of the scores.
    init(_ scores: BeadScores, gaps: GapPrices, on path: [BeadPlace]) throws {
        let sums = try PathSums(scores, gaps: gaps)
        beads = sums.beads(atLeast: Self.leastWeight)
        confidences = path.map { min(1, sums.probability(of: $0)) }
    }
}

/// Sums over all paths from the beginning to each cell, and from each cell to the end.
struct PathSums {
    private struct States {
        var bead = -Double.infinity
        var sourceGap = -Double.infinity
        var targetGap = -Double.infinity
        var any = -Double.infinity
    }

    private let scores: BeadScores
    private let corridor: Corridor
    private let gaps: GapPrices
    private var forward: [States]
    private var backward: [States]
    private var total = -Double.infinity

    /// Scores are multiplied by this, since they take words for independent of each other and so are
    /// too sure of themselves; what is still wanting then the map of `Posteriors.calibrated` makes up.
    private static let sharpness = 0.5

    init(_ scores: BeadScores, gaps: GapPrices) throws {
        self.scores = scores
        corridor = scores.corridor
        self.gaps = gaps.scaled(by: Self.sharpness)
        forward = [States](repeating: States(), count: corridor.count)
        backward = forward
        try goForward()
        try goBackward()
    }

    /// The two-sided beads of at least a probability.
    func beads(atLeast least: Double) -> [WeightedBead] {
        var beads: [WeightedBead] = []
        let leastLogarithm = log(least)
        for row in 0..<scores.sourceCount {
            for (number, shape) in scores.shapes.enumerated() {
                for (start, end) in self.beads(ofShape: number, endingIn: row + shape.source) {
                    let logarithm =
                        forward[start].any + score(start, number) + backward[end].bead - total
                    guard logarithm >= leastLogarithm else { continue }
                    let column = start - corridor.starts[row] + corridor.low[row]
                    beads.append(
                        WeightedBead(
                            place: scores.stretch.bead(
                                at: BeadPlace(
                                    source: row..<row + shape.source,
                                    target: column..<column + shape.target)),
                            weight: min(1, exp(logarithm))))
                }
            }
        }
        return beads
    }

    /// The probability of a bead, two-sided or of one segment alone: a segment of the source may be
    /// left out at any place of the target, and the other way round.
    func probability(of place: BeadPlace) -> Double {
        let row = place.source.lowerBound
        let column = place.target.lowerBound
        if place.target.isEmpty {
            return corridor.cells(of: row).reduce(0) { sum, cell in
                let column = cell - corridor.starts[row] + corridor.low[row]
                guard let end = corridor.cell(row + 1, column) else { return sum }
                let before = LogSum.of(
                    forward[cell].bead + gaps.open, forward[cell].sourceGap + gaps.extend)
                return sum + exp(before + gaps.source[row] + backward[end].sourceGap - total)
            }
        }
        if place.source.isEmpty {
            return corridor.rows(of: column).reduce(0) { sum, row in
                guard let cell = corridor.cell(row, column), column < corridor.high[row] else {
                    return sum
                }
                let before = LogSum.of(
                    forward[cell].bead + gaps.open,
                    LogSum.of(forward[cell].sourceGap, forward[cell].targetGap) + gaps.extend)
                return sum
                    + exp(
                        before + gaps.target[column] + backward[cell + 1].targetGap - total)
            }
        }
        guard let start = corridor.cell(row, column),
            let end = corridor.cell(place.source.upperBound, place.target.upperBound),
            let number = scores.shapes.firstIndex(where: {
                $0.source == place.source.count && $0.target == place.target.count
            })
        else { return 0 }
        return exp(forward[start].any + score(start, number) + backward[end].bead - total)
    }

    /// The score of a bead of a shape that begins at a cell.
    private func score(_ cell: Int, _ shape: Int) -> Double {
        Double(scores.values[cell * scores.shapes.count + shape]) * Self.sharpness
    }

    /// The beads of a shape that end in a row: neighbouring cells at which they begin, and as many
    /// at which they end.
    private func beads(
        ofShape number: Int, endingIn row: Int
    ) -> Zip2Sequence<Range<Int>, PartialRangeFrom<Int>> {
        let shape = scores.shapes[number]
        let from = row - shape.source
        guard from >= 0, row < corridor.rowCount else { return zip(0..<0, 0...) }
        let first = max(corridor.low[row], corridor.low[from] + shape.target)
        let last = min(corridor.high[row], corridor.high[from] + shape.target)
        let start = corridor.starts[from] + first - shape.target - corridor.low[from]
        let end = corridor.starts[row] + first - corridor.low[row]
        return zip(start..<start + max(0, last - first + 1), end...)
    }

    private mutating func goForward() throws {
        forward[0].bead = 0
        for row in 0..<corridor.rowCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            for (number, shape) in scores.shapes.enumerated() where shape.source <= row {
                for (start, end) in beads(ofShape: number, endingIn: row) {
                    forward[end].bead = LogSum.of(
                        forward[end].bead, forward[start].any + score(start, number))
                }
            }
            for cell in corridor.cells(of: row) {
                var here = forward[cell]
                let column = cell - corridor.starts[row] + corridor.low[row]
                if row > 0, let above = corridor.cell(row - 1, column) {
                    here.sourceGap =
                        LogSum.of(
                            forward[above].bead + gaps.open, forward[above].sourceGap + gaps.extend)
                        + gaps.source[row - 1]
                }
                if column > corridor.low[row] {
                    let left = forward[cell - 1]
                    here.targetGap =
                        LogSum.of(
                            left.bead + gaps.open,
                            LogSum.of(left.sourceGap, left.targetGap) + gaps.extend)
                        + gaps.target[column - 1]
                }
                here.any = LogSum.of(here.bead, LogSum.of(here.sourceGap, here.targetGap))
                forward[cell] = here
            }
        }
        total = forward.last?.any ?? 0
    }

    private mutating func goBackward() throws {
        backward[corridor.count - 1].any = 0
        for row in stride(from: corridor.rowCount - 1, through: 0, by: -1) {
            if row % 64 == 0 { try Task.checkCancellation() }
            for (number, shape) in scores.shapes.enumerated() {
                for (start, end) in beads(ofShape: number, endingIn: row + shape.source) {
                    backward[start].any = LogSum.of(
                        backward[start].any, score(start, number) + backward[end].bead)
                }
            }
            for cell in corridor.cells(of: row).reversed() {
                let beads = backward[cell].any
                let column = cell - corridor.starts[row] + corridor.low[row]
                let below =
                    corridor.cell(row + 1, column).map { backward[$0].sourceGap + gaps.source[row] }
                    ?? -.infinity
                let right =
                    column < corridor.high[row]
                    ? backward[cell + 1].targetGap + gaps.target[column] : -.infinity
                let gap = LogSum.of(below, right)
                backward[cell] = States(
                    bead: LogSum.of(beads, gap + gaps.open),
                    sourceGap: LogSum.of(beads, gap + gaps.extend),
                    targetGap: LogSum.of(beads, right + gaps.extend), any: beads)
            }
        }
    }
}

/// The logarithm of a sum of exponentials.
private enum LogSum {
    static func of(_ left: Double, _ right: Double) -> Double {
        let larger = max(left, right)
        let distance = min(left, right) - larger
        // What is smaller by a thousand millions does not count; infinities never meet.
        return distance > -21 ? larger + log1p(exp(distance)) : larger
    }
}
