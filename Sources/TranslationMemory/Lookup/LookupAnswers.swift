/// What memories answered to some queries.
public struct LookupAnswers: Sendable, Hashable {
    /// The matches for each query, in the order of the queries, the best first.
    public var matches: [[Match]]
    /// How many units were met that do not have their checksum, by the name of their memory: they
    /// were left out of all answers.
    public var damagedUnits: [String: Int]

    /// Makes answers.
    public init(matches: [[Match]], damagedUnits: [String: Int] = [:]) {
        self.matches = matches
        self.damagedUnits = damagedUnits
    }
}
