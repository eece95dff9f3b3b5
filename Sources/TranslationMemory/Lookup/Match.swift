/// A unit that answers a query.
public struct Match: Sendable, Hashable {
    /// How a unit answers, whatever was taken off its score.
    public enum Kind: String, Sendable, Hashable, Comparable, CaseIterable {
        /// The same text in the same context.
        case context
        /// Scalar for scalar the same text, with the same codes.
        case exact
        /// A similar text.
        case fuzzy

        /// The kind that says more comes first.
        public static func < (left: Kind, right: Kind) -> Bool { left.order < right.order }

        private var order: Int {
            switch self {
            case .context: 0
            case .exact: 1
            case .fuzzy: 2
            }
        }
    }

    /// The unit.
    public let unit: StoredUnit
    /// Whether the unit was found by its target: what is proposed is then its source.
    public let isReversed: Bool
    /// How it answers.
    public let kind: Kind
    /// The final score.
    public let score: Score
    /// How the score came about.
    public let explanation: MatchExplanation

    /// Whether this match comes before another in an answer: the one total order of score, kind,
    /// priority of the memory (a smaller number first), later change, unit id, and, where two
    /// memories agree even in that, their names.
    public func precedes(_ other: Match, priority: Int = 0, otherPriority: Int = 0) -> Bool {
        if score != other.score { return score > other.score }
        if kind != other.kind { return kind < other.kind }
        if priority != otherPriority { return priority < otherPriority }
        if lastChange != other.lastChange { return lastChange > other.lastChange }
        if unit.id != other.unit.id { return unit.id < other.unit.id }
        return unit.memory < other.unit.memory
    }

    private var lastChange: Int {
        UnitDate.lastChange(of: unit.unit)?.start ?? .min
    }
}
