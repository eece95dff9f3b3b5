internal import GRDB
internal import Matching

/// A file of the index as a store lists it.
struct IndexListing: Hashable {
    /// What a file holds: the tokens of the memory, or the units of a side.
    enum Content: Hashable {
        case vocabulary
        case segment(TextSide)

        var number: Int64 {
            switch self {
            case .vocabulary: 0
            case .segment(let side): side.rawValue
            }
        }

        init?(number: Int64) {
            guard number != 0 else {
                self = .vocabulary
                return
            }
            guard let side = TextSide(rawValue: number) else { return nil }
            self = .segment(side)
        }
    }

    /// The name of the file in the folder of the index, never used again.
    let name: String
    let content: Content
    /// The checksum of its header.
    let checksum: UInt64
    /// The change as of which, with ``hidden``, it is right.
    var sequence: Int64
    /// The units that it covers, or the numbers of tokens.
    let range: ClosedRange<Int64>
    /// How many units it holds.
    let count: Int
    /// The ids of further units that it holds.
    let strays: [Int64]
    /// The ids of units that have changed since it was made.
    var hidden: [Int64]

    /// Whether it covers a unit.
    func holds(_ unit: Int64) -> Bool {
        guard !range.contains(unit) else { return true }
        var low = 0
        var high = strays.count
        while low < high {
            let middle = (low + high) / 2
            if strays[middle] < unit { low = middle + 1 } else { high = middle }
        }
        return low < strays.count && strays[low] == unit
    }

    /// The units that are hidden in some of a side's files and stand in none.
    ///
    /// Of units that were removed this holds as well as of those that another file had.
    static func orphans(of files: [IndexListing]) -> [Int64] {
        let hidden = files.map { Set($0.hidden) }
        return hidden.reduce(into: Set()) { $0.formUnion($1) }.filter { unit in
            !files.indices.contains { files[$0].holds(unit) && !hidden[$0].contains(unit) }
        }.sorted()
    }

    private static let columns =
        "name, side, checksum, sequence, first, last, units, strays, hidden"

    /// All files that a store lists, those of earlier units first.
    static func all(in database: Database) throws -> [IndexListing] {
        let rows = try BulkStatement(
            keptBy: database, "SELECT \(columns) FROM indexFile ORDER BY side, first, name")
        var all: [IndexListing] = []
        while try rows.step() {
            guard let content = Content(number: rows.number(1)), let name = rows.text(0),
                rows.number(4) <= rows.number(5)
            else { continue }
            all.append(
                IndexListing(
                    name: name, content: content,
                    checksum: UInt64(bitPattern: rows.number(2)), sequence: rows.number(3),
                    range: rows.number(4)...rows.number(5), count: Int(rows.number(6)),
                    strays: ids(rows.bytes(7)), hidden: ids(rows.bytes(8))))
        }
        return all
    }

    /// Puts other files in the place of those that a store lists.
    static func replace(with files: [IndexListing], in database: Database) throws {
        try database.execute(sql: "DELETE FROM indexFile")
        let insertion = try BulkStatement(
            database, "INSERT INTO indexFile (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for file in files {
            try insertion.bind(1, file.name)
            try insertion.bind(2, file.content.number)
            try insertion.bind(3, Int64(bitPattern: file.checksum))
            try insertion.bind(4, file.sequence)
            try insertion.bind(5, file.range.lowerBound)
            try insertion.bind(6, file.range.upperBound)
            try insertion.bind(7, Int64(file.count))
            try insertion.bind(8, bytes(file.strays))
            try insertion.bind(9, bytes(file.hidden))
            try insertion.run()
        }
    }

    /// Rising ids as eight bytes each: there are few.
    private static func bytes(_ ids: [Int64]) -> [UInt8] { ids.withUnsafeBytes { Array($0) } }

    private static func ids(_ bytes: UnsafeRawBufferPointer) -> [Int64] {
        (0..<bytes.count / 8).map {
            bytes.loadUnaligned(fromByteOffset: $0 * 8, as: Int64.self)
        }
    }
}
