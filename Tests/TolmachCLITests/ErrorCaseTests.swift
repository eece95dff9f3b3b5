import Foundation
import TestSupport
import Testing
import Tolmach

/// Every verb against every exit code that bad input can make it give: one line that says what is
/// wrong and what to do, and nothing lost.
@Suite struct ErrorCaseTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let arguments: String
        let status: Int32
        let says: String

        init(_ arguments: String, _ status: Int32, _ says: String) {
            self.arguments = arguments
            self.status = status
            self.says = says
        }

        var testDescription: String { arguments }
    }

    static let cases = [
        Case(
            "frobnicate", 64,
            "tolmach: there is no command “frobnicate”; tolmach help lists them\n"),
        Case(
            "aling a b", 64,
            "tolmach: there is no command “aling”; did you mean tolmach align?\n"),
        Case("help foo", 64, "tolmach: there is no command “foo”; tolmach help lists them\n"),
        Case(
            "memory inof --json", 64,
            "tolmach: there is no command “memory inof”; did you mean tolmach memory info?\n"),
        Case("help terms x", 64, "no command “terms x”; tolmach help terms lists them\n"),
        Case("look", 64, "did you mean tolmach lookup?"),
        Case("lookup Слово --limit -1", 64, "--limit is a number from 1, as 5"),
        Case("lookup Слово --min -1", 64, "--min is a percentage from 1 to 100, as 70"),
        Case("terms lookup слово --limit -1", 64, "--limit is a number from 1, as 5"),
        Case("memory info --wait -1", 64, "--wait is a number of seconds from 0 to 86400, as 10"),
        Case("align a b --min-confidence -1", 64, "--min-confidence is a number from 0 to 1"),
        Case("init . extra", 64, "tolmach: "),
        Case("init full", 73, "full is a workspace already"),
        Case("init a.ru.txt", 73, "/a.ru.txt is there; choose another folder"),
        Case("init a.ru.txt/below", 73, "/a.ru.txt is there; choose another folder"),
        Case("init filed", 73, "/filed/Memory is there; choose another folder"),

        Case("segment --language русский a.ru.txt", 64, "“русский” is no language tag; write ru\n"),
        Case("segment -l 12 a.ru.txt", 64, "“12” is no language tag; give one as ru, en-GB or"),
        Case("align a.ru.txt a.en.txt -s russian", 64, "“russian” is no language tag; write ru\n"),
        Case("align a.ru.txt a.en.txt -s xx", 64, "“xx” is the tag of no language; give one as"),
        Case("align a.ru.txt a.en.txt -s rus -t ru", 64, "both ru; name two languages"),
        Case("segment --encoding latin-99 a.ru.txt", 65, "no encoding is called latin-99; try"),
        Case(
            "segment missing.txt", 66, "missing.txt: cannot be read: no such file or folder; check"),
        Case(
            "segment \(String(repeating: "a", count: 300)).txt", 74,
            "cannot be read: File name too long; choose a shorter name\n"),
        Case("segment full", 66, "full: cannot be read: it is a folder; name a file"),
        Case("segment empty.txt", 65, "empty.txt: there is no text in it; is it"),
        Case(
            "segment digits.txt", 65,
            "digits.txt: no letters to tell the language by; name it by -l\n"),
        Case(
            "segment basque.txt", 65,
            "basque.txt: its letters are Latin, but which language it is in cannot be told; name"),
        Case(
            "segment long.ru.txt -l en", 65,
            "long.ru.txt: given as en, but its letters are Cyrillic; name its language otherwise"),
        Case("segment tamil.txt", 65, "tamil.txt: its letters do not tell its language; name it"),
        Case("segment binary.bin", 65, "binary.bin: no text but binary data"),
        Case(
            "segment cp1251.txt", 65,
            "cp1251.txt:1: not UTF-8; looks like windows-1251 («Партизаны прятали оружие в…»); "
                + "try --encoding windows-1251"),

        Case("align a.ru.txt", 64, "tolmach: "),
        Case("align - -", 64, "both texts cannot come from standard input; name a file"),
        Case("align a.ru.txt a.en.txt -s ru -t ru", 64, "both ru; name two languages"),
        Case("align a.ru.txt a.en.txt --min-confidence 2", 64, "from 0 to 1"),
        Case(
            "align a.ru.txt a.en.txt --add --document= --workspace full", 64,
            "tolmach: Missing value"),
        Case(
            "align a.ru.txt a.en.txt --add --document \u{A0} --workspace full", 64,
            "--document is empty; give a name"),
        Case("align a.ru.txt a.en.txt --dry-run", 64, "--dry-run belongs to --add; give both"),
        Case("align a.ru.txt a.en.txt --document x", 64, "--document belongs to --add or to TMX;"),
        Case(
            "align a.ru.txt a.en.txt --format tsv --min-confidence 0.5", 64,
            "--min-confidence belongs to --add, the table or the report; give"),
        Case(
            "align a.ru.txt a.en.txt --format docx", 64,
            "Please provide one of the following: table, beads, tsv, json, tmx, html; see"),
        Case("align a.ru.txt a.en.txt --min-confidence 0,8,1", 64, "from 0 to 1, as 0.8"),
        Case("align a.ru.txt a.en.txt --min-confidence nan", 64, "from 0 to 1, as 0.8"),
        Case("align a.ru.txt a.ru.txt", 65, "a.ru.txt: in ru as a.ru.txt is; give the text"),
        Case(
            "align a.ru.txt a.en.txt -s en -t ru --add --workspace full", 65,
            "a.ru.txt: given as en, but its letters are Cyrillic; exchange -s and -t"),
        Case(
            "align a.ru.txt long.en.txt -t uk", 65,
            "long.en.txt: given as uk, but its letters are Latin; name its language otherwise, or"),
        Case(
            "align a.ru.txt long.ru.txt -s ru -t en", 65,
            "long.ru.txt: given as en, but its letters are Cyrillic; name its language otherwise"),
        Case(
            "align a.ru.txt digits.txt", 65,
            "digits.txt: no letters to tell the language by; name it by -s or -t\n"),
        Case(
            "align a.ru.txt basque.txt", 65,
            "which language it is in cannot be told; name it by -s or -t\n"),
        Case(
            "align cp1251.txt a.en.txt --encoding koi8-r", 65,
            "cp1251.txt: reads like windows-1251 («Партизаны прятали оружие в…») rather than koi8-r; "
                + "give --encoding windows-1251\n"),
        Case("align cp1251.txt a.en.txt --encoding latin1", 65, "rather than latin1; give"),
        Case("segment cp1251.txt --encoding utf-16", 65, "rather than utf-16; give"),
        Case("align a.ru.txt empty.txt", 65, "empty.txt: there is no text in it"),
        Case("align a.ru.txt missing.txt", 66, "missing.txt: cannot be read"),
        Case("align page.html a.en.txt", 65, "page.html: it is HTML, not plain text; save it"),
        Case("align a.ru.txt a.en.txt --add", 66, "no workspace at or above"),
        Case("align a.ru.txt a.en.txt --glossary missing.tsv", 66, "missing.tsv: cannot be read"),
        Case("align a.ru.txt a.en.txt --glossary nocolumn.ru-en.tsv", 65, "no column “target”"),
        Case("align a.ru.txt a.en.txt -o nowhere/x.tsv", 73, "nowhere/x.tsv: cannot be written"),
        Case("align a.ru.txt a.en.txt -o /dev/full", 74, "/dev/full: cannot be written: the disk"),
        Case(
            "align a.ru.txt a.en.txt --add --workspace full --memory damaged.tolmach", 65,
            "damaged.tolmach: "),

        Case("import --workspace full", 64, "tolmach: "),
        Case(
            "import a.tmx --workspace full --on-duplicate maybe", 64, "“maybe” is no policy; give"),
        Case("import a.tmx --workspace full -s ru -t RU", 64, "name two languages"),
        Case("import a.tmx", 66, "no workspace at or above"),
        Case("import missing.tmx --workspace full", 66, "missing.tmx: cannot be read"),
        Case("import a.tmx --workspace nowhere", 66, "nowhere is no workspace; make one"),
        Case("import broken.tmx --workspace full", 65, "broken.tmx:2:"),
        Case("import page.html --workspace full", 65, "page.html:1:"),
        Case("import empty.txt --workspace full", 65, "empty.txt: there is nothing in it"),
        Case("import binary.bin --workspace full", 65, "binary.bin: "),
        Case("import three.tmx --workspace full", 65, "choose two by -s and -t"),
        Case(
            "import nameless.tmx --workspace full", 65,
            "nameless.tmx: 2 variants without a language, the others are EN-GB (2); write"),
        Case(
            "import unnamed.tmx --workspace full", 65,
            "unnamed.tmx: 4 variants without a language, and no other; write xml:lang into"),
        Case(
            "import monoglot.tmx --workspace full", 65,
            "monoglot.tmx: all variants are in one language, RU (4); write xml:lang into its"),
        Case(
            "import a.tmx --memory foreign.tolmach", 65, "foreign.tolmach: not a memory of tolmach"),
        Case(
            "import a.tmx --memory main --memory b.tolmach --workspace full", 65,
            "tolmach: several memories were named; name the one to write to"),
        Case("lookup -5° --workspace full", 64, "'-5°'; write -- before a text that begins with"),
        Case("import a.tmx --memory ./a.ru.txt", 65, "a.ru.txt: not a memory of tolmach"),
        Case("import a.tmx --memory nowhere/x.tolmach", 73, "nowhere/x.tolmach: cannot be made"),
        Case("import a.tmx --memory other --workspace full", 66, "no memory is called other; "),

        Case("export - --json --workspace full", 64, "name a file to get the report"),
        Case(
            "export --where color=red --workspace full", 64, "a unit has no “color”; the keys are"),
        Case("export --where created>soon --workspace full", 64, "“soon” is no date; give it as"),
        Case(
            "export full/Memory/main.tolmach --workspace full", 64, "or has the name of one; name"),
        Case("align a.ru.txt a.en.txt -o x.xlsx", 64, "x.xlsx: xlsx is not written; name the"),
        Case("align a.ru.txt a.en.txt -o x.tolmach", 64, "or has the name of one; name"),
        Case(
            "align a.ru.txt a.en.txt --add --memory ./mem.db -o ./mem.db", 64,
            "mem.db is a memory, or has the name of one; name"),
        Case("export", 66, "no workspace at or above"),
        Case("export --memory missing.tolmach", 66, "missing.tolmach: no such memory; check"),
        Case("export --memory damaged.tolmach", 65, "damaged.tolmach: "),
        Case("export --memory foreign.tolmach", 65, "not a memory of tolmach"),
        Case(
            "export x.csv --workspace full", 64,
            "x.csv: csv is not written; write to a .tsv, which spreadsheets open too\n"),
        Case("export x.DOCX --workspace full", 64, "x.DOCX: docx is not written; name"),
        Case("export x.json --workspace full", 64, "x.json: json is not written; name"),
        Case("export nowhere/x.tmx --workspace full", 73, "nowhere/x.tmx: cannot be written"),
        Case("export full --workspace full", 73, "full: cannot be written: it is a folder"),
        Case("export /dev/full --workspace full", 74, "/dev/full: cannot be written: the disk"),

        Case("lookup Слово --min 0 --workspace full", 64, "--min is a percentage from 1 to 100"),
        Case("lookup Слово --where color=red --workspace full", 64, "a unit has no “color”; the"),
        Case("lookup Слово --input a.ru.txt --workspace full", 64, "give it alone"),
        Case(
            "lookup --input a.ru.txt --bogus x --workspace full", 64,
            "Unknown option '--bogus'; see"),
        Case(
            "lookup Слово --encoding koi8-r --workspace full", 64,
            "--encoding belongs to --input and standard input; leave it out"),
        Case("lookup Слово", 66, "no workspace at or above"),
        Case("lookup Слово --memory missing.tolmach", 66, "missing.tolmach: no such memory"),
        Case("lookup Слово --memory damaged.tolmach", 65, "damaged.tolmach: "),
        Case("lookup --input missing.txt --workspace full", 66, "missing.txt: cannot be read"),
        Case("lookup --input cp1251.txt --workspace full", 65, "looks like windows-1251"),
        Case("lookup Ничего похожего здесь нет. --workspace full", 1, ""),

        Case("terms lookup", 64, "tolmach: "),
        Case("terms lookup \u{A0} --glossary terms.ru-en.tsv", 64, "a text is empty; give"),
        Case("terms lookup слово", 66, "no workspace at or above"),
        Case("terms lookup слово --glossary missing.ru-en.tsv", 66, "missing.ru-en.tsv: cannot"),
        Case("terms lookup слово --glossary nocolumn.ru-en.tsv", 65, "nocolumn.ru-en.tsv:1: no"),
        Case(
            "terms lookup слово --glossary cp1251.ru-en.tsv", 65,
            "cp1251.ru-en.tsv:2:1: not UTF-8, looks like windows-1251 («Партизаны прятали оружие "
                + "в…»); save the glossary as UTF-8\n"),
        Case(
            "align a.ru.txt a.en.txt --workspace cp1251", 65,
            "; save the glossary as UTF-8, or move it out of Glossaries\n"),
        Case("terms lookup ничегопохожего --glossary terms.ru-en.tsv", 1, ""),

        Case("memory info", 66, "no workspace at or above"),
        Case("memory info --memory missing.tolmach", 66, "missing.tolmach: no such memory"),
        Case("memory info --memory damaged.tolmach", 65, "damaged.tolmach: "),
        Case("memory verify --memory foreign.tolmach", 65, "not a memory of tolmach"),
        Case("memory rebuild --memory missing.tolmach", 66, "missing.tolmach: no such memory"),
        Case("memory info --workspace escaping", 65, "cannot be the name of a memory; mend"),
        Case("memory info --workspace heavy", 65, "is not from 0 to 100; mend the file"),
        Case("memory info --workspace notatag", 65, "“not a tag!” is no language tag; mend the"),
        Case("memory info --workspace onelanguage", 65, "source and target are both ru; mend the"),
        Case("memory info --workspace badsettings", 65, "it is not JSON; mend the file"),
        Case("memory info --workspace newsettings", 65, "written by a later version"),
    ]

    @Test("tells bad input in one line, with its exit code", arguments: cases)
    func refuses(example: Case) throws {
        let scene = try Self.scene()
        let arguments = example.arguments.split(separator: " ").map(String.init)
        let before = try Self.contents(of: scene)
        let run = try ToolRun.tolmach(arguments, in: scene.folder.url)
        #expect(run.status == example.status, "\(run.talk)\(run.output)")
        let lines = run.talk.split(separator: "\n")
        #expect(example.says.isEmpty || run.talk.contains(example.says), "\(run.talk)")
        if example.status >= 64, !example.says.isEmpty {
            let errors = lines.filter {
                !$0.contains("taken for") && !$0.hasPrefix("no lexicon for")
            }
            #expect(errors.count == 1, "\(run.talk)")
        }
        #expect(try Self.contents(of: scene) == before, "nothing is changed by what is refused")
    }

    @Test(
        "a full standard output is an error of output",
        arguments: [
            "segment a.ru.txt", "align a.ru.txt a.en.txt --format beads", "export",
            "lookup Куратор", "terms lookup куратор", "memory info", "memory verify --json",
        ])
    func fullOutput(command: String) throws {
        let scene = try Scene().filled()
        _ = try scene.folder.write(Scene.glossary, to: "Glossaries/terms.ru-en.tsv")
        let run = try ToolRun.run(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", "\(ToolRun.tool.path) \(command) > /dev/full"], in: scene.folder.url)
        #expect(run.status == 74, "\(run.talk)")
        #expect(run.talk.contains("; ") || run.talk.contains("standard output"))
    }

    private static func scene() throws -> Scene {
        let scene = try Scene()
        let folder = scene.folder
        try scene.writeTMX("a.tmx", units: 3)
        try scene.tolmach("init", "full")
        try scene.tolmach("import", "a.tmx", "--workspace", "full")
        _ = try folder.write(Scene.russian + Scene.russian, to: "long.ru.txt")
        _ = try folder.write(Scene.english + Scene.english, to: "long.en.txt")
        _ = try folder.write(" \n\t\n", to: "empty.txt")
        _ = try folder.write("12 345 — 6\n", to: "digits.txt")
        _ = try folder.write(
            "Kaixo mundua. Zer moduz zaude gaur goizean? Ni hemen nago.\n", to: "basque.txt")
        _ = try folder.write("வணக்கம் உலகம்.\n", to: "tamil.txt")
        _ = try folder.write([0x7F, 0x45, 0, 1, 2, 3], to: "binary.bin")
        let cyrillic = "Партизаны прятали оружие в подвале старого дома, а куратор молчал.\n"
        let bytes = [UInt8](try #require(cyrillic.data(using: .windowsCP1251)))
        _ = try folder.write(bytes, to: "cp1251.txt")
        _ = try folder.write(
            Array("source\ttarget\n".utf8) + bytes, to: "cp1251.ru-en.tsv")
        _ = try folder.write("", to: "filed/Memory")
        try scene.tolmach("init", "cp1251")
        try FileManager.default.copyItem(
            atPath: folder.file("cp1251.ru-en.tsv"),
            toPath: folder.file("cp1251/Glossaries/cp1251.ru-en.tsv"))
        _ = try folder.write("source\tnote\nкот\tcat\n", to: "nocolumn.ru-en.tsv")
        _ = try folder.write("<tmx version=\"1.4\"><body>\n<tu></tmx>", to: "broken.tmx")
        _ = try folder.write("<html><body>Нет</body></html>", to: "page.html")
        let units = ["fr", "es", "de"].map {
            "<tuv xml:lang=\"\($0)\"><seg>\($0)</seg></tuv>"
        }.joined()
        _ = try folder.write(
            "<tmx version=\"1.4\"><header srclang=\"*all*\"/><body><tu>\(units)</tu></body></tmx>",
            to: "three.tmx")
        let sides = [
            ("nameless.tmx", "", " xml:lang=\"EN-GB\""), ("unnamed.tmx", "", ""),
            ("monoglot.tmx", " xml:lang=\"RU\"", " xml:lang=\"RU\""),
        ]
        for (name, source, target) in sides {
            let unit =
                "<tu><tuv\(source)><seg>a</seg></tuv><tuv\(target)><seg>b</seg></tuv></tu>"
            _ = try folder.write(
                "<tmx version=\"1.4\"><header srclang=\"RU\"/><body>\(unit)\(unit)</body></tmx>",
                to: name)
        }
        _ = try folder.write(Array("SQLite format 3\u{0}".utf8), to: "damaged.tolmach")
        try Data(repeating: 7, count: 8000).write(
            to: URL(fileURLWithPath: folder.file("foreign.tolmach")))
        func settings(_ name: String, _ penalty: String, languages: String = "") -> String {
            """
            {"format": 1, \(languages)"memories": [
              {"name": "\(name)", "priority": 1, "penalty": \(penalty), "writes": true}]}
            """
        }
        _ = try folder.write(settings("../../x", "0"), to: "escaping/tolmach.json")
        _ = try folder.write(settings("x", "1e300"), to: "heavy/tolmach.json")
        _ = try folder.write(
            settings("x", "0", languages: "\"sourceLanguage\": \"not a tag!\", "),
            to: "notatag/tolmach.json")
        _ = try folder.write(
            settings(
                "x", "0", languages: "\"sourceLanguage\": \"ru\", \"targetLanguage\": \"RU\", "),
            to: "onelanguage/tolmach.json")
        _ = try folder.write("{ format: 1", to: "badsettings/tolmach.json")
        _ = try folder.write("{\"format\": 99, \"memories\": []}", to: "newsettings/tolmach.json")
        return scene
    }

    /// All files with their bytes, but for those that SQLite keeps for its readers.
    private static func contents(of scene: Scene) throws -> [String: Data] {
        let root = scene.folder.url
        var contents: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
        where !path.hasSuffix("-shm") && !path.hasSuffix("-wal") {
            contents[path] = (try? Data(contentsOf: root.appendingPathComponent(path))) ?? Data()
        }
        return contents
    }
}
