import ArgumentParser
import Terminology
import Tolmach

struct TermsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms", abstract: "Works with glossaries.",
        subcommands: [
            TermsFindCommand.self, TermsLookupCommand.self, TermsValidateCommand.self,
            TermsCheckCommand.self, TermsExtractCommand.self, TermsAcceptCommand.self,
        ])
}

struct TermsLookupCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Finds terms in either language, in any form, however they are spelt.",
        discussion:
            "tolmach terms lookup handlers\ntolmach terms lookup curater --glossary my.ru-en.tsv"
    )

    @Argument(help: "The words or phrases.")
    var texts: [String]

    @Option(
        help: ArgumentHelp(
            "A glossary to use beside those of the workspace (repeatable).", valueName: "file"),
        completion: .file())
    var glossary: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The most terms for a text.", valueName: "number"))
    var limit = 5

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit is a number from 1, as 5") }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace =
            glossary.isEmpty ? try session.workspace() : try session.workspaceIfAny()
        let set = try session.glossaries(named: glossary, workspace: workspace)
        if set.glossaries.isEmpty {
            session.talk.say("no glossary; put one into Glossaries, or name it by --glossary")
        }
        let finder = set.finder()
        var found = 0
        let texts = try words(in: session)
        for text in texts {
            let hits = Self.hits(for: text, finder, limit: limit)
            found += hits.isEmpty ? 0 : 1
            if global.json {
                try session.print(
                    json: TermQueryObject(
                        query: text, hits: hits.map { TermPrinter.object(of: $0, text: text) }))
                continue
            }
            if texts.count > 1 || hits.isEmpty {
                try session.print("\(Talk.visible(text)):\(hits.isEmpty ? " no term" : "")")
            }
            for hit in hits {
                for line in TermPrinter.lines(of: hit) {
                    try session.print((texts.count > 1 ? "  " : "") + line)
                }
            }
        }
        if found < texts.count {
            let languages = (workspace?.settings ?? WorkspaceSettings()).languages
            session.tellForeign(
                set, named: glossary, source: languages.source, target: languages.target)
        }
        return found > 0 ? .done : .nothingFound
    }

    /// The texts that were given; for `-` the lines of standard input.
    private func words(in session: Session) throws -> [String] {
        if texts == ["-"] {
            return try SegmentQueries.read("-", inContext: false).map(\.segment.text)
        }
        for text in texts where text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            throw ValidationError("a text is empty; give the word to look for")
        }
        return texts
    }

    /// The terms that a text is, else those that stand in it.
    private static func hits(for text: String, _ finder: TermFinder, limit: Int) -> [TermHit] {
        let hits = finder.lookup(text, limit: limit)
        guard hits.isEmpty else { return hits }
        let languages = Set(
            finder.index.glossaries.flatMap { [$0.sourceLanguage, $0.targetLanguage] })
        let inside = languages.sorted { $0.canonical < $1.canonical }
            .flatMap { finder.terms(in: text, language: $0) }.flatMap(\.hits)
        return Array(inside.prefix(limit))
    }
}
