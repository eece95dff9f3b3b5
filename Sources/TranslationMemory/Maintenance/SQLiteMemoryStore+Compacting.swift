internal import GRDB

/// What the compacting of a memory came to, or would come to.
public struct CompactingReport: Sendable, Hashable {
    /// The size of the file with its log before, in bytes.
    public let bytesBefore: Int
    /// The size of both after.
    public let bytesAfter: Int
}

extension SQLiteMemoryStore {
    /// Writes the file anew without the room that removed units have left, and empties its log.
    ///
    /// Waits for another writer; readers go on, and see the same. Needs twice the size of the
    /// file on the disk while it runs.
    public func compact() async throws -> CompactingReport {
        let before = file.size
        try await write { database in
            try database.execute(sql: "VACUUM")
            // What a reader still needs of the log stays until the file is closed.
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        return CompactingReport(bytesBefore: before, bytesAfter: file.size)
    }

    /// What compacting would come to at least, by the pages that are free; nothing is changed.
    public func compactingForecast() async throws -> CompactingReport {
        let pages = try await read { database in
            func number(_ name: String) throws -> Int {
                let row = try BulkStatement(database, "PRAGMA \(name)")
                return try row.step() ? Int(row.number(0)) : 0
            }
            return (
                used: try number("page_count") - number("freelist_count"),
                size: try number("page_size")
            )
        }
        return CompactingReport(
            bytesBefore: file.size, bytesAfter: min(file.size, pages.used * pages.size))
    }
}
