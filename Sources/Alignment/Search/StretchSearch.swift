/// The best path through a stretch, in a corridor that is as wide as it needs to be.
struct StretchSearch {
    /// The pairs that led the way; none where all cells were searched, or a band.
    let anchors: [Anchor]
    /// The number of cells.
    var cells: Int { scores.corridor.count }
    /// The beads of the best path, their places counted from the beginning of the stretch.
    let path: [BeadPlace]

    private let scores: BeadScores
    private let gaps: GapPrices

    /// Up to so many cells all of them are searched, which costs less than to look for anchors.
    private static let smallCount = 2_500
    /// Without anchors all cells are searched up to so many, and beyond that a band.
    private static let mostCells = 4_000_000
    /// The least share of segments with an anchor, below which they lead nowhere.
    private static let leastAnchored = 0.05
    private static let leastBand = 16
    /// How far the corridor lies round the path of a search before.
    private static let margin = 40

    /// Searches all cells of a short stretch, a corridor along the anchors of a long one, and one
    /// round the path that was found before or a band along the diagonal where there are hardly any
    /// anchors.
    ///
    /// The anchors that led the search before lead this one too, if they are given.
    init(
        _ model: BeadModel, _ stretch: Stretch, near before: [BeadPlace]?,
        along known: [Anchor]? = nil
    ) throws {
        gaps = model.gaps.part(stretch)
        let source = stretch.source.count
        let target = stretch.target.count
        let (product, overflows) = (source + 1).multipliedReportingOverflow(by: target + 1)
        let all = overflows ? Int.max : product
        guard all > Self.smallCount else {
            anchors = []
            scores = try BeadScores(model, stretch, .whole(source, target))
            path = try Self.path(scores, gaps, model)
            return
        }
        let found = try known ?? AnchorFinder(model, stretch).anchors()
        if Double(found.count) >= Self.leastAnchored * Double(min(source, target)) {
            anchors = found
            scores = try BeadScores(
                model, stretch,
                .along(
                    found.map {
                        Anchor(
                            source: $0.source - stretch.source.lowerBound,
                            target: $0.target - stretch.target.lowerBound)
                    }, source, target))
            path = try Self.path(scores, gaps, model)
            return
        }
        anchors = []
        var width = max(Self.leastBand, (Self.mostCells / 4 - target) / (2 * (source + 1)))
        while true {
            let isWhole = before == nil && all <= Self.mostCells
            let corridor: Corridor =
                if isWhole {
                    .whole(source, target)
                } else if let before {
                    .around(before, source, target, margin: Self.margin)
                } else {
                    .diagonal(source, target, halfWidth: width)
                }
            let scores = try BeadScores(model, stretch, corridor)
            let path = try Self.path(scores, gaps, model)
            if isWhole || before != nil || corridor.count > Self.mostCells / 2
                || !corridor.isTouched(by: path, margin: width / 8, targetCount: target)
            {
                self.scores = scores
                self.path = path
                return
            }
            width *= 2
        }
    }

    private static func path(
        _ scores: BeadScores, _ gaps: GapPrices, _ model: BeadModel
    ) throws -> [BeadPlace] {
        guard let path = try PathSearch(scores: scores, gaps: gaps).best()?.path else {
            preconditionFailure("1-1 beads and gaps lead through every corridor")
        }
        var test = BorderTest(model, scores.stretch)
        return test.tested(path)
    }

    /// The probabilities of beads over the paths of the corridor.
    func posteriors() throws -> Posteriors {
        try Posteriors(scores, gaps: gaps, on: path)
    }
}
