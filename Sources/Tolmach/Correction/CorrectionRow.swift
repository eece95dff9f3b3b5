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
    /// `1.` into `1`: what the row then once had, in the form of comparison.
    private static func original(
        of cell: String, _ side: RowStamp.Side?, in text: SegmentedText
    ) -> [UInt8]? {
        guard let side, side.isWhole, side.last <= text.segments.count,
            cell.unicodeScalars.count <= longestNumber, cell.unicodeScalars.contains(where: isDigit)
        else { return nil }
        let segments = text.segments[(side.first - 1)..<side.last]
        let isNumber =
            segments.allSatisfy {
                !$0.text.unicodeScalars.contains(where: \.properties.isAlphabetic)
            }
            && segments.contains { $0.text.unicodeScalars.contains(where: isDigit) }
        guard isNumber else { return nil }
        let original = CellFolding.bytes(of: AlignedText.joined(segments).text)
        let bytes = CellFolding.bytes(of: cell)
        return isPart(bytes, of: original) || isPart(original, of: bytes) ? nil : original
    }

    /// Whether a text is another one less some letters or digits: so a person takes away and adds,
    /// and no spreadsheet.
    private static func isPart(_ cell: [UInt8], of original: [UInt8]) -> Bool {
        guard cell.count < original.count else { return false }
        return (0...(original.count - cell.count)).contains { start in
            let end = start + cell.count
            let rest = original[..<start] + original[end...]
            return original[start..<end].elementsEqual(cell)
                && String(decoding: rest, as: UTF8.self).unicodeScalars
                    .contains { isDigit($0) || $0.properties.isAlphabetic }
        }
    }

    private static let longestNumber = 40

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType != nil
    }
}
