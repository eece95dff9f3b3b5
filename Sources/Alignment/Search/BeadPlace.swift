/// The segments that a bead holds.
struct BeadPlace: Hashable {
    let source: Range<Int>
    let target: Range<Int>

    var isTwoSided: Bool { !source.isEmpty && !target.isEmpty }
}

/// A bead and how far it is to be believed.
struct WeightedBead {
    let place: BeadPlace
    let weight: Double
}
