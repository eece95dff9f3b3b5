extension SQLiteMemoryStore {
    /// How many queries are answered by one pass over the rows: as many as pay for reading them,
    /// and few enough that the lists of who shares what stay short.
    private static let queriesAtOnce = 512

    /// The matches for each query: by key first, then by reading every unit once for all queries.
    public func matches(
        for queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> [[Match]] {
        var answers: [[Match]] = []
        var start = 0
        while start < queries.count {
            try Task.checkCancellation()
            let part = Array(queries[start..<min(start + Self.queriesAtOnce, queries.count)])
            answers += try await read { [name, clock] database in
                let lookup = try SQLiteLookup(
                    database, part, options, name: name, now: clock.secondsSince1970)
                return try lookup.run()
            }
            start += part.count
        }
        return answers
    }
}
