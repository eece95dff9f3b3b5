internal import Bitext

/// The marks of the plot that can be followed: each bead of a short text; of a long one the gaps
/// and the doubtful places, near ones joined, so that their number is bounded.
struct PlotMarks {
    /// A mark, named by the first of its beads.
    struct Mark {
        /// The positions of the beads that it stands for, in order.
        var beads: [Int]
        /// The position of the first segment of the source.
        let source: Int
        /// The position of the first segment of the target.
        let target: Int
        /// The position after the last segment of the source.
        var sourceEnd: Int
        /// The position after the last segment of the target.
        var targetEnd: Int
        /// Their class.
        let certainty: Certainty
    }

    /// Marks that are nearer than this are one.
    private static let joinedWithin = 4.0

    /// The marks, in the order of the first bead of each.
    private(set) var marks: [Mark] = []
    /// The place of the mark of each bead.
    private var places: [Int?]
    /// How many beads stand for the space of one mark.
    private let density: Double

    init(_ review: BeadReview) {
        let beads = review.text.beads
        let scale = PlotScale(review.text)
        density = max(1, Self.joinedWithin / PlotScale.width * Double(beads.count))
        places = [Int?](repeating: nil, count: beads.count)
        // The last mark of each class: marks of another class may stand between those that join.
        var last = [Int?](repeating: nil, count: Certainty.allCases.count)
        for (position, bead) in beads.enumerated() {
            let certainty = review.certainties[position]
            let isFollowed = certainty == .alone || certainty == .doubtful
            guard scale.isDetailed || isFollowed else { continue }
            if let place = last[certainty.rawValue],
                Self.joins(bead, marks[place], position, scale: scale)
            {
                marks[place].beads.append(position)
                marks[place].sourceEnd = bead.source.upperBound
                marks[place].targetEnd = bead.target.upperBound
                places[position] = place
            } else {
                places[position] = marks.count
                last[certainty.rawValue] = marks.count
                marks.append(
                    Mark(
                        beads: [position], source: bead.source.lowerBound,
                        target: bead.target.lowerBound, sourceEnd: bead.source.upperBound,
                        targetEnd: bead.target.upperBound, certainty: certainty))
            }
        }
    }

    /// The first bead of the mark that stands for a bead.
    func mark(of bead: Int) -> Int? { places[bead].map { marks[$0].beads[0] } }

    /// How strongly a mark is drawn, in percent: where marks are dense, by how many of the beads
    /// near it are what it marks.
    func strength(of mark: Mark) -> Int {
        min(100, 25 + Int(100 * Double(mark.beads.count) / density))
    }

    private static func joins(
        _ bead: Bead, _ mark: Mark, _ position: Int, scale: PlotScale
    ) -> Bool {
        if mark.certainty == .alone {
            // A gap goes on as long as its side does, and a corner begins another mark.
            let isSame =
                bead.target.isEmpty
                ? mark.target == bead.target.lowerBound : mark.source == bead.source.lowerBound
            if isSame, mark.beads.last == position - 1 { return true }
        }
        guard !scale.isDetailed else { return false }
        return scale.x(bead.source.upperBound) - scale.x(mark.source) < joinedWithin
            && scale.y(bead.target.upperBound) - scale.y(mark.target) < joinedWithin
    }
}
