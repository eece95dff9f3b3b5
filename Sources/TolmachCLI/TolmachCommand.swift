import ArgumentParser

/// The version of the tool.
let toolVersion = "0.1.0"

/// The root of the tool's commands.
@main
struct TolmachCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tolmach",
        abstract: "Aligns texts with their translations, and remembers them.",
        discussion: """
            tolmach init
            tolmach align article.ru.txt article.en.txt --add
            tolmach segment new.ru.txt | tolmach lookup --input -

            Exit codes:
              0    done
              1    nothing was found, a check found something, or units were left out
              64   usage
              65   bad input, or a damaged memory
              66   no input
              70   a fault of the program
              73   cannot create
              74   reading or writing failed
              75   another process holds the memory
              130  interrupted
            """,
        version: toolVersion,
        subcommands: [
            InitCommand.self, AlignCommand.self, SegmentCommand.self, ImportCommand.self,
            ExportCommand.self, LookupCommand.self, TermsCommand.self, MemoryCommand.self,
            LexiconCommand.self, SRXCommand.self,
        ])

    static func main() async {
        let status: ExitStatus
        do {
            status = try await Interruption.whileRunning {
                let arguments = PairedValues.parted(Array(CommandLine.arguments.dropFirst()))
                try SingleValues.check(arguments, of: try CommandNames.check(arguments))
                var command = try parseAsRoot(arguments)
                guard let tool = command as? any ToolCommand else {
                    // Help, or a group of commands by its own name.
                    try command.run()
                    return .done
                }
                let session = Session(tool.global)
                defer { session.close() }
                let status = try await tool.perform(in: session)
                try session.finish()
                return status
            }
        } catch {
            status = ErrorReport.report(error)
        }
        exit(withError: ExitCode(status.rawValue))
    }
}
