import Foundation
import TestSupport
import Testing

@Suite struct TermsToolTests {
    private func objects(_ output: String) throws -> [[String: Any]] {
        try output.split(separator: "\n").map { line in
            try #require(
                JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        _ = try folder.write(
            "concept\tsource\ttarget\tstatus\n1\tпартизанский отряд\tpartisan unit\t\n"
                + "2\tотряд\tunit\t\n3\tкуратор\thandler\t\n3\tкуратор\tcurator\tforbidden\n",
            to: "war.ru-en.tsv")
        return folder
    }

    @Test("find tells one object a hit, with places in scalars of the segment")
    func find() throws {
        let folder = try folder()
        _ = try folder.write(
            "Дождь.\r\n\"𝕏\" О партизанском отряде.\n\nкураторами\n", to: "text.txt")
        let run = try ToolRun.tolmach(
            ["terms", "find", "text.txt", "--glossary", "war.ru-en.tsv", "--segmented", "--json"],
            in: folder.url)
        #expect(run.status == 0)
        let found = try objects(run.output)
        #expect(found.map { $0["segment"] as? Int } == [1, 1, 3])
        #expect(
            found.map { $0["text"] as? String } == [
                "партизанском отряде", "отряде", "кураторами",
            ])
        #expect(found.map { $0["term"] as? String } == ["партизанский отряд", "отряд", "куратор"])
        #expect(found.map { $0["kind"] as? String } == ["inflected", "inflected", "inflected"])
        #expect(found.map { $0["overlapped"] as? Bool } == [false, true, false])
        #expect(found.map { $0["concept"] as? String } == ["1", "2", "3"])
        #expect(found.first?["start"] as? Int == 6 && found.first?["end"] as? Int == 25)
        let sentences = try ToolRun.tolmach(
            ["terms", "find", "-", "--glossary", "war.ru-en.tsv"], in: folder.url,
            input: Array("Он ушёл. Куратора нет.".utf8))
        #expect(sentences.output.contains("Куратора → handler, curator (forbidden)"))
        let none = try ToolRun.tolmach(
            ["terms", "find", "-", "--glossary", "war.ru-en.tsv"], in: folder.url,
            input: Array("Дождь идёт.".utf8))
        #expect(none.status == 1 && none.output.isEmpty)
    }

    @Test("validate tells every fault with file and line, of all files")
    func validate() throws {
        let folder = try folder()
        _ = try folder.write(
            "source,target,status\nдом,house,\nдом,house,\n\"мир, да\",\"peace\",forbidden\n"
                + "\"мир, да\",peace,preferred\nкот,,\n",
            to: "a.ru-en.csv")
        _ = try folder.write("source\tnote\nдом\tx\n", to: "b.ru-en.tsv")
        _ = try folder.write(
            Array("source\ttarget\n".utf8) + [0xEA, 0xEE, 0xF2, 0x09, 0x63, 0x0A],
            to: "c.ru-en.tsv")
        let run = try ToolRun.tolmach(
            ["terms", "validate", "a.ru-en.csv", "b.ru-en.tsv", "c.ru-en.tsv", "war.ru-en.tsv"],
            in: folder.url)
        #expect(run.status == 1)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(
            lines.map { String($0.prefix(while: { $0 != " " })) } == [
                "a.ru-en.csv:3:", "a.ru-en.csv:5:", "a.ru-en.csv:6:", "b.ru-en.tsv:1:",
                "c.ru-en.tsv:2:1:",
            ])
        #expect(run.talk.contains("a.ru-en.csv: 4 rows sound, 1 left out"))
        let sound = try ToolRun.tolmach(["terms", "validate", "war.ru-en.tsv"], in: folder.url)
        #expect(sound.status == 0 && sound.output.isEmpty)
    }

    @Test("check tells what is wrong in every form, and heeds waivers")
    func check() throws {
        let folder = try folder()
        _ = try folder.write(
            "Куратор молчал.\tThe curator <was> silent.\nОтряды ушли.\tThe units left.\n",
            to: "pairs.tsv")
        let command = ["terms", "check", "pairs.tsv", "--glossary", "war.ru-en.tsv"]
        let text = try ToolRun.tolmach(command, in: folder.url)
        #expect(text.status == 1)
        #expect(text.output.contains("missing: “Куратор” has none of its translations (handler)"))
        #expect(text.output.contains("forbidden: “Куратор”"))
        let found = try objects(ToolRun.tolmach(command + ["--json"], in: folder.url).output)
        #expect(found.compactMap { $0["finding"] as? String } == ["missing", "forbidden"])
        #expect((found.first?["targetSpan"] as? [String: Any])?["text"] as? String == "curator")
        let sarif = try ToolRun.tolmach(command + ["--format", "sarif"], in: folder.url)
        let log = try objects(sarif.output).first
        #expect(log?["version"] as? String == "2.1.0")
        let page = try ToolRun.tolmach(command + ["--format", "html"], in: folder.url)
        #expect(page.output.contains("<mark>curator</mark> &lt;was&gt;"))
        _ = try folder.write(
            "finding\tterm\tsegment\treason\n\tкуратор\t\ta museum\n\tотряд\t\tstale\n",
            to: "waivers.tsv")
        let waived = try ToolRun.tolmach(
            command + ["--waivers", "waivers.tsv"], in: folder.url)
        #expect(waived.status == 0 && waived.output.contains("(waived: a museum)"))
        #expect(waived.talk.contains("waivers.tsv:3:"))
        let lax = try ToolRun.tolmach(command + ["--fail-on", "deprecated"], in: folder.url)
        #expect(lax.status == 0)
        #expect(
            try ToolRun.tolmach(command + ["--fail-on", "odd"], in: folder.url).status == 64)
    }

    @Test("extract finds candidates, and accept moves one into the glossary")
    func extractAndAccept() throws {
        let folder = try folder()
        _ = try folder.write(
            "Партизаны ушли.\tThe partisans left.\nО партизанах.\tAbout partisans.\n"
                + "Партизан ждали.\tThey awaited a partisan.\nДождь.\tRain.\nСнег шёл.\tSnow fell.\n"
                + "Ветер.\tWind.\nМороз.\tFrost.\nЖара.\tHeat.\nТуман.\tFog.\nГроза.\tStorm.\n"
                + "Куратора нет.\tNo minder here.\nКуратор тут.\tMinder is in.\n"
                + "Куратору звонят.\tThey call the minder.\n",
            to: "pairs.tsv")
        let run = try ToolRun.tolmach(
            [
                "terms", "extract", "pairs.tsv", "-o", "candidates.ru-en.tsv", "--glossary",
                "war.ru-en.tsv",
            ], in: folder.url)
        #expect(run.status == 0 && run.talk.contains("hint"))
        let table = try String(contentsOfFile: folder.file("candidates.ru-en.tsv"), encoding: .utf8)
        let row = try #require(
            table.split(separator: "\n").first { $0.contains("\tпартизан\tpartisan\tcandidate") })
        #expect(table.contains("contradicts the glossary: handler"))
        let id = String(row.split(separator: "\t")[0])
        func accept(_ id: String) throws -> ToolRun {
            try ToolRun.tolmach(
                [
                    "terms", "accept", id, "--from", "candidates.ru-en.tsv", "--into",
                    "war.ru-en.tsv",
                ], in: folder.url)
        }
        #expect(try accept(id).status == 0)
        let glossary = try String(contentsOfFile: folder.file("war.ru-en.tsv"), encoding: .utf8)
        #expect(glossary.hasSuffix("\(id)\tпартизан\tpartisan\tpreferred\n"))
        let rest = try String(contentsOfFile: folder.file("candidates.ru-en.tsv"), encoding: .utf8)
        #expect(!rest.contains("\tпартизан\tpartisan\t"))
        #expect(try accept(id).status == 65)
    }
}
