/// How much likelier the vectors of two groups of segments are for a translation than for texts at
/// random.
///
/// The vector of a group is the sum of the unit vectors of its segments. What is compared is the
/// cost 2 (1 - cos(x, y)) / (mean of 1 - cos(x, .) + mean of 1 - cos(., y)), the means over all
/// segments of the other side: by that, texts at random cost 1, whatever made the vectors (Thompson
/// and Koehn, "Vecalign", 2019, take the means of a sample; since the cosine is linear in a unit
/// vector, that over all costs no more).
struct VectorEvidence {
    private let source: UnitVectors
    private let target: UnitVectors
    private let sourceGroups: VectorGroups
    private let targetGroups: VectorGroups
    private let sourceMean: UnitVectors.Chunks
    private let targetMean: UnitVectors.Chunks
    /// What costs tell.
    private(set) var calibration = CostCalibration.usual

    /// Measures the groups of segments that beads of these shapes have.
    init(_ vectors: SegmentVectors, shapes: [BeadShape]) throws {
        source = UnitVectors(vectors.source)
        target = UnitVectors(vectors.target)
        sourceMean = source.mean()
        targetMean = target.mean()
        sourceGroups = try VectorGroups(
            source, upTo: shapes.reduce(1) { max($0, $1.source) }, against: targetMean)
        targetGroups = try VectorGroups(
            target, upTo: shapes.reduce(1) { max($0, $1.target) }, against: sourceMean)
    }

    /// The cost of two groups of any length; nil where a vector is zero.
    func cost(_ source: Range<Int>, _ target: Range<Int>) -> Float? {
        let left = self.source.sum(of: source)
        let right = self.target.sum(of: target)
        return Self.cost(
            UnitVectors.dot(left, right),
            VectorGroups.Group(
                square: UnitVectors.dot(left, left), product: UnitVectors.dot(left, targetMean)),
            VectorGroups.Group(
                square: UnitVectors.dot(right, right), product: UnitVectors.dot(right, sourceMean)))
    }

    /// The evidence of two groups; none where a vector is zero.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Float {
        cost(source, target).map(logRatio) ?? 0
    }

    /// The evidence of two segments.
    func score(_ source: Int, _ target: Int) -> Float {
        let cost = Self.cost(
            self.source.dot(source, self.target, target),
            sourceGroups.group(from: source, count: 1), targetGroups.group(from: target, count: 1))
        return cost.map(logRatio) ?? 0
    }

    private func logRatio(of cost: Float) -> Float {
        Float(calibration.logRatio(of: Double(cost)))
    }

    @inline(__always)
    private static func cost(
        _ product: Float, _ source: VectorGroups.Group, _ target: VectorGroups.Group
    ) -> Float? {
        let distance = source.distance + target.distance
        // Where all vectors are the same one, no cost can be told.
        guard source.factor > 0, target.factor > 0, distance > 1e-4 else { return nil }
        return 2 * (1 - product * source.factor * target.factor) / distance
    }

    /// Adds the evidence to the scores of the beads in a corridor, which are told for each cell and
    /// shape; those of minus infinity remain.
    ///
    /// Each pair of segments is multiplied once, since the product of two sums is the sum of the
    /// products of their parts.
    func add(
        to scores: inout [Float], of shapes: [BeadShape], _ stretch: Stretch, _ corridor: Corridor
    ) throws {
        let products = try products(stretch, corridor)
        for row in 0..<stretch.source.count {
            if row % 64 == 0 { try Task.checkCancellation() }
            for (number, shape) in shapes.enumerated()
            where row + shape.source <= stretch.source.count {
                add(
                    to: &scores, at: (number, shapes.count), shape, row, stretch, corridor,
                    products.span)
            }
        }
    }

    /// Adds the evidence of the beads of a shape that begin in a row.
    private func add(
        to scores: inout [Float], at place: (shape: Int, count: Int), _ shape: BeadShape,
        _ row: Int, _ stretch: Stretch, _ corridor: Corridor, _ products: Span<Float>
    ) {
        let group = sourceGroups.group(
            from: stretch.source.lowerBound + row, count: shape.source)
        guard group.factor > 0 else { return }
        let starts = (row..<row + shape.source).map { corridor.starts[$0] - corridor.low[$0] }
        let end = min(corridor.high[row] + 1, stretch.target.count - shape.target + 1)
        for column in corridor.low[row]..<max(corridor.low[row], end) {
            let score = (starts[0] + column) * place.count + place.shape
            guard scores[score] > -.infinity else { continue }
            var product: Float = 0
            // A bead that has a score lies in the corridor with all its pairs of segments.
            for start in starts {
                for pair in start + column..<start + column + shape.target {
                    product += products[unchecked: pair]
                }
            }
            let other = targetGroups.group(
                from: stretch.target.lowerBound + column, count: shape.target)
            guard let cost = Self.cost(product, group, other) else { continue }
            scores[score] += logRatio(of: cost)
        }
    }

    /// For each cell of a corridor the product of the vectors of the segments that begin at it.
    private func products(_ stretch: Stretch, _ corridor: Corridor) throws -> [Float] {
        var products = [Float](repeating: 0, count: corridor.count)
        for row in 0..<stretch.source.count {
            if row % 64 == 0 { try Task.checkCancellation() }
            let last = min(corridor.high[row], stretch.target.count - 1)
            for column in corridor.low[row]..<max(corridor.low[row], last + 1) {
                products[corridor.starts[row] + column - corridor.low[row]] = source.dot(
                    stretch.source.lowerBound + row, target, stretch.target.lowerBound + column)
            }
        }
        return products
    }

    /// Learns what costs tell from weighted beads, and from segments of sure beads that are beside
    /// those of others.
    mutating func learn(from beads: [WeightedBead]) {
        let costs = beads.compactMap { bead in
            cost(bead.place.source, bead.place.target).map {
                CostCalibration.WeightedCost(cost: Double($0), weight: bead.weight)
            }
        }
        calibration = CostCalibration(
            translations: costs, others: otherCosts(beads.filter { $0.weight > 0.5 }.map(\.place)))
    }

    /// The costs of beads' groups beside those of other beads, some of them in the same passage and
    /// some not.
    ///
    /// Beads of more than half the probability never have a segment in common.
    private func otherCosts(_ beads: [BeadPlace]) -> [CostCalibration.WeightedCost] {
        let beads = beads.sorted { $0.source.lowerBound < $1.source.lowerBound }
        var costs: [CostCalibration.WeightedCost] = []
        for place in stride(from: 0, to: beads.count, by: beads.count / Self.mostOthers + 1) {
            for distance in Self.otherDistances where place + distance < beads.count {
                let (left, right) = (beads[place], beads[place + distance])
                for cost in [cost(left.source, right.target), cost(right.source, left.target)] {
                    guard let cost else { continue }
                    costs.append(.init(cost: Double(cost), weight: 1))
                }
            }
        }
        return costs
    }

    private static let otherDistances = [2, 5, 13, 37]
    /// Two numbers do not need the costs of more beads than that.
    private static let mostOthers = 2_000
}
