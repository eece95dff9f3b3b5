import Foundation
import Tolmach

/// Writes the beads of an aligned text.
struct BeadPrinter {
    private let text: AlignedText

    init(_ text: AlignedText) { self.text = text }

    func print(as format: AlignCommand.Format, _ line: (String) throws -> Void) throws {
        switch format {
        case .beads:
            for bead in text.beads { try line(Self.notation(bead)) }
        case .tsv:
            try line("number\tsource\ttarget\tconfidence")
            for (number, bead) in text.beads.enumerated() {
                let cells = [source(of: bead), target(of: bead)].map(Self.cell)
                try line(
                    "\(number + 1)\t\(cells[0])\t\(cells[1])\t\(Self.rounded(bead.confidence))")
            }
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for bead in text.beads {
                let object = BeadObject(
                    source: Array(bead.source), target: Array(bead.target),
                    sourceText: source(of: bead), targetText: target(of: bead),
                    confidence: (bead.confidence * 10_000).rounded() / 10_000)
                try line(String(decoding: encoder.encode(object), as: UTF8.self))
            }
        case .table: try printTable(line)
        case .tmx: preconditionFailure("TMX is not written line by line")
        }
    }

    private func printTable(_ line: (String) throws -> Void) throws {
        let table = ColumnTable(
            widths: [4, nil, nil, 5],
            titles: ["#", text.source.language.text, text.target.language.text, "conf."])
        for row in table.heading() { try line(Paint.strong(row)) }
        for (number, bead) in text.beads.enumerated() {
            let isDoubtful = bead.confidence < Self.doubtful
            let mark = isDoubtful ? "?" : " "
            let rows = table.rows(
                of: [
                    "\(number + 1)", source(of: bead), target(of: bead),
                    Self.rounded(bead.confidence) + mark,
                ])
            for row in rows { try line(isDoubtful ? Paint.doubtful(row) : row) }
        }
        let oneSided = text.beads.count(where: \.isOneSided)
        let doubtful = text.beads.count { $0.confidence < Self.doubtful }
        try line("")
        try line(
            "\(counted(text.source.segments.count, "segment")) and"
                + " \(text.target.segments.count) in \(counted(text.beads.count, "bead"));"
                + " \(oneSided) without a counterpart, \(doubtful) doubtful (marked ?)")
    }

    /// Below this a bead is one for the user to look at.
    private static let doubtful = 0.7

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
        return "\(side(bead.source)):\(side(bead.target)):\(rounded(bead.confidence))"
    }

    private static func rounded(_ confidence: Double) -> String {
        let hundredths = Int((confidence * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 / 10)\(hundredths % 10)"
    }

    private static func cell(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }))
    }
}
