internal import Bitext

/// A row of a corrected table with its texts in the form in which they are looked for.
struct CorrectionRow {
    let row: CorrectedTable.Row
    let source: [UInt8]
    let target: [UInt8]
    let segments: (source: RowStamp.Side?, target: RowStamp.Side?)
    /// Why the row is kept; nil where it is not.
    let reason: CorrectionCounts.Reason?

    var isEmpty: Bool { source.isEmpty && target.isEmpty }

    init(
        _ row: CorrectedTable.Row, in table: CorrectedTable, of source: SegmentedText,
        _ target: SegmentedText
    ) {
        self.row = row
        segments = RowStamp.segments(in: row.segments)
        var sides = (CellFolding.bytes(of: row.source), CellFolding.bytes(of: row.target))
        var isChanged = !Self.isChecked(sides.0, sides.1, row.check)
        if isChanged, !row.check.isEmpty {
            let sources = [sides.0, Self.original(of: row.source, segments.source, in: source)]
            let targets = [sides.1, Self.original(of: row.target, segments.target, in: target)]
            for source in sources {
                for target in targets {
                    guard let source, let target, Self.isChecked(source, target, row.check) else {
                        continue
                    }
                    sides = (source, target)
                    isChanged = false
                }
            }
        }
        self.source = sides.0
        self.target = sides.1
        reason =
            if let mark = row.mark {
                mark ? .marked : nil
            } else if table.isWhole {
                .marked
            } else {
                table.hasChecks && isChanged ? .changed : nil
            }
    }

    private static func isChecked(_ source: [UInt8], _ target: [UInt8], _ check: String) -> Bool {
        [false, true].contains { RowStamp.check(source, target, isKept: $0) == check }
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
