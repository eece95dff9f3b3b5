import Foundation
import Interchange
import Tolmach

/// Writes the beads of an aligned text.
struct BeadPrinter {
    let outcome: AlignmentJob.Outcome
    var text: AlignedText { outcome.text }

    init(_ outcome: AlignmentJob.Outcome) { self.outcome = outcome }

    /// One bead a line, `[9]:[8,9]:0.97`.
    func printBeads(_ line: (String) throws -> Void) throws {
        for bead in text.beads { try line(Self.notation(bead)) }
    }

    /// A table that a spreadsheet opens, and that `--fixed` takes back.
    func printTable(separatedByTabs line: (String) throws -> Void) throws {
        try line("number\tsource\ttarget\tconfidence\tkeep\tsegments\tcheck")
        for (number, bead) in text.beads.enumerated() {
            let isKept = outcome.isKept[number]
            let cells = [
                "\(number + 1)", TableCell.text(source(of: bead)), TableCell.text(target(of: bead)),
                shownConfidence(bead.confidence), isKept ? "x" : "",
                // Without the sign a spreadsheet would take 12:30 for a time of the day.
                "#" + outcome.numbering.text(of: bead),
                RowStamp.check(
                    source: source(of: bead), target: target(of: bead), isKept: isKept),
            ]
            try line(cells.joined(separator: "\t"))
        }
    }

    func printJSON(_ line: (String) throws -> Void) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (number, bead) in text.beads.enumerated() {
            let object = BeadObject(
                source: Array(bead.source), target: Array(bead.target),
                sourceText: source(of: bead), targetText: target(of: bead),
                confidence: (bead.confidence * 10_000).rounded() / 10_000,
                segments: outcome.numbering.text(of: bead), kept: outcome.isKept[number])
            try line(String(decoding: encoder.encode(object), as: UTF8.self))
        }
    }

    func source(of bead: Bead) -> String {
        AlignedText.joined(text.source.segments[bead.source]).text
    }

    func target(of bead: Bead) -> String {
        AlignedText.joined(text.target.segments[bead.target]).text
    }

    private static func notation(_ bead: Bead) -> String {
        func side(_ range: Range<Int>) -> String {
            "[" + range.map(String.init).joined(separator: ",") + "]"
        }
        return "\(side(bead.source)):\(side(bead.target)):\(shownConfidence(bead.confidence))"
    }
}
