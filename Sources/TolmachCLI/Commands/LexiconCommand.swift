import Alignment
import ArgumentParser
import Tolmach

struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Works with bilingual dictionaries, which make alignments surer.",
        subcommands: [LexiconImportCommand.self, LexiconInfoCommand.self])
}

struct LexiconImportCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Adds a dictionary of dictd, or a table of word pairs, to the lexicons.",
        discussion: """
            tolmach lexicon import words.ru-en.tsv
            tolmach lexicon import freedict-fra-eng.dict.dz
            tolmach lexicon import words.txt -s ru -t en --name words

            A table has source and target in a row, with a tab between, and may have a strength above
            0 to 1 as a third cell.
            """)

    @Argument(
        help: ArgumentHelp(
            "A dictionary, by its .index or .dict file, or a table; - for a table from standard input.",
            valueName: "file"),
        completion: .file())
    var file: String

    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "The name of the lexicon; that of the file if not given.", valueName: "name"))
    var name: String?

    @Flag(help: "Replace a lexicon of the same name and languages.")
    var replace = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        try session.requireInput(file)
        let shelf = session.lexicons(workspace: try session.workspaceIfAny())
        let job = LexiconImportJob(
            file: file, name: name, sourceLanguage: languages.sourceLanguage,
            targetLanguage: languages.targetLanguage, replaces: replace, isRehearsal: dryRun)
        let report = try job.run(into: shelf.folder, onProgress: session.report)
        session.progress.clear()
        if global.json {
            try session.print(
                json: LexiconImportObject(
                    file: file, lexicon: report.name, path: session.shown(report.path),
                    source: report.source.text, target: report.target.text, pairs: report.pairs,
                    articles: report.articles, withoutTranslation: report.withoutTranslation,
                    replaced: report.isReplaced, dryRun: dryRun))
        }
        var line = "\(ErrorText.name(file)): \(counted(report.pairs, "pair"))"
        line += " \(report.source) to \(report.target)"
        if let articles = report.articles { line += " of \(counted(articles, "article"))" }
        if report.withoutTranslation > 0 {
            line += "; \(report.withoutTranslation) without a translation left out"
        }
        let place = session.shown(report.path)
        line += dryRun ? "; nothing was written" : "; written to \(place)"
        if report.isReplaced, !dryRun { line += " in place of the older one" }
        session.talk.say(line)
        return .done
    }
}

struct LexiconInfoCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Tells which lexicons there are for two languages.",
        discussion: "tolmach lexicon info\ntolmach lexicon info -s de -t fr")

    @OptionGroup var languages: LanguageOptions

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = try session.workspaceIfAny()
        let pair = session.pair(languages, in: workspace)
        let shelf = session.lexicons(workspace: workspace)
        for file in shelf.misnamedFiles {
            session.talk.say(
                "\(session.shown(file)): which languages? name the file as NAME.ru-en.tsv")
        }
        let notice = session.lexiconNotice
        var isAny = false
        for place in shelf.places(for: pair.source, pair.target) {
            do {
                let lexicon = try shelf.lexicon(
                    at: place, onProgress: session.report, onNotice: notice)
                session.progress.clear()
                try print(lexicon, at: place, in: session)
                isAny = true
            } catch let error as CancellationError {
                throw error
            } catch {
                notice(.unusable(place, error))
            }
        }
        if !isAny {
            session.talk.say(
                "no lexicon for \(pair.source) and \(pair.target); install a dictionary of FreeDict,"
                    + " or use tolmach lexicon import")
        }
        return .done
    }

    private func print(
        _ lexicon: WordLexicon, at place: LexiconShelf.Place, in session: Session
    ) throws {
        if global.json {
            try session.print(
                json: LexiconObject(
                    lexicon: place.name, kind: place.kind.rawValue,
                    file: session.shown(place.path), source: place.sourceLanguage.text,
                    target: place.targetLanguage.text, entries: lexicon.count,
                    sourceStems: lexicon.sourceCount, targetStems: lexicon.targetCount))
            return
        }
        try session.print(
            Paint.strong(Talk.visible(place.name))
                + Talk.visible(
                    "  \(place.sourceLanguage) to \(place.targetLanguage),"
                        + " \(counted(lexicon.count, "pair")), \(place.kind.rawValue),"
                        + " \(session.shown(place.path))"))
    }
}
