import ArgumentParser
import Foundation
import Glibc
import Interchange
import Tolmach

extension AlignCommand {
    /// The form of the output: as it was asked for, else by the name of the file, else the table.
    var chosenFormat: Format {
        get throws {
            if let format { return format }
            return global.json ? .json : try OutputForm.named(by: output) ?? .table
        }
    }

    /// Refuses to put an output in the place of corrections that it does not hold.
    func requireCorrectionsKept(in corrected: CorrectedTable?) throws {
        // What is written as it comes, as a pipe or a terminal, would be waited for if it were read.
        guard let output, output != "-", Self.isRegularFile(output) else { return }
        let isGivenBack = corrected?.isFile(output) ?? false
        // Of what is no table at all, a report or a memory of any size, no more than that is read.
        guard isGivenBack || CorrectedTable.mayBegin(path: output, encoding: encoding) else {
            return
        }
        let table: CorrectedTable
        do {
            table =
                if isGivenBack, let corrected { corrected } else {
                    try CorrectedTable(path: output, encoding: encoding)
                }
        } catch let error as CorrectionError where error.isOfEditedTable {
            throw ValidationError(
                "\(output) is a table that you have edited, and would be written over;"
                    + " name another file (\(ErrorText.text(of: error)))")
        } catch let error as CancellationError {
            throw error
        } catch {
            // A file of another kind is written over as ever.
            return
        }
        let editedRows = isGivenBack ? 0 : table.editedRows(beside: corrected)
        if editedRows > 0 {
            throw ValidationError(
                "\(output) has \(counted(editedRows, "row")) that you have edited;"
                    + " give it by --fixed \(output), or name another file")
        }
        if isGivenBack || table.isOfProgram, let column = table.furtherColumns.first {
            throw ValidationError(
                "\(output) has a column “\(Talk.visible(column))” of your own, which would not be"
                    + " written; name another file")
        }
    }

    private static func isRegularFile(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    func write(_ outcome: AlignmentJob.Outcome, in session: Session) throws {
        let format = try chosenFormat
        if format == .tmx {
            try writeTMX(outcome, in: session)
            return
        }
        if format == .html {
            try ReportWriter(
                outcome: outcome, files: (source, target), doubtfulBelow: minimumConfidence
            ).write(to: output ?? "-", in: session)
            return
        }
        guard let output, output != "-" else {
            try print(outcome, as: format) { try session.print($0) }
            return
        }
        let file = try OutputFile(path: output)
        try print(outcome, as: format) { try file.write(Array(($0 + "\n").utf8)) }
        try file.finish()
        session.talk.say(
            "wrote \(counted(outcome.text.beads.count, "bead")) to \(output)"
                + OutputForm.remark(on: format, of: output))
    }

    private func print(
        _ outcome: AlignmentJob.Outcome, as format: Format, _ line: (String) throws -> Void
    ) throws {
        let printer = BeadPrinter(outcome)
        switch format {
        case .beads: try printer.printBeads(line)
        case .tsv: try printer.printTable(separatedByTabs: line)
        case .json: try printer.printJSON(line)
        case .table, .tmx, .html:
            try printer.printTable(
                doubtfulBelow: minimumConfidence, withNumbers: numbers, line)
        }
    }

    private func writeTMX(_ outcome: AlignmentJob.Outcome, in session: Session) throws {
        let path = output ?? "-"
        var writer = try TMXWriter(
            try OutputFile(path: path),
            heading: .init(toolVersion: toolVersion, sourceLanguage: outcome.text.source.language))
        let name = addition(of: outcome, to: nil).documentName
        let units = outcome.text.units(
            minimumConfidence: 0, document: name, confirmed: outcome.isKept)
        for unit in units { try writer.write(unit) }
        let report = try writer.finish()
        if path != "-" {
            session.talk.say(
                "wrote \(counted(report.units, "unit")) to \(path)"
                    + OutputForm.remark(on: Format.tmx, of: path))
        }
    }
}
