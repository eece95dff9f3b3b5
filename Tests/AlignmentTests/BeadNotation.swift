import Bitext
import Foundation
import Language

/// Texts and beads written in one line: rows part at `/`, sides at `=`, segments at `|`.
struct MarkedBeads {
    var source: [String] = []
    var target: [String] = []
    var beads: [String] = []

    init(_ marked: String) {
        for row in marked.split(separator: "/") {
            let sides = row.split(separator: "=", omittingEmptySubsequences: false).map { side in
                side.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                    .filter { !$0.isEmpty }
            }
            beads.append(
                BeadNotation.text(
                    source.count..<source.count + sides[0].count,
                    target.count..<target.count + sides[1].count))
            source += sides[0]
            target += sides[1]
        }
    }
}

/// Beads as `[9]:[8,9]`.
enum BeadNotation {
    static func text(_ source: Range<Int>, _ target: Range<Int>) -> String {
        "\(Array(source)):\(Array(target))".replacingOccurrences(of: " ", with: "")
    }

    static func text(_ bead: Bead) -> String { text(bead.source, bead.target) }

    /// The strict F1 of beads against a gold file: precision over all beads, recall over the
    /// two-sided ones.
    static func strictF1(_ beads: [Bead], gold url: URL) throws -> Double {
        let gold = Set(
            try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map {
                $0.replacingOccurrences(of: " ", with: "")
            })
        let found = Set(beads.map(text))
        let whole = gold.filter { !$0.contains("[]") }
        let precision = Double(found.intersection(gold).count) / Double(found.count)
        let recall = Double(whole.intersection(found).count) / Double(whole.count)
        return 2 * precision * recall / (precision + recall)
    }
}

extension SegmentedText {
    /// A text of segments in one paragraph.
    init(_ language: String, _ segments: [String]) {
        self.init(
            language: LanguageTag(language), segments: segments.map { Segment($0) })
    }

    /// A file of segments, one a line.
    init(_ language: String, linesOf url: URL) throws {
        self.init(
            language,
            try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init))
    }
}
