import Foundation
import TestSupport
import Testing

/// An interrupt ends every verb at once, with its exit code, and leaves what was there in order.
@Suite(.serialized) struct InterruptTests {
    @Test("an interrupt undoes the file under way, and says which were kept")
    func interrupt() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("small.tmx", units: 5)
        try scene.writeTMX("large.tmx", units: 150_000, prefix: "Длинное ")
        let process = try ToolRun.started(
            ToolRun.tool, ["import", "small.tmx", "large.tmx", "--json"], in: scene.folder.url)
        let output = try #require(process.standardOutput as? Pipe).fileHandleForReading
        // The first line acknowledges the small file; then the large one is under way.
        _ = output.availableData
        usleep(300_000)
        process.interrupt()
        process.waitUntilExit()
        let talk = try #require(process.standardError as? Pipe).fileHandleForReading
        let said = String(decoding: talk.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationStatus == 130, "\(said)")
        #expect(said.contains("imported and kept: small.tmx"), "\(said)")
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 5)
        #expect(try scene.tolmach("memory", "verify").status == 0)
    }

    @Test(
        "a command that waits for its input ends at an interrupt",
        arguments: [
            "segment", "lookup", "align - a.en.txt", "import -", "terms lookup -",
            "lexicon import - -s ru -t en --name x", "lexicon train -",
        ])
    func interruptedReader(command: String) throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let process = try ToolRun.started(
            ToolRun.tool, command.split(separator: " ").map(String.init), in: scene.folder.url)
        usleep(300_000)
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
    }

    @Test("an interrupt ends each verb on a large memory, and leaves no half of a file")
    func interruptedWork() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("large.tmx", units: 40_000, prefix: "Длинное ")
        try scene.tolmach("import", "large.tmx")
        for command in [
            "export out.tmx", "memory verify", "memory rebuild", "lookup --scan Длинное",
            "lexicon train",
        ] {
            let process = try ToolRun.started(
                ToolRun.tool, command.split(separator: " ").map(String.init), in: scene.folder.url)
            usleep(150_000)
            process.interrupt()
            process.waitUntilExit()
            #expect(process.terminationStatus == 130, "\(command)")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        #expect(!files.contains { $0.contains("out.tmx") || $0 == "Lexicons" }, "\(files)")
        #expect(try scene.tolmach("memory", "verify").output == "main  sound\n")
        let info = try scene.tolmach("memory", "info", "--json").objects()
        #expect(info.first?["units"] as? Int == 40_000)
    }
}
