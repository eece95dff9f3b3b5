import Foundation
import Glibc
import Synchronization
import TestSupport
import Testing
import Tolmach

/// What was handed to a memory file by file, which files it acknowledged, and whether it has them.
final class MemoryLedger {
    let scene: Scene
    /// The workspace of the memory.
    let workspace: String
    /// The files that were acknowledged.
    private(set) var acknowledged: Set<String> = []

    private var sources: [String: Set<String>] = [:]
    private var random: RandomSource

    /// Of so many units on an index is written.
    static let indexedUnits = 4_096

    private static let wordsOfUnit = 4
    private static let words = [
        "партизан", "партизаны", "город", "города", "городами", "куратор", "кураторы", "мост",
        "моста", "река", "реки", "письмо", "письма", "оружие", "подвал", "ночь", "ночи", "день",
        "дня", "сообщение", "дом", "дома", "улица", "улицы", "поезд", "поезда", "вечер", "вечером",
        "вокзал", "вокзалы", "площадь", "площади", "связной", "связные", "пароль", "пароли",
    ]

    init(seed: UInt64, workspace: String? = nil) throws {
        scene = try Scene()
        self.workspace = workspace ?? scene.folder.path
        random = RandomSource(seed: seed)
        let made = try ToolRun.tolmach(["init", self.workspace], in: scene.folder.url)
        #expect(made.status == 0, "\(made.talk)")
    }

    /// The path of the memory.
    var memory: String { workspace + "/Memory/main.tolmach" }
    /// The folder of its index.
    var index: String { workspace + "/Memory/main.index" }

    func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    /// Writes a file of units that no other file has, with so many bytes more in each target, and
    /// gives its name.
    func write(units: Int, surplus: Int = 0) throws -> String {
        let name = "\(sources.count).tmx"
        var texts: Set<String> = []
        var body = ""
        let filling = String(repeating: "x", count: surplus)
        for number in 0..<units {
            let text = (0..<Self.wordsOfUnit).map { _ in Self.words[below(Self.words.count)] }
                .joined(separator: " ")
            let source = "\(text) файл\(sources.count) \(number)."
            texts.insert(source)
            body += """
                <tu><tuv xml:lang="ru"><seg>\(source)</seg></tuv>\
                <tuv xml:lang="en"><seg>\(sources.count) \(number) \(filling)</seg></tuv></tu>\n
                """
        }
        sources[name] = texts
        _ = try scene.folder.write(
            "<tmx version=\"1.4\"><header srclang=\"ru\"/><body>\(body)</body></tmx>", to: name)
        return name
    }

    /// The sources of all units, whatever became of them.
    var texts: [String] { sources.values.flatMap(\.self).sorted() }

    /// The arguments of an import of files.
    func importing(_ files: [String]) -> [String] {
        ["import", "--json", "--quiet", "--workspace", workspace] + files
    }

    /// Imports files to the end of the process.
    @discardableResult
    func run(importing files: [String]) throws -> ToolRun {
        let run = try ToolRun.tolmach(importing(files), in: scene.folder.url)
        acknowledge(run.output)
        return run
    }

    /// Imports files in a process that is killed after some microseconds; whether that came in time.
    func kill(importing files: [String], after microseconds: Int) throws -> Bool {
        let process = try ToolRun.started(
            ToolRun.tool, importing(files), in: scene.folder.url)
        usleep(UInt32(microseconds))
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let output = try #require(process.standardOutput as? Pipe).fileHandleForReading
        acknowledge(String(decoding: output.readDataToEndOfFile(), as: UTF8.self))
        return process.terminationReason == .uncaughtSignal
    }

    /// Takes up the files that an output acknowledges; a line that was cut short is none.
    func acknowledge(_ output: String) {
        for line in output.split(separator: "\n") {
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
            if let file = (object as? [String: Any])?["file"] as? String {
                acknowledged.insert(file)
            }
        }
    }

    /// That each file is there whole or not at all, those that were acknowledged are, and no unit is
    /// there twice; gives those that are there.
    @discardableResult
    func check(_ comment: String = "") async throws -> Set<String> {
        guard FileManager.default.fileExists(atPath: memory) else {
            #expect(acknowledged.isEmpty, "\(comment)")
            return []
        }
        let store = try SQLiteMemoryStore(path: memory, for: .reading)
        defer { try? store.close() }
        let counts = Mutex<[String: [String: Int]]>([:])
        try await store.forEachUnit(where: []) { unit in
            counts.withLock {
                $0[unit.unit.origin ?? "", default: [:]][unit.unit.source.text, default: 0] += 1
            }
        }
        let found = counts.withLock { $0 }
        for (file, texts) in found {
            #expect(texts.values.allSatisfy { $0 == 1 }, "a unit of \(file) twice; \(comment)")
            #expect(Set(texts.keys) == sources[file], "\(file) in part; \(comment)")
        }
        #expect(acknowledged.isSubset(of: found.keys), "an acknowledged file is lost; \(comment)")
        return Set(found.keys)
    }

    /// That nothing is wrong with the memory, and look-ups answer by its index as by reading it.
    func finish() async throws {
        try await check("at the end")
        let verified = try tolmach("memory", "verify")
        #expect(verified.output == "main  sound\n", "\(verified.output)\(verified.talk)")
        try expectAnswersOfScan()
    }

    /// That look-ups answer as those do that read every unit; what they say beside.
    @discardableResult
    func expectAnswersOfScan() throws -> String {
        let known = texts
        let queries = (0..<4).map { number in
            // Some words of a unit, and others.
            (known.isEmpty
                ? ""
                : known[below(known.count)].split(separator: " ")
                    .prefix(3 + number % 4).joined(separator: " ") + " ")
                + Self.words[below(Self.words.count)]
        }
        let found = try ToolRun.tolmach(
            ["lookup", "--json", "--min", "60", "--workspace", workspace] + queries,
            in: scene.folder.url)
        let expected = try ToolRun.tolmach(
            ["lookup", "--json", "--min", "60", "--scan", "--workspace", workspace] + queries,
            in: scene.folder.url)
        #expect(found.status == expected.status && found.status <= 1, "\(found.talk)")
        #expect(found.output == expected.output)
        #expect(found.output.split(separator: "\n").count == queries.count)
        return found.talk
    }

    /// Runs the tool on the memory.
    func tolmach(_ arguments: String...) throws -> ToolRun {
        try ToolRun.tolmach(arguments + ["--workspace", workspace], in: scene.folder.url)
    }
}
