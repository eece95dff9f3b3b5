/// Several memories that answer together.
public struct MemoryCatalogue: Sendable {
    /// A memory, and what its answers are worth.
    public struct Entry: Sendable {
        /// The memory.
        public let store: any MemoryStore
        /// Its priority: between equal scores and kinds, the smaller number comes first.
        public let priority: Int
        /// What is taken off its matches, in hundredths of a percent.
        public let penalty: Int

        /// Lists a memory.
        public init(_ store: any MemoryStore, priority: Int = 0, penalty: Int = 0) {
            self.store = store
            self.priority = priority
            self.penalty = penalty
        }
    }

    /// The memories.
    public let entries: [Entry]

    /// Lists memories.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// The answers of all memories in one order, by score, kind, priority, later change and unit id.
    ///
    /// The penalty of a memory is added to the one of the options.
    public func answers(
        to queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> LookupAnswers {
        var found: [[(match: Match, priority: Int)]] = queries.map { _ in [] }
        var damagedUnits: [String: Int] = [:]
        var indexFaults: [String: [IndexFault]] = [:]
        for entry in entries {
            var own = options
            own.penalties.memory += entry.penalty
            let answers = try await entry.store.answers(to: queries, own)
            damagedUnits.merge(answers.damagedUnits, uniquingKeysWith: +)
            indexFaults.merge(answers.indexFaults, uniquingKeysWith: +)
            for (number, matches) in answers.matches.enumerated() {
                found[number] += matches.map { ($0, entry.priority) }
            }
        }
        let matches = found.map { found in
            found.sorted {
                $0.match.precedes($1.match, priority: $0.priority, otherPriority: $1.priority)
            }.prefix(max(0, options.limit)).map(\.match)
        }
        return LookupAnswers(
            matches: matches, damagedUnits: damagedUnits, indexFaults: indexFaults)
    }
}
