/// Pairs of segments whose vectors are near each other, to lead where words do not.
///
/// To compare all segments with all would cost the product of their numbers. So a few are compared
/// with the whole stretch, and more of them then with what lies between the pairs that were found,
/// until every segment was.
struct VectorAnchors {
    private let evidence: VectorEvidence
    private let stretch: Stretch
    private let mostPairs: Int

    /// How many segments of a side are compared at least, since some have no counterpart.
    private static let fewestSegments = 64
    private static let mostRounds = 8
    /// By how much a pair must be likelier than the next best of its segment; sentences that come
    /// again and again lead astray.
    private static let leastMargin: Float = 1

    /// Compares about so many pairs in one go, unless that were too few segments.
    init(_ evidence: VectorEvidence, _ stretch: Stretch, mostPairs: Int = 1_000_000) {
        self.evidence = evidence
        self.stretch = stretch
        self.mostPairs = mostPairs
    }

    /// Pairs that rise in both positions.
    func anchors() throws -> [Anchor] {
        var chain: [Anchor] = []
        for _ in 0..<Self.mostRounds {
            let gaps = gaps(between: chain)
            let pairs = gaps.reduce(0.0) { $0 + Double($1.source.count) * Double($1.target.count) }
            let step = max(1, Int(pairs / Double(mostPairs)))
            var scores: [Anchor: Float] = [:]
            for anchor in chain { scores[anchor] = evidence.score(anchor.source, anchor.target) }
            for gap in gaps where !gap.source.isEmpty && !gap.target.isEmpty {
                for source in sample(gap.source, of: stretch.source, every: step) {
                    try Task.checkCancellation()
                    let nearest = nearest(in: gap.target) { evidence.score(source, $0) }
                    guard let nearest else { continue }
                    scores[Anchor(source: source, target: nearest.place)] = nearest.score
                }
                for target in sample(gap.target, of: stretch.target, every: step) {
                    try Task.checkCancellation()
                    let nearest = nearest(in: gap.source) { evidence.score($0, target) }
                    guard let nearest else { continue }
                    scores[Anchor(source: nearest.place, target: target)] = nearest.score
                }
            }
            let sorted = scores.sorted {
                ($0.key.source, $0.key.target) < ($1.key.source, $1.key.target)
            }
            chain = AnchorChain(sorted.map(\.key), scores: sorted.map { Double($0.value) }).anchors
            if step == 1 { break }
        }
        return chain
    }

    /// What lies between neighbours of a chain, and before and after it.
    private func gaps(between chain: [Anchor]) -> [Stretch] {
        var start = Anchor(source: stretch.source.lowerBound, target: stretch.target.lowerBound)
        let end = Anchor(source: stretch.source.upperBound, target: stretch.target.upperBound)
        return (chain + [end]).map { anchor in
            defer { start = Anchor(source: anchor.source + 1, target: anchor.target + 1) }
            return Stretch(
                source: start.source..<anchor.source, target: start.target..<anchor.target)
        }
    }

    /// Segments at equal steps, counted from the beginning of the stretch.
    private func sample(_ range: Range<Int>, of side: Range<Int>, every step: Int) -> [Int] {
        let step = max(1, min(step, side.count / Self.fewestSegments))
        let behind = (range.lowerBound - side.lowerBound + step / 2) % step
        return Array(
            stride(
                from: range.lowerBound + (step - behind) % step, to: range.upperBound, by: step))
    }

    /// The place of the best score, where that speaks for it and is plainly the best.
    private func nearest(
        in range: Range<Int>, score: (Int) -> Float
    ) -> (place: Int, score: Float)? {
        var best = (place: 0, score: Float(0))
        var second: Float = 0
        for place in range {
            let score = score(place)
            if score > best.score {
                second = best.score
                best = (place, score)
            } else if score > second {
                second = score
            }
        }
        return best.score - second >= Self.leastMargin ? best : nil
    }
}
