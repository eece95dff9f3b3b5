import ArgumentParser
import Tolmach

struct ExportCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the units of the memories to a TMX file or a table.",
        discussion: """
            tolmach export memory.tmx
            tolmach export --format tsv --where "document = article.ru.txt" --where "created > 2025"
            """)

    @Argument(
        help: "The file to write; standard output if not given, or -.", completion: .file())
    var file = "-"

    @Option(
        help: "The form: tmx or tsv; by the file's name if not given, else tmx.",
        completion: .list(ExportJob.Format.allCases.map(\.rawValue)),
        transform: ArgumentValues.exportFormat)
    var format: ExportJob.Format?

    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "Only units that meet a condition (repeatable: all must be met). Keys: author, created, changed, origin, document, language, source, target, prop:NAME; operators: = ~ < >.",
            valueName: "condition"),
        transform: ArgumentValues.condition)
    var `where`: [UnitFilter] = []

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if global.json, file == "-" {
            throw ValidationError(
                "the units go to standard output; name a file to get the report as JSON")
        }
        _ = try chosenFormat
    }

    private var chosenFormat: ExportJob.Format {
        get throws { try format ?? OutputForm.named(by: file) ?? .tmx }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        try session.requireSafe(output: file, workspace: session.workspaceIfAny())
        let stores = try session.openForReading().map(\.store)
        let format = try chosenFormat
        let job = ExportJob(
            format: format,
            sourceLanguage: languages.sourceLanguage, targetLanguage: languages.targetLanguage,
            filters: `where`, toolVersion: toolVersion)
        let report = try await job.run(stores, to: file, onProgress: session.report)
        session.progress.clear()
        if global.json {
            try session.print(
                json: ExportObject(
                    file: file, units: report.units, droppedCharacters: report.droppedCharacters))
        }
        if report.units == 0, report.stored > 0 {
            session.talk.say(
                "none of the \(counted(report.stored, "unit")) meets the conditions;"
                    + " nothing was written")
            return .nothingFound
        }
        if file != "-" {
            session.talk.say(
                "wrote \(counted(report.units, "unit")) to \(file)"
                    + OutputForm.remark(on: format, of: file))
        }
        if report.droppedCharacters > 0 {
            Talk.write(
                "\(file): left out \(counted(report.droppedCharacters, "character")) that XML"
                    + " cannot hold")
        }
        return .done
    }
}
