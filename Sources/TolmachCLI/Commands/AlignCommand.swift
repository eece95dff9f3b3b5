import ArgumentParser
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
            tolmach align article.ru.txt article.en.txt --format tsv -o pairs.tsv
            tolmach align article.ru.txt article.en.txt --fixed pairs.tsv -o pairs.tsv
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

    @OptionGroup var choices: AlignmentChoices

    @Option(
        help:
            "The form of the output: table, beads, tsv, json, tmx or html; by the name of the output file if not given, else table."
    )
    var format: Format?

    @Flag(help: "Show the numbers of the segments in the table, as --anchor takes them.")
    var numbers = false

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
            valueName: "number"),
        transform: ArgumentValues.confidence)
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
        try segmentation.requireApart(from: [source, target])
        if segmented, segmentation.file != nil || segmentation.casual {
            throw ValidationError("with --segmented nothing is cut; leave out --srx and --casual")
        }
        if source == "-", target == "-" {
            throw ValidationError("both texts cannot come from standard input; name a file for one")
        }
        if inputs.count(where: { $0 == "-" }) > 1 {
            throw ValidationError("only one file can come from standard input; name the others")
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
        let format = try chosenFormat
        if numbers, format != .table {
            throw ValidationError(
                "--numbers belongs to the table; tsv, json and html have them anyway")
        }
        try requireUse(in: format)
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = add ? try session.workspaceToWrite() : try session.workspaceIfAny()
        try session.requireSafe(
            output: output,
            // The corrected table may be written anew as such.
            inputs: try inputs.filter { try $0 != choices.fixed || chosenFormat != .tsv },
            glossaries: glossary, workspace: workspace)
        let place = add ? try session.placeToWrite(in: workspace) : nil
        let glossaries = try session.glossaries(
            named: glossary, workspace: workspace, languages: languages)
        var job = AlignmentJob(
            source: source, target: target, sourceLanguage: languages.sourceLanguage,
            targetLanguage: languages.targetLanguage,
            reader: try segmentation.reader(
                encoding: encoding, isSegmented: segmented, workspace: workspace, in: session),
            glossaries: glossaries, lexicons: session.lexicons(workspace: workspace))
        job.onLexiconNotice = session.lexiconNotice
        try choices.choose(for: &job, encoding: encoding)
        try requireCorrectionsKept(in: job.correctedTable)
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
        session.tellMisnamed(in: job.lexicons)
        session.tell(outcome.lexicons, of: outcome.text)
        if let surest = outcome.doubt, !job.isForced {
            session.talk.say(
                "the texts hardly belong together: no pair is surer than"
                    + " \(shownConfidence(surest)); are they the right files?")
        }
        choices.tellCorrection(outcome.correction, of: job.correctedTable, in: session)
        if let place {
            try await remember(outcome, at: place, of: workspace, in: session)
        } else {
            try write(outcome, in: session)
        }
        return .done
    }

    /// All that is read but glossaries and the workspace.
    private var inputs: [String] {
        [source, target] + choices.files + [segmentation.file].compactMap(\.self)
    }

    var minimumConfidence: Double { leastConfidence ?? 0.8 }

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
}
