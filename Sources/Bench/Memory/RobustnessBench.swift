internal import Foundation
internal import Glibc
internal import TranslationMemory

/// Times what users wait for when something went wrong: a look-up without the index, the first one
/// after an import that was killed, and look-ups beside an import.
struct RobustnessBench {
    private static let lookups = 500
    private static let queries = 5
    private static let units = 1_000
    private static let pauseMicroseconds: UInt32 = 20_000

    private let tool: String
    private let data: MemoryData
    private let texts: [String]
    private let budget = TimeBudget(share: 4)

    func run() async throws {
        print("")
        print(Figure.header)
        try await withoutIndex()
        let file = try await MemoryCache().file(named: "\(data.name).tmx") { draft in
            try ImportBench.write(data, to: draft)
        }
        try await afterKill(file.path)
        try await besideImport(file.path)
    }

    /// Nil where the data or the tool are not there.
    init?() throws {
        guard let data = MemoryData.large(), let queries = try DevelopmentQuery.all() else {
            return nil
        }
        let tool = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("tolmach").path
        guard FileManager.default.isExecutableFile(atPath: tool) else {
            print("not measured: no tolmach beside this program")
            return nil
        }
        self.tool = tool
        self.data = data
        texts = queries.map(\.text)
    }

    private func lookup(_ text: String, in memory: String) throws -> Double {
        let arguments = ["lookup", "-s", "ru", "-t", "en", "--memory", memory, "--", text]
        return try WatchedProcess.run(tool, arguments).milliseconds / 1e3
    }

    private func withoutIndex() async throws {
        try await MemoryCache().withCopy(of: data) { file in
            let index = file.deletingPathExtension().appendingPathExtension("index")
            for state in ["damaged", "deleted"] {
                for name in try FileManager.default.contentsOfDirectory(atPath: index.path) {
                    let path = index.appendingPathComponent(name)
                    try FileManager.default.removeItem(at: path)
                    try Data(repeating: 1, count: 1 << 20).write(to: path)
                }
                if state == "deleted" { try FileManager.default.removeItem(at: index) }
                var wall = Samples()
                for text in texts.prefix(Self.queries) {
                    wall.add(try lookup(text, in: file.path))
                }
                Figure.show(
                    "tolmach lookup TEXT with the index \(state), s wall, the worst",
                    [wall.percentile(100)], .atMost([2], goal: [1]),
                    note: "\(wall.count) queries")
            }
        }
    }

    /// The log of a memory grows until the import is committed: its size tells how far that is.
    private func afterKill(_ file: String) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let whole = folder.appendingPathComponent("whole.tolmach").path
        let largest = try importing(file, into: whole) { _ in false }
        for count in [0, Self.units] {
            let memory = folder.appendingPathComponent("killed\(count).tolmach").path
            let name = "first look-up after a kill at 95 % over \(count) units, s wall"
            guard !budget.isSpent else {
                Figure.show(name, [.nan], .atMost([5], goal: [1]))
                continue
            }
            if count > 0 { try await fill(memory, units: count) }
            _ = try importing(file, into: memory) { $0 * 100 >= largest * 95 }
            // The first one to open the memory afterwards takes the log away.
            let log = Self.size(of: memory + "-wal") >> 20
            Figure.show(
                name, [try lookup(texts[0], in: memory)], .atMost([5], goal: [1]),
                note: "log of \(log) MB")
            let store = try SQLiteMemoryStore(path: memory, for: .reading)
            let found = try await store.verify().count
            let units = try await store.information().units
            Figure.show("    findings of memory verify", [Double(found)], .atMost([0], goal: [0]))
            Figure.show("    units beside those before", [Double(units - count)])
            try store.close()
        }
    }

    private func fill(_ memory: String, units count: Int) async throws {
        let store = try SQLiteMemoryStore(path: memory, for: .writing)
        _ = try await store.add(NewUnits(of: data, count: count).units, AddingOptions())
        try store.close()
    }

    /// Imports a file in a process that is killed when the log has some size, and gives the largest
    /// that was seen.
    private func importing(
        _ file: String, into memory: String, killing isDue: (_ size: Int) -> Bool
    ) throws -> Int {
        let process = try started(file, into: memory)
        var largest = 0
        while process.isRunning {
            largest = max(largest, Self.size(of: memory + "-wal"))
            if isDue(largest) { kill(process.processIdentifier, SIGKILL) }
            usleep(Self.pauseMicroseconds)
        }
        process.waitUntilExit()
        return largest
    }

    private func started(_ file: String, into memory: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["import", "--quiet", "--memory", memory, file]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    private func besideImport(_ file: String) async throws {
        guard let small = MemoryData.small() else { return }
        try await MemoryCache().withCopy(of: small) { memory in
            let follower = try LookupFollower(memory.path)
            _ = try follower.answer(to: "Готово.")
            var idle = Samples()
            for text in texts.prefix(Self.lookups) {
                idle.add(try follower.answer(to: text).milliseconds)
            }
            var busy = Samples()
            let process = try started(file, into: memory.path)
            while process.isRunning {
                for text in texts.prefix(Self.lookups) where process.isRunning {
                    busy.add(try follower.answer(to: text).milliseconds)
                }
            }
            process.waitUntilExit()
            try follower.end()
            Figure.show("look-up in \(small.label), idle, p50 / p99, ms wall", idle.middleAndTail)
            Figure.show(
                "    while \(data.label) units are imported", busy.middleAndTail,
                note: "\(busy.count) look-ups; the import ended with \(process.terminationStatus)")
            Figure.show(
                "    p99 times the idle p99", [busy.percentile(99) / idle.percentile(99)],
                .atMost([3], goal: [2]))
        }
    }
}
