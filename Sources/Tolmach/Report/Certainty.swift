/// How sure a bead is: the class that colours and patterns it.
enum Certainty: Int, CaseIterable {
    /// Two-sided, and nearly certain.
    case sure
    /// Two-sided, and not doubtful.
    case fair
    /// Two-sided, and of less confidence than asked for.
    case doubtful
    /// Without a counterpart.
    case alone

    /// The class of its ribbon in the page.
    var name: ReportMarkup {
        switch self {
        case .sure: "s"
        case .fair: "f"
        case .doubtful: "d"
        case .alone: "o"
        }
    }
}

extension Bead {
    /// The confidence from 0 to 1, whatever came.
    var boundedConfidence: Double { confidence > 0 ? min(confidence, 1) : 0 }

    /// The numbers of segments on both sides: `1-2`.
    var shape: String { "\(source.count)-\(target.count)" }
}
