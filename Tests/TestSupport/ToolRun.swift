public import Foundation

/// A run of a program with its outcome.
public struct ToolRun: Sendable {
    /// The exit code; negative for the signal that ended it.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let talk: String

    /// The tool as the tests built it, beside the bundle of the tests.
    public static let tool: URL = {
        var folder = Bundle.main.bundleURL
        for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
            folder = bundle.bundleURL.deletingLastPathComponent()
        }
        let beside = folder.appendingPathComponent("tolmach")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return SharedData.repository.appendingPathComponent(".build/debug/tolmach")
    }()

    /// Runs the tool to its end.
    public static func tolmach(
        _ arguments: [String], in folder: URL, input: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws -> ToolRun {
        try run(tool, arguments, in: folder, input: input, environment: environment)
    }

    /// Runs a program to its end, with an environment of its own.
    public static func run(
        _ program: URL, _ arguments: [String], in folder: URL, input: [UInt8] = [],
        environment: [String: String] = [:]
    ) throws -> ToolRun {
        let process = try started(
            program, arguments, in: folder, environment: environment)
        let standardInput = process.standardInput as? Pipe
        let output = process.standardOutput as? Pipe
        let talk = process.standardError as? Pipe
        let talkReader = Reader(talk)
        let outputReader = Reader(output)
        if !input.isEmpty {
            try? standardInput?.fileHandleForWriting.write(contentsOf: Data(input))
        }
        try? standardInput?.fileHandleForWriting.close()
        process.waitUntilExit()
        return ToolRun(
            status: process.terminationReason == .uncaughtSignal
                ? -process.terminationStatus : process.terminationStatus,
            output: outputReader.text, talk: talkReader.text)
    }

    /// Starts a program with pipes for all that it reads and writes.
    public static func started(
        _ program: URL, _ arguments: [String], in folder: URL, output: Pipe = Pipe(),
        environment: [String: String] = [:]
    ) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // No workspace of the user who runs the tests may be found.
        process.environment = [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": folder.path, "XDG_DATA_HOME": folder.path + "/none",
            "XDG_CACHE_HOME": folder.path + "/cache", "LANG": "C.UTF-8",
            // What is installed on a machine must not change what a test sees.
            "TOLMACH_DICTIONARIES": "",
        ].merging(environment) { $1 }
        process.standardInput = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        return process
    }

    /// Reads a pipe to its end on a thread of its own, so that a full pipe stops nobody.
    private final class Reader: @unchecked Sendable {
        private var data = Data()
        private let done = DispatchSemaphore(value: 0)

        init(_ pipe: Pipe?) {
            Thread.detachNewThread { [self] in
                data = (try? pipe?.fileHandleForReading.readToEnd()) ?? Data()
                done.signal()
            }
        }

        var text: String {
            done.wait()
            done.signal()
            return String(decoding: data, as: UTF8.self)
        }
    }
}
