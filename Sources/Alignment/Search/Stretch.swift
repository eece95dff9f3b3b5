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
}
