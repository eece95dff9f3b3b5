internal import Language

/// What can be found on the pages of a damaged memory, before it is known which of it is sound.
struct RescueSurvey {
    /// A place at which a unit may stand.
    struct Candidate {
        let page: Int
        let offset: Int
        /// Whether its page points to it; other rows may be left over from before a change.
        let isPointed: Bool
        /// Whether its page belongs to the table of the units for certain.
        let isReachable: Bool
    }

    /// The places of units, in the order of the pages.
    private(set) var candidates: [Candidate] = []
    /// The tags that a number of a language may stand for.
    private(set) var languages: [Int64: [LanguageTag]] = [:]
    /// The further documents of units.
    private(set) var documents: [Int64: Set<String>] = [:]
    /// The units that the journal has as added and not as removed.
    private(set) var present: Set<Int64> = []
    /// The units that the journal has as removed.
    private(set) var removed: Set<Int64> = []
    /// The number of the last change that was found.
    private(set) var lastSequence: Int64 = 0
    /// How many rows of units cannot be made out.
    private(set) var brokenRows = 0
    /// How many pages cannot be read, or are not as they should be.
    private(set) var damagedPages = 0

    private let database: DamagedDatabase
    private let owners: PageOwners
    private var overflow: [Bool]

    /// Reads all pages; tells now and then which part is done.
    init(of database: DamagedDatabase, onProgress: (Double) -> Void) throws {
        self.database = database
        owners = try PageOwners(of: database)
        overflow = [Bool](repeating: false, count: database.pageCount + 1)
        damagedPages = database.log.damagedFrames
        var strange: [Int] = []
        for number in 1...max(1, database.pageCount) {
            if number % 1_000 == 0 {
                try Task.checkCancellation()
                onProgress(Double(number) / Double(database.pageCount))
            }
            guard owners[number] != .free else { continue }
            let page = database.page(number)
            guard let tree = TreePage(page) else {
                strange.append(number)
                continue
            }
            read(tree, of: page)
        }
        // Whether a page without a sign of its own has the end of a record is known only now.
        for number in strange where !overflow[number] && number != lockPage {
            damagedPages += 1
            search(database.page(number), besides: [])
        }
        candidates.sort { ($0.page, $0.offset) < ($1.page, $1.offset) }
        present.subtract(removed)
    }

    /// The page that SQLite leaves out for its locks.
    private var lockPage: Int { 0x4000_0000 / database.pageSize + 1 }

    private mutating func read(_ tree: TreePage, of page: DatabasePage) {
        let isOfUnits = owners[page.number] == .unit
        var found: Set<Int> = []
        for cell in tree.cells where tree.kind != .tableInterior {
            if tree.kind == .tableLeaf, isUnit(cell, in: page) {
                found.insert(cell.offset)
                candidates.append(
                    Candidate(
                        page: page.number, offset: cell.offset, isPointed: true,
                        isReachable: isOfUnits))
            } else if isOfUnits {
                brokenRows += 1
            }
            var pages: [Int] = []
            let payload = database.payload(of: cell, in: page) { pages.append($0) }
            for page in pages { overflow[page] = true }
            guard !isOfUnits, let payload,
                let row = DatabaseRecord(payload, rowID: cell.rowID)
            else { continue }
            take(row, id: cell.rowID, isTable: tree.kind.isTable, owner: owners[page.number])
        }
        let lacksHeader =
            page.number == 1 && !page.bytes.starts(with: "SQLite format 3\0".utf8)
        if !tree.isWhole || lacksHeader {
            damagedPages += 1
            search(page, besides: found)
        }
    }

    /// Looks at every byte of a page for the beginning of a unit's row.
    private mutating func search(_ page: DatabasePage, besides found: Set<Int>) {
        for offset in 0..<page.bytes.count - 4 where !found.contains(offset) {
            guard let cell = TreePage.cell(at: offset, of: .tableLeaf, in: page),
                isUnit(cell, in: page)
            else { continue }
            candidates.append(
                Candidate(
                    page: page.number, offset: offset, isPointed: false,
                    isReachable: owners[page.number] == .unit))
        }
    }

    /// Whether a row has as many columns as a unit.
    private func isUnit(_ cell: TreePage.Cell, in page: DatabasePage) -> Bool {
        guard cell.rowID > 0, cell.payloadSize > Int(UnitColumns.checksum) else { return false }
        let types = DatabaseRecord.types(
            in: page.bytes, start: cell.local.lowerBound, end: cell.local.upperBound,
            payloadSize: cell.payloadSize)
        return types.map { $0.count > Int(UnitColumns.checksum) && $0[0] == 0 } ?? false
    }

    /// Takes what a row of another table tells, on whatever page of a table that is not all there.
    private mutating func take(
        _ row: DatabaseRecord, id: Int64, isTable: Bool, owner: PageOwners.Owner
    ) {
        func isFrom(_ table: PageOwners.Owner) -> Bool {
            owner == table || owner == .nobody && !owners.wholeTables.contains(table)
        }
        switch (isTable, row.count) {
        case (true, 2) where row.isNull(0) && row.isText(1) && isFrom(.language):
            addLanguage(row.text(1) ?? "", number: id)
        case (false, 2) where row.isText(0) && row.isInteger(1) && isFrom(.language):
            addLanguage(row.text(0) ?? "", number: row.number(1))
        case (true, 2) where row.text(0) == "change" && row.isInteger(1):
            lastSequence = max(lastSequence, row.number(1))
        case (true, 3) where row.isNull(0) && row.isInteger(1) && isFrom(.change):
            note(row, sequence: id)
        case (false, 2) where row.isInteger(0) && row.isText(1) && isFrom(.furtherDocument):
            documents[row.number(0), default: []].insert(row.text(1) ?? "")
        default: break
        }
    }

    private mutating func addLanguage(_ text: String, number: Int64) {
        let tag = LanguageTag(text)
        // An equal tag may be written otherwise.
        guard languages[number, default: []].allSatisfy({ $0.text != text }) else { return }
        languages[number, default: []].append(tag)
    }

    private mutating func note(_ row: DatabaseRecord, sequence: Int64) {
        guard row.isInteger(2), let kind = MemorySchema.ChangeKind(rawValue: row.number(2)) else {
            return
        }
        lastSequence = max(lastSequence, sequence)
        switch kind {
        case .added: present.insert(row.number(1))
        case .removed: removed.insert(row.number(1))
        case .changed, .touched: break
        }
    }
}
