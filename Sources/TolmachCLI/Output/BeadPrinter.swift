import Foundation
import Interchange
import Tolmach

/// Writes the beads of an aligned text.
struct BeadPrinter {
    private let text: AlignedText

    init(_ text: AlignedText) { self.text = text }

    /// One bead a line, `[9]:[8,9]:0.97`.
    func printBeads(_ line: (String) throws -> Void) throws {
        for bead in text.beads { try line(Self.notation(bead)) }
    }

    func printTable(separatedByTabs line: (String) throws -> Void) throws {
        try line("number\tsource\ttarget\tconfidence")
        for (number, bead) in text.beads.enumerated() {
            let cells = [source(of: bead), target(of: bead)].map(TableCell.text)
            try line("\(number + 1)\t\(cells[0])\t\(cells[1])\t\(Self.shown(bead.confidence))")
        }
    }

    func printJSON(_ line: (String) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for bead in text.beads {
            let object = BeadObject(
                source: Array(bead.source), target: Array(bead.target),
                sourceText: source(of: bead), targetText: target(of: bead),
                confidence: (bead.confidence * 10_000).rounded() / 10_000)
            try line(String(decoding: encoder.encode(object), as: UTF8.self))
        }
    }

    /// A table for a reader, the beads below a confidence marked.
    func printTable(doubtfulBelow doubtful: Double, _ line: (String) throws -> Void) throws {
        let table = ColumnTable(
            widths: [4, nil, nil, 5],
            titles: ["#", text.source.language.text, text.target.language.text, "conf."])
        for row in table.heading() { try line(Paint.strong(row)) }
        for (number, bead) in text.beads.enumerated() {
            let isDoubtful = bead.confidence < doubtful
            let rows = table.rows(
                of: [
                    "\(number + 1)", source(of: bead), target(of: bead),
                    Self.shown(bead.confidence) + (isDoubtful ? "?" : " "),
                ])
            for row in rows { try line(isDoubtful ? Paint.doubtful(row) : row) }
        }
        let oneSided = text.beads.count(where: \.isOneSided)
        let marked = text.beads.count { $0.confidence < doubtful }
        try line("")
        try line(
            "\(counted(text.source.segments.count, "segment")) and"
                + " \(text.target.segments.count) in \(counted(text.beads.count, "bead"));"
                + " \(oneSided) without a counterpart, \(marked) below"
                + " \(Self.shown(doubtful)) (marked ?)")
    }

    private func source(of bead: Bead) -> String {
        AlignedText.joined(text.source.segments[bead.source]).text
    }

    private func target(of bead: Bead) -> String {
        AlignedText.joined(text.target.segments[bead.target]).text
    }

    private static func notation(_ bead: Bead) -> String {
        func side(_ range: Range<Int>) -> String {
            "[" + range.map(String.init).joined(separator: ",") + "]"
        }
        return "\(side(bead.source)):\(side(bead.target)):\(shown(bead.confidence))"
    }

    /// A confidence rounded down, so that what is shown as 0.80 is not below it.
    private static func shown(_ confidence: Double) -> String {
        let hundredths = Int((confidence * 100 + 1e-9).rounded(.down))
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }
}
