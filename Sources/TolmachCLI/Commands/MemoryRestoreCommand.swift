import ArgumentParser
import Tolmach

struct MemoryRestoreCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Puts what a backup holds in the place of what a memory holds.",
        discussion: """
            tolmach memory restore main-20260131-235959.tolmach
            tolmach memory restore agency.tolmach --memory agency --dry-run
            """)

    @Argument(help: "The backup, or any other memory.", completion: .file())
    var file: String

    @Flag(name: .customLong("no-keep"), help: "Keep no file with what the memory held.")
    var keepsNothing = false

    @Flag(help: "Only check the backup, and say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        let place = try session.placeToWrite(in: session.workspaceToWrite())
        let restoring = MemoryRestoring(
            of: place.path, from: file, keepsOld: !keepsNothing, waitSeconds: global.wait,
            trustsFileSystem: session.trustsFileSystem)
        let show = session.report
        let memory = session.shown(place.path)
        let report =
            dryRun
            ? try await restoring.rehearse()
            : try await restoring.run { step, part in
                let stage: JobProgress.Stage = step == .checking ? .checking : .restoring
                show(JobProgress(stage, place.name, fraction: part))
            }
        session.progress.clear()
        if global.json {
            try session.print(
                json: RestoringObject(
                    memory: place.name, file: place.path, backup: file, units: report.units,
                    kept: report.kept, dryRun: dryRun))
        }
        let units = counted(report.units, "unit")
        guard !dryRun else {
            session.talk.say(
                "\(place.name): \(units) of \(file) would take the place of what \(memory) holds;"
                    + " nothing was written")
            return .done
        }
        session.report(JobProgress(.indexing, place.name, fraction: nil))
        let store = try session.openForWriting(place)
        if let error = try await store.updateIndexOfKeptUnits() {
            session.progress.clear()
            Talk.write(ErrorText.text(of: error))
        }
        session.progress.clear()
        session.talk.say(
            "\(place.name): restored \(units) from \(file) to \(memory)"
                + (report.kept.map { "; what it held is in \(session.shown($0))" } ?? ""))
        return .done
    }
}
