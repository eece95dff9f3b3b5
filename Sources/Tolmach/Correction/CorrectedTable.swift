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
        let segments: String
        let check: String
    }

    /// The file, as it was named.
    public let file: String
    let rows: [Row]
    /// Whether nothing in the table can tell rows that are kept from others.
    let isWhole: Bool
    let hasChecks: Bool

    private static let kept: Set<String> = [
        "x", "х", "+", "1", "✓", "✔", "☑", "v", "y", "yes", "true", "keep", "д", "да", "истина",
        "j", "ja", "oui", "sí", "si", "так",
    ]
    private static let free: Set<String> = [
        "0", "-", "–", "—", "n", "no", "false", "н", "нет", "ложь", "nein", "non", "ні",
    ]

    /// Reads a table from a text in which tabs, semicolons or commas part the cells.
    public init(_ text: String, file: String) throws(CorrectionError) {
        let records = DelimitedTable(text).records
        self.file = file
        let heading = records.first
        var places: [Column: Int] = [:]
        for (place, cell) in (heading?.cells ?? []).enumerated() {
            let name = SegmentLines.trimmed(cell[...]).lowercased()
            guard let column = Column(rawValue: name) else { continue }
            guard places.updateValue(place, forKey: column) == nil else {
                throw CorrectionError(
                    file: file, line: heading?.line, problem: .repeatedColumn(column))
            }
        }
        for column in [Column.source, .target] where places[column] == nil {
            throw CorrectionError(file: file, line: heading?.line, problem: .missingColumn(column))
        }
        isWhole = places[.keep] == nil && places[.check] == nil
        hasChecks = places[.check] != nil
        var rows: [Row] = []
        for record in records.dropFirst() {
            func cell(_ column: Column) -> String {
                guard let place = places[column], place < record.cells.count else { return "" }
                return SegmentLines.trimmed(record.cells[place][...])
            }
            rows.append(
                Row(
                    line: record.line, source: cell(.source), target: cell(.target),
                    mark: try Self.mark(cell(.keep), file: file, line: record.line),
                    segments: cell(.segments), check: cell(.check).lowercased()))
        }
        self.rows = rows
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
