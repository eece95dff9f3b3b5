import Foundation
import Glibc
import TestSupport
import Testing
import Tolmach

/// No unit that was acknowledged is lost, whatever happens to the process or the disk.
@Suite(.serialized) struct DurabilityTests {
    @Test("kill -9 at any moment of an import loses no acknowledged file, and keeps none in part")
    func kill() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        var random = RandomSource(seed: 7)
        let unitsOfFile = 120
        let filesOfRound = 12
        var acknowledged: Set<String> = []
        var kills = 0
        var round = 0
        while kills < 20, round < 100 {
            round += 1
            let names = (0..<filesOfRound).map { "r\(round)-\($0).tmx" }
            for name in names {
                try scene.writeTMX(name, units: unitsOfFile, prefix: "\(name): ")
            }
            let process = try ToolRun.started(
                ToolRun.tool, ["import", "--json"] + names, in: scene.folder.url)
            let pipe = try #require(process.standardOutput as? Pipe).fileHandleForReading
            // After the first file is acknowledged, one of the others is under way.
            var output = round % 2 == 0 ? pipe.availableData : Data()
            usleep(UInt32.random(in: 0...60_000, using: &random))
            Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            kills += process.terminationReason == .uncaughtSignal ? 1 : 0
            output += pipe.readDataToEndOfFile()
            for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
                // A line that the kill cut short acknowledges nothing.
                guard
                    let object = try? JSONSerialization.jsonObject(with: Data(line.utf8))
                        as? [String: Any], let file = object["file"] as? String
                else { continue }
                acknowledged.insert(file)
            }
        }
        #expect(kills >= 20, "the kills have to land")
        guard !acknowledged.isEmpty else {
            Issue.record("every process was killed before its first file")
            return
        }
        #expect(try scene.tolmach("memory", "verify").output == "main  sound\n")
        var counts: [String: Int] = [:]
        let table = try scene.tolmach("export", "--format", "tsv").output
        for row in table.split(separator: "\n").dropFirst() {
            counts[String(row.split(separator: "\t").last ?? ""), default: 0] += 1
        }
        #expect(counts.values.allSatisfy { $0 == unitsOfFile }, "whole files alone are kept")
        #expect(acknowledged.isSubset(of: counts.keys), "what was acknowledged is there")
    }

    @Test(
        "a memory that another program keeps for itself alone is busy for its readers too",
        arguments: [
            "lookup Куратор", "export", "memory info", "memory verify", "memory rebuild",
            "import a.tmx", "align a.ru.txt a.en.txt --add",
        ])
    func kept(command: String) throws {
        let scene = try Scene().filled()
        try scene.writeTMX("a.tmx", units: 2)
        // The bytes that SQLite locks for its readers: its file format, section 'locking'.
        let holder = open(scene.folder.file("Memory/main.tolmach"), O_RDWR)
        defer { close(holder) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = 0x4000_0002
        lock.l_len = 510
        #expect(fcntl(holder, F_SETLK, &lock) == 0)
        let run = try ToolRun.tolmach(
            command.split(separator: " ").map(String.init) + ["--wait", "0.2", "--quiet"],
            in: scene.folder.url)
        #expect(run.status == 75, "\(run.talk)")
        #expect(run.talk.contains("another process is writing to it; wait until"), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
    }

    @Test("kill -9 at any moment of the making of a memory leaves none, or a sound one")
    func killAtCreation() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("a.tmx", units: 2)
        var random = RandomSource(seed: 11)
        var killed = 0
        for round in 0..<60 {
            let memory = "m\(round).tolmach"
            let process = try ToolRun.started(
                ToolRun.tool, ["import", "a.tmx", "--memory", memory], in: scene.folder.url)
            usleep(UInt32.random(in: 5_000...60_000, using: &random))
            Glibc.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            killed += process.terminationReason == .uncaughtSignal ? 1 : 0
            if FileManager.default.fileExists(atPath: scene.folder.file(memory)) {
                let verified = try scene.tolmach("memory", "verify", "--memory", memory)
                #expect(verified.status == 0, "\(verified.output)\(verified.talk)")
            }
            let again = try scene.tolmach("import", "a.tmx", "--memory", memory)
            #expect(again.status == 0, "\(again.talk)")
        }
        try scene.tolmach("import", "a.tmx", "--memory", "last.tolmach")
        let left = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
            .filter { $0.hasPrefix(".") }
        #expect(left == [], "what a killed process began is taken away by the next one")
        #expect(killed > 10, "the kills have to land")
    }

    @Test("a memory that another process writes to is left alone, and its holder named")
    func locked() async throws {
        let scene = try Scene().filled()
        try scene.writeTMX("a.tmx", units: 2)
        let store = try SQLiteMemoryStore(
            path: scene.folder.file("Memory/main.tolmach"), for: .writing)
        let russian = LanguageTag("ru")
        let english = LanguageTag("en")
        let holds = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)
        let writing = Task {
            try await store.add(AddingOptions()) { add in
                for number in 0..<1500 {
                    try add(
                        TranslationUnit(
                            source: Segment("да \(number)"), target: Segment("yes \(number)"),
                            sourceLanguage: russian, targetLanguage: english))
                }
                holds.signal()
                mayEnd.wait()
            }
        }
        await Self.wait(for: holds)
        // A second store on the file, opened and closed again, must not let go of the first's locks.
        try SQLiteMemoryStore(path: store.path, for: .reading).close()
        for arguments in [
            ["import", "a.tmx"], ["align", "a.ru.txt", "a.en.txt", "--add"], ["memory", "rebuild"],
        ] {
            let run = try ToolRun.tolmach(
                arguments + ["--wait", "0.2", "--quiet"], in: scene.folder.url)
            #expect(run.status == 75, "\(arguments): \(run.talk)")
            #expect(
                run.talk.contains(
                    "another process is writing to it (process \(getpid())"), "\(run.talk)")
        }
        #expect(try scene.tolmach("lookup", "Куратор молчал девять дней.").status == 0)
        mayEnd.signal()
        #expect(try await writing.value.added == 1500)
        #expect(try scene.tolmach("import", "a.tmx").status == 0)
    }

    @Test("a full disk is told, nothing of the file is kept, and it goes on after")
    func fullDisk() throws {
        try SmallDisk.run(size: "8m") { disk in
            let scene = try Scene()
            _ = try ToolRun.tolmach(["init", disk.path], in: scene.folder.url)
            try scene.writeTMX("small.tmx", units: 10)
            try scene.writeTMX("large.tmx", units: 40_000, prefix: "Очень длинное ")
            let workspace = ["--workspace", disk.path]
            let small = try ToolRun.tolmach(
                ["import", "small.tmx"] + workspace, in: scene.folder.url)
            #expect(small.status == 0, "\(small.talk)")
            let large = try ToolRun.tolmach(
                ["import", "large.tmx"] + workspace, in: scene.folder.url)
            #expect(large.status == 74, "\(large.talk)")
            #expect(large.talk.contains("the disk is full; nothing of this was kept"))
            let info = try ToolRun.tolmach(
                ["memory", "info", "--json"] + workspace, in: scene.folder.url)
            #expect(try info.objects().first?["units"] as? Int == 10, "\(info.talk)")
            let verified = try ToolRun.tolmach(
                ["memory", "verify"] + workspace, in: scene.folder.url)
            #expect(verified.status == 0, "\(verified.output)")
            try scene.writeTMX("next.tmx", units: 10, prefix: "Затем ")
            #expect(
                try ToolRun.tolmach(["import", "next.tmx"] + workspace, in: scene.folder.url)
                    .status == 0)
            // A disk that is full cannot take an export either; the old file stays.
            let old = disk.appendingPathComponent("old.tmx")
            try Data("old".utf8).write(to: old)
            try SmallDisk.fill(disk)
            let export = try ToolRun.tolmach(
                ["export", old.path] + workspace, in: scene.folder.url)
            #expect(export.status == 74, "\(export.talk)")
            #expect(try Data(contentsOf: old) == Data("old".utf8))
        }
    }

    @Test(
        "a disk that is full is told by what only reads too, since its log needs room as well",
        arguments: ["lookup Предложение", "export -", "memory info", "memory verify"])
    func fullDiskForReaders(command: String) throws {
        try SmallDisk.run(size: "2m") { disk in
            let scene = try Scene()
            _ = try ToolRun.tolmach(["init", disk.path], in: scene.folder.url)
            try scene.writeTMX("a.tmx", units: 10)
            let workspace = ["--workspace", disk.path]
            _ = try ToolRun.tolmach(["import", "a.tmx"] + workspace, in: scene.folder.url)
            try SmallDisk.fill(disk)
            let run = try ToolRun.tolmach(
                command.split(separator: " ").map(String.init) + workspace, in: scene.folder.url)
            #expect(run.status == 74, "\(run.talk)")
            #expect(run.talk.contains("the disk is full; "), "\(run.talk)")
            #expect(run.talk.contains("make room and try again\n"), "\(run.talk)")
            #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
        }
    }

    @Test("a memory in a read-only folder can be read, and is not written")
    func readOnly() throws {
        try SmallDisk.run(size: "8m") { disk in
            let scene = try Scene()
            _ = try ToolRun.tolmach(["init", disk.path], in: scene.folder.url)
            try scene.writeTMX("a.tmx", units: 4)
            let workspace = ["--workspace", disk.path]
            _ = try ToolRun.tolmach(["import", "a.tmx"] + workspace, in: scene.folder.url)
            guard SmallDisk.remount(disk, "ro") else { return }
            let lookup = try ToolRun.tolmach(
                ["lookup", "Предложение номер 3."] + workspace, in: scene.folder.url)
            #expect(lookup.status == 0, "\(lookup.talk)")
            try scene.writeTMX("b.tmx", units: 1, prefix: "Ещё ")
            let importing = try ToolRun.tolmach(
                ["import", "b.tmx"] + workspace, in: scene.folder.url)
            #expect(importing.status == 73, "\(importing.talk)")
            #expect(importing.talk.contains("cannot be written; check the permissions"))
            let export = try ToolRun.tolmach(
                ["export", disk.path + "/x.tmx"] + workspace, in: scene.folder.url)
            #expect(export.status == 73, "\(export.talk)")
            #expect(export.talk.contains("the disk is read-only; choose another place"))
        }
    }

    @Test("damage to a stored unit is found by verify, and stops an export")
    func damage() throws {
        let scene = try Scene().filled()
        let path = scene.folder.file("Memory/main.tolmach")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(bytes.range(of: Data("nine days".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "f")
        try bytes.write(to: URL(fileURLWithPath: path))
        let verified = try scene.tolmach("memory", "verify")
        #expect(verified.status == 1)
        #expect(verified.output.contains("its content does not have its checksum"))
        let export = try scene.tolmach("export", "out.tmx")
        #expect(export.status == 65)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("out.tmx")))
        let lookup = try scene.tolmach("lookup", "Куратор молчал девять дней.", "--quiet", "--json")
        #expect(lookup.talk == "main: 1 damaged unit left out; see tolmach memory verify\n")
        #expect(try lookup.objects()[0]["damagedUnits"] as? [String: Int] == ["main": 1])
        let other = try scene.tolmach("lookup", "Ночь в городе", "--json")
        #expect(try other.objects()[0]["damagedUnits"] as? [String: Int] == [:])
    }

    private static func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }
}
