import Foundation
import TestSupport
import Testing

/// The pairs of a corrected table in the memory.
@Suite struct ConfirmationTests {
    private static func run(_ scene: Scene, _ arguments: String...) throws -> ToolRun {
        try ToolRun.tolmach(
            ["align", "a.ru.txt", "a.en.txt"] + arguments, in: scene.folder.url)
    }

    private static func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("pairs that the memory has already are confirmed there, once")
    func confirmedLater() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let added = try Self.run(
            scene, "--add", "--min-confidence", "0", "--format", "tsv", "-o", "t.tsv")
        #expect(added.talk.contains("added 5 units"), "\(added.talk)")
        var rows = Self.rows(
            try String(contentsOfFile: scene.folder.file("t.tsv"), encoding: .utf8))
        for row in rows.indices.dropFirst() { rows[row][4] = "x" }
        let table = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
        _ = try scene.folder.write(table, to: "t.tsv")
        for line in [
            "added 0 units of a.ru.txt to Memory/main.tolmach; 5 were there already, 5 of them now"
                + " reviewed\n",
            "added 0 units of a.ru.txt to Memory/main.tolmach; 5 were there already\n",
        ] {
            let run = try Self.run(scene, "--fixed", "t.tsv", "-o", "t.tsv", "--add")
            #expect(run.talk.contains(line), "\(run.talk)")
            let found = try scene.tolmach("export", "x.tmx", "--where", "prop:reviewed = yes")
            #expect(found.talk.contains("5 units"), "\(found.talk)")
        }
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 5)
        #expect(try scene.tolmach("memory", "verify").status == 0)
    }

    @Test("an alignment that takes the place of confirmed units says how many go")
    func confirmed() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        var rows = Self.rows(try Self.run(scene, "--format", "tsv").output)
        rows[3][1] = rows[2][1] + " " + rows[3][1]
        rows[3][2] = rows[2][2] + " " + rows[3][2]
        rows.remove(at: 2)
        for row in rows.indices.dropFirst() { rows[row][4] = "x" }
        let table = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
        _ = try scene.folder.write(table, to: "t.tsv")
        let align = ["align", "a.ru.txt", "a.en.txt"]
        let kept = ["--fixed", "t.tsv", "--add"]
        for _ in 0..<2 {
            let run = try ToolRun.tolmach(align + kept, in: scene.folder.url)
            #expect(run.status == 0 && !run.talk.contains("confirmed"), "\(run.talk)")
        }
        let found = try scene.tolmach("export", "x.tmx", "--where", "prop:reviewed = yes")
        #expect(found.talk.contains("4 units"), "\(found.talk)")
        let tmx = try Self.run(scene, "--fixed", "t.tsv", "--format", "tmx").output
        #expect(tmx.components(separatedBy: "<prop type=\"reviewed\">yes</prop>").count == 5)
        let line =
            "1 of these was confirmed in a corrected table; --fixed with that table keeps them\n"
        let plain = ["--add", "--min-confidence", "0"]
        for arguments in [plain + ["--dry-run"], plain, ["--add", "--document", "a.ru.txt"]] {
            let run = try ToolRun.tolmach(align + arguments, in: scene.folder.url)
            #expect(run.status == 0, "\(run.talk)")
            // What went is told once.
            #expect(run.talk.contains(line) == !arguments.contains("--document"), "\(run.talk)")
        }
    }
}
