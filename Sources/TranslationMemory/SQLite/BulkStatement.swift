internal import GRDB
internal import GRDBSQLite

/// A prepared statement without the comforts, for a million rows: SQLite's own interface.
///
/// Used by one task, inside one access to the database, and gone before that ends.
final class BulkStatement {
    private let connection: OpaquePointer?
    private var statement: OpaquePointer?
    /// What keeps the statement when this is gone.
    private let keeper: Statement?

    init(_ database: Database, _ sql: String) throws {
        connection = database.sqliteConnection
        keeper = nil
        try check(sqlite3_prepare_v2(connection, sql, -1, &statement, nil), SQLITE_OK)
    }

    /// Takes a statement that stays prepared while its connection is open.
    ///
    /// Preparing is what most of a small access costs. There is one such statement of a text: it
    /// must not be taken again before this is gone.
    init(keptBy database: Database, _ sql: String) throws {
        connection = database.sqliteConnection
        let keeper = try database.cachedStatement(sql: sql)
        self.keeper = keeper
        statement = keeper.sqliteStatement
    }

    deinit {
        guard keeper != nil else {
            sqlite3_finalize(statement)
            return
        }
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
    }

    /// Gives a value to a parameter, counted from 1.
    func bind(_ place: Int32, _ number: Int64?) throws {
        try check(
            number.map { sqlite3_bind_int64(statement, place, $0) }
                ?? sqlite3_bind_null(statement, place), SQLITE_OK)
    }

    /// Gives a value to a parameter, counted from 1.
    func bind(_ place: Int32, _ text: String?) throws {
        guard var text else { return try bind(place, Int64?.none) }
        // SQLite's "transient": it copies the bytes before it returns.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty buffer may have no address, which SQLite would take for NULL.
                characters.baseAddress.map {
                    sqlite3_bind_text64(
                        statement, place, $0, UInt64(characters.count), copied,
                        UInt8(SQLITE_UTF8))
                } ?? sqlite3_bind_text(statement, place, "", 0, copied)
            }
        }
        try check(code, SQLITE_OK)
    }

    /// Gives bytes to a parameter, counted from 1.
    func bind(_ place: Int32, _ bytes: [UInt8]) throws {
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code = bytes.withUnsafeBytes { bytes in
            // An empty buffer may have no address, which SQLite would take for NULL.
            bytes.baseAddress.map {
                sqlite3_bind_blob64(statement, place, $0, UInt64(bytes.count), copied)
            } ?? sqlite3_bind_zeroblob(statement, place, 0)
        }
        try check(code, SQLITE_OK)
    }

    /// Goes to the next row; false after the last.
    func step() throws -> Bool {
        let code = sqlite3_step(statement)
        if code == SQLITE_ROW { return true }
        try check(code, SQLITE_DONE)
        return false
    }

    /// Runs a statement that gives no rows, and makes it ready for the next time.
    func run() throws {
        defer { reset() }
        while try step() {}
    }

    /// Makes the statement ready to be run again.
    func reset() { sqlite3_reset(statement) }

    /// A column of the row, counted from 0.
    func number(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    /// A column of the row, counted from 0, that may be NULL.
    func optionalNumber(_ column: Int32) -> Int64? {
        sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : number(column)
    }

    /// A column of the row, counted from 0; nil for NULL.
    ///
    /// Bytes that are not UTF-8 are replaced.
    func text(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(
            decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// The bytes of a column of the row, counted from 0, until the next step.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(
            start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    private func check(_ code: Int32, _ expected: Int32) throws {
        guard code != expected else { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: String(cString: sqlite3_errmsg(connection)))
    }
}
