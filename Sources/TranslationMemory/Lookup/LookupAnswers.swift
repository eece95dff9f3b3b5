/// What memories answered to some queries.
public struct LookupAnswers: Sendable, Hashable {
    /// The matches for each query, in the order of the queries, the best first.
    public var matches: [[Match]]
    /// How many units of a memory do not have their checksum, by its name, once the look-up met one
    /// of them: all of these were left out of all answers. A damaged unit that none of the queries
    /// comes near is not looked for.
    public var damagedUnits: [String: Int]

    /// Makes answers.
    public init(matches: [[Match]], damagedUnits: [String: Int] = [:]) {
        self.matches = matches
        self.damagedUnits = damagedUnits
    }
}
