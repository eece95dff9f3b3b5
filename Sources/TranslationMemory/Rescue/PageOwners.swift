/// Which table or index each page of a damaged database belongs to, as far as its schema and the
/// inner pages of its trees can be read.
struct PageOwners {
    /// To what a page belongs.
    enum Owner: UInt8 {
        /// To nothing that is known.
        case nobody
        case unit
        case language
        case change
        case furtherDocument
        /// To another table or an index.
        case other
        /// To the free room of the file.
        case free
    }

    /// The tables of which every page was found.
    private(set) var wholeTables: Set<Owner> = []

    private let database: DamagedDatabase
    private var owners: [Owner]

    private static let tables: [String: Owner] = [
        "unit": .unit, "language": .language, "change": .change,
        "furtherDocument": .furtherDocument,
        // The index over the tags has them a second time.
        "sqlite_autoindex_language_1": .language,
    ]

    init(of database: DamagedDatabase) throws {
        self.database = database
        owners = [Owner](repeating: .nobody, count: database.pageCount + 1)
        var roots: [(page: Int, owner: Owner)] = []
        try walk(from: 1, as: .other) { page, tree in
            for cell in tree.cells where tree.kind == .tableLeaf {
                guard let payload = database.payload(of: cell, in: page),
                    let row = DatabaseRecord(payload, rowID: cell.rowID), row.count == 5,
                    let name = row.text(1), row.isInteger(3)
                else { continue }
                roots.append((Int(row.number(3)), Self.tables[name] ?? .other))
            }
        }
        // Where two claim a page, the units have it.
        for root in roots.sorted(by: { $0.owner.rawValue < $1.owner.rawValue }) {
            if try walk(from: root.page, as: root.owner) { wholeTables.insert(root.owner) }
        }
        markFree()
    }

    /// To what a page belongs.
    subscript(_ page: Int) -> Owner { owners[page] }

    /// Whether every page below a root, and the root, was found; hands each out.
    @discardableResult
    private mutating func walk(
        from root: Int, as owner: Owner, _ body: (DatabasePage, TreePage) -> Void = { _, _ in }
    ) throws -> Bool {
        var waiting = [(page: root, isTable: Bool?.none)]
        var isWhole = true
        while let (number, isTable) = waiting.popLast() {
            try Task.checkCancellation()
            guard (1...database.pageCount).contains(number), owners[number] == .nobody else {
                isWhole = false
                continue
            }
            let page = database.page(number)
            guard let tree = TreePage(page), isTable ?? tree.kind.isTable == tree.kind.isTable
            else {
                isWhole = false
                continue
            }
            owners[number] = owner
            isWhole = isWhole && tree.isWhole
            body(page, tree)
            guard tree.kind.isInterior else { continue }
            for child in tree.cells.compactMap(\.child) + [tree.rightChild ?? 0] {
                waiting.append((child, tree.kind.isTable))
            }
        }
        return isWhole
    }

    /// Follows the list of free pages, whose old content is still on them.
    private mutating func markFree() {
        var trunk = database.page(1).number32(at: 32)
        while (2...max(2, database.pageCount)).contains(trunk), trunk < owners.count,
            owners[trunk] == .nobody
        {
            let page = database.page(trunk)
            let count = page.number32(at: 4)
            guard count <= page.bytes.count / 4 - 2 else { return }
            let leaves = (0..<count).map { page.number32(at: 8 + 4 * $0) }
            guard leaves.allSatisfy((2...database.pageCount).contains) else { return }
            owners[trunk] = .free
            for leaf in leaves where owners[leaf] == .nobody { owners[leaf] = .free }
            trunk = page.number32(at: 0)
        }
    }
}
