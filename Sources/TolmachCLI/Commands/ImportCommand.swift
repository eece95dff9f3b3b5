import ArgumentParser
import Interchange
import Tolmach

struct ImportCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Adds the units of TMX files to the memory; each file whole or not at all.",
        discussion: "tolmach import *.tmx\ntolmach import agency.tmx -s ru -t en --dry-run")

    @Argument(help: "The files; - for standard input.", completion: .file())
    var files: [String]

    @OptionGroup var languages: LanguageOptions

    @Option(
        help: ArgumentHelp(
            "What to do where the memory has another target for the same source and context: add, overwrite or skip.",
            valueName: "policy"),
        completion: .list(AddingOptions.DuplicatePolicy.allCases.map(\.rawValue)),
        transform: ArgumentValues.duplicatePolicy)
    var onDuplicate: AddingOptions.DuplicatePolicy = .add

    @Flag(help: "Leave out units that are wrong, and go on with the next file after one that is.")
    var keepGoing = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = try session.workspaceToWrite()
        let target = WriteTarget(try session.placeToWrite(in: workspace), isRehearsal: dryRun)
        let job = ImportJob(
            sourceLanguage: languages.sourceLanguage, targetLanguage: languages.targetLanguage,
            usualSource: workspace?.settings.sourceLanguage,
            usualTarget: workspace?.settings.targetLanguage,
            // Whoever imports a unit did not write it.
            options: AddingOptions(onDuplicate: onDuplicate, isRehearsal: dryRun),
            keepsGoing: keepGoing)
        var kept: [String] = []
        var failures: [ExitStatus] = []
        var wrongUnits = 0
        var isOtherPair = false
        for (number, file) in files.enumerated() {
            do {
                let report = try await job.run(
                    file: file, into: { try target.open(in: session) },
                    onProgress: session.report)
                session.progress.clear()
                kept.append(file)
                wrongUnits += report.wrongUnits
                isOtherPair = isOtherPair || report.hasNoPair
                try tell(report, of: target.place, in: session)
                if let error = report.indexError { Talk.write(ErrorText.text(of: error)) }
            } catch {
                session.progress.clear()
                let status = ErrorReport.report(error)
                guard keepGoing, status != .interrupted, status == .badInput || status == .noInput
                else {
                    Self.tellKept(kept, of: files)
                    let rest = files[(number + 1)...].joined(separator: ", ")
                    if !rest.isEmpty { Talk.write("tolmach: not touched: \(rest)") }
                    return status
                }
                failures.append(status)
            }
        }
        if !failures.isEmpty { Self.tellKept(kept, of: files) }
        return failures.first ?? (wrongUnits > 0 || isOtherPair ? .nothingFound : .done)
    }

    private static func tellKept(_ kept: [String], of files: [String]) {
        guard files.count > 1 else { return }
        Talk.write(
            kept.isEmpty
                ? "tolmach: no file was imported"
                : "tolmach: imported and kept: \(kept.joined(separator: ", "))")
    }

    private func tell(
        _ report: ImportJob.FileReport, of place: MemoryList.Place, in session: Session
    ) throws {
        let adding = report.adding
        let memory = session.shown(place.path)
        if global.json {
            try session.print(
                json: ImportObject(
                    file: report.file, memory: memory, name: place.name,
                    source: report.source.text, target: report.target.text,
                    tu: report.reading.units, read: adding.read, added: adding.added,
                    updated: adding.updated, replaced: adding.replaced,
                    removed: adding.removed, skipped: adding.skipped,
                    leftOut: report.reading.unitsLeftOut,
                    findings: Dictionary(
                        uniqueKeysWithValues: report.reading.findings.map {
                            ($0.finding.rawValue, $0.occurrences.count)
                        }),
                    dryRun: dryRun))
            try session.finish()
        }
        let file = ErrorText.name(report.file)
        var parts = ["\(adding.added) added"]
        if adding.updated > 0 { parts.append("\(adding.updated) there already") }
        if adding.replaced > 0 { parts.append("\(adding.replaced) replaced") }
        if adding.removed > 0 { parts.append("\(adding.removed) other targets removed") }
        if adding.skipped > 0 { parts.append("\(adding.skipped) skipped") }
        let leftOut = report.reading.unitsLeftOut
        if leftOut > 0 { parts.append("\(leftOut) left out") }
        let pair = "\(report.source) to \(report.target)"
        let reading = report.reading
        if report.hasNoPair {
            session.talk.say(
                "\(file): none of its \(counted(reading.units, "unit")) is \(pair);"
                    + " nothing was added")
        } else {
            let isWritten = !dryRun && adding.read > 0
            session.talk.say(
                "\(file): \(counted(reading.units, "unit")), \(pair):"
                    + " \(parts.joined(separator: ", "))"
                    + (isWritten ? "; written to \(memory)" : "; nothing was written"))
        }
        for (finding, occurrences) in report.reading.findings {
            if keepGoing, finding.isFaultOfUnit {
                for line in occurrences.lines {
                    Talk.write("\(file):\(line): \(ErrorText.text(of: finding))")
                }
                continue
            }
            var lines: [Int] = []
            for line in occurrences.lines where lines.last != line { lines.append(line) }
            let told =
                lines.prefix(5).map(String.init).joined(separator: ", ")
                + (lines.count > 5 ? ", …" : "")
            session.talk.say(
                "\(file): \(occurrences.count) × \(ErrorText.text(of: finding, in: report))"
                    + " (line \(told))")
        }
    }
}
