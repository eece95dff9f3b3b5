/// A row of a table or an entry of an index as SQLite stores it ("Database File Format", section 2.1),
/// read without SQLite.
struct DatabaseRecord: UnitRow {
    /// A column: its serial type, and where its bytes begin.
    private struct Column {
        let type: Int64
        let start: Int
    }

    private let payload: [UInt8]
    private let rowID: Int64
    private let columns: [Column]

    /// How many columns there are.
    var count: Int { columns.count }

    /// Reads the whole of a record; nil where its header contradicts its length.
    init?(_ payload: [UInt8], rowID: Int64) {
        guard
            let types = Self.types(
                in: payload, start: 0, end: payload.count, payloadSize: payload.count)
        else { return nil }
        var start = payload.count - types.reduce(0) { $0 + Self.size(of: $1) }
        var columns: [Column] = []
        columns.reserveCapacity(types.count)
        for type in types {
            columns.append(Column(type: type, start: start))
            start += Self.size(of: type)
        }
        self.payload = payload
        self.rowID = rowID
        self.columns = columns
    }

    func number(_ column: Int32) -> Int64 { optionalNumber(column) ?? 0 }

    /// The id of a row is the number of the row, and stands as NULL in its column.
    func optionalNumber(_ column: Int32) -> Int64? {
        guard columns.indices.contains(Int(column)) else { return nil }
        let found = columns[Int(column)]
        switch found.type {
        case 0: return column == 0 ? rowID : nil
        case 8: return 0
        case 9: return 1
        case 1...6:
            let bytes = payload[found.start..<found.start + Self.size(of: found.type)]
            let first = Int64(Int8(bitPattern: bytes[bytes.startIndex]))
            return bytes.dropFirst().reduce(first) { $0 << 8 | Int64($1) }
        default: return nil
        }
    }

    func text(_ column: Int32) -> String? {
        guard isText(column) else { return nil }
        let found = columns[Int(column)]
        return String(
            decoding: payload[found.start..<found.start + Self.size(of: found.type)],
            as: UTF8.self)
    }

    /// Whether a column has a text.
    func isText(_ column: Int32) -> Bool {
        columns.indices.contains(Int(column)) && columns[Int(column)].type >= 13
            && columns[Int(column)].type % 2 == 1
    }

    /// Whether a column has an integer.
    func isInteger(_ column: Int32) -> Bool {
        columns.indices.contains(Int(column))
            && [1, 2, 3, 4, 5, 6, 8, 9].contains(columns[Int(column)].type)
    }

    /// Whether a column is NULL, as that of a row's own number is.
    func isNull(_ column: Int32) -> Bool {
        columns.indices.contains(Int(column)) && columns[Int(column)].type == 0
    }

    /// The serial types in the header of a record of which the first bytes are at hand; nil where
    /// they do not make up its length.
    static func types(
        in bytes: [UInt8], start: Int, end: Int, payloadSize: Int
    ) -> [Int64]? {
        var offset = start
        guard let length = varint(in: bytes, at: &offset, end: end), length > 1,
            length <= Int64(payloadSize), start + Int(length) <= end
        else { return nil }
        let headerEnd = start + Int(length)
        var rest = payloadSize - Int(length)
        var types: [Int64] = []
        while offset < headerEnd {
            guard let type = varint(in: bytes, at: &offset, end: headerEnd), type >= 0,
                type != 10, type != 11
            else { return nil }
            let size = size(of: type)
            guard size <= rest else { return nil }
            rest -= size
            types.append(type)
        }
        return rest == 0 ? types : nil
    }

    /// How many bytes a value of a type takes; more than any record has where there is no such type.
    private static func size(of type: Int64) -> Int {
        switch type {
        case 0, 8, 9: 0
        case 1...4: Int(type)
        case 5: 6
        case 6, 7: 8
        case 12...Int64(Int32.max): Int(type - 12) / 2
        default: .max
        }
    }

    /// A number in one to nine bytes, seven bits each and eight in the ninth, the highest first.
    static func varint(in bytes: [UInt8], at offset: inout Int, end: Int) -> Int64? {
        var value: UInt64 = 0
        for place in 0..<9 {
            guard offset >= 0, offset < min(end, bytes.count) else { return nil }
            let byte = bytes[offset]
            offset += 1
            if place == 8 { return Int64(bitPattern: value << 8 | UInt64(byte)) }
            value = value << 7 | UInt64(byte & 0x7F)
            if byte < 0x80 { break }
        }
        return Int64(bitPattern: value)
    }
}
