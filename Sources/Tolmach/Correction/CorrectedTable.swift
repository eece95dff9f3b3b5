internal import Interchange

/// A table of beads as a person gives it back: the rows of `align --format tsv`, edited.
///
/// The texts of a row belong together. Only the columns `source` and `target` must be there; they may
/// stand in any order, and columns of other names are passed over.
public struct CorrectedTable: Hashable, Sendable {
    /// The columns that are understood.
    public enum Column: String, Hashable, Sendable, CaseIterable {
        /// The text of the source.
        case source
        /// The text of the target.
        case target
        /// The number of the row, as the program wrote it.
        case number
        /// A mark where the row is to be kept.
        case keep
        /// The numbers of the segments, as the program wrote them.
        case segments
        /// The check sum of the texts, as the program wrote it.
        case check
    }

    struct Row: Hashable, Sendable {
        let line: Int
        var source: String
        var target: String
        /// Whether the row is to be kept; nil where nothing is said.
        let mark: Bool?
        let number: Int?
        let segments: String
        let check: String

        func stamp(isKept: Bool) -> String {
            RowStamp.check(source: source, target: target, isKept: isKept)
        }
    }

    /// The file, as it was named.
    public let file: String
    /// The names of columns that are not read; the number from 1 where one has none.
    public let furtherColumns: [String]
    let rows: [Row]
    /// Whether nothing in the table can tell rows that are kept from others.
    let isWhole: Bool
    let hasChecks: Bool
    let hasSegments: Bool

    private static let kept: Set<String> = [
        "x", "х", "+", "1", "✓", "✔", "☑", "v", "y", "yes", "true", "keep", "д", "да", "истина",
        "j", "ja", "oui", "sí", "si", "так",
    ]
    private static let free: Set<String> = [
        "0", "-", "–", "—", "n", "no", "false", "н", "нет", "ложь", "nein", "non", "ні",
    ]

    /// Reads a table from a file, in UTF-8, in UTF-16 with its mark, or in an encoding by its name.
    ///
    /// Throws `ExchangeError`, `DocumentError` and `CorrectionError`.
    public init(path: String, encoding: String? = nil) throws {
        try self.init(try DocumentReader(encoding: encoding).text(at: path), file: path)
    }

    /// Reads a table from a text in which tabs, semicolons or commas part the cells.
    public init(_ text: String, file: String) throws(CorrectionError) {
        // A file of another kind is told by its first line, before the rest of it is read.
        let heading = try TableHeading(of: text, file: file)
        let places = heading.places
        var further = heading.further
        let records = DelimitedTable(text).records.dropFirst()
        self.file = file
        for record in records {
            for (place, cell) in record.cells.enumerated()
            where !(place < heading.isNamed.count && heading.isNamed[place])
                && !SegmentLines.trimmed(cell[...]).isEmpty
            {
                further[place] = "\(place + 1)"
            }
        }
        furtherColumns = further.sorted { $0.key < $1.key }.map(\.value)
        isWhole = places[.keep] == nil && places[.check] == nil
        hasChecks = places[.check] != nil
        hasSegments = places[.segments] != nil
        var rows: [Row] = []
        for record in records {
            func cell(_ column: Column) -> String {
                guard let place = places[column], place < record.cells.count else { return "" }
                return SegmentLines.trimmed(record.cells[place][...])
            }
            rows.append(
                Row(
                    line: record.line, source: cell(.source), target: cell(.target),
                    mark: try Self.mark(cell(.keep), file: file, line: record.line),
                    number: Int(cell(.number)), segments: cell(.segments),
                    check: cell(.check).lowercased()))
        }
        guard rows.contains(where: { !$0.source.isEmpty || !$0.target.isEmpty }) else {
            throw CorrectionError(file: file, line: heading.line, problem: .noRow)
        }
        self.rows = rows
    }

    /// Whether the program wrote its columns, whatever a person has made of them since.
    public var isOfProgram: Bool { hasChecks || hasSegments }

    /// How many rows hold what a person did, but for those that another table keeps too.
    ///
    /// These are rows that are kept, and such as were marked, unmarked or changed since the program
    /// wrote them, which check sums tell.
    public func editedRows(beside other: CorrectedTable? = nil) -> Int {
        let safe = Set((other?.keptRows ?? []).map { $0.stamp(isKept: true) })
        return rows.count { row in
            if row.mark == true { return !safe.contains(row.stamp(isKept: true)) }
            guard hasChecks else { return row.mark != nil }
            return row.check != row.stamp(isKept: false)
        }
    }

    /// The rows that are kept, as far as the table alone tells.
    private var keptRows: [Row] {
        rows.filter { row in
            row.mark
                ?? (isWhole
                    || hasChecks
                        && ![true, false].contains { row.check == row.stamp(isKept: $0) })
        }
    }

    /// Whether it was read from a file that a path leads to.
    public func isFile(_ path: String) -> Bool {
        guard let identity = FileIdentity(path) else { return false }
        return FileIdentity(file) == identity
    }

    private static func mark(
        _ cell: String, file: String, line: Int
    ) throws(CorrectionError) -> Bool? {
        let word = cell.lowercased()
        if word.isEmpty { return nil }
        if kept.contains(word) { return true }
        if free.contains(word) { return false }
        throw CorrectionError(file: file, line: line, problem: .unknownMark(cell))
    }
}
