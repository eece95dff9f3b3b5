extension SQLiteMemoryStore {
    /// How many queries are answered by one pass over the rows: as many as pay for reading them,
    /// and few enough that the lists of who shares what stay short.
    private static let queriesAtOnce = 512

    /// Looks texts up: by key first, then by reading every unit once for all queries.
    public func answers(
        to queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> LookupAnswers {
        var matches: [[Match]] = []
        var damaged: Set<Int64> = []
        var faults: [IndexFault] = []
        var start = 0
        while start < queries.count {
            try Task.checkCancellation()
            let part = Array(queries[start..<min(start + Self.queriesAtOnce, queries.count)])
            let found = try await read { [name, clock, lookups] database in
                let lookup = try SQLiteLookup(
                    database, lookups.context(for: database), part, options, name: name,
                    now: clock.secondsSince1970)
                let matches = try lookup.run()
                return (matches: matches, damaged: lookup.damaged ?? [], faults: lookup.faults)
            }
            matches += found.matches
            damaged.formUnion(found.damaged)
            faults = found.faults
            start += part.count
        }
        return LookupAnswers(
            matches: matches, damagedUnits: damaged.isEmpty ? [:] : [name: damaged.count],
            indexFaults: faults.isEmpty ? [:] : [name: faults])
    }
}
