import ArgumentParser
import Terminology
import Tolmach

struct TermsCheckCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Checks translations against the glossaries, segment by segment.",
        discussion: """
            tolmach terms check draft.tmx
            tolmach terms check --memory main --format html > terms.html
            tolmach terms check pairs.tsv --fail-on missing,forbidden --waivers waivers.tsv
            """)

    /// How findings are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, sarif, html
    }

    @Argument(
        help:
            "TMX files, or tables with source and target in their first two columns; without one the memories are checked.",
        completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp(
            "A glossary to use beside those of the workspace (repeatable).", valueName: "file"),
        completion: .file())
    var glossary: [String] = []

    @Option(help: "The form: text, json, sarif or html.")
    var format: Format?

    @Option(
        help: ArgumentHelp(
            "The findings for which the exit code is 1, with commas between: missing, forbidden, deprecated, inconsistent, count or none.",
            valueName: "kinds"))
    var failOn = "missing,forbidden"

    @Option(
        help: ArgumentHelp(
            "Findings that are right as they are: a table with the columns finding, term, segment and reason.",
            valueName: "file"),
        completion: .file())
    var waivers: String?

    @OptionGroup var languages: LanguageOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws { _ = try failing }

    private var failing: Set<TermFinding.Kind> {
        get throws {
            var kinds: Set<TermFinding.Kind> = []
            for name in failOn.split(separator: ",").map(String.init) where name != "none" {
                guard let kind = TermFinding.Kind(rawValue: name) else {
                    let known = TermFinding.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError(
                        "--fail-on \(name): no such finding; give \(known) or none")
                }
                kinds.insert(kind)
            }
            return kinds
        }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace =
            files.isEmpty ? try session.workspaceToWrite() : try session.workspaceIfAny()
        let set = try session.glossaries(
            named: glossary, workspace: workspace, languages: languages)
        if set.glossaries.isEmpty {
            session.talk.say("no glossary; put one into Glossaries, or name it by --glossary")
        }
        let usual = workspace?.settings.languages ?? WorkspaceSettings().languages
        let source = languages.sourceLanguage ?? usual.source
        let target = languages.targetLanguage ?? usual.target
        session.tellForeign(set, named: glossary, source: source, target: target)
        let pairs: PairSource =
            files.isEmpty
            ? .memories(try session.openFilled().map(\.store)) : .files(files)
        let outcome = try await TermCheckJob(
            set, from: source, to: target, waivers: readWaivers()
        ).run(on: pairs, onProgress: session.report)
        session.progress.clear()
        let printer = TermCheckPrinter(outcome: outcome, source: source, target: target)
        switch format ?? (global.json ? .json : .text) {
        case .text: try printer.printText { try session.print($0) }
        case .json: try printer.printJSON(in: session)
        case .sarif: try session.print(json: printer.sarif(version: toolVersion))
        case .html: try session.print(printer.html)
        }
        for waiver in outcome.report.staleWaivers {
            session.talk.say(
                "\(waivers ?? ""):\(waiver.line): this waiver meets no finding any more; take it out"
            )
        }
        let failing = try failing
        let isFound = outcome.report.findings.contains {
            $0.waiver == nil && failing.contains($0.kind)
        }
        return isFound ? .nothingFound : .done
    }

    private func readWaivers() throws -> [TermWaiver] {
        guard let waivers else { return [] }
        do {
            return try TermWaiver.read(DocumentReader().text(at: waivers))
        } catch let fault as TermWaiver.Fault {
            throw ValidationError("\(waivers)\(ErrorText.text(of: fault))")
        }
    }
}
