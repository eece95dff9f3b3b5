import Foundation
import TestSupport
import Testing

@Suite struct MaintenanceToolTests {
    @Test("a backup is made in the current folder, and restored over what came later")
    func backupAndRestore() throws {
        let scene = try Scene().filled()
        let made = try scene.tolmach("memory", "backup", "--json")
        #expect(made.status == 0, "\(made.talk)")
        let object = try made.objects()[0]
        let backup = try #require(object["backup"] as? String)
        #expect(backup.wholeMatch(of: /main-[0-9]{8}-[0-9]{6}\.tolmach/) != nil)
        #expect(object["units"] as? Int == 5)
        #expect(made.talk == "main: wrote 5 units to \(backup)\n")

        try scene.writeTMX("later.tmx", units: 3)
        try scene.tolmach("import", "later.tmx")
        let rehearsal = try scene.tolmach("memory", "restore", backup, "--dry-run")
        #expect(rehearsal.status == 0)
        #expect(rehearsal.talk.contains("5 units of \(backup) would take the place of what Memory"))
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 8)

        let restored = try scene.tolmach("memory", "restore", backup, "--json")
        #expect(restored.status == 0, "\(restored.talk)")
        let kept = try #require(try restored.objects()[0]["kept"] as? String)
        #expect(restored.talk.contains("; what it held is in Memory/main.before-restore-"))
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 5)
        #expect(
            try scene.tolmach("memory", "info", "--json", "--memory", kept)
                .objects()[0]["units"] as? Int == 8)
        #expect(try scene.tolmach("memory", "verify").status == 0)
        #expect(try scene.tolmach("lookup", "Предложение номер 1.").status == 1)
    }

    @Test("a backup that is made while another process imports holds whole files")
    func whileImporting() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let names = try (0..<6).map { number in
            try scene.writeTMX("\(number).tmx", units: 500, prefix: "\(number) ")
            return "\(number).tmx"
        }
        try scene.tolmach("import", names[0])
        let process = try ToolRun.started(
            ToolRun.tool, ["import"] + names, in: scene.folder.url)
        var counts: Set<Int> = []
        var number = 0
        while process.isRunning || number == 0 {
            let name = "copy-\(number).tolmach"
            let made = try scene.tolmach("memory", "backup", name, "--json")
            #expect(made.status == 0, "\(made.talk)")
            let units = try #require(try made.objects()[0]["units"] as? Int)
            #expect(units % 500 == 0)
            #expect(
                try scene.tolmach("memory", "verify", "--memory", name).output.contains("sound"))
            counts.insert(units)
            number += 1
        }
        #expect(process.terminationStatus == 0)
        #expect(!counts.isEmpty)
    }

    @Test("a compacted memory is told by its size before and after")
    func compact() throws {
        let scene = try Scene().filled()
        try scene.writeTMX("many.tmx", units: 400)
        try scene.tolmach("import", "many.tmx")
        let forecast = try scene.tolmach("memory", "compact", "--dry-run")
        #expect(forecast.talk.contains("; nothing was written"))
        let run = try scene.tolmach("memory", "compact", "--json")
        #expect(run.status == 0, "\(run.talk)")
        let object = try run.objects()[0]
        #expect(object["bytesBefore"] as? Int ?? 0 >= object["bytesAfter"] as? Int ?? .max)
        #expect(try scene.tolmach("memory", "verify").status == 0)
    }

    @Test("what verification finds comes with what mends it")
    func cure() throws {
        let scene = try Scene().filled()
        let path = scene.folder.file("Memory/main.tolmach")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(bytes.range(of: Data("nine days".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "f")
        try bytes.write(to: URL(fileURLWithPath: path))
        let advice = "save what is left by tolmach memory rescue\n"
        let found = try scene.tolmach("memory", "verify")
        #expect(found.status == 1 && found.talk.hasSuffix(advice), "\(found.talk)")
        let rebuilt = try scene.tolmach("memory", "rebuild")
        #expect(rebuilt.talk.hasSuffix(advice), "\(rebuilt.talk)")
        // An empty file, as a full disk or a sync program leaves it.
        try Data().write(to: URL(fileURLWithPath: path))
        let empty = try scene.tolmach("lookup", "Ночь в городе")
        #expect(empty.status == 65 && empty.talk.hasSuffix(advice), "\(empty.talk)")
    }

    @Test("what is sound of a damaged memory is saved, and can take its place")
    func rescue() throws {
        let scene = try Scene().filled()
        let path = scene.folder.file("Memory/main.tolmach")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let place = try #require(bytes.range(of: Data("nine days".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "f")
        bytes.replaceSubrange(0..<100, with: Data(repeating: 0xFF, count: 100))
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(try scene.tolmach("memory", "info").status == 65)
        let forecast = try scene.tolmach("memory", "rescue", "main", "--dry-run")
        #expect(forecast.status == 1)
        #expect(
            forecast.talk
                == "Memory/main.tolmach: 4 units can be saved; nothing was written;"
                + " 1 unit with a wrong checksum, 1 damaged page, 1 unit of its journal not found\n"
        )
        let run = try scene.tolmach("memory", "rescue", "main", "-o", "saved.tolmach", "--json")
        #expect(run.status == 1, "\(run.talk)")
        #expect(run.talk.hasPrefix("Memory/main.tolmach: saved 4 units to saved.tolmach; 1 unit"))
        #expect(try run.objects()[0]["missingUnits"] as? Int == 1)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        let restored = try scene.tolmach("memory", "restore", "saved.tolmach")
        #expect(restored.status == 0, "\(restored.talk)")
        #expect(restored.talk.contains("; what it held is in Memory/main.before-restore-"))
        #expect(try scene.tolmach("memory", "verify").status == 0)
        #expect(try scene.tolmach("lookup", "Ночь в городе").status == 0)
    }

    @Test(
        "what would be lost is not written over",
        arguments: [
            ("memory backup copy.tolmach", 73, "copy.tolmach: is there already; name another file"),
            ("memory backup Memory/main.tolmach --force", 64, "is a memory of the workspace"),
            ("memory backup link.tolmach --force", 64, "is a memory of the workspace"),
            ("memory backup tolmach.json --force", 64, "holds a workspace's settings"),
            ("memory backup -", 64, "a backup is no pipe; name a file"),
            ("memory backup nowhere/x.tolmach", 73, "nowhere/x.tolmach: cannot be made"),
            ("memory restore Memory/main.tolmach", 64, "is the memory itself; name a backup"),
            ("memory restore a.ru.txt", 65, "a.ru.txt: not a memory of tolmach"),
            ("memory restore none.tolmach", 66, "none.tolmach: no such memory"),
            ("memory restore damaged.tolmach", 65, "damaged.tolmach: damaged (unit 3: its content"),
            ("memory rescue damaged.tolmach", 64, "where to? name a file by -o, or give --dry-run"),
            ("memory rescue damaged.tolmach -o copy.tolmach", 73, "copy.tolmach: is there already"),
            (
                "memory rescue damaged.tolmach -o Memory/main.tolmach --force", 64,
                "is a memory of the workspace"
            ),
            ("memory rescue none.tolmach -o x.tolmach", 66, "none.tolmach: no such memory"),
            ("memory rescue ./long.txt -o x.tolmach", 65, "./long.txt: no unit with its checksum"),
            ("memory compact --memory none.tolmach", 66, "none.tolmach: no such memory"),
        ])
    func refusals(arguments: String, status: Int32, says: String) throws {
        let scene = try Scene().filled()
        let memory = scene.folder.file("Memory/main.tolmach")
        try scene.tolmach("memory", "backup", "copy.tolmach")
        _ = try scene.folder.write(String(repeating: "text ", count: 2_000), to: "long.txt")
        try FileManager.default.createSymbolicLink(
            atPath: scene.folder.file("link.tolmach"), withDestinationPath: memory)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: memory))
        let place = try #require(bytes.range(of: Data("nine days".utf8)))
        bytes[place.lowerBound] = UInt8(ascii: "f")
        try bytes.write(to: URL(fileURLWithPath: scene.folder.file("damaged.tolmach")))
        let before = try Data(contentsOf: URL(fileURLWithPath: memory))
        let run = try ToolRun.tolmach(
            arguments.split(separator: " ").map(String.init), in: scene.folder.url)
        #expect(run.status == status, "\(run.talk)")
        #expect(run.talk.contains(says), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: memory)) == before)
    }
}
