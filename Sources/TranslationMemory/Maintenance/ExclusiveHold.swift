internal import GRDBSQLite
internal import Glibc

/// The lock of a file that SQLite cannot open as a database, so that another may take its place.
///
/// Taken by SQLite's own door to the system: locks are those of a process, and one of our own would
/// undo those of its connections. Whoever has the file open holds a lock that excludes this one.
final class ExclusiveHold {
    /// What the file looks like by its first bytes.
    enum Kind {
        /// A memory of ours.
        case memory
        /// Another program's database.
        case foreign
        /// No database, or one whose first bytes are damaged.
        case unknown
    }

    let kind: Kind
    private var connection: OpaquePointer?
    private let file: UnsafeMutablePointer<sqlite3_file>

    /// Between two tries, in microseconds.
    private static let pause: UInt32 = 5_000

    /// Waits for all others to close the file at a location; the path is the one to name in errors.
    ///
    /// Throws `locked` where they do not.
    init(_ location: String, path: String, waitSeconds: Double) throws(MemoryError) {
        var found: UnsafeMutablePointer<sqlite3_file>?
        guard
            sqlite3_open_v2(location, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
            sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &found)
                == SQLITE_OK,
            let found, let methods = found.pointee.pMethods?.pointee
        else {
            let code = sqlite3_extended_errcode(connection)
            sqlite3_close(connection)
            throw .io(path: path, code: code, detail: String(cString: sqlite3_errstr(code)))
        }
        file = found
        let end = ContinuousClock.now + .seconds(waitSeconds)
        while methods.xLock(found, SQLITE_LOCK_SHARED) != SQLITE_OK
            || methods.xLock(found, SQLITE_LOCK_EXCLUSIVE) != SQLITE_OK
        {
            _ = methods.xUnlock(found, SQLITE_LOCK_NONE)
            guard ContinuousClock.now < end else {
                let holder = LockHolder.having(open: location)
                sqlite3_close(connection)
                throw .locked(path: path, holder: holder)
            }
            usleep(Self.pause)
        }
        var header = [UInt8](repeating: 0, count: 100)
        let code = methods.xRead(found, &header, Int32(header.count), 0)
        guard code == SQLITE_OK, header.starts(with: "SQLite format 3\0".utf8) else {
            kind = .unknown
            return
        }
        let application = header[68..<72].reduce(0) { $0 << 8 | Int($1) }
        kind = application == MemorySchema.applicationID ? .memory : .foreign
    }

    deinit {
        _ = file.pointee.pMethods?.pointee.xUnlock(file, SQLITE_LOCK_NONE)
        sqlite3_close(connection)
    }
}
