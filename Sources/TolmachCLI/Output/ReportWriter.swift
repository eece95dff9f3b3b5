import Alignment
import Foundation
import Interchange
import Tolmach

/// Writes the report of an alignment as a page.
struct ReportWriter {
    let text: AlignedText
    /// The files, `-` for standard input.
    let files: (source: String, target: String)
    let doubtfulBelow: Double
    /// How the alignment came about, where that is known.
    var figures: AlignmentFigures?
    /// What else is told of the run.
    var facts: [AlignmentReport.Fact] = []

    /// Writes the page to a file, `-` for standard output, and says what it wrote.
    func write(to path: String, in session: Session) throws {
        let file = try OutputFile(path: path)
        try report.write { try file.write($0) }
        try file.finish()
        guard path != "-" else { return }
        session.talk.say(
            "wrote \(counted(text.beads.count, "bead")) to \(path)"
                + OutputForm.remark(on: AlignCommand.Format.html, of: path))
    }

    private var report: AlignmentReport {
        AlignmentReport(
            text, sourceName: Self.name(files.source), targetName: Self.name(files.target),
            doubtfulBelow: doubtfulBelow, facts: facts + (figures.map(Self.facts) ?? []),
            dots: figures?.anchors.map { .init(source: $0.source, target: $0.target) } ?? [])
    }

    private static func name(_ file: String) -> String {
        file == "-" ? "standard input" : (file as NSString).lastPathComponent
    }

    private static func facts(of figures: AlignmentFigures) -> [AlignmentReport.Fact] {
        [
            .init("word pairs of lexicons", "\(figures.lexiconPairs)"),
            .init(
                "segments with such words",
                "\(figures.touched.source) and \(figures.touched.target)"
            ),
            .init("anchors of the search", "\(figures.anchors.count)"),
            .init("searches through the texts", "\(figures.rounds)"),
            .init("cells of the last search", "\(figures.cells)"),
        ]
    }
}
