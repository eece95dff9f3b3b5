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
    /// The first search of more cells is a rough one.
    private static let manyCells = 200_000
    /// Without anchors all cells are searched up to so many, and beyond that a band.
    private static let mostCells = 1_500_000
    /// The least share of segments with an anchor, below which they lead nowhere.
    private static let leastAnchored = 0.05
    private static let leastBand = 16
    /// How far the corridor lies round the path of a search before.
    private static let margin = 40

    /// What a search before found.
    struct Finding {
        let anchors: [Anchor]
        let path: [BeadPlace]
        /// The confidence of each bead of the path.
        let confidences: [Double]

        /// Where the beads begin that are sure, their places counted from the beginning of the
        /// stretch.
        var sure: [Anchor] {
            zip(path, confidences).compactMap { place, confidence in
                guard confidence >= 0.95, !place.source.isEmpty, !place.target.isEmpty else {
                    return nil
                }
                return Anchor(source: place.source.lowerBound, target: place.target.lowerBound)
            }
        }
    }

    /// Searches all cells of a short stretch, a corridor along the anchors of a long one, and one
    /// round the path that was found before or a band along the diagonal where there are hardly any
    /// anchors.
    ///
    /// Where anchors led the search before, the beads that were sure in it lead this one too, and the
    /// last search is led by what is known then: a last lesson changes too little to show another way.
    init(
        _ model: BeadModel, _ stretch: Stretch, after before: Finding?, isLast: Bool = false
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
        let found = try Self.anchors(model, stretch, after: before, isLast: isLast)
        if Double(found.count) >= Self.leastAnchored * Double(min(source, target)) {
            anchors = found
            let corridor = Corridor.along(found.map(stretch.local), source, target)
            // In long texts the first search only finds the way, and most beads are short: that
            // takes half of the memory and costs .001 of the strict F1.
            let isRough = before == nil && corridor.count > Self.manyCells
            let shapes =
                isRough
                ? model.shapes.filter { max($0.source, $0.target) <= BeadModel.shortGroup } : nil
            scores = try BeadScores(model, stretch, corridor, shapes: shapes)
            path = try Self.path(scores, gaps, model)
            return
        }
        anchors = []
        let (shorter, longer) = (min(source, target), max(source, target))
        var width = max(Self.leastBand, (Self.mostCells / 4 - longer) / (2 * (shorter + 1)))
        while true {
            let isWhole = before == nil && all <= Self.mostCells
            let corridor: Corridor =
                if isWhole {
                    .whole(source, target)
                } else if let before {
                    .around(before.path, source, target, margin: Self.margin)
                } else {
                    .diagonal(source, target, halfWidth: width)
                }
            let scores = try BeadScores(model, stretch, corridor)
            let path = try Self.path(scores, gaps, model)
            if isWhole || before != nil || corridor.count > Self.mostCells / 2
                || !corridor.isTouched(by: path, margin: width / 8)
            {
                self.scores = scores
                self.path = path
                return
            }
            width *= 2
        }
    }

    private static func anchors(
        _ model: BeadModel, _ stretch: Stretch, after before: Finding?, isLast: Bool
    ) throws -> [Anchor] {
        let finder = AnchorFinder(model, stretch)
        guard let before, !before.anchors.isEmpty else { return try finder.anchors() }
        let sure = before.sure.map(stretch.global)
        return try isLast
            ? finder.chain(before.anchors, sure: sure) : finder.anchors(sure: sure)
    }

    private static func path(
        _ scores: BeadScores, _ gaps: GapPrices, _ model: BeadModel
    ) throws -> [BeadPlace] {
        let search = PathSearch(scores: scores, gaps: gaps, allowedShapes: model.allowedShapes)
        guard let path = try search.best()?.path else {
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
