internal import GRDB
internal import Language

/// Which documents have a unit beside the one whose name it carries.
///
/// An empty name stands for units that were added without a document.
final class DocumentMembership {
    /// A document that keeps a unit when the one whose name it carries lets it go.
    struct Heir {
        /// Its name, nil for no document.
        let name: String?
    }

    private let database: Database
    private let ofDocument: BulkStatement
    private let ofUnit: BulkStatement
    private let insertion: BulkStatement
    private let removal: BulkStatement

    init(_ database: Database) throws {
        self.database = database
        ofDocument = try BulkStatement(
            keptBy: database,
            """
            WITH member (id) AS (
                SELECT id FROM unit WHERE document = ?1
                UNION SELECT unit FROM furtherDocument WHERE document = ?1)
            SELECT id, sourceLanguage, targetLanguage FROM member JOIN unit USING (id)
            """)
        ofUnit = try BulkStatement(
            keptBy: database,
            "SELECT document FROM furtherDocument WHERE unit = ? ORDER BY document")
        insertion = try BulkStatement(
            keptBy: database, "INSERT OR IGNORE INTO furtherDocument (unit, document) VALUES (?, ?)"
        )
        removal = try BulkStatement(
            keptBy: database, "DELETE FROM furtherDocument WHERE unit = ? AND document = ?")
    }

    /// The units that a document has between its languages, however the tags are written: those
    /// that carry its name, and those that it shares.
    func units(of document: DocumentPair, languages: LanguageTable) throws -> Set<Int64> {
        defer { ofDocument.reset() }
        try ofDocument.bind(1, document.name)
        var units: Set<Int64> = []
        while try ofDocument.step() {
            if languages[ofDocument.number(1)] == document.source,
                languages[ofDocument.number(2)] == document.target
            {
                units.insert(ofDocument.number(0))
            }
        }
        return units
    }

    /// The further documents that have a unit, by name.
    func documents(of unit: Int64) throws -> [String] {
        defer { ofUnit.reset() }
        try ofUnit.bind(1, unit)
        var names: [String] = []
        while try ofUnit.step() { names.append(ofUnit.text(0) ?? "") }
        return names
    }

    /// The first by name of the further documents that have a unit; nil where none has.
    func heir(of unit: Int64) throws -> Heir? {
        try documents(of: unit).first.map { Heir(name: $0.isEmpty ? nil : $0) }
    }

    /// Whether this is news.
    func add(_ unit: Int64, to document: String?) throws -> Bool {
        try insertion.bind(1, unit)
        try insertion.bind(2, document ?? "")
        try insertion.run()
        return database.changesCount > 0
    }

    /// Whether it was there.
    @discardableResult
    func remove(_ unit: Int64, from document: String?) throws -> Bool {
        try removal.bind(1, unit)
        try removal.bind(2, document ?? "")
        try removal.run()
        return database.changesCount > 0
    }
}
