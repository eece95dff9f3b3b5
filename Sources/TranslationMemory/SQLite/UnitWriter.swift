internal import Bitext
internal import GRDB

/// Adds units inside a transaction that is open for writing.
final class UnitWriter {
    private(set) var report = AddingReport()

    private let database: Database
    private let options: AddingOptions
    private let clock: StampClock
    private let path: String
    private var languages: LanguageTable
    private var lastSequence: Int64
    /// The ids of the units of the document that is replaced and not handed in again so far.
    private var outdated: Set<Int64> = []
    private let document: DocumentPair?

    private let journal: BulkStatement
    private let insertion: BulkStatement
    private let update: BulkStatement
    private let removal: BulkStatement
    private let ofID: BulkStatement
    private let ofIdentity: BulkStatement
    private let ofPlace: BulkStatement
    private let membership: DocumentMembership

    /// Begins to add units; with a document, in place of that document's units.
    init(
        _ database: Database, options: AddingOptions, replacing document: DocumentPair?,
        clock: StampClock, path: String
    ) throws {
        self.database = database
        self.path = path
        self.options = options
        self.document = document
        self.clock = clock
        languages = try LanguageTable(database)
        lastSequence = try SQLiteMemoryStore.lastSequence(database)
        journal = try BulkStatement(
            database, "INSERT INTO change (sequence, unit, kind) VALUES (?, ?, ?)")
        insertion = try BulkStatement(database, UnitColumns.insertion)
        update = try BulkStatement(database, UnitColumns.update)
        removal = try BulkStatement(database, "DELETE FROM unit WHERE id = ?")
        let selection = "SELECT \(UnitColumns.content) FROM unit WHERE"
        ofIdentity = try BulkStatement(database, "\(selection) identity = ? ORDER BY id")
        ofID = try BulkStatement(database, "\(selection) id = ?")
        ofPlace = try BulkStatement(database, "\(selection) place = ? ORDER BY id")
        membership = try DocumentMembership(database)
        if let document { outdated = try membership.units(of: document) }
    }

    /// Adds a unit, or finds out that it is there.
    func add(_ unit: TranslationUnit) throws {
        report.read += 1
        guard UnitJSON.canHold(unit.source), UnitJSON.canHold(unit.target) else {
            throw UnstorableUnit(path: path, unit: unit)
        }
        var content = UnitContent(unit)
        if let document { content.unit.document = document.name }
        let identity = content.identity
        if let (id, stored) = try first(
            of: ofIdentity, identity, where: { $0.isSameUnit(as: content) })
        {
            outdated.remove(id)
            report.updated += 1
            let isNewInDocument =
                try content.unit.document != stored.unit.document
                && membership.add(id, to: content.unit.document)
            let isTouched = try touch(id, stored, by: content.unit, identity: identity)
            if isNewInDocument, !isTouched { try note(.touched, id) }
            return
        }
        if options.onDuplicate != .add {
            let others = try all(
                of: ofPlace, content.place,
                where: { $0.hasSamePlace(as: content) })
            if let (id, stored) = others.first {
                return try meet(
                    content, identity: identity, id, stored, further: others.dropFirst().map(\.0))
            }
        }
        if content.unit.created.date == nil {
            content.unit.created.date = clock.stamp
            content.unit.created.author = content.unit.created.author ?? options.author
        }
        let id = try note(.added)
        try write(content, id: id, identity: identity, by: insertion)
        report.added += 1
    }

    /// Ends the adding: takes away what is left of the document that was to be replaced.
    func finish() throws {
        for id in outdated.sorted() { try release(id) }
        outdated = []
    }

    private func meet(
        _ content: UnitContent, identity: Int64, _ id: Int64, _ stored: UnitContent,
        further: [Int64]
    ) throws {
        guard options.onDuplicate == .overwrite else {
            outdated.remove(id)
            report.skipped += 1
            return
        }
        var content = content
        if content.unit.created.date == nil { content.unit.created = stored.unit.created }
        if content.unit.changed.date == nil {
            content.unit.changed = Stamp(
                date: clock.stamp, author: content.unit.changed.author ?? options.author)
        }
        try note(.changed, id)
        try write(content, id: id, identity: identity, by: update)
        outdated.remove(id)
        for other in further {
            try remove(other)
            outdated.remove(other)
        }
        report.replaced += 1
    }

    /// Takes over the dates and the use count that a unit came with, where it came with any; false
    /// where they are the same.
    private func touch(
        _ id: Int64, _ stored: UnitContent, by unit: TranslationUnit, identity: Int64
    ) throws -> Bool {
        var content = stored
        if unit.created.date != nil { content.unit.created = unit.created }
        if unit.changed.date != nil { content.unit.changed = unit.changed }
        content.unit.useCount = unit.useCount ?? stored.unit.useCount
        content.unit.lastUsed = unit.lastUsed ?? stored.unit.lastUsed
        guard content.unit != stored.unit else { return false }
        try note(.touched, id)
        try write(content, id: id, identity: identity, by: update)
        return true
    }

    /// Takes a unit out of the document that is replaced; it goes only where no other document has
    /// it.
    private func release(_ id: Int64) throws {
        guard let (_, stored) = try first(of: ofID, id, where: { _ in true }) else {
            return try remove(id)
        }
        if let document, stored.unit.document != document.name {
            if try membership.remove(id, from: document.name) { try note(.touched, id) }
            return
        }
        guard let heir = try membership.firstDocument(of: id) else { return try remove(id) }
        var content = stored
        content.unit.document = heir.name
        try membership.remove(id, from: heir.name)
        try note(.touched, id)
        try write(content, id: id, identity: content.identity, by: update)
    }

    private func remove(_ id: Int64) throws {
        try note(.removed, id)
        try removal.bind(1, id)
        try removal.run()
        report.removed += 1
    }

    private func write(
        _ content: UnitContent, id: Int64, identity: Int64, by statement: BulkStatement
    ) throws {
        let numbers = (
            source: try languages.number(of: content.unit.sourceLanguage, in: database),
            target: try languages.number(of: content.unit.targetLanguage, in: database)
        )
        try UnitColumns.bind(
            content, id: id, languages: numbers, identity: identity, to: statement)
        try statement.run()
    }

    /// Writes to the journal; a new unit gets the sequence number of its addition as its id.
    @discardableResult
    private func note(_ kind: MemorySchema.ChangeKind, _ id: Int64? = nil) throws -> Int64 {
        lastSequence += 1
        try journal.bind(1, lastSequence)
        try journal.bind(2, id ?? lastSequence)
        try journal.bind(3, kind.rawValue)
        try journal.run()
        return id ?? lastSequence
    }

    private func first(
        of statement: BulkStatement, _ digest: Int64, where condition: (UnitContent) -> Bool
    ) throws -> (Int64, UnitContent)? {
        defer { statement.reset() }
        try statement.bind(1, digest)
        while try statement.step() {
            if let content = UnitColumns.content(of: statement, languages: languages),
                condition(content)
            {
                return (statement.number(0), content)
            }
        }
        return nil
    }

    private func all(
        of statement: BulkStatement, _ digest: Int64, where condition: (UnitContent) -> Bool
    ) throws -> [(Int64, UnitContent)] {
        defer { statement.reset() }
        var found: [(Int64, UnitContent)] = []
        try statement.bind(1, digest)
        while try statement.step() {
            if let content = UnitColumns.content(of: statement, languages: languages),
                condition(content)
            {
                found.append((statement.number(0), content))
            }
        }
        return found
    }
}
