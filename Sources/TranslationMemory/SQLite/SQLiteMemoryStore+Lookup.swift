internal import GRDB
internal import Synchronization

extension SQLiteMemoryStore {
    /// How many queries are answered by one pass over the rows: as many as pay for reading them,
    /// and few enough that the lists of who shares what stay short.
    private static let queriesAtOnce = 512
    /// How many queries a connection takes at a time where several share the work.
    private static let queriesAtATime = 64

    private struct Found: Sendable {
        let matches: [[Match]]
        let damaged: Set<Int64>
        let faults: [IndexFault]
    }

    /// Looks texts up: by key and by the index, or by reading every unit once for all queries; many
    /// by two connections side by side.
    public func answers(
        to queries: [LookupQuery], _ options: LookupOptions
    ) async throws -> LookupAnswers {
        let size = options.scanOnly ? Self.queriesAtOnce : Self.queriesAtATime
        let parts = stride(from: 0, to: queries.count, by: size).map {
            $0..<min($0 + size, queries.count)
        }
        let found: [Found]
        if parts.count > 1, !options.scanOnly, let second = try lookups.secondReader(of: file) {
            found = try await sideBySide(queries, parts, options, by: [reader, second])
        } else {
            var all: [Found] = []
            for part in parts {
                try Task.checkCancellation()
                all.append(try await lookUp(Array(queries[part]), options, by: reader))
            }
            found = all
        }
        let damaged = found.reduce(into: Set<Int64>()) { $0.formUnion($1.damaged) }
        let faults = found.last?.faults ?? []
        return LookupAnswers(
            matches: found.flatMap(\.matches),
            damagedUnits: damaged.isEmpty ? [:] : [name: damaged.count],
            indexFaults: faults.isEmpty ? [:] : [name: faults])
    }

    /// Each connection takes the next part when it is done with one.
    private func sideBySide(
        _ queries: [LookupQuery], _ parts: [Range<Int>], _ options: LookupOptions,
        by readers: [any DatabaseReader]
    ) async throws -> [Found] {
        let work = SharedWork(count: parts.count)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for reader in readers {
                group.addTask {
                    while let place = work.next() {
                        try Task.checkCancellation()
                        // Look-ups on this thread would keep it from other tasks.
                        await Task.yield()
                        let part = Array(queries[parts[place]])
                        work.finish(place, try await self.lookUp(part, options, by: reader))
                    }
                }
            }
            try await group.waitForAll()
        }
        return work.found
    }

    /// What several tasks do together, part by part.
    private final class SharedWork: Sendable {
        private let count: Int
        private let started = Atomic(0)
        private let answers = Mutex<[Int: Found]>([:])

        init(count: Int) { self.count = count }

        /// The place of a part that nobody has begun yet.
        func next() -> Int? {
            let place = started.add(1, ordering: .relaxed).oldValue
            return place < count ? place : nil
        }

        func finish(_ place: Int, _ answer: Found) { answers.withLock { $0[place] = answer } }

        var found: [Found] {
            answers.withLock { answers in (0..<count).compactMap { answers[$0] } }
        }
    }

    private func lookUp(
        _ queries: [LookupQuery], _ options: LookupOptions, by reader: any DatabaseReader
    ) async throws -> Found {
        do {
            // To change threads and back takes as long as a small look-up; a long one must not keep
            // other tasks from this thread, and must end when it is cancelled.
            if !options.scanOnly, options.minimum.hundredths > 0, lookups.areQuick {
                return try lookUpHere(queries, options, by: reader)
            }
            return try await reader.unsafeRead { [self] database in
                try lookUp(queries, options, in: database)
            }
        } catch { throw file.explained(error) }
    }

    /// Looks up on the thread of the caller.
    private func lookUpHere(
        _ queries: [LookupQuery], _ options: LookupOptions, by reader: any DatabaseReader
    ) throws -> Found {
        try reader.unsafeRead { database in try lookUp(queries, options, in: database) }
    }

    private func lookUp(
        _ queries: [LookupQuery], _ options: LookupOptions, in database: Database
    ) throws -> Found {
        let context = try lookups.context(for: database)
        return try context.inSnapshot(database) {
            let lookup = SQLiteLookup(
                database, context, queries, options, name: name, now: clock.secondsSince1970)
            let matches = try lookup.run()
            lookups.note(areQuick: !lookup.hasScanned && context.isQuick)
            return Found(matches: matches, damaged: lookup.damaged ?? [], faults: lookup.faults)
        }
    }
}
