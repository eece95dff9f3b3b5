import Alignment
import ArgumentParser
import Interchange
import Tolmach

struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon",
        abstract: "Works with bilingual dictionaries, which make alignments surer.",
        subcommands: [
            LexiconImportCommand.self, LexiconTrainCommand.self, LexiconInfoCommand.self,
        ])
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

    @Option(
        help: ArgumentHelp("The encoding of a table, as windows-1251.", valueName: "name"),
        completion: .list(ArgumentValues.usualEncodings))
    var encoding: String?

    @Flag(help: "Replace a lexicon of the same name and languages.")
    var replace = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if encoding != nil, DictdDictionary.Files.isNamed(by: file) {
            throw ValidationError(
                "--encoding belongs to a table; dictionaries of dictd are in UTF-8")
        }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        try session.requireInput(file)
        let shelf = session.lexicons(workspace: try session.workspaceIfAny())
        var job = LexiconImportJob(
            file: file, name: name, sourceLanguage: languages.sourceLanguage,
            targetLanguage: languages.targetLanguage, replaces: replace, isRehearsal: dryRun)
        job.encoding = encoding
        let report = try job.run(into: shelf.folder, onProgress: session.report)
        session.progress.clear()
        if global.json {
            try session.print(
                json: LexiconImportObject(
                    file: file, lexicon: report.name, path: session.shown(report.path),
                    source: report.source.text, target: report.target.text, pairs: report.pairs,
                    articles: report.articles, withoutTranslation: report.withoutTranslation,
                    headwordsLeftOut: report.headwordsLeftOut, replaced: report.isReplaced,
                    dryRun: dryRun))
        }
        var line = "\(ErrorText.name(file)): \(counted(report.pairs, "pair"))"
        line += " \(report.source) to \(report.target)"
        if let articles = report.articles { line += " of \(counted(articles, "article"))" }
        if report.withoutTranslation > 0 {
            line += "; \(report.withoutTranslation) without a translation left out"
        }
        if report.headwordsLeftOut > 0 {
            line += "; \(counted(report.headwordsLeftOut, "headword")) of crowded articles left out"
        }
        let place = session.shown(report.path)
        session.talk.say(
            line + writing(to: place, isReplaced: report.isReplaced, isRehearsal: dryRun))
        return .done
    }
}

struct LexiconTrainCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Learns a lexicon from the units of the memories, or of TMX files.",
        discussion: """
            tolmach lexicon train
            tolmach lexicon train big.tmx --name big -s ru -t en

            All units are believed: a wrong alignment that nobody has looked at teaches its mistakes to
            later ones, also to that of the same text. Learn from units that were looked through.
            """)

    @Argument(
        help: "TMX files to learn from; the memories if none is given. - for standard input.",
        completion: .file())
    var files: [String] = []

    @OptionGroup var languages: LanguageOptions

    @Option(help: ArgumentHelp("The name of the lexicon.", valueName: "name"))
    var name = "trained"

    @Flag(help: "Replace a lexicon of the same name and languages.")
    var replace = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        for file in files { try session.requireInput(file) }
        let workspace =
            files.isEmpty ? try session.workspaceToWrite() : try session.workspaceIfAny()
        let shelf = session.lexicons(workspace: workspace)
        let pair = session.pair(languages, in: workspace)
        let job = LexiconTrainingJob(
            name: name, sourceLanguage: pair.source, targetLanguage: pair.target,
            replaces: replace, isRehearsal: dryRun)
        let origin: LexiconTrainingJob.Origin =
            files.isEmpty
            ? .memories(try session.openForReading().map(\.store)) : .files(files)
        let report = try await job.run(
            on: origin, into: shelf.folder, onProgress: session.report)
        session.progress.clear()
        let place = session.shown(report.path)
        if global.json {
            try session.print(
                json: LexiconTrainingObject(
                    lexicon: name, path: place, source: pair.source.text,
                    target: pair.target.text, units: report.units, leftOut: report.leftOut,
                    sourceWords: report.words.source, targetWords: report.words.target,
                    pairs: report.pairs, replaced: report.isReplaced, dryRun: dryRun))
        }
        var line = "learned \(counted(report.pairs, "pair")) \(pair.source) to \(pair.target)"
        line += " from \(counted(report.units, "unit"))"
        if report.leftOut > 0 {
            line += "; \(report.leftOut) without words or too long left out"
        }
        session.talk.say(
            line + writing(to: place, isReplaced: report.isReplaced, isRehearsal: dryRun))
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
        session.tellMisnamed(in: shelf)
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
        return isAny ? .done : .nothingFound
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

/// How what is said of a lexicon ends: where it was written, and in place of what.
private func writing(to place: String, isReplaced: Bool, isRehearsal: Bool) -> String {
    if isRehearsal { return "; nothing was written" }
    return "; written to \(place)" + (isReplaced ? " in place of the older one" : "")
}
