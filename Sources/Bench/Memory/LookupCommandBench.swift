internal import Bitext
internal import Foundation
internal import Glibc
internal import TranslationMemory

/// Times whole `tolmach lookup` commands on a large memory with additions that are not merged, and
/// tells what the processes hold of the machine's memory.
struct LookupCommandBench {
    private static let additions = 2_000
    private static let runs = 15
    private static let lookups = 1_000

    func run() async throws {
        guard let data = MemoryData.large(), let queries = try DevelopmentQuery.all() else {
            return
        }
        let tool = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("tolmach").path
        guard FileManager.default.isExecutableFile(atPath: tool) else {
            print("not measured: no tolmach beside this program")
            return
        }
        let units = try NewUnits(of: data, count: Self.additions).units
        try await MemoryCache().withCopy(of: data) { file in
            print("")
            print(Figure.header)
            MemorySize.show(ofMemory: file.path)
            let store = try SQLiteMemoryStore(path: file.path, for: .writing)
            let adding = try await Cost.of {
                for unit in units {
                    _ = try await store.add(AddingOptions()) { add in try add(unit) }
                }
            }
            try store.close()
            Figure.show(
                "    additions one at a time, a second",
                [Double(units.count) / adding.wall * 1e3], note: "\(units.count) units")
            try Self.commands(tool, file.path, queries.map(\.text))
            try Self.longLookups(file.path, queries.map(\.text))
        }
    }

    private static func commands(_ tool: String, _ memory: String, _ texts: [String]) throws {
        let step = texts.count / runs
        let chosen = (0..<runs).map { texts[$0 * step] }
        var wall = Samples()
        var resident = Samples()
        let budget = TimeBudget()
        func arguments(_ text: String) -> [String] {
            ["lookup", "-s", "ru", "-t", "en", "--memory", memory, "--", text]
        }
        // The first one brings the files into the memory of the system.
        _ = try WatchedProcess.run(tool, arguments(texts[1]))
        for text in chosen where wall.count == 0 || !budget.isSpent {
            wall.add(try WatchedProcess.run(tool, arguments(text)).milliseconds)
            resident.add(try WatchedProcess.run(tool, arguments(text), watching: true).peak)
        }
        let extent = Figure.Extent(wall.count, of: runs, "runs")
        Figure.show(
            "tolmach lookup TEXT, ms wall, median", [wall.percentile(50)],
            .atMost([250], goal: [80]), extent)
        Figure.show("    the worst of them", [wall.percentile(100)])
        Figure.show(
            "resident memory of tolmach lookup at its peak, MB", [resident.percentile(100)],
            .atMost([300], goal: [150]), extent)
    }

    private static func longLookups(_ memory: String, _ texts: [String]) throws {
        let follower = try LookupFollower(memory)
        let budget = TimeBudget()
        var done = 0
        for text in texts.prefix(lookups) where done == 0 || !budget.isSpent {
            _ = try follower.answer(to: text)
            done += 1
        }
        guard let held = follower.memory else { return try follower.end() }
        try follower.end()
        Figure.show(
            "resident memory of a process that looks up, peak, MB", [held.peak],
            .atMost([300], goal: [150]), Figure.Extent(done, of: lookups, "look-ups"))
        Figure.show("    in the end; without mapped files", [held.resident, held.ownPages])
    }
}

/// A command that is run to its end.
enum WatchedProcess {
    private static let pauseMicroseconds: UInt32 = 200

    struct Failure: Error {
        let command: [String]
        let status: Int32
    }

    /// The wall time of a command, and, where it is watched, its greatest resident memory in
    /// megabytes.
    ///
    /// What `wait4` tells of that would be this process's own, which the new one shares until it
    /// begins; `/proc` tells the new one's, but must be asked while it runs, which takes its time.
    static func run(
        _ command: String, _ arguments: [String], watching: Bool = false
    ) throws -> (milliseconds: Double, peak: Double) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = ([command] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        var status: Int32 = 0
        var peak = 0.0
        let start = ContinuousClock.now
        guard posix_spawn(&process, command, &actions, nil, &words, environ) == 0 else {
            throw Failure(command: [command] + arguments, status: errno)
        }
        while waitpid(process, &status, watching ? WNOHANG : 0) == 0 {
            peak = max(peak, ProcessMemory(of: process)?.peak ?? 0)
            usleep(pauseMicroseconds)
        }
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        // 1 says that nothing was found.
        guard status == 0 || status == 1 << 8 else {
            throw Failure(command: [command] + arguments, status: status)
        }
        return (milliseconds, peak)
    }
}
