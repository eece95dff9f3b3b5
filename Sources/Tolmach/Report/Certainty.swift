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

/// A confidence rounded down to hundredths, so that what is shown as 0.80 is not below it.
func shownConfidence(_ confidence: Double) -> String {
    let hundredths = Int((confidence * 100 + 1e-9).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
}
