import Foundation
import TestSupport
import Testing

/// What the tool says to those who get something slightly wrong, or wonder why nothing came of it.
@Suite struct NewcomerTests {
    @Test("a document in another encoding is looked up when that is named, as the error advises")
    func encodedInput() throws {
        let scene = try Scene().filled()
        let text = "Куратор молчал девять дней.\n"
        let bytes = [UInt8](try #require(text.data(using: .windowsCP1251)))
        let path = try scene.folder.write(bytes, to: "segments.txt")
        #expect(try scene.tolmach("lookup", "--input", path).status == 65)
        let encoding = ["--encoding", "windows-1251"]
        let runs = [
            try ToolRun.tolmach(["lookup", "--input", path] + encoding, in: scene.folder.url),
            try ToolRun.tolmach(["lookup"] + encoding, in: scene.folder.url, input: bytes),
        ]
        for run in runs { #expect(run.status == 0 && run.output.contains("nine days"), "\(run)") }
    }

    @Test("a text whose language is named is not refused for the names in it, but told")
    func namedLanguage() throws {
        let scene = try Scene()
        for text in ["Windows NT, Microsoft Office и IBM PC.", "Windows NT, IBM PC."] {
            let run = try scene.tolmach("segment", "-l", "ru", input: text)
            #expect(run.status == 0)
            #expect(run.output == text + "\n")
            #expect(
                run.talk
                    == "standard input: given as ru, though most of its letters are Latin\n")
        }
        let russian = try scene.tolmach("segment", "-l", "ru", input: "Это PC.")
        #expect(russian.status == 0 && russian.talk.isEmpty)
    }

    @Test("a unit that is left out for its many pairs is not said to lack them")
    func manyPairs() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let variants = ["ru", "en"].map { language in
            String(
                repeating: "<tuv xml:lang=\"\(language)\"><seg>x</seg></tuv>", count: 40)
        }.joined()
        _ = try scene.folder.write(
            "<tmx version=\"1.4\"><header srclang=\"ru\"/><body><tu>\(variants)</tu></body></tmx>",
            to: "many.tmx")
        #expect(try scene.tolmach("import", "many.tmx").talk.contains("more than 512 pairs"))
        let run = try scene.tolmach("import", "many.tmx", "--keep-going")
        #expect(run.status == 1)
        #expect(!run.talk.contains("none of its"))
        #expect(run.talk.contains("many.tmx:1: a unit with too many pairs of the two languages"))
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("Memory/main.tolmach")))
    }

    @Test("the languages that settings leave out are the same for every command")
    func usualLanguages() throws {
        let scene = try Scene()
        let settings = "{\"format\": 1, \"sourceLanguage\": \"en\", \"memories\": []}"
        _ = try scene.folder.write(settings, to: "tolmach.json")
        _ = try scene.folder.write("source\ttarget\noui\tja\n", to: "a.fr-de.tsv")
        let run = try scene.tolmach("terms", "lookup", "none", "--glossary", "a.fr-de.tsv")
        #expect(run.talk.contains("its languages are fr and de, not en and ru"), "\(run.talk)")
    }

    @Test("what a file says in other languages is told, and how to get it; regions are all taken")
    func otherLanguages() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let variants = ["ru", "en-US", "de", "en-GB"].map {
            "<tuv xml:lang=\"\($0)\"><seg>\($0)</seg></tuv>"
        }.joined()
        _ = try scene.folder.write(
            "<tmx version=\"1.4\"><header srclang=\"ru\"/><body><tu>\(variants)</tu></body></tmx>",
            to: "four.tmx")
        let run = try scene.tolmach("import", "four.tmx")
        #expect(run.talk.contains("1 unit, ru to en: 2 added"), "\(run.talk)")
        #expect(
            run.talk.contains(
                "four.tmx: 1 × a variant in another language (de), left out;"
                    + " import again with -s ru -t de (line 1)"), "\(run.talk)")
        let json = try scene.tolmach("import", "four.tmx", "-s", "ru", "-t", "de", "--json")
        let findings = try json.objects()[0]["findings"] as? [String: Int]
        #expect(findings?["variantInOtherLanguage"] == 2)
        let pairs = try scene.tolmach("memory", "info", "--json").objects()[0]["pairs"]
        #expect((pairs as? [[String: Any]])?.count == 3)
    }

    @Test(
        "a condition with another operator is told which there are",
        arguments: ["document != a.txt", "document !~ a", "created >= 2024", "created <= 2024"])
    func operators(condition: String) throws {
        let run = try Scene().tolmach("export", "--where", condition)
        #expect(run.status == 64)
        #expect(run.talk.contains("the operators are = ~ < >"), "\(run.talk)")
    }

    @Test("a file that is cut off is told by verify without the advice to run it")
    func truncated() throws {
        let scene = try Scene().filled()
        let bytes = try Data(
            contentsOf: URL(fileURLWithPath: scene.folder.file("Memory/main.tolmach")))
        _ = try scene.folder.write([UInt8](bytes.prefix(9_000)), to: "cut.tolmach")
        let verified = try scene.tolmach("memory", "verify", "--memory", "cut.tolmach")
        #expect([1, 65].contains(verified.status))
        #expect(!verified.talk.contains("verify"), "\(verified.talk)")
        let lookup = try scene.tolmach("lookup", "Ночь", "--memory", "cut.tolmach")
        #expect(lookup.status == 65)
        #expect(lookup.talk.contains("see tolmach memory verify"), "\(lookup.talk)")
    }

    @Test("a name that leads to no memory is told how to list it, or to name a file")
    func unknownMemory() throws {
        let run = try Scene().filled().tolmach("lookup", "Ночь", "--memory", "new")
        #expect(run.status == 66)
        #expect(
            run.talk
                == "tolmach: no memory is called new; the workspace has main; list it in"
                + " tolmach.json, or name a file with its path, as ./new.tolmach\n")
    }

    @Test("what is wrong with broken XML is said in words of this program, not of a parser")
    func brokenXML() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("a.tmx", units: 30)
        let text = try String(contentsOfFile: scene.folder.file("a.tmx"), encoding: .utf8)
        let bytes = Array(text.utf8)
        func talk(_ bytes: [UInt8]) throws -> String {
            _ = try scene.folder.write(bytes, to: "b.tmx")
            let run = try scene.tolmach("import", "b.tmx")
            #expect(run.status == 65)
            return run.talk
        }
        for length in stride(from: bytes.count - 8, to: 400, by: -101) {
            #expect(
                try talk(Array(bytes.prefix(length))).contains("the file ends in the middle, it"),
                "\(String(decoding: bytes.prefix(length).suffix(30), as: UTF8.self))")
        }
        for wrong in ["Q & A", "AT&T corp"] {
            let broken = text.replacing("Sentence number 7", with: wrong)
            #expect(try talk(Array(broken.utf8)).contains("a bare & (write &amp;);"))
        }
        let cyrillic = [UInt8](try #require(text.data(using: .windowsCP1251)))
        #expect(
            try talk(cyrillic).contains(
                "not in the encoding that its first line names (UTF-8 if none), looks like"
                    + " windows-1251; convert"))
        #expect(try talk(bytes + bytes).contains("broken XML"))
    }

    @Test("whoever looks up paragraphs, or the name of a file, is told how it is done")
    func paragraphs() throws {
        let scene = try Scene().filled()
        let text = "Партизаны взорвали мост. Куратор молчал год. Потом пришёл ответ."
        _ = try scene.folder.write("\(text)\n\n\(text)\nКонец.\n", to: "new.txt")
        let whole = try scene.tolmach("lookup", "--input", "new.txt")
        #expect(
            whole.talk
                == "new.txt: its lines hold several sentences each;"
                + " run tolmach segment new.txt | tolmach lookup --input -\n", "\(whole.talk)")
        let segments = try scene.tolmach("segment", "new.txt", "-l", "ru").output
        #expect(try scene.tolmach("lookup", "--input", "-", input: segments).talk.isEmpty)
        let named = try scene.tolmach("lookup", "new.txt", "-s", "ru")
        #expect(named.status == 1)
        #expect(named.talk == "new.txt is a file; did you mean --input new.txt?\n")
    }

    @Test("the name of a document stands in a TMX, and the least confidence is marked in the table")
    func optionsWithoutAdding() throws {
        let scene = try Scene()
        let tmx = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--format", "tmx", "--document", "Night")
        #expect(tmx.output.contains(">Night</prop>"), "\(tmx.talk)")
        let table = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--min-confidence", "1")
        #expect(table.output.contains("below 1.00 (marked ?)"))
    }

    @Test("a memory to which nothing was added is told as such")
    func nothingAdded() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        for command in ["verify", "rebuild"] {
            let run = try scene.tolmach("memory", command)
            #expect(run.status == 0 && run.output.isEmpty)
            #expect(run.talk == "main: nothing added yet\n")
        }
    }

    @Test(
        "a choice that leaves nothing makes no file, and is told; an empty memory makes an empty one"
    )
    func nothingChosen() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let empty = try scene.tolmach("export", "empty.tmx")
        #expect(empty.status == 0 && empty.talk == "wrote 0 units to empty.tmx\n")
        try scene.writeTMX("a.tmx", units: 3)
        let foreign = try scene.tolmach("import", "a.tmx", "-s", "en", "-t", "zh")
        #expect(foreign.status == 1)
        #expect(
            foreign.talk.hasPrefix("a.tmx: none of its 3 units is en to zh; nothing was added\n"))
        try scene.tolmach("import", "a.tmx")
        _ = try scene.folder.write("old", to: "old.tmx")
        for choice in [["--where", "document = x"], ["-s", "de"]] {
            for file in ["new.tmx", "old.tmx", "new.tsv", "-"] {
                let run = try ToolRun.tolmach(["export", file] + choice, in: scene.folder.url)
                #expect(run.status == 1 && run.output.isEmpty)
                #expect(
                    run.talk
                        == "none of the 3 units meets the conditions; nothing was written\n")
            }
        }
        let json = try scene.tolmach("export", "new.tmx", "-s", "de", "--json").objects()
        #expect(json.first?["units"] as? Int == 0)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("new.tmx")))
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("new.tsv")))
        #expect(try String(contentsOfFile: scene.folder.file("old.tmx"), encoding: .utf8) == "old")
    }

    @Test("a unit that is left out is counted once, however much is wrong with it")
    func leftOutOnce() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        func variant(_ language: String, _ content: String) -> String {
            "<tuv\(language.isEmpty ? "" : " xml:lang=\"\(language)\"")>\(content)</tuv>"
        }
        let units = [
            variant("ru", "<seg>да</seg>") + variant("en", "<seg>yes</seg>"),
            variant("ru", "<seg> </seg>") + variant("en", "<seg>yes</seg>"),
            variant("ru", "<seg>да</seg>") + variant("en", ""),
            variant("", "<seg>да</seg>") + variant("en", "<seg>yes</seg>"),
        ]
        let body = units.map { "<tu>\($0)</tu>" }.joined()
        _ = try scene.folder.write(
            "<tmx version=\"1.4\"><header srclang=\"ru\"/><body>\(body)</body></tmx>", to: "a.tmx")
        let run = try scene.tolmach("import", "a.tmx", "--json")
        let lines = run.talk.split(separator: "\n")
        #expect(lines.first?.contains("4 units, ru to en: 1 added, 3 left out") == true)
        let counts = lines.dropFirst().filter { $0.contains(", left out") }.compactMap {
            Int($0.split(separator: " ")[1])
        }
        #expect(counts.reduce(0, +) == 3, "\(run.talk)")
        #expect(try run.objects().first?["leftOut"] as? Int == 3)
    }

    @Test("says what a column of a glossary can hold, and of which other languages a glossary is")
    func oddGlossaries() throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            "source\ttarget\tstatus\nкот\tcat\tprefered\nпёс\tdog\t\n", to: "x.ru-en.tsv")
        let run = try scene.tolmach("terms", "lookup", "пёс", "--glossary", "x.ru-en.tsv")
        #expect(
            run.talk
                == "x.ru-en.tsv:2: “prefered” is no status; give preferred, admitted, candidate,"
                + " deprecated or forbidden, or leave it empty; the row is left out\n")
        _ = try scene.folder.write("source\ttarget\nкот\tcat\n", to: "x.zz-en.tsv")
        let advice =
            "x.zz-en.tsv: its languages are zz and en, not ru and en; if that is wrong, name"
        let glossary = ["--glossary", "x.zz-en.tsv"]
        let missing = try ToolRun.tolmach(
            ["terms", "lookup", "котами", "псами"] + glossary, in: scene.folder.url)
        #expect(missing.status == 1)
        #expect(missing.talk.split(separator: "\n").count == 1 && missing.talk.contains(advice))
        #expect(
            try ToolRun.tolmach(["terms", "lookup", "кот"] + glossary, in: scene.folder.url)
                .talk.isEmpty)
        let aligned = try ToolRun.tolmach(
            ["align", "a.ru.txt", "a.en.txt"] + glossary, in: scene.folder.url)
        #expect(aligned.talk.contains(advice), "\(aligned.talk)")
    }

    @Test("a line break of a text is shown as a space")
    func lineBreaks() throws {
        let scene = try Scene().filled()
        let output = try scene.tolmach("lookup", "Куратор молчал\r\nдевять\nдней.").output
        #expect(output.hasPrefix("Куратор молчал девять дней.\n"), "\(output)")
        let terms = try scene.tolmach("terms", "lookup", "нет\u{2028}такого").output
        #expect(terms == "нет такого: no term\n")
    }
}
