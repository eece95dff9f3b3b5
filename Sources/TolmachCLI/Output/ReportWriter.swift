import Foundation
import Interchange
import Tolmach

/// Writes the report of an alignment as a page.
struct ReportWriter {
    let text: AlignedText
    /// The files, `-` for standard input.
    let files: (source: String, target: String)
    let doubtfulBelow: Double
    /// What is told of the run.
    var facts: [AlignmentReport.Fact] = []
    /// The pairs of segments that led the search.
    var dots: [AlignmentReport.Dot] = []

    /// Writes the page to a file, `-` for standard output, and says what it wrote.
    func write(to path: String, in session: Session) throws {
        let report = AlignmentReport(
            text, sourceName: Self.name(files.source), targetName: Self.name(files.target),
            doubtfulBelow: doubtfulBelow, facts: facts, dots: dots)
        let file = try OutputFile(path: path)
        try report.write { try file.write($0) }
        try file.finish()
        guard path != "-" else { return }
        session.talk.say(
            "wrote \(counted(text.beads.count, "bead")) to \(path)"
                + OutputForm.remark(on: AlignCommand.Format.html, of: path))
    }

    private static func name(_ file: String) -> String {
        file == "-" ? "standard input" : (file as NSString).lastPathComponent
    }
}
