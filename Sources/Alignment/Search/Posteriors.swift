internal import Glibc

/// The probabilities of beads over all paths through a corridor, by the forward-backward
/// algorithm in logarithms.
struct Posteriors {
    /// The two-sided beads of at least the probability that was asked for.
    private(set) var beads: [WeightedBead] = []
    /// The probability of each source segment to stand alone.
    private(set) var sourceAlone: [Double]
    /// The probability of each target segment to stand alone.
    private(set) var targetAlone: [Double]

    /// Sums up the paths through `corridor`, which lies within that of the scores.
    ///
    /// Where a path is given, only its beads are kept: of texts that repeat themselves each segment
    /// has a thousand others that are possible.
    init(
        _ scores: BeadScores, gaps: GapPrices, within corridor: Corridor, atLeast least: Double,
        on path: [BeadPlace]? = nil
    ) throws {
        let wanted = path.map { Self.twoSided($0, rowCount: scores.sourceCount + 1) }
        sourceAlone = [Double](repeating: 0, count: scores.sourceCount)
        targetAlone = [Double](repeating: 0, count: scores.targetCount)
        var sums = PathSums(scores, gaps: gaps, within: corridor)
        try sums.goForward()
        try sums.goBackward()
        let total = sums.total
        for row in 0...scores.sourceCount {
            for column in corridor.low[row]...corridor.high[row] {
                let cell = corridor.starts[row] + column - corridor.low[row]
                let before = sums.forward[cell]
                for (number, shape) in scores.shapes.enumerated() {
                    let score = sums.score(row, column, number)
                    guard score > -.infinity,
                        let end = corridor.cell(row + shape.source, column + shape.target)
                    else { continue }
                    let place = BeadPlace(
                        source: row..<row + shape.source, target: column..<column + shape.target)
                    if let wanted, wanted[row] != place { continue }
                    let logarithm = before.any + score + sums.backward[end].bead - total
                    guard logarithm >= log(least) else { continue }
                    beads.append(WeightedBead(place: place, weight: min(1, exp(logarithm))))
                }
                if let end = corridor.cell(row + 1, column) {
                    sourceAlone[row] += exp(
                        LogSum.of(before.bead + sums.gaps.open, before.sourceGap + sums.gaps.extend)
                            + sums.gaps.source[row] + sums.backward[end].sourceGap - total)
                }
                if column < corridor.high[row] {
                    targetAlone[column] += exp(
                        LogSum.of(
                            before.bead + sums.gaps.open,
                            LogSum.of(before.sourceGap, before.targetGap) + sums.gaps.extend)
                            + sums.gaps.target[column] + sums.backward[cell + 1].targetGap - total)
                }
            }
        }
    }

    /// The two-sided beads of a path, each at the row where it begins.
    private static func twoSided(_ path: [BeadPlace], rowCount: Int) -> [BeadPlace?] {
        var beads = [BeadPlace?](repeating: nil, count: rowCount)
        for place in path where !place.source.isEmpty && !place.target.isEmpty {
            beads[place.source.lowerBound] = place
        }
        return beads
    }
}

/// Sums over all paths from the beginning to each cell, and from each cell to the end.
private struct PathSums {
    struct States {
        var bead = -Double.infinity
        var sourceGap = -Double.infinity
        var targetGap = -Double.infinity
        var any = -Double.infinity
    }

    private let scores: BeadScores
    private let corridor: Corridor
    let gaps: GapPrices
    private(set) var forward: [States]
    private(set) var backward: [States]
    private(set) var total = -Double.infinity

    /// Scores are multiplied by this, since they take words for independent of each other and so are
    /// too sure of themselves; chosen so that of the beads with a probability p on the development
    /// sets a share p is right.
    private static let sharpness = 0.5

    init(_ scores: BeadScores, gaps: GapPrices, within corridor: Corridor) {
        self.scores = scores
        self.corridor = corridor
        self.gaps = gaps.scaled(by: Self.sharpness)
        forward = [States](repeating: States(), count: corridor.count)
        backward = forward
    }

    /// The score of a bead of a shape that begins at a cell.
    func score(_ row: Int, _ column: Int, _ shape: Int) -> Double {
        guard let cell = scores.corridor.cell(row, column) else { return -.infinity }
        return Double(scores.values[cell * scores.shapes.count + shape]) * Self.sharpness
    }

    mutating func goForward() throws {
        for row in 0..<corridor.rowCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            for column in corridor.low[row]...corridor.high[row] {
                let cell = corridor.starts[row] + column - corridor.low[row]
                var here = States()
                if row == 0, column == 0 { here.bead = 0 }
                for (number, shape) in scores.shapes.enumerated() {
                    let from = (row: row - shape.source, column: column - shape.target)
                    guard from.row >= 0, from.column >= 0,
                        let start = corridor.cell(from.row, from.column)
                    else { continue }
                    here.bead = LogSum.of(
                        here.bead, forward[start].any + score(from.row, from.column, number))
                }
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

    mutating func goBackward() throws {
        for row in stride(from: corridor.rowCount - 1, through: 0, by: -1) {
            if row % 64 == 0 { try Task.checkCancellation() }
            for column in stride(
                from: corridor.high[row], through: corridor.low[row], by: -1)
            {
                let cell = corridor.starts[row] + column - corridor.low[row]
                var beads = cell == corridor.count - 1 ? 0 : -Double.infinity
                for (number, shape) in scores.shapes.enumerated() {
                    guard
                        let end = corridor.cell(row + shape.source, column + shape.target)
                    else { continue }
                    beads = LogSum.of(
                        beads, score(row, column, number) + backward[end].bead)
                }
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
        // Below that the smaller is lost in the larger's last bit; infinities never meet.
        return distance > -37 ? larger + log1p(exp(distance)) : larger
    }
}
