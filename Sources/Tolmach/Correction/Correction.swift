internal import Alignment
internal import Bitext

/// What a corrected table says of two texts: which beads are known, and which segments are to be cut
/// further.
struct Correction {
    /// The source, cut where a row that is kept begins or ends within a segment.
    let source: CutText
    /// The target, cut so too.
    let target: CutText
    /// The rows that are kept, in order.
    let kept: [KeptRow]
    /// How many rows are kept, and why.
    let counts: CorrectionCounts

    private let file: String
    private let placed: [Placed]
    private let alone: (source: [Lone], target: [Lone])

    /// A row whose segments have a certain place on both sides.
    private struct Placed {
        let line: Int
        let bead: Bead
    }

    /// A row of segments without a counterpart whose place is to be found.
    private struct Lone {
        let line: Int
        let range: Range<Int>
    }

    /// The segments of a row that is kept.
    struct KeptRow {
        let line: Int
        /// Those of the source; nil where the cell is empty and its place is not certain.
        let source: Range<Int>?
        /// Those of the target; nil where the cell is empty and its place is not certain.
        let target: Range<Int>?
    }

    /// The beads of the rows whose places are certain, in order.
    var fixed: [Bead] { placed.map(\.bead) }

    /// The segments without a counterpart whose places are to be found.
    var lone: LoneSegments {
        LoneSegments(source: alone.source.map(\.range), target: alone.target.map(\.range))
    }

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
        let keptRows = rows.indices.filter { rows[$0].reason != nil }
        let ranges = EmptyCells.placed(
            keptRows.map { (found.source[$0], found.target[$0]) },
            ends: (sourceSide.bytes.count, targetSide.bytes.count))
        func places(_ ranges: [Range<Int>?]) -> [Int] {
            ranges.compactMap(\.self).flatMap { [$0.lowerBound, $0.upperBound] }
        }
        let sourceCuts = CutPlaces(places(ranges.map(\.source)), of: sourceSide, in: source)
        let targetCuts = CutPlaces(places(ranges.map(\.target)), of: targetSide, in: target)
        for (number, ranges) in zip(keptRows, ranges) {
            let row = rows[number].row
            for (column, range, cuts) in [
                (CorrectedTable.Column.source, ranges.source, sourceCuts),
                (.target, ranges.target, targetCuts),
            ] {
                guard let range else { continue }
                for place in [range.lowerBound, range.upperBound] where cuts.partsWord(at: place) {
                    throw CorrectionError(
                        file: table.file, line: row.line,
                        problem: .partsWord(
                            column, text: column == .source ? row.source : row.target,
                            atEnd: place == range.upperBound))
                }
            }
        }
        let cutSource = CutText(source, sourceSide, at: sourceCuts)
        let cutTarget = CutText(target, targetSide, at: targetCuts)
        self.source = cutSource
        self.target = cutTarget
        kept = zip(keptRows, ranges).map { number, ranges in
            KeptRow(
                line: rows[number].row.line, source: ranges.source.map(cutSource.segments),
                target: ranges.target.map(cutTarget.segments))
        }
        placed = kept.compactMap { row in
            guard let source = row.source, let target = row.target else { return nil }
            return Placed(
                line: row.line, bead: Bead(source: source, target: target, confidence: 1))
        }
        alone = (
            kept.compactMap { row in
                guard row.target == nil, let range = row.source else { return nil }
                return Lone(line: row.line, range: range)
            },
            kept.compactMap { row in
                guard row.source == nil, let range = row.target else { return nil }
                return Lone(line: row.line, range: range)
            }
        )
        file = table.file
        let parts = CutParts(
            ranges.map(\.source), of: sourceSide, ranges.map(\.target), of: targetSide)
        counts = CorrectionCounts(
            rows: rows.count, marked: rows.count { $0.reason == .marked },
            changed: rows.count { $0.reason == .changed },
            refused: given.count(where: \.isRefused),
            firstRefusedLine: given.first(where: \.isRefused)?.row.line, cut: parts.sentences,
            firstCutLine: parts.firstRow.map { rows[keptRows[$0]].row.line })
    }

    /// Throws what is wrong where the bead of a row holds segments on both sides of a place.
    func requireNoRow(
        around place: Anchor, _ problem: CorrectionError.Problem
    ) throws(CorrectionError) {
        let number = partitionPoint(of: placed.indices) {
            let bead = placed[$0].bead
            return bead.source.upperBound <= place.source
                && bead.target.upperBound <= place.target
        }
        if number < placed.count {
            let bead = placed[number].bead
            if bead.source.lowerBound < place.source || bead.target.lowerBound < place.target {
                throw CorrectionError(file: file, line: placed[number].line, problem: problem)
            }
        }
        for (rows, position) in [(alone.source, place.source), (alone.target, place.target)] {
            let number = partitionPoint(of: rows.indices) {
                rows[$0].range.upperBound <= position
            }
            if number < rows.count, rows[number].range.lowerBound < position {
                throw CorrectionError(file: file, line: rows[number].line, problem: problem)
            }
        }
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
