/// The scores of all two-sided beads in a corridor: log-likelihood ratios of being a translation
/// against having nothing to do with each other, so that they add up along a path.
struct BeadScores {
    let corridor: Corridor
    let shapes: [BeadShape]
    /// For the cell at which a bead begins and each shape its score; minus infinity where the bead
    /// leaves the corridor.
    private(set) var values: [Float]

    let sourceCount: Int
    let targetCount: Int

    init(_ model: BeadModel, _ corridor: Corridor) throws {
        self.corridor = corridor
        shapes = model.shapes
        sourceCount = model.source.segmentCount
        targetCount = model.target.segmentCount
        values = [Float](repeating: -.infinity, count: corridor.count * shapes.count)
        let longest = (
            source: shapes.reduce(1) { max($0, $1.source) },
            target: shapes.reduce(1) { max($0, $1.target) }
        )
        let ofTarget = try LexicalEvidence(
            of: model.target, given: model.source, model.forward, coverage: model.targetCoverage,
            groupLength: longest.source, corridor)
        let across = corridor.transposed(columnCount: targetCount + 1)
        let ofSource = try LexicalEvidence(
            of: model.source, given: model.target, model.backward, coverage: model.sourceCoverage,
            groupLength: longest.target, across)
        for row in 0..<sourceCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            for column in corridor.low[row]...corridor.high[row] {
                let cell = corridor.starts[row] + column - corridor.low[row]
                for (number, shape) in shapes.enumerated() {
                    guard row + shape.source <= sourceCount, column + shape.target <= targetCount,
                        column + shape.target - 1 <= corridor.high[row],
                        corridor.low[row + shape.source - 1] <= column,
                        corridor.cell(row + shape.source, column + shape.target) != nil
                    else { continue }
                    var words: Float = 0
                    for offset in 0..<shape.target {
                        words +=
                            ofTarget.values[
                                (cell + offset) * ofTarget.groupLength + shape.source - 1]
                    }
                    for offset in 0..<shape.source {
                        let place = across.starts[column] + row + offset - across.low[column]
                        words += ofSource.values[place * ofSource.groupLength + shape.target - 1]
                    }
                    let rest = model.score(
                        row..<row + shape.source, column..<column + shape.target)
                    values[cell * shapes.count + number] =
                        words / 2 + Float(rest + shape.logPrior)
                }
            }
        }
    }
}
