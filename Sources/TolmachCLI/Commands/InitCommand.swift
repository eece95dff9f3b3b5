import ArgumentParser
import Foundation
import Tolmach

struct InitCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a workspace: a folder with settings, memories and glossaries.")

    @Argument(
        help: ArgumentHelp("The folder; the current one if not given.", valueName: "dir"),
        completion: .directory)
    var folder = "."

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace = try Workspace.create(at: URL(fileURLWithPath: folder))
        session.talk.say("made a workspace in \(folder): tolmach.json, Memory, Glossaries")
        if global.json {
            struct Made: Encodable {
                let format = 1
                let workspace: String
            }
            try session.print(json: Made(workspace: workspace.folder.path))
        }
        return .done
    }
}
