internal import Foundation
internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// A memory in one file, `NAME.tolmach`, that SQLite keeps.
///
/// Readers see the state of the moment at which they began, and never wait; one writer at a time,
/// in this process or another.
public final class SQLiteMemoryStore: MemoryStore {
    /// What a store is opened for.
    public enum Purpose: Sendable, Hashable {
        /// To read: nothing is made or changed, and a folder that cannot be written will do.
        case reading
        /// To read and write: a file that is missing is made.
        case writing
    }

    /// The name of the memory: that of its file, without `.tolmach`.
    public let name: String
    /// The path of the file.
    public let path: String

    let file: StoreFile
    let clock: StampClock
    let lookups: LookupContexts
    let upkeep = IndexUpkeep()
    let logUpkeep = LogUpkeep()
    /// How many write through this store, or wait for it.
    private let writes = Atomic(0)
    let reader: any DatabaseReader
    private let writer: DatabaseQueue?

    /// Opens the file of a memory; a writer waits so many seconds for another one to end.
    ///
    /// On a file system of the network, or one that a program serves, a memory is only read unless
    /// that is trusted. Throws ``MemoryError``.
    public convenience init(
        path: String, for purpose: Purpose, waitSeconds: Double = 10, clock: StampClock = .system,
        trustsFileSystem: Bool = false
    ) throws {
        try self.init(
            path: path, for: purpose, waitSeconds: waitSeconds, clock: clock,
            trust: FileSystemTrust(isOfAll: trustsFileSystem))
    }

    init(
        path: String, for purpose: Purpose, waitSeconds: Double, clock: StampClock,
        trust: FileSystemTrust
    ) throws {
        self.path = path
        self.clock = clock
        let fileName = (path as NSString).lastPathComponent
        name =
            fileName.hasSuffix(".tolmach")
            ? (fileName as NSString).deletingPathExtension : fileName
        file = StoreFile(path: path, waitSeconds: waitSeconds, trust: trust)
        lookups = LookupContexts(folder: IndexFolder(besides: file.location))
        do {
            switch purpose {
            case .reading:
                writer = nil
                reader = try file.openForReading()
            case .writing:
                writer = try file.openForWriting()
                reader = try file.openForReading()
            }
        } catch {
            throw file.explained(error)
        }
    }

    /// The name of the file system because of which the memory is only read; nil where it can be
    /// written.
    public var remoteFileSystem: String? { file.remoteFileSystem }

    /// Closes the file; what is still under way must have ended.
    ///
    /// A store that is let go closes by itself.
    public func close() throws {
        upkeep.cancel()
        logUpkeep.end()
        do {
            try lookups.close()
            try reader.close()
            // The last connection to close tidies up, which one that only reads cannot do.
            try writer?.close()
        } catch { throw file.explained(error) }
    }

    /// Reads from one snapshot by a connection of its own, so that look-ups need not wait.
    func snapshot<Value: Sendable>(
        _ access: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do {
            let reader = try file.openForReading()
            defer { try? reader.close() }
            return try await reader.read(access)
        } catch { throw file.explained(error) }
    }

    /// Reads from one snapshot, off this task's thread.
    func read<Value: Sendable>(
        _ access: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        do { return try await reader.read(access) } catch { throw file.explained(error) }
    }

    /// Whether the match keys are those of this program, and the tokens are there.
    static func keysAreCurrent(_ database: Database) throws -> Bool {
        let form = try BulkStatement(keptBy: database, "PRAGMA user_version")
        guard try form.step(), form.number(0) == MemorySchema.version else { return false }
        return try meta("keyVersion", in: database) == SegmentTokens.version
    }

    /// A value of the table of what the store says of itself; empty where it is missing.
    static func meta(_ key: String, in database: Database) throws -> String {
        let row = try BulkStatement(keptBy: database, "SELECT value FROM meta WHERE key = ?")
        try row.bind(1, key)
        return try row.step() ? row.text(0) ?? "" : ""
    }

    /// The meta value that is another one after everything that is derived from the units was made
    /// anew, or the units themselves are others: what a reader holds in memory is void then.
    static func epoch(in database: Database) throws -> String {
        try meta("epoch", in: database)
    }

    /// Begins another epoch, in the transaction that makes it necessary.
    static func beginEpoch(in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO meta (key, value) VALUES ('epoch', ?)",
            arguments: [String(UInt64.random(in: .min ... .max), radix: 16)])
    }

    /// The number of the last change, 0 before the first.
    static func lastSequence(_ database: Database) throws -> Int64 {
        let row = try BulkStatement(
            keptBy: database, "SELECT seq FROM sqlite_sequence WHERE name = 'change'")
        return try row.step() ? row.number(0) : 0
    }

    /// SQLite's setting of the writing connection: 2 is FULL.
    func synchronousMode() throws -> Int? {
        try writer?.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// Writes as ``write(_:)`` does; what is quick on this task's thread, unless it would have to
    /// wait for another writer.
    ///
    /// To change threads and back takes a fifth of the time of a small addition.
    func write<Value: Sendable>(
        isQuick: Bool, _ access: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard isQuick, let writer,
            writes.compareExchange(expected: 0, desired: 1, ordering: .acquiring).exchanged
        else { return try await write(access) }
        do {
            defer { writes.subtract(1, ordering: .releasing) }
            return try writeHere(writer, access)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return try await write(access)
        } catch { throw file.explained(error) }
    }

    /// Writes on this thread; another process that writes is an error at once.
    private func writeHere<Value>(
        _ writer: DatabaseQueue, _ access: (Database) throws -> Value
    ) throws -> Value {
        try writer.writeWithoutTransaction { database in
            sqlite3_busy_timeout(database.sqliteConnection, 0)
            defer {
                sqlite3_busy_timeout(
                    database.sqliteConnection, Int32(clamping: Int(file.waitSeconds * 1_000)))
            }
            return try access(database)
        }
    }

    /// Writes, off this task's thread, with the transactions of one's own.
    func write<Value: Sendable>(
        _ access: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        guard let writer else { throw MemoryError.readOnly(path: path) }
        writes.add(1, ordering: .acquiring)
        defer { writes.subtract(1, ordering: .releasing) }
        do {
            return try await writer.writeWithoutTransaction(access)
        } catch { throw file.explained(error) }
    }
}
