import ArgumentParser
import Foundation
import Tolmach

struct LookupCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup",
        abstract: "Finds what the memories have for a text: in context, exact, or similar.",
        discussion: """
            tolmach lookup "The handler was silent for nine days."
            tolmach lookup --input segments.txt --json
            tolmach lookup "The handler was silent." --where "changed > 2025" --where "author ~ ivan"
            """)

    @Argument(help: "The texts; lines of standard input if none is given.")
    var texts: [String] = []

    @OptionGroup var languages: LanguageOptions

    @Option(help: ArgumentHelp("The segment before the text in its document.", valueName: "text"))
    var previous: String?

    @Option(help: ArgumentHelp("The segment after the text in its document.", valueName: "text"))
    var next: String?

    @Option(
        help: ArgumentHelp(
            "A file of segments, one a line, each other's context; answers in JSON.",
            valueName: "file"),
        completion: .file())
    var input: String?

    @Option(
        help: ArgumentHelp(
            "The encoding of --input or of standard input, as windows-1251.", valueName: "name"),
        completion: .list(ArgumentValues.usualEncodings))
    var encoding: String?

    @Option(
        name: .customLong("min"), parsing: .unconditional,
        help: ArgumentHelp("The least score, in percent.", valueName: "percent"))
    var minimum = 70

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The most matches for a text.", valueName: "number"))
    var limit = 5

    @Option(
        help: ArgumentHelp(
            "Only units that meet a condition (repeatable: all must be met), as for export.",
            valueName: "condition"),
        transform: ArgumentValues.condition)
    var `where`: [UnitFilter] = []

    @Flag(help: "Read every unit instead of using keys: slower, the same answers.")
    var scan = false

    @Flag(help: "Show the arithmetic of each score.")
    var explain = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...100).contains(minimum) else {
            throw ValidationError("--min is a percentage from 1 to 100, as 70")
        }
        guard limit > 0 else { throw ValidationError("--limit is a number from 1, as 5") }
    }

    /// Refuses options that exclude each other.
    ///
    /// Not in `validate`, which comes before the parser complains of an option that it does not
    /// know, and would take that one's value for a text.
    private func requireOneSource() throws {
        if input != nil, !texts.isEmpty || previous != nil || next != nil {
            throw ValidationError("--input brings its own texts and their context; give it alone")
        }
        if texts.count > 1, previous != nil || next != nil {
            throw ValidationError("--previous and --next belong to one text; give one")
        }
        if encoding != nil, !texts.isEmpty {
            throw ValidationError("--encoding belongs to --input and standard input; leave it out")
        }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        try requireOneSource()
        let queries = try queries(in: session)
        let workspace = try session.workspaceIfAny()
        let catalogue = MemoryList.catalogue(of: try session.openForReading())
        let pair = try session.languages(
            languages, of: queries.prefix(20).map(\.segment.text).joined(separator: " "),
            in: workspace)
        let options = LookupOptions(
            from: pair.source, to: pair.target, minimum: Score(percent: minimum), limit: limit,
            scanOnly: scan, filters: `where`)
        if catalogue.entries.isEmpty {
            session.talk.say("the memory is empty; fill it with tolmach align --add or import")
        }
        for entry in catalogue.entries where try await !entry.store.keysAreCurrent() {
            session.talk.say(ErrorText.keysToRebuild(of: entry.store.name))
        }
        let glossaries = try session.glossaries(
            named: [], workspace: workspace, languages: languages)
        let printer = MatchPrinter(explains: explain, source: pair.source, target: pair.target)
        var hits = 0
        let job = LookupJob(in: catalogue, glossaries: glossaries, options)
        let troubles = try await job.run(queries, onProgress: session.report) { answer in
            hits += answer.matches.isEmpty ? 0 : 1
            if global.json || input != nil {
                try session.print(json: printer.object(for: answer))
            } else {
                try printer.print(answer) { try session.print($0) }
            }
            // Whoever reads along sees each answer when it is found.
            try session.flush()
        }
        tell(troubles)
        try tellMisuse(of: queries, hits: hits, language: pair.source, in: session)
        return hits > 0 ? .done : .nothingFound
    }

    private func tell(_ troubles: LookupJob.Troubles) {
        for (memory, units) in troubles.damagedUnits.sorted(by: { $0.key < $1.key }) {
            Talk.write(
                "\(memory): \(counted(units, "damaged unit")) left out; see tolmach memory verify")
        }
        for (memory, faults) in troubles.indexFaults.sorted(by: { $0.key < $1.key }) {
            Talk.write(ErrorText.text(of: faults, in: memory))
        }
    }

    /// Says what was probably meant where hardly anything was found.
    private func tellMisuse(
        of queries: [LookupQuery], hits: Int, language: LanguageTag, in session: Session
    ) throws {
        if let input, hits * 10 < queries.count,
            try SegmentQueries.areParagraphs(queries, in: language)
        {
            session.talk.say(
                "\(ErrorText.name(input)): its lines hold several sentences each;"
                    + " run tolmach segment \(input) | tolmach lookup --input -")
        }
        for text in texts where hits == 0 && FileManager.default.fileExists(atPath: text) {
            session.talk.say("\(text) is a file; did you mean --input \(text)?")
        }
    }

    private func queries(in session: Session) throws -> [LookupQuery] {
        if let input {
            return try SegmentQueries.read(input, encoding: encoding, inContext: true)
        }
        if texts.isEmpty {
            try session.requireInput("-")
            return try SegmentQueries.read("-", encoding: encoding, inContext: false)
        }
        for text in texts where text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
            throw ValidationError("a text is empty; give the text to look for")
        }
        return texts.map { SegmentQueries.query($0, previous: previous, next: next) }
    }
}
