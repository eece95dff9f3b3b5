internal import Foundation
internal import GRDB
internal import Glibc

/// The file of a memory, and how it is opened for what.
struct StoreFile {
    let path: String
    let waitSeconds: Double

    /// Opens the file for reading; nothing is ever made.
    func openForReading() throws -> any DatabaseReader {
        try requireFile()
        var configuration = Configuration()
        configuration.busyMode = .timeout(waitSeconds)
        configuration.prepareDatabase { database in
            try Self.harden(database)
            try database.execute(sql: "PRAGMA query_only = ON")
        }
        let hasLog = (Self.size(of: path + "-wal") ?? 0) > 0
        let query: String
        if access(folder, W_OK) == 0, access(path, W_OK) == 0 {
            try refuseForeignDatabase()
            // SQLite's own read-only mode would leave the files of its log behind.
            query = "mode=rw"
        } else if hasLog {
            configuration.readonly = true
            query = "mode=ro"
        } else {
            configuration.readonly = true
            query = "mode=ro&immutable=1"
        }
        let database = try DatabaseQueue(path: uri(query), configuration: configuration)
        _ = try database.read { try checkSchema($0, mayBeOlder: false) }
        return database
    }

    /// Opens the file for writing, and makes it where there is none.
    func openForWriting() throws -> DatabaseQueue {
        if (Self.size(of: path) ?? 0) > 0 {
            try requireFile()
            guard access(path, W_OK) == 0, access(folder, W_OK) == 0 else {
                throw MemoryError.readOnly(path: path)
            }
            try refuseForeignDatabase()
        } else {
            try create()
        }
        var configuration = Configuration()
        configuration.busyMode = .timeout(waitSeconds)
        configuration.prepareDatabase { database in
            try Self.harden(database)
            try database.execute(sql: "PRAGMA cache_size = -65536")
        }
        // Not a pool: that makes a table and drops it each time it opens a file without a log, and
        // on a full disk the log could then never be emptied.
        let writer = try DatabaseQueue(path: path, configuration: configuration)
        let version = try writer.writeWithoutTransaction { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL;
                    PRAGMA synchronous = FULL;
                    PRAGMA journal_size_limit = 67108864
                    """)
            return try checkSchema(database, mayBeOlder: true)
        }
        if version < MemorySchema.version {
            try MemorySchema.migrator(storeID: Self.newStoreID()).migrate(writer)
        }
        return writer
    }

    /// The error of this subsystem that stands behind one of SQLite's.
    func explained(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        let detail = failure.message ?? ""
        switch failure.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return MemoryError.locked(path: path, holder: LockHolder.writing(to: path))
        case .SQLITE_CORRUPT: return MemoryError.damaged(path: path, detail: detail)
        case .SQLITE_NOTADB: return MemoryError.notAMemory(path: path)
        case .SQLITE_FULL: return MemoryError.diskFull(path: path)
        case .SQLITE_READONLY, .SQLITE_PERM: return MemoryError.readOnly(path: path)
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: return CancellationError()
        default:
            return MemoryError.io(
                path: path, code: failure.extendedResultCode.rawValue, detail: detail)
        }
    }

    /// The size of the file with its log, in bytes.
    var size: Int {
        (Self.size(of: path) ?? 0) + (Self.size(of: path + "-wal") ?? 0)
    }

    private var folder: String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    private func uri(_ query: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: ";?#%")
        let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
        return "file:\(escaped)?\(query)"
    }

    /// That the file is there, and can be one of SQLite's.
    ///
    /// It is not opened for that: closing any descriptor of a file lets go of all locks that this
    /// process has on it (POSIX), those of a store that is open already among them, and another
    /// process would take itself for the last one and throw the log away.
    private func requireFile() throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT || errno == ENOTDIR else { throw inaccessible(errno) }
            throw MemoryError.missing(path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= Self.smallestDatabase else {
            throw MemoryError.notAMemory(path: path)
        }
        guard access(path, R_OK) == 0 else { throw inaccessible(errno) }
    }

    /// One page of the smallest size that SQLite has.
    private static let smallestDatabase = 512

    private func inaccessible(_ code: Int32) -> MemoryError {
        .io(path: path, code: code, detail: String(cString: strerror(code)))
    }

    /// Opening for writing changes how a database is logged: no other program's may come so far.
    private func refuseForeignDatabase() throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(waitSeconds)
        let database = try DatabaseQueue(path: uri("mode=ro"), configuration: configuration)
        defer { try? database.close() }
        _ = try database.read { try checkSchema($0, mayBeOlder: true) }
    }

    /// Makes an empty database that is known for ours from its first page on.
    private func create() throws {
        do {
            let database = try DatabaseQueue(path: path)
            defer { try? database.close() }
            try database.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA application_id = \(MemorySchema.applicationID)")
            }
        } catch let error as DatabaseError {
            switch error.resultCode {
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
                throw MemoryError.cannotCreate(path: path, detail: error.message ?? "")
            default: throw error
            }
        }
    }

    /// That the tables are ours, and of a form that we know; gives its number.
    private func checkSchema(_ database: Database, mayBeOlder: Bool) throws -> Int {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == MemorySchema.applicationID else {
            throw MemoryError.notAMemory(path: path)
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= MemorySchema.version else {
            throw MemoryError.newerSchema(
                path: path, version: version, supported: MemorySchema.version)
        }
        // An older form is brought up to date by the next one who writes.
        guard version > 0 || mayBeOlder else { throw MemoryError.missing(path: path) }
        return version
    }

    private static func harden(_ database: Database) throws {
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }

    private static func newStoreID() -> String {
        var random = SystemRandomNumberGenerator()
        return [random.next(), random.next()].map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }

    private static func size(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
