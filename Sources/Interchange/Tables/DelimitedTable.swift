/// A table in a text, as a spreadsheet saves it: cells parted by tabs, semicolons or commas.
///
/// What parts the cells is told by the first line, which names the columns. A cell may stand in
/// quotation marks, with tabs and line ends in it and its own quotation marks doubled (RFC 4180); a
/// mark that ends no such cell stands for itself.
public struct DelimitedTable: Hashable, Sendable {
    /// The cells of a line, or of several where a cell has line ends.
    public struct Record: Hashable, Sendable {
        /// The number of its first line, from 1.
        public let line: Int
        /// The cells.
        public let cells: [String]
    }

    /// The records with something in them, the names of the columns first.
    public let records: [Record]

    private static let quote = UInt8(ascii: "\"")

    /// Reads a table from a text, or so many of its first records, in time linear in its length.
    public init(_ text: String, recordLimit: Int = .max) {
        var text = text
        text.makeContiguousUTF8()
        let bytes = Array(text.utf8)
        var cursor = Cursor(bytes)
        cursor.readSeparator()
        var records: [Record] = []
        while records.count < recordLimit, let record = cursor.record() {
            if record.cells.contains(where: { !$0.utf8.allSatisfy { $0 == 0x20 } }) {
                records.append(record)
            }
        }
        self.records = records
    }

    private struct Cursor {
        private let bytes: [UInt8]
        private var place: Int
        private var line = 1
        private var separator = UInt8(ascii: "\t")
        /// Of a mark that is never closed the others can be no pairs either, and to look for the end
        /// of each of them would take quadratic time.
        private var hasOpenQuote = false

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        }

        /// Tells what parts the cells: what `sep=` says, as some spreadsheets write it first, else a
        /// tab if the first line has one, else the commoner of semicolon and comma.
        mutating func readSeparator() {
            let first = bytes[place...].prefix { $0 != 0x0A && $0 != 0x0D }
            if first.count == 5, first.starts(with: "sep=".utf8) {
                separator = bytes[place + 4]
                place += 5
                skipLineEnd()
                return
            }
            var counts = [UInt8: Int]()
            var isQuoted = false
            for byte in first {
                if byte == DelimitedTable.quote { isQuoted.toggle() }
                if !isQuoted { counts[byte, default: 0] += 1 }
            }
            let semicolons = counts[UInt8(ascii: ";")] ?? 0
            let commas = counts[UInt8(ascii: ",")] ?? 0
            if counts[separator] == nil, semicolons + commas > 0 {
                separator = UInt8(ascii: semicolons >= commas ? ";" : ",")
            }
        }

        mutating func record() -> Record? {
            guard place < bytes.count else { return nil }
            let first = line
            var cells: [String] = []
            while true {
                cells.append(quotedCell() ?? plainCell())
                guard place < bytes.count, bytes[place] == separator else { break }
                place += 1
            }
            skipLineEnd()
            return Record(line: first, cells: cells)
        }

        private mutating func skipLineEnd() {
            guard place < bytes.count else { return }
            if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A {
                place += 1
            }
            place += 1
            line += 1
        }

        private func isEnd(_ place: Int) -> Bool {
            place >= bytes.count || bytes[place] == separator || bytes[place] == 0x0A
                || bytes[place] == 0x0D
        }

        private mutating func plainCell() -> String {
            let start = place
            while !isEnd(place) { place += 1 }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }

        private mutating func quotedCell() -> String? {
            let quote = DelimitedTable.quote
            guard !hasOpenQuote, place < bytes.count, bytes[place] == quote else { return nil }
            var cell: [UInt8] = []
            var lines = 0
            var next = place + 1
            while next < bytes.count {
                let byte = bytes[next]
                next += 1
                if byte == quote {
                    guard next < bytes.count, bytes[next] == quote else {
                        guard isEnd(next) else { return nil }
                        place = next
                        line += lines
                        return String(decoding: cell, as: UTF8.self)
                    }
                    next += 1
                }
                let isLineEnd =
                    byte == 0x0A || byte == 0x0D && (next >= bytes.count || bytes[next] != 0x0A)
                if isLineEnd { lines += 1 }
                cell.append(byte)
            }
            hasOpenQuote = true
            return nil
        }
    }
}
