internal import GRDB
internal import GRDBSQLite

/// A copy of a database into another one, page by page: SQLite's online backup.
///
/// Others see the old content of the target until the last page is there, and then the new one;
/// a copy that is given up leaves the target as it was. Used inside one access to each of both.
final class DatabaseCopy {
    private let target: OpaquePointer?
    private var backup: OpaquePointer?

    /// How many pages are copied between two looks at whether to go on: a megabyte.
    private static let pagesAtOnce: Int32 = 256

    init(from source: Database, to target: Database) throws {
        self.target = target.sqliteConnection
        backup = sqlite3_backup_init(
            target.sqliteConnection, "main", source.sqliteConnection, "main")
        guard backup != nil else { throw failure(sqlite3_extended_errcode(self.target)) }
    }

    deinit { sqlite3_backup_finish(backup) }

    /// Takes the target's lock for writing, which it keeps to the end; waits as its connection does.
    func lock() throws { _ = try copy(pages: 0) }

    /// Copies all pages, and tells after some of them which part is done.
    func run(onStep: (Double) throws -> Void) throws {
        while try copy(pages: Self.pagesAtOnce) {
            let total = max(1, sqlite3_backup_pagecount(backup))
            try onStep(1 - Double(sqlite3_backup_remaining(backup)) / Double(total))
        }
        let code = sqlite3_backup_finish(backup)
        backup = nil
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Whether more are left.
    private func copy(pages: Int32) throws -> Bool {
        let code = sqlite3_backup_step(backup, pages)
        guard code == SQLITE_OK || code == SQLITE_DONE else { throw failure(code) }
        return code == SQLITE_OK
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errstr(code)))
    }
}
