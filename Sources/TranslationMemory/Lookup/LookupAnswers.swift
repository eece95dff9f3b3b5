/// What memories answered to some queries.
public struct LookupAnswers: Sendable, Hashable {
    /// The matches for each query, in the order of the queries, the best first.
    public var matches: [[Match]]
    /// How many units do not have their checksum, by the name of their memory.
    ///
    /// They are counted, and left out of all answers, once a look-up met one of them: damaged units
    /// that no query comes near are not looked for.
    public var damagedUnits: [String: Int]

    /// The files of an index that could not be used, by the name of their memory: what they cover
    /// was read unit by unit.
    public var indexFaults: [String: [IndexFault]]

    /// Makes answers.
    public init(
        matches: [[Match]], damagedUnits: [String: Int] = [:],
        indexFaults: [String: [IndexFault]] = [:]
    ) {
        self.matches = matches
        self.damagedUnits = damagedUnits
        self.indexFaults = indexFaults
    }
}
