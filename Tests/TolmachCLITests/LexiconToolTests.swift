import Foundation
import TestSupport
import Testing

/// The lexicon commands, and what align says of lexicons.
@Suite struct LexiconToolTests {
    private static func scene() throws -> (scene: Scene, environment: [String: String]) {
        let scene = try Scene()
        _ = try DictdFixture.freeDict.write(to: scene.folder, as: "dictd/freedict-eng-rus")
        return (scene, ["TOLMACH_DICTIONARIES": scene.folder.file("dictd")])
    }

    @Test("align compiles a dictionary once, and says what it did")
    func align() throws {
        let (scene, environment) = try Self.scene()
        for expected in ["compiling freedict-eng-rus (English-Russian), once\n", ""] {
            let run = try scene.tolmach(
                "align", "a.ru.txt", "a.en.txt", "-s", "ru", "-t", "en", "--format", "beads",
                environment: environment)
            #expect(run.status == 0)
            #expect(
                run.talk == expected
                    + "freedict-eng-rus: 9 pairs; 3 stand in both texts and touch 2 of 5 segments"
                    + " and 2 of 5\n")
        }
        let quiet = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "-q", "--format", "beads", environment: environment)
        #expect(quiet.talk == "")
    }

    @Test("align says once that there is no lexicon")
    func none() throws {
        let run = try Scene().tolmach("align", "a.ru.txt", "a.en.txt", "-s", "ru", "-t", "en")
        #expect(
            run.talk
                == "no lexicon for ru and en, so words are learned from the two texts alone; install"
                + " a dictionary of FreeDict, or use tolmach lexicon import\n")
    }

    @Test("the pairs of glossaries are told as a source of their own")
    func glossaries() throws {
        let (scene, environment) = try Self.scene()
        let arguments = [
            "align", "a.ru.txt", "a.en.txt", "-s", "ru", "-t", "en", "--glossary",
            "terms.ru-en.tsv", "--format", "beads",
        ]
        let alone = try ToolRun.tolmach(arguments, in: scene.folder.url)
        #expect(
            alone.talk
                == "no lexicon for ru and en, so words are learned from the two texts and 2 pairs of"
                + " the glossaries alone; install a dictionary of FreeDict, or use tolmach lexicon"
                + " import\n")
        let both = try ToolRun.tolmach(
            arguments, in: scene.folder.url, environment: environment)
        #expect(
            both.talk.hasSuffix(
                "freedict-eng-rus: 9 pairs; 3 stand in both texts and touch 2 of 5 segments and 2 of"
                    + " 5; glossaries: 2 pairs\n"), "\(both.talk)")
    }

    @Test("where no temporary file can be made, it is told what names the folder")
    func temporaryFolder() throws {
        let scene = try Scene()
        try scene.writeTMX("one.tmx", units: 2)
        let arguments = ["lexicon", "train", "one.tmx"]
        let run = try ToolRun.tolmach(
            arguments, in: scene.folder.url,
            environment: ["TMPDIR": scene.folder.file("nowhere")])
        #expect(run.status == 73)
        #expect(
            run.talk == scene.folder.file("nowhere")
                + ": no temporary file can be made in it: No such file or directory; name another"
                + " folder by TMPDIR\n")
        let empty = try ToolRun.tolmach(
            arguments, in: scene.folder.url, environment: ["TMPDIR": ""])
        #expect(empty.talk.contains("2 units are too few to learn from"), "\(empty.talk)")
    }

    @Test("a dictionary that cannot be used is told, and the alignment goes on")
    func broken() throws {
        let (scene, environment) = try Self.scene()
        _ = try scene.folder.write("x\tA\n", to: "dictd/freedict-rus-eng.index")
        let run = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "-s", "ru", "-t", "en", environment: environment)
        #expect(run.status == 0)
        #expect(run.talk.contains("freedict-rus-eng.index:1: no row of dictd's index: 2 cells"))
        #expect(run.talk.contains("\nfreedict-eng-rus: 9 pairs; "), "\(run.talk)")
        #expect(!run.talk.contains("compiling freedict-rus-eng"))
    }

    @Test("a table is read by the encoding that is told")
    func encoding() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let table = try #require("дом\thouse\nночь\tnight\n".data(using: .windowsCP1251))
        _ = try scene.folder.write([UInt8](table), to: "words.ru-en.tsv")
        let plain = try scene.tolmach("lexicon", "import", "words.ru-en.tsv")
        #expect(plain.status == 65, "\(plain.talk)")
        #expect(plain.talk.contains("or name the encoding of a word list by --encoding\n"))
        let told = try scene.tolmach(
            "lexicon", "import", "words.ru-en.tsv", "--encoding", "windows-1251")
        #expect(told.status == 0)
        #expect(told.talk.hasPrefix("words.ru-en.tsv: 2 pairs ru to en; "), "\(told.talk)")
        let written = try String(
            contentsOfFile: scene.folder.file("Lexicons/words.ru-en.tsv"), encoding: .utf8)
        #expect(written.contains("дом\thouse\t"))
        let wrong = try scene.tolmach(
            "lexicon", "import", "words.ru-en.tsv", "--encoding", "utf-16", "--replace")
        #expect(wrong.status == 65 && wrong.talk.hasPrefix("words.ru-en.tsv:"), "\(wrong.talk)")
        let row = try #require("дом\n".data(using: .windowsCP1251))
        _ = try scene.folder.write([UInt8](row), to: "row.ru-en.tsv")
        let short = try scene.tolmach(
            "lexicon", "import", "row.ru-en.tsv", "--encoding", "windows-1251")
        #expect(short.talk.hasPrefix("row.ru-en.tsv:1: 1 cell where"), "\(short.talk)")
    }

    @Test("a glossary whose columns are exchanged is told")
    func exchangedGlossary() throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            "source\ttarget\nhandler\tкуратор\npartisan\tпартизан\n", to: "turned.ru-en.tsv")
        for (file, isTold) in [("turned.ru-en.tsv", true), ("terms.ru-en.tsv", false)] {
            let run = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--glossary", file)
            #expect(run.status == 0)
            #expect(
                run.talk.contains("\(file): its sources have the letters of en, its targets those")
                    == isTold, "\(run.talk)")
        }
    }

    @Test("a table is imported into the workspace, told by info, and used by align")
    func importing() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        _ = try scene.folder.write("дом\thouse\nночь\tnight\t0.5\n", to: "words.tsv")
        let run = try scene.tolmach("lexicon", "import", "words.tsv", "-s", "ru", "-t", "en")
        #expect(run.status == 0)
        #expect(run.talk == "words.tsv: 2 pairs ru to en; written to Lexicons/words.ru-en.tsv\n")
        let info = try scene.tolmach("lexicon", "info")
        #expect(
            info.output == "words  ru to en, 2 pairs, workspace, Lexicons/words.ru-en.tsv\n")
        let beads = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--format", "beads")
        #expect(
            beads.talk.contains("words: 2 pairs; 2 stand in both texts and touch 2 of 5 segments"))
        let again = try scene.tolmach("lexicon", "import", "words.tsv", "-s", "ru", "-t", "en")
        #expect(again.status == 73)
        #expect(
            again.talk == scene.folder.file("Lexicons/words.ru-en.tsv")
                + ": is there already; give --replace, or another name by --name\n"
                || again.talk.hasSuffix("give --replace, or another name by --name\n"))
        let replaced = try scene.tolmach(
            "lexicon", "import", "-", "-s", "ru", "-t", "en", "--name", "words", "--replace",
            input: "кот\tcat\n")
        #expect(
            replaced.talk == "standard input: 1 pair ru to en; written to"
                + " Lexicons/words.ru-en.tsv in place of the older one\n")
    }

    @Test("a dictionary is imported, without a workspace into the user's folder")
    func importingDictionary() throws {
        let (scene, _) = try Self.scene()
        let run = try scene.tolmach("lexicon", "import", "dictd/freedict-eng-rus.dict", "--json")
        #expect(run.status == 0, "\(run.talk)")
        let object = try #require(try run.objects().first)
        #expect(object["pairs"] as? Int == 6 && object["articles"] as? Int == 4)
        #expect(
            FileManager.default.fileExists(
                atPath: scene.folder.file("none/tolmach/Lexicons/freedict-eng-rus.en-ru.tsv")))
        let info = try scene.tolmach("lexicon", "info")
        #expect(info.output.contains("freedict-eng-rus  en to ru, 9 pairs, user, "))
    }

    @Test("train learns from the memory, and align uses it")
    func train() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let words = [("кот", "cat"), ("дом", "house"), ("лес", "forest"), ("снег", "snow")]
        var units = ""
        for number in 0..<40 {
            let (one, other) = (words[number % 4], words[(number / 4 + number + 1) % 4])
            units += "<tu><tuv xml:lang=\"ru\"><seg>\(one.0) \(number) \(other.0)</seg></tuv>"
            units += "<tuv xml:lang=\"en\"><seg>\(other.1) \(number) \(one.1)</seg></tuv></tu>"
        }
        _ = try scene.folder.write(
            "<tmx version=\"1.4\"><header srclang=\"ru\"/><body>\(units)</body></tmx>",
            to: "m.tmx")
        #expect(try scene.tolmach("import", "m.tmx").status == 0)
        let tried = try scene.tolmach("lexicon", "train", "--dry-run")
        #expect(tried.talk.hasSuffix(" from 40 units; nothing was written\n"), "\(tried.talk)")
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("Lexicons")))
        let run = try scene.tolmach("lexicon", "train", "m.tmx", "--json")
        #expect(run.status == 0, "\(run.talk)")
        #expect(try run.objects().first?["units"] as? Int == 40)
        let table = try String(
            contentsOfFile: scene.folder.file("Lexicons/trained.ru-en.tsv"), encoding: .utf8)
        for (russian, english) in words { #expect(table.contains("\(russian)\t\(english)\t")) }
        #expect(try scene.tolmach("lexicon", "info").output.hasPrefix("trained  ru to en, "))
        #expect(
            try scene.tolmach("align", "a.ru.txt", "a.en.txt").talk.contains("\ntrained: "))
    }

    @Test("info finds nothing where there is no lexicon")
    func noneFound() throws {
        let scene = try Scene()
        let found = try scene.tolmach("lexicon", "info", "-s", "ja", "-t", "ko")
        #expect(found.status == 1 && found.output.isEmpty)
        #expect(found.talk.contains("no lexicon for ja and ko"), "\(found.talk)")
    }

    @Test("a table whose name does not tell its languages is told by align and by info")
    func misnamed() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        _ = try scene.folder.write("дом\thouse\n", to: "Lexicons/zz.tsv")
        let line = "Lexicons/zz.tsv: which languages? name the file as NAME.ru-en.tsv\n"
        for arguments in [["align", "a.ru.txt", "a.en.txt"], ["lexicon", "info"]] {
            let run = try ToolRun.tolmach(arguments, in: scene.folder.url)
            #expect(run.talk.components(separatedBy: line).count == 2, "\(run.talk)")
        }
        let without = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--no-dictionary")
        #expect(!without.talk.contains("zz.tsv"), "\(without.talk)")
    }

    @Test("terms of other letters are no reason to refuse a table")
    func foreignTerms() throws {
        let scene = try Scene()
        for (text, source, target) in [
            ("β\tбета\n", "en", "ru"), ("Windows\tWindows\nLinux kernel\tLinux\n", "ru", "en"),
        ] {
            let run = try scene.tolmach(
                "lexicon", "import", "-", "-s", source, "-t", target, "--name", "t", "--dry-run",
                input: text)
            #expect(run.status == 0, "\(run.talk)")
        }
    }

    @Test(
        "what is wrong is told in one line with what to do",
        arguments: [
            ("lexicon import words.tsv", 65 as Int32, "words.tsv: its name does not tell two"),
            ("lexicon import cut.index --encoding koi8-r", 64, "--encoding belongs to a table;"),
            ("lexicon import none.tsv", 66, "none.tsv: cannot be read: no such file"),
            (
                "lexicon import turned.ru-en.tsv", 65,
                "turned.ru-en.tsv: its sources are given as ru, but their letters are Latin;"
                    + " give -s en -t ru\n"
            ),
            (
                "lexicon import some.ru-en.tsv -s de -t fr --name dd", 65,
                "some.ru-en.tsv: its sources are given as de, but their letters are Cyrillic;"
                    + " name its languages otherwise\n"
            ),
            ("lexicon import none.ru-en.tsv", 66, "none.ru-en.tsv: cannot be read: no such file"),
            ("lexicon import bad.ru-en.tsv", 65, "bad.ru-en.tsv:2: 1 cell where source, target"),
            ("lexicon import strong.ru-en.tsv", 65, "strong.ru-en.tsv:1: “7” is no strength"),
            ("lexicon import koi.ru-en.tsv", 65, "koi.ru-en.tsv:1: not UTF-8, looks like"),
            ("lexicon import cut.dict.dz -s en -t ru", 65, "cut.index: an article of 9 bytes at 9"),
            ("lexicon import words.tsv -s ru -t en --name a/b", 64, "“a/b” cannot be the name"),
            ("lexicon import - -s ru -t en", 64, "a lexicon from standard input has no name"),
            ("lexicon train none.tmx", 66, "none.tmx: cannot be read"),
            ("lexicon train words.tsv", 65, "words.tsv:1:"),
            ("lexicon train one.tmx", 65, "2 units are too few to learn from"),
            ("lexicon train one.tmx -s de -t fr", 66, "no units between de and fr"),
            ("lexicon train", 66, "no workspace at or above"),
            (
                "align a.ru.txt a.en.txt --format tsv -o Lexicons/own.ru-en.tsv", 64,
                "Lexicons/own.ru-en.tsv is a lexicon"
            ),
            ("lexicon inf", 64, "did you mean tolmach lexicon info?"),
        ])
    func refuses(arguments: String, status: Int32, says: String) throws {
        let scene = try Scene()
        _ = try scene.folder.write("дом\thouse\n", to: "words.tsv")
        _ = try scene.folder.write("дом\thouse\nкот\n", to: "bad.ru-en.tsv")
        _ = try scene.folder.write(
            "дом\thouse\nмаяк\tlighthouse\nсторож\tkeeper\n", to: "some.ru-en.tsv")
        _ = try scene.folder.write("дом\thouse\t7\n", to: "strong.ru-en.tsv")
        _ = try scene.folder.write(
            [0xC4, 0xCF, 0xCD, 0x20, 0xC9, 0x20, 0xCB, 0xCF, 0xD4, 0x09, 0x61, 0x0A],
            to: "koi.ru-en.tsv")
        _ = try scene.folder.write("word\tJ\tJ\n", to: "cut.index")
        _ = try scene.folder.write("word\n", to: "cut.dict.dz")
        _ = try scene.folder.write("house\tдом\ncat PC\tкот ПК\n", to: "turned.ru-en.tsv")
        try scene.writeTMX("one.tmx", units: 2)
        if arguments.hasPrefix("align") {
            try scene.tolmach("init")
            _ = try scene.folder.write("дом\thouse\n", to: "Lexicons/own.ru-en.tsv")
        }
        let run = try ToolRun.tolmach(
            arguments.split(separator: " ").map(String.init), in: scene.folder.url)
        #expect(run.status == status, "\(run.talk)")
        #expect(run.talk.contains(says), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
        #expect(run.talk.contains(";"), "\(run.talk)")
    }
}
