internal import Bitext
internal import Foundation
internal import Glibc
internal import Language
internal import TranslationMemory

/// Fills a memory with real units, and looks up held-out queries by keys and by a scan.
struct MemoryBench {
    func run() async throws {
        guard let archive = BenchData.file("tm/dev/tm_100k.tsv.gz"),
            let queryFile = BenchData.file("tm/dev/queries.tsv")
        else { return }
        let units = try Self.unpacked(archive).split(separator: "\n").compactMap(Self.unit)
        let queries = try String(contentsOf: queryFile, encoding: .utf8).split(separator: "\n")
            .compactMap(Self.query)
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try SQLiteMemoryStore(
            path: folder.appendingPathComponent("bench.tolmach").path, for: .writing)
        print(Table.row("what", "units", "seconds", "a second"))
        let import100k = try await Self.seconds {
            _ = try await store.add(AddingOptions()) { add in
                for unit in units { try add(unit) }
            }
        }
        Self.report("adding, in one transaction", units.count, import100k)
        var options = LookupOptions(from: LanguageTag("ru"), to: LanguageTag("en"))
        options.scanOnly = true
        let single = Array(queries.prefix(5))
        Self.report(
            "look-up by scan, one at a time", single.count,
            try await Self.seconds {
                for query in single { _ = try await store.answers(to: [query], options) }
            })
        let batch = Array(queries.prefix(200))
        Self.report(
            "look-up by scan, 200 together", batch.count,
            try await Self.seconds { _ = try await store.answers(to: batch, options) })
        let exact = units.prefix(200).map { LookupQuery($0.source) }
        options.scanOnly = false
        options.minimum = Score(percent: 100)
        Self.report(
            "exact look-up by key", exact.count,
            try await Self.seconds {
                for query in exact { _ = try await store.answers(to: [query], options) }
            })
        Self.report(
            "checking every unit", units.count,
            try await Self.seconds {
                guard try await store.verify().isEmpty else {
                    print("the memory is damaged")
                    return
                }
            })
    }

    private static func report(_ what: String, _ count: Int, _ seconds: Double) {
        print(
            Table.row(
                what, "\(count)", Table.number(seconds),
                String(format: "%.0f", Double(count) / max(seconds, 1e-9))))
    }

    private static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start) / .seconds(1)
    }

    private static func unit(_ line: Substring) -> TranslationUnit? {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count >= 2 else { return nil }
        return TranslationUnit(
            source: Segment(String(cells[0])), target: Segment(String(cells[1])),
            sourceLanguage: LanguageTag("ru"), targetLanguage: LanguageTag("en"))
    }

    private static func query(_ line: Substring) -> LookupQuery? {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        return cells.first.map { LookupQuery(String($0)) }
    }

    private static func unpacked(_ archive: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/gzip")
        process.arguments = ["-dc", archive.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        return String(
            decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    }
}
