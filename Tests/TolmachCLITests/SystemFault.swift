import Foundation
import TestSupport

/// A system call of the tool that goes wrong at its k-th time, by strace: the counters are those of
/// each thread.
struct SystemFault {
    /// What happens at the call.
    enum Event: String {
        /// The process is killed before it.
        case kill = "signal=KILL"
        case diskFull = "error=ENOSPC"
        case inputOutput = "error=EIO"
        case tooManyFiles = "error=EMFILE"
    }

    let call: String
    let event: Event
    /// The only files that count; all where there are none.
    var paths: [String] = []

    /// Runs the tool with the fault at the k-th call; nil for the outcome's fault where no thread made
    /// so many.
    func run(_ arguments: [String], at time: Int, in folder: URL) throws -> (ToolRun, isMet: Bool) {
        let log = folder.appendingPathComponent("strace.log")
        let options =
            ["-f", "--seccomp-bpf", "-qq", "-o", log.path, "-e", "trace=\(call)"]
            + ["-e", "inject=\(call):\(event.rawValue):when=\(time)"]
            + paths.flatMap { ["-P", $0] }
        let run = try ToolRun.run(
            Self.program, options + [ToolRun.tool.path] + arguments, in: folder)
        let text = try String(contentsOf: log, encoding: .utf8)
        return (run, event == .kill ? run.status == -SIGKILL : text.contains("(INJECTED)"))
    }

    /// Whether strace is there and may trace; tells where not.
    static let canBeMade: Bool = {
        let folder = FileManager.default.temporaryDirectory
        let run = try? ToolRun.run(
            program, ["-f", "--seccomp-bpf", "-qq", "-e", "trace=rename", "true"], in: folder)
        if run?.status == 0 { return true }
        print("skipped: tests of failing system calls need strace and the right to trace")
        return false
    }()

    private static let program = URL(fileURLWithPath: "/usr/bin/strace")
}
