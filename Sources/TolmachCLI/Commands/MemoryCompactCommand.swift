import ArgumentParser
import Tolmach

struct MemoryCompactCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact",
        abstract: "Gives back the room on the disk that removed units have left.",
        discussion: """
            tolmach memory compact
            tolmach memory compact --memory agency --dry-run
            """)

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        for (place, reader) in try session.openToRewrite() {
            session.report(JobProgress(.compacting, place.name, fraction: nil))
            let report =
                dryRun
                ? try await reader.compactingForecast()
                : try await session.openForWriting(place).compact()
            session.progress.clear()
            if global.json {
                try session.print(
                    json: CompactingObject(
                        memory: place.name, file: place.path, bytesBefore: report.bytesBefore,
                        bytesAfter: report.bytesAfter, dryRun: dryRun))
            }
            let sizes = "\(report.bytesBefore) bytes before, \(report.bytesAfter) after"
            session.talk.say(
                dryRun
                    ? "\(place.name): \(sizes), if it were compacted; nothing was written"
                    : "\(place.name): \(sizes), in \(session.shown(place.path))")
        }
        return .done
    }
}
