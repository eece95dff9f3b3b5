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
    /// The ids of the units that were handed in, kept where targets overwrite others: a unit may
    /// have several targets in what is added, and none of those overwrites another.
    private var handedIn: Set<Int64> = []
    /// The units that had other targets in their place when they came; which of those stay is
    /// known at the end.
    private var contested: [(id: Int64, isNew: Bool)] = []

    /// What spares asking for each unit whether it is there: where the memory was empty and many
    /// units come.
    private var filter: IdentityFilter?

    private let journal: BulkStatement
    private let insertion: BulkStatement
    private let update: BulkStatement
    private let removal: BulkStatement
    private let ofID: BulkStatement
    private let ofIdentity: BulkStatement
    private let ofPlace: BulkStatement
    private let membership: DocumentMembership
    private let tokens: TokenRegistry

    /// Begins to add units; with a document, in place of that document's units.
    init(
        _ database: Database, options: AddingOptions, replacing document: DocumentPair?,
        clock: StampClock, path: String, isBulk: Bool = false
    ) throws {
        if isBulk, try Self.isEmpty(database) { filter = IdentityFilter() }
        self.database = database
        self.path = path
        self.options = options
        self.document = document
        self.clock = clock
        languages = try LanguageTable(database)
        lastSequence = try SQLiteMemoryStore.lastSequence(database)
        journal = try BulkStatement(
            keptBy: database, "INSERT INTO change (sequence, unit, kind) VALUES (?, ?, ?)")
        insertion = try BulkStatement(keptBy: database, UnitColumns.insertion)
        update = try BulkStatement(keptBy: database, UnitColumns.update)
        removal = try BulkStatement(keptBy: database, "DELETE FROM unit WHERE id = ?")
        let selection = "SELECT \(UnitColumns.content) FROM unit WHERE"
        ofIdentity = try BulkStatement(keptBy: database, "\(selection) identity = ? ORDER BY id")
        ofID = try BulkStatement(keptBy: database, "\(selection) id = ?")
        ofPlace = try BulkStatement(keptBy: database, "\(selection) place = ? ORDER BY id")
        membership = try DocumentMembership(database)
        tokens = try TokenRegistry(database)
        if let document {
            outdated = try membership.units(of: document, languages: languages)
        }
    }

    private static func isEmpty(_ database: Database) throws -> Bool {
        let row = try BulkStatement(database, "SELECT EXISTS (SELECT 1 FROM unit)")
        return try row.step() && row.number(0) == 0
    }

    /// Adds a unit, or finds out that it is there.
    func add(_ unit: PreparedUnit) throws {
        report.read += 1
        guard var content = unit.content else {
            throw UnstorableUnit(path: path, unit: unit.unit)
        }
        if let document { content.unit.document = document.name }
        let identity = unit.identity
        if filter?.meet(identity) ?? true,
            let (id, stored) = try first(
                of: ofIdentity, identity, where: { $0.isSameUnit(as: content) })
        {
            return try meetSame(content, identity: identity, id, stored)
        }
        if options.onDuplicate == .skip, let (id, _) = try others(than: nil, of: content).first {
            outdated.remove(id)
            report.skipped += 1
            return
        }
        let isContested =
            try options.onDuplicate == .overwrite && !rivals(of: nil, content).isEmpty
        if !isContested { sign(&content.unit) }
        let id = try note(.added)
        try write(content, id: id, identity: identity, by: insertion, prepared: unit)
        if options.onDuplicate == .overwrite { handedIn.insert(id) }
        if isContested { contested.append((id, isNew: true)) }
        _ = try join(id, of: content.unit.document, documents: content.unit.furtherDocuments)
        report.added += 1
    }

    /// Takes a unit over from another file of the memory under the number that it has there, which is
    /// higher than those before; one that is there under a lower number is left out.
    func adopt(_ content: UnitContent, id: Int64, documents: [String]) throws {
        report.read += 1
        let identity = content.identity
        guard try first(of: ofIdentity, identity, where: { $0.isSameUnit(as: content) }) == nil
        else {
            report.skipped += 1
            return
        }
        lastSequence = id - 1
        try note(.added)
        try write(content, id: id, identity: identity, by: insertion, withTokens: true)
        _ = try join(id, of: content.unit.document, documents: documents)
        report.added += 1
    }

    /// Ends the adding: settles which targets overwrite which, and takes away what is left of the
    /// document that was to be replaced.
    func finish() throws {
        for (id, isNew) in contested { try settle(id, isNew: isNew) }
        contested = []
        report.released = outdated.count
        for id in outdated.sorted() { try release(id) }
        outdated = []
    }

    /// Meets the unit itself.
    private func meetSame(
        _ content: UnitContent, identity: Int64, _ id: Int64, _ stored: UnitContent
    ) throws {
        if outdated.remove(id) != nil { report.kept += 1 }
        report.updated += 1
        let isNewInDocument = try join(
            id, of: stored.unit.document,
            documents: [content.unit.document ?? ""] + content.unit.furtherDocuments)
        let isTouched = try touch(id, stored, by: content.unit, identity: identity)
        if isNewInDocument, !isTouched { try note(.touched, id) }
        if options.onDuplicate == .overwrite {
            handedIn.insert(id)
            if try !rivals(of: id, stored).isEmpty { contested.append((id, isNew: false)) }
        }
    }

    /// Dates a unit that came without a date of creation: no later than what else is known of it,
    /// and if nothing is, now, with a signature.
    private func sign(_ unit: inout TranslationUnit) {
        guard unit.created.date == nil else { return }
        let known = Stamp(date: unit.changed.date).earlier(Stamp(date: unit.lastUsed))
        if let date = known.date, UnitDate(date) != nil {
            unit.created.date = date
            return
        }
        unit.created.date = clock.stamp
        unit.created.author = unit.created.author ?? options.author
    }

    /// Lets a target overwrite those in its place that were not handed in: a new one becomes the
    /// first of them, the others go.
    private func settle(_ id: Int64, isNew: Bool) throws {
        guard var (_, content) = try first(of: ofID, id, where: { _ in true }) else { return }
        if isNew {
            guard let (rival, stored) = try rivals(of: id, content).first else {
                sign(&content.unit)
                return try write(content, id: id, identity: content.identity, by: update)
            }
            content.unit.furtherDocuments = try membership.documents(of: id)
            try note(.removed, id)
            try removal.bind(1, id)
            try removal.run()
            report.added -= 1
            try replace(rival, stored, by: content)
            return try removeRivals(of: rival, content)
        }
        try removeRivals(of: id, content)
    }

    /// Puts another target in the place of a unit.
    private func replace(
        _ id: Int64, _ stored: UnitContent, by content: UnitContent
    ) throws {
        outdated.remove(id)
        handedIn.insert(id)
        var content = content
        if content.unit.created.date == nil { content.unit.created = stored.unit.created }
        if content.unit.changed.date == nil {
            content.unit.changed = Stamp(
                date: clock.stamp, author: content.unit.changed.author ?? options.author)
        }
        try note(.changed, id)
        try write(
            content, id: id, identity: content.identity, by: update, withTokens: true)
        report.replaced += 1
        // Whoever had the old translation has the new one from now on.
        try membership.remove(id, from: content.unit.document)
        _ = try join(
            id, of: content.unit.document,
            documents: [stored.unit.document ?? ""] + content.unit.furtherDocuments)
    }

    /// Removes the targets that a unit overwrites, and leaves the unit to their documents.
    private func removeRivals(of id: Int64, _ content: UnitContent) throws {
        for (rival, stored) in try rivals(of: id, content) {
            _ = try join(
                id, of: content.unit.document,
                documents: [stored.unit.document ?? ""] + membership.documents(of: rival))
            try remove(rival)
            outdated.remove(rival)
        }
    }

    /// Makes further documents have a unit, an empty name standing for no document; whether that is
    /// news to any.
    private func join(_ id: Int64, of first: String?, documents: [String]) throws -> Bool {
        var isNews = false
        for document in documents where document != first ?? "" {
            if try membership.add(id, to: document) { isNews = true }
        }
        return isNews
    }

    /// The other units in the same place that were not handed in.
    private func rivals(
        of id: Int64?, _ content: UnitContent
    ) throws -> [(Int64, UnitContent)] {
        try others(than: id, of: content).filter { !handedIn.contains($0.0) }
    }

    /// The units in the same place, but for one.
    private func others(
        than id: Int64?, of content: UnitContent
    ) throws -> [(Int64, UnitContent)] {
        try all(of: ofPlace, content.place, where: { $0.hasSamePlace(as: content) })
            .filter { $0.0 != id }
    }

    /// Takes over the dates and the use count that a unit came with, and that a person has confirmed
    /// it; false where nothing is new.
    ///
    /// The earlier date of creation counts, the later ones of change and of use, the larger count,
    /// whoever comes last.
    private func touch(
        _ id: Int64, _ stored: UnitContent, by unit: TranslationUnit, identity: Int64
    ) throws -> Bool {
        var content = stored
        content.unit.created = stored.unit.created.earlier(unit.created)
        content.unit.changed = stored.unit.changed.later(unit.changed)
        content.unit.lastUsed =
            Stamp(date: stored.unit.lastUsed).later(Stamp(date: unit.lastUsed)).date
        content.unit.useCount =
            [unit.useCount, stored.unit.useCount].compactMap { $0 }.max()
        if unit.annotations.isReviewed, !stored.unit.annotations.isReviewed {
            content.unit.annotations.properties.removeAll {
                $0.name == Annotations.Property.reviewed.name
            }
            content.unit.annotations.properties.append(.reviewed)
            content = UnitContent(content.unit)
            report.confirmed += 1
        }
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
        guard let heir = try membership.heir(of: id) else { return try remove(id) }
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
        _ content: UnitContent, id: Int64, identity: Int64, by statement: BulkStatement,
        prepared: PreparedUnit? = nil, withTokens: Bool = false
    ) throws {
        let numbers = (
            source: try languages.number(of: content.unit.sourceLanguage, in: database),
            target: try languages.number(of: content.unit.targetLanguage, in: database)
        )
        let keys = prepared.map { (source: $0.sourceKey, target: $0.targetKey) }
        try UnitColumns.bind(
            content, id: id, languages: numbers, identity: identity, keys: keys, to: statement)
        try statement.run()
        if withTokens || prepared != nil {
            try tokens.write(
                id, source: content.unit.source, target: content.unit.target, languages: numbers,
                known: prepared?.tokens)
        }
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
