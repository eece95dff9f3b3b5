internal import Bitext
internal import Language

/// Reads the rows of a glossary from tab-separated lines.
struct GlossaryReader {
    /// What no term exceeds: a longer one is a file that lost its line ends, and would only slow
    /// every look-up down.
    static let longestTerm = 1000

    private(set) var entries: [GlossaryEntry] = []
    private(set) var problems: [GlossaryProblem] = []

    private let file: String
    private var line = 0
    private var header: Header?

    init(file: String) { self.file = file }

    mutating func read(_ bytes: [UInt8]) throws(GlossaryError) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            line += 1
            var end = start
            while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
            let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
            let row = bytes[start..<(hasReturn ? end - 1 : end)]
            guard let text = String(validating: row, as: UTF8.self) else {
                let column = Self.soundScalars(of: row) + 1
                throw error(
                    .invalidUTF8(column: column, guess: Self.guess(bytes[start...])), line: line)
            }
            try readLine(text)
            start = end + 1
        }
        if header == nil { throw error(.noHeader, line: 0) }
    }

    /// Reads rows that are cut into cells already.
    mutating func read(_ rows: some Sequence<(line: Int, cells: [String])>) throws(GlossaryError) {
        for row in rows {
            line = row.line
            if row.cells.first?.utf8.first == UInt8(ascii: "#") { continue }
            try readRow(
                row.cells.joined(separator: "\t"), cells: row.cells.map { Self.trimmed($0[...]) })
        }
        if header == nil { throw error(.noHeader, line: 0) }
    }

    private mutating func readLine(_ text: String) throws(GlossaryError) {
        if text.utf8.first == UInt8(ascii: "#") { return }
        let cells = text.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { Self.trimmed(Substring($0)) }
        try readRow(text, cells: cells)
    }

    private mutating func readRow(_ text: String, cells: [String]) throws(GlossaryError) {
        if cells.allSatisfy(\.isEmpty) { return }
        guard let header else {
            header = try Header(cells, reader: self)
            return
        }
        if let reason = problem(in: text, cells: cells, header: header) {
            problems.append(GlossaryProblem(file: file, line: line, reason: reason))
        } else {
            entries.append(entry(of: cells, header: header))
        }
    }

    private func error(_ reason: GlossaryError.Reason, line: Int) -> GlossaryError {
        GlossaryError(file: file, line: line, reason: reason)
    }

    /// Where each column stands.
    private struct Header {
        let places: [GlossaryColumn: Int]
        /// The columns that this program does not understand.
        let further: [(place: Int, name: String)]
        let count: Int

        init(_ cells: [String], reader: GlossaryReader) throws(GlossaryError) {
            var places: [GlossaryColumn: Int] = [:]
            var further: [(place: Int, name: String)] = []
            count = 1 + (cells.lastIndex { !$0.isEmpty } ?? 0)
            for (place, cell) in cells.prefix(count).enumerated() {
                guard let column = GlossaryColumn(rawValue: cell.lowercased()) else {
                    further.append((place, cell))
                    continue
                }
                guard places.updateValue(place, forKey: column) == nil else {
                    throw reader.error(.repeatedColumn(column), line: reader.line)
                }
            }
            for column in [GlossaryColumn.source, .target] where places[column] == nil {
                throw reader.error(.missingColumn(column), line: reader.line)
            }
            self.places = places
            self.further = further
        }

        func cell(_ column: GlossaryColumn, of cells: [String]) -> String {
            guard let place = places[column], place < cells.count else { return "" }
            return cells[place]
        }
    }

    private func problem(
        in text: String, cells: [String], header: Header
    ) -> GlossaryProblem.Reason? {
        var column = 0
        for scalar in text.unicodeScalars {
            column += 1
            if scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F {
                return .controlCharacter(UInt8(scalar.value), column: column)
            }
        }
        let terms = [GlossaryColumn.source, .target]
        let needed = 1 + terms.reduce(0) { max($0, header.places[$1] ?? 0) }
        if cells.count < needed { return .missingCells(found: cells.count, expected: header.count) }
        // Spreadsheets end every row with as many tabs as their widest row needs.
        let used = 1 + (cells.lastIndex { !$0.isEmpty } ?? 0)
        if used > header.count { return .surplusCells(found: used, expected: header.count) }
        for column in terms {
            let term = header.cell(column, of: cells)
            if term.unicodeScalars.allSatisfy(Self.isUnseen) {
                return .emptyTerm(column)
            }
            if term.utf8.count > Self.longestTerm {
                return .longTerm(column, bytes: term.utf8.count)
            }
        }
        let known: [(GlossaryColumn, (String) -> Bool)] = [
            (.status, { TermStatus(rawValue: $0) != nil }),
            (.case, { TermCase(rawValue: $0) != nil }),
            (.match, { TermMatch(rawValue: $0) != nil }),
        ]
        for (column, isKnown) in known {
            let value = header.cell(column, of: cells)
            if !value.isEmpty, !isKnown(value.lowercased()) { return .unknownValue(column, value) }
        }
        return nil
    }

    private func entry(of cells: [String], header: Header) -> GlossaryEntry {
        func cell(_ column: GlossaryColumn) -> String { header.cell(column, of: cells) }
        var entry = GlossaryEntry(source: Headword(cell(.source)), target: Headword(cell(.target)))
        entry.concept = cell(.concept)
        entry.part = cell(.part)
        entry.definition = cell(.definition)
        entry.context = cell(.context)
        entry.subject = cell(.subject)
        entry.status = TermStatus(rawValue: cell(.status).lowercased()) ?? .preferred
        entry.casing = TermCase(rawValue: cell(.case).lowercased()) ?? .off
        entry.match = TermMatch(rawValue: cell(.match).lowercased())
        entry.sourceForms = Self.list(cell(.sourceForms))
        entry.targetForms = Self.list(cell(.targetForms))
        entry.note = cell(.note)
        entry.further = header.further.compactMap { place, name in
            place < cells.count ? Attribute(name, cells[place]) : nil
        }
        entry.line = line
        return entry
    }

    private static func list(_ cell: String) -> [String] {
        cell.utf8.split(separator: UInt8(ascii: ",")).map { trimmed(Substring($0)) }
            .filter { !$0.unicodeScalars.allSatisfy(isUnseen) }
    }

    private static func trimmed(_ cell: Substring) -> String {
        let scalars = cell.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// Whether a scalar is nothing to look for: such terms have an empty match key.
    private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
        scalar == Headword.stemMark || scalar.properties.isWhitespace
            || scalar.properties.isDefaultIgnorableCodePoint
    }

    /// What the rows from the first wrong one look like: the names of the columns before it are in
    /// ASCII, and would be all of the sample.
    private static func guess(_ bytes: ArraySlice<UInt8>) -> TextDecoder.Guess? {
        do {
            _ = try TextDecoder.decode(Array(bytes))
            return nil
        } catch {
            guard case .notUTF8(_, _, let guess) = error else { return nil }
            return guess
        }
    }

    /// How many scalars stand before the first byte that is not UTF-8.
    private static func soundScalars(of bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var rest = bytes.makeIterator()
        var count = 0
        while case .scalarValue = decoder.decode(&rest) { count += 1 }
        return count
    }
}
