import TestSupport
import Testing

@testable import Tolmach

/// Random alignments, written as a table and changed as a person does in a spreadsheet, are read back
/// as what the person meant.
@Suite struct CorrectionPropertyTests {
    /// A segment or a part of one, by its bytes in the compared form.
    private struct Piece: Equatable {
        var text: String
        var range: Range<Int>
    }

    private struct Row {
        var source: [Piece]
        var target: [Piece]
        var segments = ""
        var check = ""
        var isMarked = false

        var texts: (source: String, target: String) {
            (
                source.map(\.text).joined(separator: " "),
                target.map(\.text).joined(separator: " ")
            )
        }

        var stamp: String {
            RowStamp.check(source: texts.source, target: texts.target, isKept: false)
        }
    }

    private static let words = ["да", "нет", "- так", "он=она", "'но", "4", "дом,", "в", "\"и\""]

    private static func text(
        _ count: Int, repeats: Bool, _ random: inout RandomSource
    ) -> [String] {
        (0..<count).map { number in
            let length = Int.random(in: 1...(repeats ? 2 : 6), using: &random)
            let sentence = (0..<length).map { _ in words.randomElement(using: &random) ?? "" }
            return sentence.joined(separator: " ") + (repeats ? "." : " №\(number).")
        }
    }

    private static func pieces(_ segments: [String]) -> [Piece] {
        var end = 0
        return segments.map { segment in
            let start = end
            end += CellFolding.bytes(of: segment).count
            return Piece(text: segment, range: start..<end)
        }
    }

    private static func rows(
        _ source: [Piece], _ target: [Piece], _ random: inout RandomSource
    ) -> [Row] {
        var rows: [Row] = []
        var place = (0, 0)
        while place.0 < source.count || place.1 < target.count {
            let ends = (
                min(source.count, place.0 + Int.random(in: 0...2, using: &random)),
                min(target.count, place.1 + Int.random(in: 0...2, using: &random))
            )
            if ends == place { continue }
            var row = Row(
                source: Array(source[place.0..<ends.0]), target: Array(target[place.1..<ends.1]))
            let bead = Bead(
                source: place.0..<ends.0, target: place.1..<ends.1, confidence: 1)
            row.segments =
                "#"
                + BeadNumbering(
                    source: SegmentNumbering(count: source.count),
                    target: SegmentNumbering(count: target.count)
                ).text(of: bead)
            row.check = row.stamp
            rows.append(row)
            place = ends
        }
        return rows
    }

    private static func side(_ random: inout RandomSource) -> WritableKeyPath<Row, [Piece]> {
        Bool.random(using: &random) ? \.source : \.target
    }

    /// What a person does to a row and the next one.
    private static func change(
        _ rows: inout [Row], cuts: Bool, _ random: inout RandomSource
    ) {
        guard rows.count > 1 else { return }
        let place = Int.random(in: 0..<rows.count - 1, using: &random)
        let side = side(&random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0:
            guard let last = rows[place][keyPath: side].popLast() else { return }
            rows[place + 1][keyPath: side].insert(last, at: 0)
        case 1:
            guard !rows[place + 1][keyPath: side].isEmpty else { return }
            rows[place][keyPath: side].append(rows[place + 1][keyPath: side].removeFirst())
        case 2:
            rows[place].source += rows[place + 1].source
            rows[place].target += rows[place + 1].target
            if Bool.random(using: &random) {
                rows.remove(at: place + 1)
            } else {
                rows[place + 1].source = []
                rows[place + 1].target = []
            }
        case 3:
            guard let last = rows[place][keyPath: side].popLast() else { return }
            var row = Row(source: [], target: [])
            if Bool.random(using: &random) {
                row.segments = rows[place].segments
                row.check = rows[place].check
            }
            row[keyPath: side] = [last]
            rows.insert(row, at: place + 1)
        case 4 where cuts:
            guard let last = rows[place][keyPath: side].last,
                let space = last.text.firstIndex(of: " ")
            else { return }
            let halves = [String(last.text[..<space]), String(last.text[space...].dropFirst())]
            let middle = last.range.lowerBound + CellFolding.bytes(of: halves[0]).count
            rows[place][keyPath: side].removeLast()
            rows[place][keyPath: side].append(
                Piece(text: halves[0], range: last.range.lowerBound..<middle))
            rows[place + 1][keyPath: side].insert(
                Piece(text: halves[1], range: middle..<last.range.upperBound), at: 0)
        default: rows[place].isMarked = true
        }
    }

    private static func table(_ rows: [Row]) -> String {
        "number\tsource\ttarget\tconfidence\tkeep\tsegments\tcheck\n"
            + rows.enumerated().map { number, row in
                let cells = [row.texts.source, row.texts.target].map { cell in
                    cell.hasPrefix("\"")
                        ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
                }
                return [
                    "\(number + 1)", cells[0], cells[1], "0.5", row.isMarked ? "x" : "",
                    row.segments, row.check,
                ].joined(separator: "\t")
            }.joined(separator: "\n")
    }

    @Test(
        "what was moved, merged, split, cut and marked is kept just so",
        arguments: [(false, false), (false, true), (true, false)], 0..<300)
    func readsBack(kind: (repeats: Bool, deletes: Bool), seed: Int) throws {
        var random = RandomSource(seed: UInt64(seed) << 2 | (kind.repeats ? 1 : 0))
        let count = Int.random(in: 1...30, using: &random)
        let segments = (
            Self.text(count, repeats: kind.repeats, &random),
            Self.text(count, repeats: kind.repeats, &random)
        )
        var rows = Self.rows(Self.pieces(segments.0), Self.pieces(segments.1), &random)
        for _ in 0..<Int.random(in: 0...15, using: &random) {
            Self.change(&rows, cuts: !kind.deletes, &random)
        }
        if kind.deletes, rows.count > 2 {
            for _ in 0..<3 { rows.remove(at: Int.random(in: 0..<rows.count, using: &random)) }
        }
        let source = SegmentedText(
            language: LanguageTag("ru"), segments: segments.0.map { Segment($0) })
        let target = SegmentedText(
            language: LanguageTag("en"), segments: segments.1.map { Segment($0) })
        let correction: Correction
        do {
            correction = try Correction(
                try CorrectedTable(Self.table(rows), file: "t.tsv"), of: source, target)
        } catch {
            // Half a word: "'но" and the like hold no letter before the space.
            if case .partsWord = error.problem { return }
            if error.problem == .noRow, rows.allSatisfy({ $0.source.isEmpty && $0.target.isEmpty })
            {
                return
            }
            Issue.record("\(error)\n\(Self.table(rows))")
            return
        }
        let expected = rows.filter { row in
            guard !row.source.isEmpty || !row.target.isEmpty else { return false }
            return row.isMarked
                || row.stamp != row.check
        }
        #expect(correction.kept.count == expected.count)
        for (kept, row) in zip(correction.kept, expected) {
            for (range, pieces, text) in [
                (kept.source, row.source, correction.source.text),
                (kept.target, row.target, correction.target.text),
            ] {
                guard let range else {
                    #expect(pieces.isEmpty)
                    continue
                }
                let lengths = text.segments.map { CellFolding.bytes(of: $0.text).count }
                let start = lengths[..<range.lowerBound].reduce(0, +)
                let found = start..<start + lengths[range].reduce(0, +)
                if let first = pieces.first, let last = pieces.last {
                    #expect(found == first.range.lowerBound..<last.range.upperBound)
                } else {
                    #expect(found.isEmpty)
                }
            }
        }
        // Every bead lies behind the one before, on both sides.
        for (bead, next) in zip(correction.fixed, correction.fixed.dropFirst()) {
            #expect(bead.source.upperBound <= next.source.lowerBound)
            #expect(bead.target.upperBound <= next.target.lowerBound)
        }
        for (text, original) in [
            (correction.source.text, source), (correction.target.text, target),
        ] {
            #expect(
                text.segments.flatMap { CellFolding.bytes(of: $0.text) }
                    == original.segments.flatMap { CellFolding.bytes(of: $0.text) })
        }
    }
}
