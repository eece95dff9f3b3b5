import Alignment
import Foundation
import Interchange
import Tolmach

/// Writes the report of an alignment as a page.
struct ReportWriter {
    let outcome: AlignmentJob.Outcome
    /// The files, `-` for standard input.
    let files: (source: String, target: String)
    let doubtfulBelow: Double

    /// Writes the page to a file, `-` for standard output, and says what it wrote.
    func write(to path: String, in session: Session) throws {
        let file = try OutputFile(path: path)
        try report.write { try file.write($0) }
        try file.finish()
        guard path != "-" else { return }
        session.talk.say(
            "wrote \(counted(outcome.text.beads.count, "bead")) to \(path)"
                + OutputForm.remark(on: AlignCommand.Format.html, of: path))
    }

    private var report: AlignmentReport {
        var report = AlignmentReport(
            outcome.text, sourceName: Self.name(files.source), targetName: Self.name(files.target),
            doubtfulBelow: doubtfulBelow, facts: lexiconFacts + searchFacts,
            dots: outcome.figures.anchors.map { .init(source: $0.source, target: $0.target) })
        report.sourceNumbers = Self.names(of: outcome.numbering.source)
        report.targetNumbers = Self.names(of: outcome.numbering.target)
        return report
    }

    private static func name(_ file: String) -> String {
        file == "-" ? "standard input" : (file as NSString).lastPathComponent
    }

    private static func names(of numbering: SegmentNumbering) -> [String] {
        numbering.numbers.indices.map { numbering.text(of: $0..<$0 + 1) }
    }

    private var lexiconFacts: [AlignmentReport.Fact] {
        guard let use = outcome.lexicons, !use.names.isEmpty else {
            return [.init("lexicons", "none")]
        }
        return [
            .init(use.names.count == 1 ? "lexicon" : "lexicons", use.names.joined(separator: ", ")),
            .init("pairs of words in them", "\(use.entries)"),
            .init("pairs in both texts", "\(use.pairs)"),
            .init("segments with such words", "\(use.touched.source) and \(use.touched.target)"),
        ]
    }

    private var searchFacts: [AlignmentReport.Fact] {
        var facts: [AlignmentReport.Fact] = []
        if let correction = outcome.correction {
            facts.append(
                .init(
                    "rows kept as corrected",
                    "\(correction.marked + correction.changed) of \(correction.rows)"))
        }
        return facts + [
            .init(
                "segments whose words speak for their beads",
                "\(Int(outcome.figures.relatedShare * 100)) %"),
            .init("anchors of the search", "\(outcome.figures.anchors.count)"),
            .init("searches through the texts", "\(outcome.figures.rounds)"),
            .init("cells of the last search", "\(outcome.figures.cells)"),
        ]
    }
}
