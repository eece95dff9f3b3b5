internal import Bitext
internal import Foundation
internal import GRDB
internal import Language

extension SQLiteMemoryStore {
    /// Whether the keys are those of this program.
    public func keysAreCurrent() async throws -> Bool { try await read(Self.keysAreCurrent) }

    /// Hands out units in the order of their ids, from one snapshot, some hundred thousand a
    /// second.
    public func forEachUnit(
        where filters: [UnitFilter], _ body: @escaping @Sendable (StoredUnit) throws -> Void
    ) async throws {
        try await read { [name, path] database in
            let languages = try LanguageTable(database)
            let rows = try BulkStatement(
                database,
                "SELECT \(UnitColumns.content), \(UnitColumns.derived) FROM unit ORDER BY id")
            let memberships = try BulkStatement(
                database, "SELECT unit, document FROM furtherDocument ORDER BY unit, document")
            var isMembership = try memberships.step()
            while try rows.step() {
                let id = rows.number(0)
                guard let content = UnitColumns.content(of: rows, languages: languages),
                    content.checksum(id: id) == rows.number(UnitColumns.checksum)
                else { throw MemoryError.damagedUnit(path: path, id: id) }
                var unit = content.unit
                while isMembership, memberships.number(0) <= id {
                    if memberships.number(0) == id {
                        unit.furtherDocuments.append(memberships.text(1) ?? "")
                    }
                    isMembership = try memberships.step()
                }
                if filters.allSatisfy({ $0.matches(unit) }) {
                    try body(StoredUnit(id: id, memory: name, unit: unit))
                }
            }
        }
    }

    /// Whether the derived columns of a row lead to its content; match keys of another version
    /// are not looked at.
    private static func isFound(
        _ content: UnitContent, by row: BulkStatement, keysAreCurrent: Bool
    ) -> Bool {
        guard row.number(UnitColumns.identity) == content.identity,
            row.number(UnitColumns.place) == content.place
        else { return false }
        guard keysAreCurrent else { return true }
        return row.number(UnitColumns.sourceKey) == UnitContent.key(of: content.unit.source.text)
            && row.number(UnitColumns.targetKey) == UnitContent.key(of: content.unit.target.text)
    }

    /// Checks structure, references, and the checksum, the keys and the tokens of every unit.
    public func verify() async throws -> [MemoryFinding] {
        do {
            return try await read { database in
                // The structure first: what hangs on it may be unreadable after a damage to it.
                var findings = try String.fetchAll(database, sql: "PRAGMA integrity_check")
                    .filter { $0 != "ok" }.map(MemoryFinding.structure)
                let dangling = try BulkStatement(database, "PRAGMA foreign_key_check")
                while try dangling.step() {
                    findings.append(
                        .danglingReference(
                            table: dangling.text(0) ?? "", row: dangling.optionalNumber(1),
                            to: dangling.text(2) ?? ""))
                }
                let languages = try LanguageTable(database)
                let keysAreCurrent = try Self.keysAreCurrent(database)
                let tokens = keysAreCurrent ? try TokenCheck(database) : nil
                if tokens?.isInOrder == false { findings.append(.disorderedTokens) }
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
                    let numbers = (source: rows.number(1), target: rows.number(2))
                    if try !Self.isFound(content, by: rows, keysAreCurrent: keysAreCurrent)
                        || tokens?.isRight(id, content.unit, languages: numbers) == false
                    {
                        findings.append(.wrongKeys(id: id))
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
            var pairs: [MemoryInformation.LanguagePair] = []
            var rows = try BulkStatement(
                database,
                """
                SELECT sourceLanguage, targetLanguage, count(*) FROM unit
                GROUP BY sourceLanguage, targetLanguage ORDER BY count(*) DESC, 1, 2
                """)
            while try rows.step() {
                pairs.append(
                    MemoryInformation.LanguagePair(
                        source: languages[rows.number(0)] ?? LanguageTag(""),
                        target: languages[rows.number(1)] ?? LanguageTag(""),
                        units: Int(rows.number(2))))
            }
            var documents: [MemoryInformation.Document] = []
            rows = try BulkStatement(
                database,
                """
                SELECT document, count(*) FROM (
                    SELECT id, document FROM unit WHERE document IS NOT NULL
                    UNION SELECT unit, document FROM furtherDocument WHERE document <> '')
                GROUP BY document ORDER BY document
                """)
            while try rows.step() {
                documents.append(
                    MemoryInformation.Document(
                        name: rows.text(0) ?? "", units: Int(rows.number(1))))
            }
            var dates: [(text: String, start: Int)] = []
            rows = try BulkStatement(
                database,
                """
                SELECT DISTINCT createdDate FROM unit
                UNION SELECT DISTINCT changedDate FROM unit
                """)
            while try rows.step() {
                if let text = rows.text(0), let date = UnitDate(text) {
                    dates.append((text, date.start))
                }
            }
            let keyVersion = try Self.meta("keyVersion", in: database)
            return MemoryInformation(
                name: name, units: pairs.reduce(0) { $0 + $1.units }, languagePairs: pairs,
                documents: documents,
                earliest: dates.min { $0.start < $1.start }?.text,
                latest: dates.max { $0.start < $1.start }?.text,
                sequence: try Self.lastSequence(database),
                storeID: try Self.meta("storeID", in: database),
                schemaVersion: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                keyVersion: keyVersion, keysAreCurrent: try Self.keysAreCurrent(database),
                fileSize: file.size)
        }
    }
}
