internal import Foundation
internal import GRDB
internal import Glibc

/// The file of a memory, and how it is opened for what.
struct StoreFile {
    let path: String
    let waitSeconds: Double
    /// The path from the root: GRDB takes some relative ones, as `file:x`, for addresses.
    private let absolutePath: String
    private let trust: FileSystemTrust

    init(path: String, waitSeconds: Double, trust: FileSystemTrust = .ofLocal) {
        self.path = path
        self.waitSeconds = waitSeconds
        self.trust = trust
        absolutePath =
            path.utf8.first == UInt8(ascii: "/")
            ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    /// Opens the file for reading; nothing is ever made.
    func openForReading() throws -> any DatabaseReader {
        try requireFile()
        var configuration = Configuration()
        configuration.busyMode = .timeout(waitSeconds)
        configuration.prepareDatabase { database in
            try Self.harden(database)
            try database.execute(sql: "PRAGMA query_only = ON")
        }
        let canWriteFolder = access(folder, W_OK) == 0 && remoteFileSystem == nil
        let query: String
        if canWriteFolder, access(location, W_OK) == 0 {
            try refuseForeignDatabase()
            // SQLite's own read-only mode would leave the files of its log behind.
            query = "mode=rw"
        } else {
            configuration.readonly = true
            // Whoever has the file open has a log beside it, in which there may be units.
            let isAlone =
                !canWriteFolder && Self.status(of: location + "-wal") == nil
                && Self.status(of: location + "-shm") == nil
            query = isAlone ? "mode=ro&immutable=1" : "mode=ro"
        }
        let database = try DatabaseQueue(path: uri(query), configuration: configuration)
        try database.read(checkSchema)
        return database
    }

    /// The name of the file system where the file lies, if that must not be relied on.
    var remoteFileSystem: String? { trust.refusedFileSystem(of: folder) }

    /// That the file may be written where it lies.
    func requireLocal() throws(MemoryError) {
        if let name = remoteFileSystem {
            throw .remoteFileSystem(path: path, fileSystem: name)
        }
    }

    /// Opens the file for writing, and makes it where there is none.
    func openForWriting() throws -> DatabaseQueue {
        try requireLocal()
        if Self.status(of: location) == nil, errno == ENOENT {
            try requireShortName()
            try NewStoreFile(path: path, location: location, folder: folder).make()
        }
        try requireFile()
        guard access(location, W_OK) == 0, access(folder, W_OK) == 0 else {
            throw MemoryError.readOnly(path: path)
        }
        try refuseForeignDatabase()
        var configuration = Configuration()
        configuration.busyMode = .timeout(waitSeconds)
        configuration.prepareDatabase { database in
            try Self.harden(database)
            try database.execute(sql: "PRAGMA cache_size = -65536")
        }
        // Not a pool: that makes a table and drops it each time it opens a file without a log, and
        // on a full disk the log could then never be emptied.
        let writer = try DatabaseQueue(path: location, configuration: configuration)
        try writer.writeWithoutTransaction { database in
            try beginLogging(database)
            // The log is emptied in a pause; where none comes, by whoever fills 32 MB of it.
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;
                    PRAGMA wal_autocheckpoint = 8000
                    """)
            try Self.migrate(database)
        }
        return writer
    }

    /// Takes over into the file what is in the log, as far as nobody reads an older state.
    ///
    /// By a connection of its own, beside which others read and write. What cannot be done now is
    /// done later, or by the last one that closes the file.
    func emptyLog() {
        guard let connection = try? openForReading() else { return }
        try? connection.unsafeRead { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
        try? connection.close()
    }

    /// Brings a memory of an earlier form to the newest.
    private static func migrate(_ database: Database) throws {
        func version() throws -> Int {
            try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        }
        guard try version() < MemorySchema.version else { return }
        try database.inTransaction(.immediate) {
            try MemorySchema.migrate(database, from: version())
            return .commit
        }
    }

    /// The error of this subsystem that stands behind one of SQLite's.
    func explained(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        let detail = failure.message ?? ""
        // SQLite does not say why the index of the log cannot grow.
        if failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE, isDiskFull {
            return MemoryError.diskFull(path: path)
        }
        switch failure.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return MemoryError.locked(path: path, holder: LockHolder.writing(to: location))
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

    /// Whether there is no room for the index of a log, even the smallest.
    private var isDiskFull: Bool {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return false }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize) < Self.smallestLogIndex
    }

    /// As SQLite makes it (WALINDEX_PGSZ).
    private static let smallestLogIndex: UInt64 = 32_768

    /// The size of the file with its log, in bytes.
    var size: Int {
        [location, location + "-wal"].reduce(0) { $0 + Int(Self.status(of: $1)?.st_size ?? 0) }
    }

    /// Where the file lies behind links: its log lies beside it, not beside them.
    var location: String {
        guard let resolved = realpath(absolutePath, nil) else { return absolutePath }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The folder in which the file lies.
    var folder: String { (location as NSString).deletingLastPathComponent }

    /// The address of the file for SQLite.
    func uri(_ query: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: ";?#%")
        let location = location
        let escaped = location.addingPercentEncoding(withAllowedCharacters: allowed) ?? location
        return "file:\(escaped)?\(query)"
    }

    /// That the file is there, and can be one of SQLite's.
    ///
    /// It is not opened for that: closing any descriptor of a file lets go of all locks that this
    /// process has on it (POSIX), those of a store that is open already among them, and another
    /// process would take itself for the last one and throw the log away.
    func requireFile() throws {
        var status = stat()
        guard stat(location, &status) == 0 else {
            if errno == ENAMETOOLONG { throw MemoryError.nameTooLong(path: path) }
            guard errno == ENOENT || errno == ENOTDIR else { throw inaccessible(errno) }
            throw MemoryError.missing(path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size >= Self.smallestDatabase else {
            throw MemoryError.notAMemory(path: path)
        }
        guard access(location, R_OK) == 0 else { throw inaccessible(errno) }
    }

    /// That the names of the files fit which SQLite keeps beside a memory.
    private func requireShortName() throws {
        let name = (location as NSString).lastPathComponent + Self.longestCompanion
        let longestName = pathconf(folder, Int32(_PC_NAME_MAX))
        guard longestName < 0 || name.utf8.count <= longestName,
            location.utf8.count + Self.longestCompanion.utf8.count <= Self.longestPath
        else { throw MemoryError.nameTooLong(path: path) }
    }

    /// What SQLite adds to the name for the files that it keeps beside a memory.
    static let companions = ["-wal", "-shm", "-journal"]
    private static let longestCompanion = "-journal"
    /// What SQLite takes (MAX_PATHNAME of its door to Unix), less the path of a draft.
    private static let longestPath = 512 - 32

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
        try database.read(checkSchema)
    }

    /// Turns to the write-ahead log; SQLite does not wait for others by itself here.
    private func beginLogging(_ database: Database) throws {
        let end = ContinuousClock.now + .seconds(waitSeconds)
        while true {
            do {
                return try database.execute(sql: "PRAGMA journal_mode = WAL")
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end
            {
                usleep(Self.pause)
            }
        }
    }

    /// Between two tries, in microseconds.
    private static let pause: UInt32 = 5_000

    /// That the tables are ours, and of a form that we know.
    private func checkSchema(_ database: Database) throws {
        let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard application == MemorySchema.applicationID else {
            throw MemoryError.notAMemory(path: path)
        }
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard version <= MemorySchema.version else {
            throw MemoryError.newerSchema(
                path: path, version: version, supported: MemorySchema.version)
        }
    }

    private static func harden(_ database: Database) throws {
        try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
    }

    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }
}
