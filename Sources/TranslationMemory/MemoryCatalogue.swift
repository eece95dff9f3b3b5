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

    /// The matches of all memories for each query, in the order of the queries, the best first:
    /// one order over all, by score, kind, priority, later change and unit id.
    ///
    /// The penalty of a memory is added to the one of the options.
    public func matches(
        for queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> [[Match]] {
        var answers: [[(match: Match, priority: Int)]] = queries.map { _ in [] }
        for entry in entries {
            var own = options
            own.penalties.memory += entry.penalty
            for (number, matches) in try await entry.store.matches(for: queries, own).enumerated() {
                answers[number] += matches.map { ($0, entry.priority) }
            }
        }
        return answers.map { found in
            found.sorted {
                $0.match.precedes($1.match, priority: $0.priority, otherPriority: $1.priority)
            }.prefix(max(0, options.limit)).map(\.match)
        }
    }
}
