/// One of the two texts of a unit.
enum TextSide: Int64, CaseIterable {
    case source = 1
    case target = 2

    /// The table of its token ids.
    var table: String {
        switch self {
        case .source: "sourceTokens"
        case .target: "targetTokens"
        }
    }
}
