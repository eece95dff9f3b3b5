/// The best path for a model, found in a corridor that is as wide as it needs to be.
struct CorridorSearch {
    let model: BeadModel
    let scores: BeadScores
    let path: [BeadPlace]

    /// Up to so many cells all of them are searched in every round.
    private static let smallCount = 250_000
    private static let firstMargin = 100
    private static let leastBand = 16
    private static let leastMargin = 8

    /// Searches all cells of short texts, and a corridor through those of longer ones.
    ///
    /// The corridor lies round a path that was found before; where there is none it holds all cells
    /// up to the limit, and beyond it a band along the diagonal. One whose edge the path touches is widened while the limit allows it.
    init(_ model: BeadModel, cellLimit: Int, near before: [BeadPlace]? = nil) throws {
        let source = model.source.segmentCount
        let target = model.target.segmentCount
        let (product, overflows) = (source + 1).multipliedReportingOverflow(by: target + 1)
        let all = overflows ? Int.max : product
        let limit = max(cellLimit, 1)
        var width =
            before == nil
            ? max(Self.leastBand, (limit / 4 - target) / (2 * (source + 1)))
            : max(Self.leastMargin, min(Self.firstMargin, limit / (4 * (source + 1))))
        while true {
            let isWhole = all <= (before == nil ? limit : min(Self.smallCount, limit))
            let corridor =
                if isWhole {
                    Corridor.whole(source, target)
                } else if let before {
                    Corridor.around(before, source, target, margin: width)
                } else {
                    Corridor.diagonal(source, target, halfWidth: width)
                }
            let scores = try BeadScores(model, corridor)
            guard let path = try PathSearch(scores: scores, gaps: model.gaps).best()?.path else {
                preconditionFailure("1-1 beads and gaps lead through every corridor")
            }
            if isWhole || corridor.count > limit / 2
                || !corridor.isTouched(by: path, margin: width / 8, targetCount: target)
            {
                self.model = model
                self.scores = scores
                self.path = path
                return
            }
            width *= 2
        }
    }

    /// The probabilities of beads over the paths of the corridor, or of its part round the best
    /// path where it is large: beyond that they are nil.
    ///
    /// Kept are the beads of at least a probability, or those among them that are on the best path.
    func posteriors(atLeast least: Double, onPath: Bool = false) throws -> Posteriors {
        let corridor =
            scores.corridor.count <= Self.smallCount
            ? scores.corridor
            : Corridor.around(path, scores.sourceCount, scores.targetCount, margin: 40)
        return try Posteriors(
            scores, gaps: model.gaps, within: corridor, atLeast: least,
            on: onPath ? path : nil)
    }
}
