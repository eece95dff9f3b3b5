/// A step of the ordered alignment of a query with a unit.
public enum AlignmentStep: Sendable, Hashable {
    /// The same token stands on both sides.
    case kept(query: Int, unit: Int)
    /// Two similar words stand for each other.
    case similar(query: Int, unit: Int, cost: Int)
    /// A token of the unit stands where the query has another.
    case replaced(query: Int, unit: Int, cost: Int)
    /// Only the unit has the token.
    case inserted(unit: Int, cost: Int)
    /// Only the query has the token.
    case deleted(query: Int, cost: Int)

    /// What the step costs.
    public var cost: Int {
        switch self {
        case .kept: 0
        case .similar(_, _, let cost), .replaced(_, _, let cost), .inserted(_, let cost),
            .deleted(_, let cost):
            cost
        }
    }
}
