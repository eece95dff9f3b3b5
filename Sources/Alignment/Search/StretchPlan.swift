internal import Bitext

/// Two texts as stretches to be searched and beads that are known, in order.
struct StretchPlan {
    enum Part: Hashable {
        case open(Stretch)
        case known(BeadPlace)
    }

    private(set) var parts: [Part] = []
    private var place = Anchor(source: 0, target: 0)

    /// The stretches to be searched.
    var stretches: [Stretch] {
        parts.compactMap { part in
            if case .open(let stretch) = part { stretch } else { nil }
        }
    }

    /// The segments that stand in stretches or in beads that are known to have two sides.
    var counterparts: SideCounts {
        parts.reduce(into: SideCounts()) { counts, part in
            switch part {
            case .open(let stretch):
                counts.source += stretch.source.count
                counts.target += stretch.target.count
            case .known(let place) where place.isTwoSided:
                counts.source += place.source.count
                counts.target += place.target.count
            case .known: break
            }
        }
    }

    /// Cuts texts of so many segments.
    init(_ counts: SideCounts, anchors: [Anchor], fixed: [Bead]) throws(AlignmentError) {
        try Self.requireOrder(of: fixed, counts)
        var cuts = try Self.sorted(anchors, counts)[...]
        for bead in fixed {
            while let cut = cuts.first,
                cut.source < bead.source.upperBound || cut.target < bead.target.upperBound
            {
                guard cut.source <= bead.source.lowerBound, cut.target <= bead.target.lowerBound
                else { throw .anchorInside(cut, bead) }
                cutUp(to: cuts.removeFirst())
            }
            cutUp(to: Anchor(source: bead.source.lowerBound, target: bead.target.lowerBound))
            parts.append(.known(BeadPlace(source: bead.source, target: bead.target)))
            place = Anchor(source: bead.source.upperBound, target: bead.target.upperBound)
        }
        for cut in cuts { cutUp(to: cut) }
        cutUp(to: Anchor(source: counts.source, target: counts.target))
    }

    private mutating func cutUp(to end: Anchor) {
        guard end != place else { return }
        parts.append(
            .open(
                Stretch(
                    source: place.source..<end.source, target: place.target..<end.target)))
        place = end
    }

    private static func requireOrder(
        of beads: [Bead], _ counts: SideCounts
    ) throws(AlignmentError) {
        var end = SideCounts()
        for bead in beads {
            guard bead.source.lowerBound >= end.source, bead.target.lowerBound >= end.target,
                bead.source.upperBound <= counts.source, bead.target.upperBound <= counts.target
            else { throw .fixedOutOfOrder(bead) }
            end = SideCounts(source: bead.source.upperBound, target: bead.target.upperBound)
        }
    }

    private static func sorted(
        _ anchors: [Anchor], _ counts: SideCounts
    ) throws(AlignmentError) -> [Anchor] {
        var sorted: [Anchor] = []
        for anchor in anchors.sorted(by: { ($0.source, $0.target) < ($1.source, $1.target) })
        where anchor != sorted.last {
            guard (0..<counts.source).contains(anchor.source),
                (0..<counts.target).contains(anchor.target)
            else { throw .anchorOutside(anchor, counts) }
            if let last = sorted.last,
                last.source == anchor.source || last.target >= anchor.target
            {
                throw .anchorsCross(last, anchor)
            }
            sorted.append(anchor)
        }
        return sorted
    }
}
