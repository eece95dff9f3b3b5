/// A stretch of both texts between two hard cuts, which is searched on its own.
struct Stretch: Hashable {
    let source: Range<Int>
    let target: Range<Int>

    /// A bead whose place is counted from the beginning of the stretch.
    func bead(at place: BeadPlace) -> BeadPlace {
        BeadPlace(
            source: place.source.lowerBound + source.lowerBound..<place.source.upperBound
                + source.lowerBound,
            target: place.target.lowerBound + target.lowerBound..<place.target.upperBound
                + target.lowerBound)
    }

    /// An anchor counted from the beginning of the stretch.
    func local(_ anchor: Anchor) -> Anchor {
        Anchor(
            source: anchor.source - source.lowerBound, target: anchor.target - target.lowerBound)
    }

    /// An anchor that is counted from the beginning of the stretch.
    func global(_ anchor: Anchor) -> Anchor {
        Anchor(
            source: anchor.source + source.lowerBound, target: anchor.target + target.lowerBound)
    }
}
