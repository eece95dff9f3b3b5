/// The scores of all two-sided beads in a corridor through a stretch: log-likelihood ratios of
/// being a translation against having nothing to do with each other, so that they add up along a
/// path.
struct BeadScores {
    let stretch: Stretch
    let corridor: Corridor
    let shapes: [BeadShape]
    /// For the cell at which a bead begins and each shape its score; minus infinity where the bead
    /// leaves the corridor.
    private(set) var values: [Float]

    var sourceCount: Int { stretch.source.count }
    var targetCount: Int { stretch.target.count }

    /// Scores beads of the shapes of the model, or of some of them.
    init(
        _ model: BeadModel, _ stretch: Stretch, _ corridor: Corridor, shapes: [BeadShape]? = nil
    ) throws {
        self.stretch = stretch
        self.corridor = corridor
        self.shapes = shapes ?? model.shapes
        let shapes = self.shapes
        values = [Float](repeating: -.infinity, count: corridor.count * shapes.count)
        let longest = (
            source: shapes.reduce(1) { max($0, $1.source) },
            target: shapes.reduce(1) { max($0, $1.target) }
        )
        let across = corridor.transposed(columnCount: stretch.target.count + 1)
        let (ofTarget, ofSource) = try model.workers.both {
            try LexicalEvidence(
                model.ofTarget, rows: stretch.source, columns: stretch.target,
                groupLength: longest.source, corridor, mayBeLong: model.mayBeLong)
        } _: {
            try LexicalEvidence(
                model.ofSource, rows: stretch.target, columns: stretch.source,
                groupLength: longest.target, across
            ) { model.mayBeLong($1, $0) }
        }
        for row in 0..<sourceCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            for number in shapes.indices where row + shapes[number].source <= sourceCount {
                score(number, row, model, ofTarget, ofSource, across)
            }
        }
        try model.vectors?.add(to: &values, of: shapes, stretch, corridor)
    }

    /// Scores the beads of a shape that begin in a row.
    private mutating func score(
        _ number: Int, _ row: Int, _ model: BeadModel, _ ofTarget: LexicalEvidence,
        _ ofSource: LexicalEvidence, _ across: Corridor
    ) {
        let shape = shapes[number]
        let end = row + shape.source
        let first = max(corridor.low[row], corridor.low[end] - shape.target, corridor.low[end - 1])
        let last = min(
            corridor.high[row] - shape.target + 1, corridor.high[end] - shape.target,
            targetCount - shape.target)
        guard first <= last else { return }
        let source = stretch.source.lowerBound + row..<stretch.source.lowerBound + end
        for column in first...last {
            let target = stretch.target.lowerBound + column
            let rest = model.score(source, target..<target + shape.target)
            guard rest > -.infinity else { continue }
            let cell = corridor.starts[row] + column - corridor.low[row]
            let place = across.starts[column] + row - across.low[column]
            let words =
                ofTarget.sum(of: shape.target, from: cell, groupLength: shape.source)
                + ofSource.sum(of: shape.source, from: place, groupLength: shape.target)
            values[cell * shapes.count + number] = words / 2 + Float(rest + shape.logPrior)
        }
    }
}
