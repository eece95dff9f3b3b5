/// A confidence rounded down to hundredths, so that what is shown as 0.80 is not below it.
public func shownConfidence(_ confidence: Double) -> String {
    let hundredths = Int((confidence * 100 + 1e-9).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
}
