internal import Bitext

/// How far the words of two texts, and their vectors, speak for their being translations of each other.
struct Relatedness {
    /// The share of the segments of the shorter side that stand in beads whose words and vectors
    /// speak for them, each as far as its bead is sure, 0 to 1.
    let share: Double

    /// Looks at the beads of texts of which so many segments may have a counterpart.
    init(_ model: BeadModel, _ beads: [WeightedBead], counts: SideCounts) {
        var ofTarget = GroupEvidence(model.ofTarget)
        var ofSource = GroupEvidence(model.ofSource)
        var related = (source: 0.0, target: 0.0)
        for bead in beads where bead.place.isTwoSided {
            let place = bead.place
            let words =
                ofTarget.evidence(of: place.target, given: place.source)
                + ofSource.evidence(of: place.source, given: place.target)
            // What was learned from the beads of a wrong path would speak for them.
            let vectors =
                model.vectors?.cost(place.source, place.target)
                .map { CostCalibration.usual.logRatio(of: Double($0)) } ?? 0
            guard Double(words) / 2 + vectors > 0 else { continue }
            related.source += bead.weight * Double(place.source.count)
            related.target += bead.weight * Double(place.target.count)
        }
        share =
            counts.source < counts.target
            ? related.source / Double(max(1, counts.source))
            : related.target / Double(max(1, counts.target))
    }
}
