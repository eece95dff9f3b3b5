/// A page of one of SQLite's trees ("Database File Format", section 1.6), read without SQLite.
struct TreePage {
    /// What a page of a tree is.
    enum Kind: UInt8 {
        case indexInterior = 2
        case tableInterior = 5
        case indexLeaf = 10
        case tableLeaf = 13

        var isInterior: Bool { self == .indexInterior || self == .tableInterior }
        var isTable: Bool { self == .tableInterior || self == .tableLeaf }
    }

    /// An entry of a page.
    struct Cell {
        /// Where it begins.
        let offset: Int
        /// The number of a row; 0 in an index.
        let rowID: Int64
        /// The page below, with what comes before the entry.
        let child: Int?
        /// How long the record is; 0 where there is none.
        let payloadSize: Int
        /// The part of the record that is on the page.
        let local: Range<Int>
        /// The page on which the record goes on.
        let overflow: Int?
        /// Behind its last byte.
        let end: Int
    }

    let kind: Kind
    /// The entries that the page points to and that lie on it.
    let cells: [Cell]
    /// The page below with what comes after all entries.
    let rightChild: Int?
    /// Whether all entries are there, and they and the free room make up the page: otherwise there
    /// may be entries to which nothing points any more.
    let isWhole: Bool

    /// Reads a page; nil where it is none of a tree.
    init?(_ page: DatabasePage) {
        let usable = page.bytes.count
        // The first page begins with the header of the file.
        let start = page.number == 1 ? 100 : 0
        guard start + 12 <= usable, let kind = Kind(rawValue: page.bytes[start]) else {
            return nil
        }
        let pointers = start + (kind.isInterior ? 12 : 8)
        let count = page.number16(at: start + 3)
        let stored = page.number16(at: start + 5)
        let contentStart = stored == 0 ? 65_536 : stored
        let hasRoom = pointers + 2 * count <= min(contentStart, usable)
        var cells: [Cell] = []
        for place in 0..<(hasRoom ? count : 0) {
            let offset = page.number16(at: pointers + 2 * place)
            guard offset >= contentStart, let cell = Self.cell(at: offset, of: kind, in: page)
            else { continue }
            cells.append(cell)
        }
        self.kind = kind
        self.cells = cells
        rightChild = kind.isInterior ? page.number32(at: start + 8) : nil
        let used = cells.reduce(0) { $0 + max(4, $1.end - $1.offset) }
        let fragments = Int(page.bytes[start + 7])
        isWhole =
            hasRoom && page.isComplete && cells.count == count
            && Self.freeBlocks(from: page.number16(at: start + 1), in: page)
                .map { used + fragments + $0 == usable - contentStart } ?? false
    }

    /// An entry at a place; nil where it would not lie on the page.
    static func cell(at start: Int, of kind: Kind, in page: DatabasePage) -> Cell? {
        let usable = page.bytes.count
        var offset = start
        var child: Int?
        if kind.isInterior {
            child = page.number32(at: offset)
            offset += 4
        }
        if kind == .tableInterior {
            guard let key = page.varint(at: &offset) else { return nil }
            return Cell(
                offset: start, rowID: key, child: child, payloadSize: 0, local: offset..<offset,
                overflow: nil, end: offset)
        }
        guard let stated = page.varint(at: &offset), stated >= 0, stated <= Int64(Int32.max)
        else { return nil }
        let size = Int(stated)
        var rowID: Int64 = 0
        if kind == .tableLeaf {
            guard let number = page.varint(at: &offset) else { return nil }
            rowID = number
        }
        let local = localSize(of: size, isTable: kind.isTable, usable: usable)
        let end = offset + local + (local < size ? 4 : 0)
        guard end <= usable else { return nil }
        return Cell(
            offset: start, rowID: rowID, child: child, payloadSize: size,
            local: offset..<offset + local,
            overflow: local < size ? page.number32(at: offset + local) : nil, end: end)
    }

    /// How much of a record stays on the page of its entry.
    private static func localSize(of size: Int, isTable: Bool, usable: Int) -> Int {
        let most = isTable ? usable - 35 : (usable - 12) * 64 / 255 - 23
        guard size > most else { return size }
        let least = (usable - 12) * 32 / 255 - 23
        let fitting = least + (size - least) % (usable - 4)
        return fitting <= most ? fitting : least
    }

    /// The bytes in the chain of free blocks; nil where it is broken.
    private static func freeBlocks(from first: Int, in page: DatabasePage) -> Int? {
        var total = 0
        var block = first
        while block != 0 {
            let size = page.number16(at: block + 2)
            let next = page.number16(at: block)
            guard size >= 4, block + size <= page.bytes.count,
                next == 0 || next >= block + size
            else { return nil }
            total += size
            block = next
        }
        return total
    }
}
