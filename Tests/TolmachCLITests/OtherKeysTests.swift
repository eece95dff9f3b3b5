import Foundation
import TestSupport
import Testing

@Suite struct OtherKeysTests {
    @Test(
        "a memory with keys of other rules answers as before, and names the command that mends it")
    func otherKeys() throws {
        let scene = try Scene().filled()
        let queries = ["lookup", "--json", "Партизаны прятали оружие в подвале дома."]
        let before = try scene.run(queries)
        #expect(before.status == 0)
        #expect(!(try scene.run(["memory", "info"]).talk.contains("rebuild")))

        let path = scene.folder.file("Memory/main.tolmach")
        let version = try #require(
            try scene.run(["memory", "info", "--json"]).objects()[0]["keys"] as? String)
        try Self.replace(version, by: "0" + version.dropFirst(), in: path)

        let after = try scene.run(queries)
        #expect(after.status == 0 && after.output == before.output)
        #expect(after.talk.contains("main: its keys are of another version"))
        #expect(after.talk.contains("tolmach memory rebuild") && !before.talk.contains("rebuild"))
        let info = try scene.run(["memory", "info"])
        #expect(info.status == 0 && info.talk.contains("tolmach memory rebuild"))
        #expect(try scene.run(["memory", "rebuild"]).status == 0)
        #expect(!(try scene.run(["memory", "info"]).talk.contains("rebuild")))
        #expect(try scene.run(queries).output == before.output)
    }

    /// Replaces a text by another of the same length wherever it stands in a file.
    private static func replace(_ text: String, by other: String, in path: String) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: path))
        var found = 0
        while let range = data.range(of: Data(text.utf8)) {
            data.replaceSubrange(range, with: Data(other.utf8))
            found += 1
        }
        #expect(found > 0)
        try data.write(to: URL(fileURLWithPath: path))
    }
}

extension Scene {
    fileprivate func run(_ arguments: [String]) throws -> ToolRun {
        try ToolRun.tolmach(arguments, in: folder.url)
    }
}
