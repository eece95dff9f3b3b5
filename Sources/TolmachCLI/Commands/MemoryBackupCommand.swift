import ArgumentParser
import Tolmach

struct MemoryBackupCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes a sound copy of a memory to a file, while others go on working with it.",
        discussion: """
            tolmach memory backup
            tolmach memory backup /media/stick/main.tolmach --memory main --force
            """)

    @Argument(
        help: "The file to write; NAME-DATE-TIME.tolmach for each memory if not given.",
        completion: .file())
    var file: String?

    @Flag(help: "Replace the file if it is there.")
    var force = false

    @Flag(help: "Only say what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        if file == "-" { throw ValidationError("a backup is no pipe; name a file") }
        try session.requireSafe(
            output: file, workspace: session.workspaceIfAny(), forMemory: true)
        let opened = try session.openFilled()
        if file != nil, try session.memories().places.count > 1 {
            throw ValidationError("several memories for one file; name one by --memory")
        }
        for (place, store) in opened {
            let target = file ?? "\(place.name)-\(StampClock.system.nameStamp).tolmach"
            if dryRun {
                try await rehearse(store, of: place, to: target, in: session)
            } else {
                try await backUp(store, of: place, to: target, in: session)
            }
        }
        return .done
    }

    private func rehearse(
        _ store: SQLiteMemoryStore, of place: MemoryList.Place, to target: String,
        in session: Session
    ) async throws {
        let information = try await store.information()
        try print(
            BackupObject(
                memory: place.name, file: place.path, backup: target, units: information.units,
                bytes: information.fileSize, dryRun: true), in: session)
        session.talk.say(
            "\(place.name): \(counted(information.units, "unit")) would be written to \(target);"
                + " nothing was written")
    }

    private func backUp(
        _ store: SQLiteMemoryStore, of place: MemoryList.Place, to target: String,
        in session: Session
    ) async throws {
        let show = session.report
        let report = try await store.backUp(to: target, replacing: force) { part in
            show(JobProgress(.backingUp, place.name, fraction: part))
        }
        session.progress.clear()
        try print(
            BackupObject(
                memory: place.name, file: place.path, backup: target, units: report.units,
                bytes: report.bytes, dryRun: false), in: session)
        session.talk.say(
            "\(place.name): wrote \(counted(report.units, "unit")) to \(target)")
    }

    private func print(_ object: BackupObject, in session: Session) throws {
        if global.json { try session.print(json: object) }
    }
}
