import ArgumentParser
import Foundation
import Interchange
import Tolmach

struct AlignCommand: ToolCommand {
    /// The forms in which beads are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, beads, tsv, json, tmx, html
    }

    static let configuration = CommandConfiguration(
        commandName: "align",
        abstract: "Pairs the sentences of a text with those of its translation.",
        discussion: """
            tolmach align article.ru.txt article.en.txt
            tolmach align article.ru.txt article.en.txt --format tmx -o article.tmx
            tolmach align article.ru.txt article.en.txt -o report.html
            tolmach align article.ru.txt article.en.txt --add --document "My article"
            """)

    @Argument(help: "The text; - for standard input.", completion: .file())
    var source: String

    @Argument(help: "Its translation; - for standard input.", completion: .file())
    var target: String

    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp("The encoding of both texts, as windows-1251.", valueName: "name"),
        completion: .list(ArgumentValues.usualEncodings))
    var encoding: String?

    @Flag(help: "Each line of the texts is a segment; blank lines part paragraphs.")
    var segmented = false

    @OptionGroup var segmentation: SegmentationOptions

    @Option(
        help: ArgumentHelp("A glossary whose terms are evidence (repeatable).", valueName: "file"),
        completion: .file())
    var glossary: [String] = []

    @Option(
        help:
            "The form of the output: table, beads, tsv, json, tmx or html; by the name of the output file if not given, else table."
    )
    var format: Format?

    @Option(
        name: .shortAndLong, help: "The file to write; standard output if not given.",
        completion: .file())
    var output: String?

    @Flag(help: "Add the pairs to the memory that the workspace writes to.")
    var add = false

    @Option(
        name: .customLong("min-confidence"), parsing: .unconditional,
        help: ArgumentHelp(
            "Add no bead of less confidence, 0 to 1, and mark it in the table (default: 0.8).",
            valueName: "number"))
    var leastConfidence: Double?

    @Option(
        help: ArgumentHelp(
            "The name under which the pairs are added, in place of what had it; the source's file name if not given.",
            valueName: "name"))
    var document: String?

    @Flag(help: "With --add, only say what would be added.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (0...1).contains(minimumConfidence) else {
            throw ValidationError("--min-confidence is a number from 0 to 1, as 0.8")
        }
        try segmentation.requireApart(from: [source, target])
        if segmented, segmentation.file != nil || segmentation.casual {
            throw ValidationError("with --segmented nothing is cut; leave out --srx and --casual")
        }
        if source == "-", target == "-" {
            throw ValidationError("both texts cannot come from standard input; name a file for one")
        }
        if let document, document.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            throw ValidationError(
                "--document is empty; give a name, or leave it out to use that of the source")
        }
        if add, source == "-", document == nil {
            throw ValidationError("a text from standard input has no name; give --document NAME")
        }
        if global.json, let format, format != .json {
            throw ValidationError("--json and --format \(format.rawValue) exclude each other")
        }
        try requireUse(in: try chosenFormat)
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = add ? try session.workspaceToWrite() : try session.workspaceIfAny()
        try session.requireSafe(
            output: output, inputs: [source, target] + (segmentation.file.map { [$0] } ?? []),
            glossaries: glossary, workspace: workspace)
        let place = add ? try session.placeToWrite(in: workspace) : nil
        let glossaries = try session.glossaries(
            named: glossary, workspace: workspace, languages: languages)
        let job = AlignmentJob(
            source: source, target: target, sourceLanguage: languages.sourceLanguage,
            targetLanguage: languages.targetLanguage,
            reader: try segmentation.reader(
                encoding: encoding, isSegmented: segmented, workspace: workspace, in: session),
            glossaries: glossaries)
        let outcome = try job.run(onProgress: session.report)
        session.progress.clear()
        session.tell(outcome.source, of: source, option: "--source-language")
        session.tell(outcome.target, of: target, option: "--target-language")
        if !segmented {
            for language in [outcome.source.language, outcome.target.language] {
                segmentation.tellUnknown(language, job.reader.rules, in: session)
            }
        }
        session.tellForeign(
            glossaries, named: glossary, source: outcome.source.language,
            target: outcome.target.language)
        try write(outcome.text, in: session)
        try session.finish()
        if let place { try await remember(outcome.text, at: place, of: workspace, in: session) }
        return .done
    }

    private func write(_ text: AlignedText, in session: Session) throws {
        let format = try chosenFormat
        if format == .tmx {
            try writeTMX(text, in: session)
            return
        }
        if format == .html {
            try ReportWriter(
                text: text, files: (source, target), doubtfulBelow: minimumConfidence
            ).write(to: output ?? "-", in: session)
            return
        }
        guard let output, output != "-" else {
            try print(text, as: format) { try session.print($0) }
            return
        }
        let file = try OutputFile(path: output)
        try print(text, as: format) { try file.write(Array(($0 + "\n").utf8)) }
        try file.finish()
        session.talk.say(
            "wrote \(counted(text.beads.count, "bead")) to \(output)"
                + OutputForm.remark(on: format, of: output))
    }

    private func print(
        _ text: AlignedText, as format: Format, _ line: (String) throws -> Void
    ) throws {
        let printer = BeadPrinter(text)
        switch format {
        case .beads: try printer.printBeads(line)
        case .tsv: try printer.printTable(separatedByTabs: line)
        case .json: try printer.printJSON(line)
        case .table, .tmx, .html: try printer.printTable(doubtfulBelow: minimumConfidence, line)
        }
    }

    private var minimumConfidence: Double { leastConfidence ?? 0.8 }

    /// Refuses what would be ignored.
    private func requireUse(in format: Format) throws {
        guard !add else { return }
        if dryRun { throw ValidationError("--dry-run belongs to --add; give both or neither") }
        if document != nil, format != .tmx {
            throw ValidationError("--document belongs to --add or to TMX; give one of them too")
        }
        if leastConfidence != nil, format != .table, format != .html {
            throw ValidationError(
                "--min-confidence belongs to --add, the table or the report; give one of them too")
        }
    }

    private var chosenFormat: Format {
        get throws {
            if let format { return format }
            return global.json ? .json : try OutputForm.named(by: output) ?? .table
        }
    }

    private func writeTMX(_ text: AlignedText, in session: Session) throws {
        let path = output ?? "-"
        var writer = try TMXWriter(
            try OutputFile(path: path),
            heading: .init(toolVersion: toolVersion, sourceLanguage: text.source.language))
        let name = addition(of: text, to: nil).documentName
        for unit in text.units(minimumConfidence: 0, document: name) {
            try writer.write(unit)
        }
        let report = try writer.finish()
        if path != "-" {
            session.talk.say(
                "wrote \(counted(report.units, "unit")) to \(path)"
                    + OutputForm.remark(on: Format.tmx, of: path))
        }
    }

    private func addition(of text: AlignedText, to workspace: Workspace?) -> AdditionJob {
        AdditionJob(
            text: text, source: source, document: document, workspace: workspace,
            minimumConfidence: minimumConfidence)
    }

    private func remember(
        _ text: AlignedText, at place: MemoryList.Place, of workspace: Workspace?,
        in session: Session
    ) async throws {
        var job = addition(of: text, to: workspace)
        job.options = AddingOptions(author: session.author(in: workspace), isRehearsal: dryRun)
        let target = WriteTarget(place, isRehearsal: dryRun)
        let outcome = try await job.run { try target.open(in: session) }
        if global.json {
            let report = outcome.report ?? AddingReport()
            try session.print(
                json: AdditionObject(
                    document: outcome.document, memory: session.shown(place.path),
                    name: place.name, pairs: outcome.pairs, added: report.added,
                    updated: report.updated, removed: report.removed,
                    leftOut: outcome.pairs - outcome.offered, dryRun: dryRun))
        }
        guard let report = outcome.report else {
            session.talk.say(
                "added nothing: none of the \(outcome.pairs) pairs reaches \(minimumConfidence);"
                    + " --min-confidence asks for less")
            return
        }
        var line = dryRun ? "would add" : "added"
        line += " \(counted(report.added, "unit")) of \(outcome.document)"
        line += " to \(session.shown(place.path))"
        if report.updated > 0 { line += "; \(report.updated) were there already" }
        if report.removed > 0 {
            line += "; \(counted(report.removed, "older unit")) of the document removed"
        }
        if outcome.pairs > outcome.offered {
            line += "; \(outcome.pairs - outcome.offered) left out below \(minimumConfidence)"
        }
        session.talk.say(line)
    }
}
