import ArgumentParser
import Foundation
import Terminology
import Tolmach

struct TermsAcceptCommand: ToolCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Moves candidates of an extraction into a glossary.",
        discussion: """
            tolmach terms accept x3fa91c20
            tolmach terms accept x3fa91c20 --from candidates.ru-en.tsv --into war.ru-en.tsv
            """)

    @Argument(help: "The identifiers, from the first column of the table of candidates.")
    var identifiers: [String]

    @Option(
        help: ArgumentHelp(
            "The table of candidates; candidates.SOURCE-TARGET.tsv in Glossaries if not given.",
            valueName: "file"),
        completion: .file())
    var from: String?

    @Option(
        help: ArgumentHelp(
            "The glossary; terms.SOURCE-TARGET.tsv in Glossaries if not given.",
            valueName: "file"),
        completion: .file())
    var into: String?

    @Flag(help: "Only tell what would be done.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws -> ExitStatus {
        let workspace =
            from == nil || into == nil ? try session.workspace() : try session.workspaceIfAny()
        let languages = (workspace?.settings ?? WorkspaceSettings()).languages
        func usual(_ name: String) -> String {
            let folder = workspace?.folder.appendingPathComponent(Workspace.glossaryFolder)
            return session.shown(
                folder?.appendingPathComponent(
                    "\(name).\(languages.source)-\(languages.target).tsv"
                )
                .path ?? name)
        }
        let acceptance = TermAcceptance(
            of: from ?? usual("candidates"), into: into ?? usual("terms"))
        for pair in try acceptance.accept(identifiers, isRehearsal: dryRun) {
            session.talk.say(
                "\(dryRun ? "would move" : "moved") \(Talk.visible(pair.source)) ="
                    + " \(Talk.visible(pair.target)) to \(acceptance.glossary)")
        }
        return .done
    }
}
