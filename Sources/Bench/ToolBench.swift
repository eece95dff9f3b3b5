internal import Foundation

/// Times whole commands of the tool that stands beside this program.
struct ToolBench {
    private static let runs = 20

    func run() throws {
        let tool = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("tolmach")
        guard FileManager.default.isExecutableFile(atPath: tool.path) else {
            print("not measured: no tolmach beside this program")
            return
        }
        print(Table.row("command", "median ms", "must"))
        print(Table.row("tolmach --version", try Self.median(tool, ["--version"]), "50"))
        print(
            Table.row(
                "tolmach align (shipped article)",
                try Self.median(
                    tool,
                    ["align", "Memory/occupation.ru.txt", "Memory/occupation.en.txt", "--quiet"])))
    }

    /// The middle of the wall times of some runs, in milliseconds.
    private static func median(_ tool: URL, _ arguments: [String]) throws -> String {
        var times: [Double] = []
        for _ in 0..<runs {
            let process = Process()
            process.executableURL = tool
            process.arguments = arguments
            process.standardOutput = FileHandle.nullDevice
            let start = ContinuousClock.now
            try process.run()
            process.waitUntilExit()
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        return String(format: "%.0f", times.sorted()[runs / 2])
    }
}
