import Foundation
import TestSupport
import Testing

@Suite struct SegmentationToolTests {
    private static let text = "Он работал в колх. Заря. Потом уехал."

    @Test("a workspace's abbreviations are added to the program's own, for every verb that cuts")
    func abbreviations() throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.text, to: "b.txt")
        try scene.tolmach("init")
        #expect(
            try scene.tolmach("segment", "-l", "ru", "b.txt").output.split(separator: "\n").count
                == 3)
        _ = try scene.folder.write("колх\tN\tВ колх. Заря пашут.\n", to: "Abbreviations.ru.tsv")
        let run = try scene.tolmach("segment", "-l", "ru", "b.txt")
        #expect(run.output == "Он работал в колх. Заря.\nПотом уехал.\n")
        let explained = try scene.tolmach("segment", "-l", "ru", "--explain", "b.txt")
        #expect(explained.output.contains("no break  abbreviation “колх”"))
        try scene.tolmach("srx", "export", "-o", "own.srx")
        let exchanged = try scene.tolmach("segment", "-l", "ru", "--srx", "own.srx", "b.txt")
        #expect(exchanged.output == run.output)
        _ = try scene.folder.write("He worked there. Then he left.", to: "b.en.txt")
        let beads = try scene.tolmach(
            "align", "b.txt", "b.en.txt", "-s", "ru", "-t", "en", "--format", "beads")
        #expect(beads.output.contains("[0]:[0]:") && beads.output.contains("[1]:[1]:"))
    }

    @Test(
        "a list that contradicts itself is refused with its line and what to do",
        arguments: [
            ("колх\tS\tВ колх. заря пашут.", ":1: by the classes of “колх”"),
            ("колх\tN\tВ поле пашут.", ":1: “колх.” does not stand in its example"),
            ("# a\nколх", ":2: no classes; write"), ("колх\tX", ":1: “X” are no classes; use"),
            ("колх\tN\nколх\tS", ":2: “колх” stands in line 1 already; join"),
            ("колх.\tN", ":1: “колх.” is no entry; write"),
        ])
    func contradictions(list: String, reason: String) throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.text, to: "b.txt")
        try scene.tolmach("init")
        _ = try scene.folder.write(list, to: "Abbreviations.ru.tsv")
        let run = try scene.tolmach("segment", "-l", "ru", "b.txt")
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.talk.contains("Abbreviations.ru.tsv\(reason)"), "\(run.talk)")
    }

    @Test("with --casual sentences begin with small letters too, and nothing else changes")
    func casual() throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            "we got it. thanks a lot! bring tea etc. and a torch.", to: "m.txt")
        #expect(
            try scene.tolmach("segment", "-l", "en", "m.txt").output.split(separator: "\n").count
                == 1)
        let run = try scene.tolmach("segment", "-l", "en", "--casual", "m.txt")
        #expect(run.output == "we got it.\nthanks a lot!\nbring tea etc. and a torch.\n")
        let align = try scene.tolmach(
            "align", "m.txt", "a.ru.txt", "-s", "en", "-t", "ru", "--casual", "--format", "json")
        #expect(align.status == 0 && align.output.contains("thanks a lot!\""))
        for arguments in [["--srx", "x.srx"], ["--segmented"]] {
            let refused = try scene.tolmach(
                "align", "m.txt", "a.ru.txt", "--casual", arguments[0],
                arguments.count > 1 ? arguments[1] : "--quiet")
            #expect(refused.status == 64, "\(refused.talk)")
        }
    }
}
