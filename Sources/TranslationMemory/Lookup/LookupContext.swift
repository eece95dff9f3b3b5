internal import GRDB
internal import Language

/// What look-ups by one connection share: prepared statements, the languages of the store and the
/// index, as of the snapshot at hand.
///
/// Used inside of one access to the database at a time, and gone before the connection is.
final class LookupContext {
    /// The index.
    let index: IndexReader
    /// The language tags of the store.
    private(set) var languages: LanguageTable
    /// Whether units can be found by their keys and tokens.
    private(set) var keysAreCurrent: Bool
    /// Why the tokens of the store cannot be used, where they are damaged.
    private(set) var tokenFault: IndexFault?
    /// A unit by its id, with all columns; with what is held against queries.
    let unitOfID: BulkStatement
    let rowOfID: BulkStatement
    /// The further documents of a unit.
    let documentsOfID: BulkStatement

    private let begin: BulkStatement
    private let end: BulkStatement
    private let bySource: BulkStatement
    private let byTarget: BulkStatement
    private let dataVersion: BulkStatement
    private var version: Int64?

    init(_ database: Database, folder: IndexFolder) throws {
        index = IndexReader(folder)
        languages = try LanguageTable(database)
        keysAreCurrent = false
        unitOfID = try BulkStatement(
            database, "SELECT \(UnitColumns.content), \(UnitColumns.derived) FROM unit WHERE id = ?"
        )
        rowOfID = try BulkStatement(
            database, "SELECT \(UnitColumns.texts) FROM unit WHERE id = ?")
        documentsOfID = try BulkStatement(
            database, "SELECT document FROM furtherDocument WHERE unit = ? ORDER BY document")
        begin = try BulkStatement(database, "BEGIN")
        end = try BulkStatement(database, "COMMIT")
        bySource = try BulkStatement(
            database, "SELECT \(UnitColumns.texts) FROM unit WHERE sourceKey = ? ORDER BY id")
        byTarget = try BulkStatement(
            database, "SELECT \(UnitColumns.texts) FROM unit WHERE targetKey = ? ORDER BY id")
        dataVersion = try BulkStatement(database, "PRAGMA data_version")
    }

    /// Whether no look-up needs to read many units.
    var isQuick: Bool { keysAreCurrent && index.isWhole }

    /// The units of which the key of a side is a number.
    func rows(_ side: TextSide) throws -> BulkStatement { side == .source ? bySource : byTarget }

    /// Looks up in one snapshot of the store.
    ///
    /// Not by GRDB's own transactions: it prepares their statements each time, and each time sets
    /// the authorizer, upon which SQLite prepares all others again.
    func inSnapshot<Value>(
        _ database: Database, _ body: () throws -> Value
    ) throws -> Value {
        try begin.run()
        do {
            // A file that is missing may have given way to a newer one since the snapshot began.
            if try refresh(database), index.faults.contains(where: { $0.reason == .missing }) {
                try end.run()
                try begin.run()
                try refresh(database)
            }
            let value = try body()
            try end.run()
            return value
        } catch {
            // A transaction that only reads can always be ended.
            try? end.run()
            throw error
        }
    }

    /// Takes in what other connections have changed; the index only where it can be used.
    ///
    /// Gives whether the index was not up to date.
    @discardableResult
    func refresh(_ database: Database) throws -> Bool {
        defer { dataVersion.reset() }
        let now = try dataVersion.step() ? dataVersion.number(0) : 0
        if now != version {
            languages = try LanguageTable(database)
            keysAreCurrent = try SQLiteMemoryStore.keysAreCurrent(database)
            tokenFault = nil
            version = now
        }
        guard keysAreCurrent else { return false }
        do { return try index.refresh(database, dataVersion: now) } catch is IndexReaderError {
            // The tokens are damaged: every unit is read until they are made anew.
            keysAreCurrent = false
            tokenFault = IndexFault(path: index.folder.path, reason: .damaged)
            return false
        }
    }
}
