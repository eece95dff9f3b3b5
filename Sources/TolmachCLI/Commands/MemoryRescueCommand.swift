import ArgumentParser
import Tolmach

struct MemoryRescueCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "rescue",
        abstract:
            "Saves every unit of a damaged memory that has its checksum; only reads the file.",
        discussion: """
            tolmach memory rescue Memory/main.tolmach -o saved.tolmach
            tolmach memory restore saved.tolmach --memory main
            """)

    @Argument(
        help: "The damaged memory: its file, or its name in the workspace.", completion: .file())
    var damaged: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The memory to make of what is saved.", valueName: "file"),
        completion: .file())
    var output: String?

    @Flag(help: "Replace the output if it is there.")
    var force = false

    @Flag(help: "Only say what could be saved.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if output == nil, !dryRun {
            throw ValidationError("where to? name a file by -o, or give --dry-run")
        }
    }

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = try session.workspaceIfAny()
        try session.requireSafe(output: output, workspace: workspace, forMemory: true)
        let list = try MemoryList(named: [damaged], workspace: workspace)
        let path = list.places.first?.path ?? damaged
        let rescue = MemoryRescue(of: path)
        let show = session.report
        let name = session.shown(path)
        let onStep: MemoryRescue.StepHandler = { step, part in
            show(JobProgress(step == .searching ? .checking : .rescuing, name, fraction: part))
        }
        let target = dryRun ? nil : output
        let report =
            if let target {
                try await rescue.run(into: target, replacing: force, onStep: onStep)
            } else {
                try await rescue.rehearse(onStep: onStep)
            }
        session.progress.clear()
        if global.json {
            try session.print(
                json: RescueObject(
                    file: path, rescued: target, units: report.units,
                    damagedUnits: report.damagedUnits, damagedPages: report.damagedPages,
                    missingUnits: report.missingUnits, dryRun: dryRun))
        }
        let units = counted(report.units, "unit")
        session.talk.say(
            (target.map { "\(name): saved \(units) to \($0)" }
                ?? "\(name): \(units) can be saved; nothing was written") + losses(report))
        return report.isComplete ? .done : .nothingFound
    }

    private func losses(_ report: MemoryRescue.Report) -> String {
        var losses: [String] = []
        if report.damagedUnits > 0 {
            losses.append("\(counted(report.damagedUnits, "unit")) with a wrong checksum")
        }
        if report.damagedPages > 0 {
            losses.append("\(counted(report.damagedPages, "damaged page"))")
        }
        if report.missingUnits > 0 {
            losses.append("\(counted(report.missingUnits, "unit")) of its journal not found")
        }
        return losses.isEmpty ? "" : "; " + losses.joined(separator: ", ")
    }
}
