/// What the tool's exit code says.
enum ExitStatus: Int32 {
    /// Done.
    case done = 0
    /// No query had a hit, a check found something, or units were left out.
    case nothingFound = 1
    /// The command line is wrong.
    case usage = 64
    /// The input, or a memory, cannot be used.
    case badInput = 65
    /// A file to read is not there.
    case noInput = 66
    /// An error in the program.
    case `internal` = 70
    /// A file cannot be made.
    case cannotCreate = 73
    /// Reading or writing failed.
    case inputOutput = 74
    /// Another process holds the memory.
    case locked = 75
    /// The user stopped it.
    case interrupted = 130
}
