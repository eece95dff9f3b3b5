import ArgumentParser

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
}

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The workspace to use, instead of the one at or above the current folder.",
            valueName: "dir"),
        completion: .directory)
    var workspace: String?

    @Option(
        help: ArgumentHelp(
            "A memory to use, by its name in the workspace or as a file (repeatable).",
            valueName: "name|file"),
        completion: .file())
    var memory: [String] = []

    @Flag(
        name: .customLong("trust-filesystem"),
        help: "Write to memories on network file systems too, where locks may fail.")
    var trustsFileSystem = false

    @Flag(help: "Write JSON, one object a line.")
    var json = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Option(help: "Colour the output: auto, always or never.")
    var color: ColorChoice = .auto

    @Flag(name: .customLong("no-progress"), help: "Draw no progress.")
    var noProgress = false

    // Without a condition, a negative number would be taken for an option, and its lack reported.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How long to wait for another process that writes to the memory.",
            valueName: "seconds"))
    var wait = 10.0

    func validate() throws {
        guard wait >= 0, wait <= 86_400 else {
            throw ValidationError("--wait is a number of seconds from 0 to 86400, as 10")
        }
    }
}
