import ArgumentParser
import Interchange
import Tolmach

struct SRXCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "srx", abstract: "Works with segmentation rules.",
        subcommands: [SRXExportCommand.self])
}

struct SRXExportCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Writes the program's own rules as SRX 2.0, so that other tools cut texts alike.",
        discussion: """
            tolmach srx export -o tolmach.srx
            tolmach srx export -l ru | tolmach segment --srx - article.txt
            """)

    @Option(
        name: [.customShort("l"), .long],
        help: ArgumentHelp("Only the rules of this language, as ru.", valueName: "tag"),
        transform: ArgumentValues.languageTag)
    var language: LanguageTag?

    @Option(
        name: .shortAndLong, help: "The file to write; standard output if not given, or -.",
        completion: .file())
    var output = "-"

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if global.json, output == "-" {
            throw ValidationError(
                "the rules go to standard output; name a file by -o to get the report as JSON")
        }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = try session.workspaceIfAny()
        try session.requireSafe(output: output, workspace: workspace)
        let known = SRXRuleset.nativeLanguages
        if let language, !known.contains(where: { $0.language == language.language }) {
            session.talk.say(
                "no rules of its own for \(language), only for ru and en; the general ones are written"
            )
        }
        var additions: [String: AbbreviationList] = [:]
        for language in known {
            additions[language.language] = try workspace?.abbreviations(for: language)?.list
        }
        let ruleset = SRXRuleset.native(
            for: language.map { [$0] } ?? known, additions: additions)
        try SRXWriter().write(ruleset, to: try OutputFile(path: output))
        let count = ruleset.languageRules.reduce(0) { $0 + $1.rules.count }
        if global.json {
            try session.print(
                json: RulesObject(
                    file: output, rules: count,
                    languageRules: ruleset.languageRules.map(\.name)))
        }
        if output != "-" { session.talk.say("wrote \(counted(count, "rule")) to \(output)") }
        return .done
    }
}
