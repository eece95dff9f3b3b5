internal import Alignment
internal import Bitext

/// What a corrected table says of two texts: which beads are known, and which segments are to be cut
/// further.
struct Correction {
    /// The source, cut where a row that is kept begins or ends within a segment.
    let source: CutText
    /// The target, cut so too.
    let target: CutText
    /// The beads of the rows that are kept, in order.
    let fixed: [Bead]
    /// How many rows are kept, and why.
    let counts: CorrectionCounts

    private let file: String
    /// The lines of the rows that are kept.
    private let lines: [Int]

    /// Finds the rows of a table in two texts.
    init(
        _ table: CorrectedTable, of source: SegmentedText, _ target: SegmentedText
    ) throws(CorrectionError) {
        let sourceSide = SideText(source.segments)
        let targetSide = SideText(target.segments)
        let given = table.rows.map {
            CorrectionRow($0, in: table, of: (source, sourceSide), (target, targetSide))
        }.filter { !$0.isEmpty }
        let (rows, found) = try Self.found(given, in: sourceSide, targetSide, table.file)
        let sourceRanges = EmptyCells.placed(
            found.source, in: sourceSide, beside: found.target, of: targetSide)
        let targetRanges = EmptyCells.placed(
            found.target, in: targetSide, beside: found.source, of: sourceSide)
        let kept = rows.indices.filter { rows[$0].reason != nil }
        for number in kept {
            let row = rows[number].row
            for (column, range, side, text) in [
                (CorrectedTable.Column.source, sourceRanges[number], sourceSide, source),
                (.target, targetRanges[number], targetSide, target),
            ] {
                for place in [range.lowerBound, range.upperBound]
                where CutText.partsWord(at: place, of: side, in: text) {
                    throw CorrectionError(
                        file: table.file, line: row.line,
                        problem: .partsWord(
                            column, text: column == .source ? row.source : row.target,
                            atEnd: place == range.upperBound))
                }
            }
        }
        func cuts(_ ranges: [Range<Int>]) -> [Int] {
            kept.flatMap { [ranges[$0].lowerBound, ranges[$0].upperBound] }
        }
        let cutSource = CutText(source, sourceSide, at: cuts(sourceRanges))
        let cutTarget = CutText(target, targetSide, at: cuts(targetRanges))
        self.source = cutSource
        self.target = cutTarget
        fixed = kept.map {
            Bead(
                source: cutSource.segments(sourceRanges[$0]),
                target: cutTarget.segments(targetRanges[$0]), confidence: 1)
        }
        file = table.file
        lines = kept.map { rows[$0].row.line }
        counts = CorrectionCounts(
            rows: rows.count, marked: rows.count { $0.reason == .marked },
            changed: rows.count { $0.reason == .changed },
            refused: given.count(where: \.isRefused),
            firstRefusedLine: given.first(where: \.isRefused)?.row.line)
    }

    /// Throws what is wrong where the bead of a row holds segments on both sides of a place.
    func requireNoRow(
        around place: Anchor, _ problem: CorrectionError.Problem
    ) throws(CorrectionError) {
        // The first bead that does not end before the place.
        var low = 0
        var high = fixed.count
        while low < high {
            let middle = (low + high) / 2
            let bead = fixed[middle]
            let isBefore =
                bead.source.upperBound <= place.source && bead.target.upperBound <= place.target
            if isBefore { low = middle + 1 } else { high = middle }
        }
        guard low < fixed.count else { return }
        let bead = fixed[low]
        guard bead.source.lowerBound < place.source || bead.target.lowerBound < place.target else {
            return
        }
        throw CorrectionError(file: file, line: lines[low], problem: problem)
    }

    private typealias Ranges = (source: [Range<Int>?], target: [Range<Int>?])

    /// The rows with their ranges: as they stand, else in the order that their numbers tell.
    private static func found(
        _ rows: [CorrectionRow], in source: SideText, _ target: SideText, _ file: String
    ) throws(CorrectionError) -> ([CorrectionRow], Ranges) {
        func ranges(_ rows: [CorrectionRow]) throws(CorrectionError) -> Ranges {
            let cells = (
                rows.map { CellPlacing.Cell($0.source, $0.segments.source) },
                rows.map { CellPlacing.Cell($0.target, $0.segments.target) }
            )
            return (
                try Self.ranges(cells.0, in: source, .source, rows, file),
                try Self.ranges(cells.1, in: target, .target, rows, file)
            )
        }
        do throws(CorrectionError) {
            return (rows, try ranges(rows))
        } catch {
            guard let restored = RowOrder.restored(rows) else { throw error }
            return (restored, try ranges(restored))
        }
    }

    private static func ranges(
        _ cells: [CellPlacing.Cell], in side: SideText, _ column: CorrectedTable.Column,
        _ rows: [CorrectionRow], _ file: String
    ) throws(CorrectionError) -> [Range<Int>?] {
        func text(_ number: Int) -> String {
            column == .source ? rows[number].row.source : rows[number].row.target
        }
        do throws(CellPlacing.Failure) {
            return try CellPlacing(side: side).ranges(of: cells)
        } catch {
            switch error {
            case .absent(let cell, let agreement):
                let text = text(cell)
                throw CorrectionError(
                    file: file, line: rows[cell].row.line,
                    problem: .unknownText(
                        column, text: text,
                        from: CellFolding.words(of: text, behindFolded: agreement)))
            case .elsewhere(let cell, let start, let other, let isBehind):
                let text = text(cell)
                throw CorrectionError(
                    file: file, line: rows[cell].row.line,
                    problem: .misplacedText(
                        column, text: CellFolding.words(of: text, behindFolded: start) ?? text,
                        line: rows[other].row.line, isBehind: isBehind))
            case .earlier(let cell, let other, let isInIt):
                let line = rows[other].row.line
                throw CorrectionError(
                    file: file, line: rows[cell].row.line,
                    problem: isInIt
                        ? .repeatedText(column, text: text(cell), line: line)
                        : .outOfOrder(column, text: text(cell), line: line))
            }
        }
    }
}
