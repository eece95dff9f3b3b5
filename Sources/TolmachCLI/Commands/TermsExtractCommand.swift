import ArgumentParser
import Interchange
import Terminology
import Tolmach

struct TermsExtractCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Finds what translated segments have for terms: candidates for a glossary.",
        discussion: """
            tolmach terms extract --memory main -o Glossaries/candidates.ru-en.tsv
            tolmach terms extract article.tmx --limit 50
            """)

    @Argument(
        help:
            "TMX files, or tables with source and target in their first two columns; without one the memories are read.",
        completion: .file())
    var files: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The most candidates.", valueName: "number"))
    var limit = 200

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The table to write; standard output if not given.", valueName: "file"),
        completion: .file())
    var output = "-"

    @Option(
        help: ArgumentHelp(
            "A glossary to hold candidates against, beside those of the workspace (repeatable).",
            valueName: "file"),
        completion: .file())
    var glossary: [String] = []

    @OptionGroup var languages: LanguageOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is a number from 1, as 200") }
        if global.json, output != "-" {
            throw ValidationError("--json goes to standard output; leave out -o")
        }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace =
            files.isEmpty ? try session.workspaceToWrite() : try session.workspaceIfAny()
        let usual = workspace?.settings.languages ?? WorkspaceSettings().languages
        let source = languages.sourceLanguage ?? usual.source
        let target = languages.targetLanguage ?? usual.target
        let set = try session.glossaries(
            named: glossary, workspace: workspace, languages: languages)
        // The candidates of an earlier run are in no glossary yet.
        let settled = GlossarySet(
            set.glossaries.filter { !$0.entries.allSatisfy { $0.status == .candidate } })
        let pairs: PairSource =
            files.isEmpty
            ? .memories(try session.openFilled().map(\.store)) : .files(files)
        let outcome = try await TermExtractionJob(settled, from: source, to: target, limit: limit)
            .run(on: pairs, onProgress: session.report)
        session.progress.clear()
        if outcome.segments < TermExtractor.fewestSegments {
            session.talk.say(
                "only \(counted(outcome.segments, "segment")): take the candidates for a hint")
        }
        if global.json {
            for candidate in outcome.candidates {
                try session.print(json: TermCandidateObject(candidate))
            }
        } else {
            let file = try OutputFile(path: output)
            for line in CandidateTable.lines(of: outcome.candidates) {
                try file.write(Array((line + "\n").utf8))
            }
            try file.finish()
        }
        if output != "-" {
            session.talk.say("wrote \(counted(outcome.candidates.count, "candidate")) to \(output)")
        }
        return outcome.candidates.isEmpty ? .nothingFound : .done
    }
}

struct TermCandidateObject: Encodable {
    struct ExampleObject: Encodable {
        let source: String
        let target: String
    }

    let format = jsonFormat
    let id: String
    let source: String
    let target: String
    let joint: Int
    let sourceCount: Int
    let targetCount: Int
    let logLikelihood: Double
    let dice: Double
    let name: Bool
    let standing: String
    let others: [String]
    let examples: [ExampleObject]

    init(_ candidate: TermCandidate) {
        id = CandidateTable.identifier(of: candidate)
        source = candidate.source
        target = candidate.target
        joint = candidate.joint
        sourceCount = candidate.sourceCount
        targetCount = candidate.targetCount
        logLikelihood = candidate.logLikelihood
        dice = candidate.dice
        name = candidate.isName
        switch candidate.standing {
        case .new: (standing, others) = ("new", [])
        case .known: (standing, others) = ("known", [])
        case .contradicting(let found): (standing, others) = ("contradicts", found)
        }
        examples = candidate.examples.map { .init(source: $0.source, target: $0.target) }
    }
}
