internal import Foundation
internal import GRDB
internal import Language

extension SQLiteMemoryStore {
    /// Hands out units in the order of their ids, from one snapshot, about a hundred thousand a
    /// second.
    public func forEachUnit(
        where filters: [UnitFilter], _ body: @escaping @Sendable (StoredUnit) throws -> Void
    ) async throws {
        try await read { [name, path] database in
            let languages = try LanguageTable(database)
            let rows = try BulkStatement(
                database,
                "SELECT \(UnitColumns.content), \(UnitColumns.derived) FROM unit ORDER BY id")
            while try rows.step() {
                let id = rows.number(0)
                guard let content = UnitColumns.content(of: rows, languages: languages),
                    content.checksum(id: id) == rows.number(UnitColumns.checksum)
                else { throw MemoryError.damagedUnit(path: path, id: id) }
                if filters.allSatisfy({ $0.matches(content.unit) }) {
                    try body(StoredUnit(id: id, memory: name, unit: content.unit))
                }
            }
        }
    }

    /// Checks structure, references and the checksum of every unit.
    public func verify() async throws -> [MemoryFinding] {
        do {
            return try await read { database in
                // The structure first: what hangs on it may be unreadable after a damage to it.
                var findings = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                    .filter { $0 != "ok" }.map(MemoryFinding.structure)
                findings += try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                    .danglingReference(table: row[0], row: row[1], to: row[2])
                }
                let languages = try LanguageTable(database)
                let rows = try BulkStatement(
                    database,
                    "SELECT \(UnitColumns.content), \(UnitColumns.derived) FROM unit ORDER BY id")
                while try rows.step() {
                    let id = rows.number(0)
                    guard let content = UnitColumns.content(of: rows, languages: languages),
                        content.checksum(id: id) == rows.number(UnitColumns.checksum)
                    else {
                        findings.append(.damagedUnit(id: id))
                        continue
                    }
                }
                return findings
            }
        } catch MemoryError.damaged(_, let detail) {
            return [.structure(detail)]
        }
    }

    /// Counts what there is, by reading the whole file once.
    public func information() async throws -> MemoryInformation {
        try await read { [name, file] database in
            let languages = try LanguageTable(database)
            let pairs = try Row.fetchAll(
                database,
                sql: """
                    SELECT sourceLanguage, targetLanguage, count(*) FROM unit
                    GROUP BY sourceLanguage, targetLanguage ORDER BY count(*) DESC, 1, 2
                    """
            ).map { row in
                MemoryInformation.LanguagePair(
                    source: languages[row[0]] ?? LanguageTag(""),
                    target: languages[row[1]] ?? LanguageTag(""), units: row[2])
            }
            let documents = try Row.fetchAll(
                database,
                sql: """
                    SELECT document, count(*) FROM unit WHERE document IS NOT NULL
                    GROUP BY document ORDER BY document
                    """
            ).map { MemoryInformation.Document(name: $0[0], units: $0[1]) }
            let dates = try Row.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT createdDate FROM unit
                    UNION SELECT DISTINCT changedDate FROM unit
                    """
            ).compactMap { row -> (text: String, start: Int)? in
                guard let text: String = row[0], let date = UnitDate(text) else { return nil }
                return (text, date.start)
            }
            func meta(_ key: String) throws -> String {
                try String.fetchOne(
                    database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key]) ?? ""
            }
            let keyVersion = try meta("keyVersion")
            return MemoryInformation(
                name: name, units: pairs.reduce(0) { $0 + $1.units }, languagePairs: pairs,
                documents: documents,
                earliest: dates.min { $0.start < $1.start }?.text,
                latest: dates.max { $0.start < $1.start }?.text,
                sequence: try Int64.fetchOne(
                    database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'change'") ?? 0,
                storeID: try meta("storeID"),
                schemaVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                keyVersion: keyVersion, keysAreCurrent: keyVersion == MatchKey.version,
                fileSize: file.size)
        }
    }
}
