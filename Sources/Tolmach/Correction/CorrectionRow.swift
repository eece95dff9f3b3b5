internal import Bitext

/// A row of a corrected table with its texts in the form in which they are looked for.
struct CorrectionRow {
    let row: CorrectedTable.Row
    let source: [UInt8]
    let target: [UInt8]
    let segments: (source: RowStamp.Side?, target: RowStamp.Side?)
    /// Why the row is kept; nil where it is not.
    let reason: CorrectionCounts.Reason?

    /// Whether a person changed the texts; false where the table does not tell.
    private let isChanged: Bool

    /// A side of the texts in both forms.
    typealias Side = (text: SegmentedText, folded: SideText)

    var isEmpty: Bool { source.isEmpty && target.isEmpty }

    /// Whether it is not kept though a person changed it, because its mark says so.
    var isRefused: Bool { row.mark == false && isChanged }

    init(
        _ row: CorrectedTable.Row, in table: CorrectedTable, of source: Side, _ target: Side
    ) {
        self.row = row
        let segments = RowStamp.segments(in: row.segments)
        self.segments = segments
        let isWritten: ([UInt8], [UInt8]) -> Bool
        if table.hasChecks {
            isWritten = { Self.isChecked($0, $1, row.check) }
        } else if table.hasSegments, !row.segments.isEmpty {
            let ranges = (
                Self.range(segments.source, in: source.folded),
                Self.range(segments.target, in: target.folded)
            )
            isWritten = { source, target in
                guard let first = ranges.0, let second = ranges.1 else { return true }
                return source[...] == first && target[...] == second
            }
        } else {
            isWritten = { _, _ in !table.hasSegments }
        }
        var sides = (CellFolding.bytes(of: row.source), CellFolding.bytes(of: row.target))
        var isChanged = !isWritten(sides.0, sides.1)
        if isChanged, !row.segments.isEmpty {
            let sources = [
                sides.0, Self.original(of: row.source, segments.source, in: source.text),
            ]
            let targets = [
                sides.1, Self.original(of: row.target, segments.target, in: target.text),
            ]
            for source in sources {
                for target in targets {
                    guard let source, let target, isWritten(source, target) else { continue }
                    sides = (source, target)
                    isChanged = false
                }
            }
        }
        self.source = sides.0
        self.target = sides.1
        self.isChanged = isChanged
        reason =
            if let mark = row.mark {
                mark ? .marked : nil
            } else if table.isWhole {
                .marked
            } else {
                isChanged ? .changed : nil
            }
    }

    private static func isChecked(_ source: [UInt8], _ target: [UInt8], _ check: String) -> Bool {
        [false, true].contains { RowStamp.check(source, target, isKept: $0) == check }
    }

    /// The text of the segments that a row once had; nil where their numbers do not tell.
    private static func range(_ segments: RowStamp.Side?, in side: SideText) -> ArraySlice<UInt8>? {
        guard let segments else { return [] }
        guard segments.isWhole, segments.last < side.starts.count else { return nil }
        return side.bytes[side.starts[segments.first - 1]..<side.starts[segments.last]]
    }

    /// A spreadsheet turns a sentence that is nothing but a number or a date into another one, as
    /// `1.` into `1`: what the row then once had, in the form of comparison; nil where a person must
    /// have changed it.
    private static func original(
        of cell: String, _ side: RowStamp.Side?, in text: SegmentedText
    ) -> [UInt8]? {
        guard let side, side.isWhole, side.last <= text.segments.count,
            cell.utf8.count <= longestNumber
        else { return nil }
        let segments = text.segments[(side.first - 1)..<side.last]
        guard segments.reduce(0, { $0 + $1.text.utf8.count }) <= longestNumber else { return nil }
        let original = AlignedText.joined(segments).text
        guard !original.unicodeScalars.contains(where: \.properties.isAlphabetic),
            SpreadsheetNumber.mayShow(cell, for: original)
                || SpreadsheetDate.mayShow(cell, for: original)
        else { return nil }
        return CellFolding.bytes(of: original)
    }

    private static let longestNumber = 160
}
