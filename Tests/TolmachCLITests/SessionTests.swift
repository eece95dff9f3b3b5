import Foundation
import TestSupport
import Testing

/// What a translator does, from an empty folder on, with the real binary.
@Suite struct SessionTests {
    @Test("aligns, remembers, finds again and exports")
    func wholeWay() throws {
        let scene = try Scene()
        #expect(try scene.tolmach("init").status == 0)
        // Of so short a text the aligner is never sure.
        let aligned = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "0.3")
        #expect(aligned.status == 0)
        #expect(aligned.talk.contains("added 5 units of a.ru.txt to Memory/main.tolmach"))

        let exact = try scene.tolmach("lookup", "Куратор молчал девять дней.", "--json")
        let match = try #require(
            (exact.objects().first?["matches"] as? [[String: Any]])?.first)
        #expect(match["kind"] as? String == "exact")
        #expect(match["target"] as? String == "The handler was silent for nine days.")

        let fuzzy = try scene.tolmach("lookup", "Куратор молчал восемь дней.", "--explain")
        #expect(fuzzy.status == 0)
        #expect(fuzzy.output.contains("[-девять-]{+восемь+}"))
        // молчал 8 + куратор 8 + девять/восемь 8 + дней 6 + stop 1; a word of 6 letters changed.
        #expect(fuzzy.output.contains("weights 31 and 31; S = 8, B = 8; D = (8 + 8) / 2 = 8"))
        #expect(fuzzy.output.contains("1 - D / 31 = 74.19 %"))

        let export = try scene.tolmach("export", "out.tmx")
        #expect(export.talk == "wrote 5 units to out.tmx\n")
        #expect(try scene.tolmach("import", "out.tmx").talk.contains("0 added, 5 there already"))
        #expect(try scene.tolmach("memory", "verify").output == "main  sound\n")
    }

    @Test("the context of a document makes a match more than exact")
    func context() throws {
        let scene = try Scene().filled()
        let segments = try scene.tolmach("segment", "a.ru.txt").output
        let path = try scene.folder.write(segments, to: "segments.txt")
        let answers = try scene.tolmach("lookup", "--input", path).objects()
        #expect(answers.count == 5)
        for answer in answers {
            let match = try #require((answer["matches"] as? [[String: Any]])?.first)
            #expect(match["kind"] as? String == "context", "\(answer)")
            #expect(match["percent"] as? Int == 101)
            #expect(match["source"] as? String == answer["query"] as? String)
        }
        let alone = try scene.tolmach(
            "lookup", "Куратор молчал девять дней.", "--previous", "Другое.", "--json"
        ).objects()
        let match = (alone.first?["matches"] as? [[String: Any]])?.first
        #expect(match?["kind"] as? String == "exact")
    }

    @Test("adding an alignment again replaces the document's units")
    func again() throws {
        let scene = try Scene().filled()
        _ = try scene.folder.write(
            Scene.russian.replacing("девять", with: "десять"), to: "a.ru.txt")
        let talk = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "0"
        ).talk
        #expect(talk.contains("older unit"), "\(talk)")
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 5)
        #expect(
            try scene.tolmach("lookup", "Куратор молчал девять дней.", "--min", "100").status == 1)
    }

    @Test("a document of the same name with quite other units is not replaced unasked")
    func foreignDocument() throws {
        let scene = try Scene().filled()
        _ = try scene.folder.write("Совсем другое. Ничего общего.\n", to: "b/a.ru.txt")
        _ = try scene.folder.write("Something else. Nothing shared.\n", to: "b/a.en.txt")
        let elsewhere = try scene.tolmach(
            "align", "b/a.ru.txt", "b/a.en.txt", "--add", "--min-confidence", "0")
        #expect(elsewhere.status == 0, "a folder of the workspace is part of the name")
        #expect(elsewhere.talk.contains("of b/a.ru.txt to"), "\(elsewhere.talk)")
        let outside = try Scene()
        _ = try outside.folder.write("Третий текст. Снова другой.\n", to: "a.ru.txt")
        _ = try outside.folder.write("A third text. Other again.\n", to: "a.en.txt")
        let arguments = [
            "align", outside.folder.file("a.ru.txt"), outside.folder.file("a.en.txt"), "--add",
            "--min-confidence", "0",
        ]
        let refused = try ToolRun.tolmach(arguments, in: scene.folder.url)
        #expect(refused.status == 65, "\(refused.talk)")
        #expect(refused.talk.contains("another document a.ru.txt with 5 units; name this one"))
        let asked = try ToolRun.tolmach(
            arguments + ["--document", "a.ru.txt"], in: scene.folder.url)
        #expect(asked.talk.contains("5 older units of the document removed"), "\(asked.talk)")
    }

    @Test("another text takes no document's place because the memory has it under another name")
    func foreignDocumentKnownElsewhere() throws {
        let scene = try Scene().filled()
        let outside = try Scene()
        let texts = [
            ("ru", "Третий текст. Снова другой.\n"), ("en", "A third text. Other again.\n"),
        ]
        for (language, text) in texts {
            _ = try scene.folder.write(text, to: "q.\(language).txt")
            _ = try outside.folder.write(text, to: "a.\(language).txt")
        }
        let added = try scene.tolmach(
            "align", "q.ru.txt", "q.en.txt", "--add", "--min-confidence", "0")
        #expect(added.status == 0, "\(added.talk)")
        let refused = try scene.tolmach(
            "align", outside.folder.file("a.ru.txt"), outside.folder.file("a.en.txt"), "--add",
            "--min-confidence", "0", "-o", "keep.tsv")
        #expect(refused.status == 65, "\(refused.talk)")
        #expect(!refused.talk.contains("wrote"), "\(refused.talk)")
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("keep.tsv")))
        #expect(refused.talk.contains("another document a.ru.txt with 5 units; name this one"))
    }

    @Test("an alignment of which nothing is sure enough changes nothing")
    func nothingSure() throws {
        let scene = try Scene().filled()
        let run = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "1")
        #expect(run.status == 0 && run.talk.contains("added nothing"), "\(run.talk)")
        let rehearsal = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "0", "--dry-run")
        #expect(rehearsal.talk.contains("would add 0 units"), "\(rehearsal.talk)")
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 5)
    }

    @Test("the form of an alignment follows the name of its file")
    func formByName() throws {
        let scene = try Scene()
        for (name, start) in [
            ("a.tmx", "<?xml"), ("a.tsv", "number\tsource"), ("a.json", "{\"confidence\""),
            ("a.beads", "[0]:[0]"), ("a.txt", "#"), ("A.TSV", "number\tsource"),
        ] {
            let run = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "-o", name)
            #expect(run.status == 0, "\(run.talk)")
            #expect(
                run.talk.contains(" in the form ") == (name == "a.txt"), "said where not named")
            let text = try String(contentsOfFile: scene.folder.file(name), encoding: .utf8)
            #expect(text.hasPrefix(start), "\(name): \(text.prefix(40))")
        }
        let filled = try scene.filled()
        #expect(try filled.tolmach("export", "b.TSV").talk == "wrote 5 units to b.TSV\n")
        #expect(try filled.tolmach("export", "b").talk == "wrote 5 units to b in the form tmx\n")
        #expect(
            try filled.tolmach("export", "b.csv", "--format", "tsv").talk
                == "wrote 5 units to b.csv in the form tsv\n")
    }

    @Test("a memory is never replaced by an output, under whatever name")
    func guardedMemory() throws {
        let scene = try Scene().filled()
        let memory = scene.folder.file("Memory/main.tolmach")
        try FileManager.default.createSymbolicLink(
            atPath: scene.folder.file("link.tmx"), withDestinationPath: memory)
        try FileManager.default.linkItem(atPath: memory, toPath: scene.folder.file("hard.tmx"))
        for name in ["link.tmx", "hard.tmx"] {
            #expect(try scene.tolmach("export", name).status == 64)
            #expect(try scene.tolmach("align", "a.ru.txt", "a.en.txt", "-o", name).status == 64)
        }
        #expect(try scene.tolmach("export", "x.tmx", "--memory", "./hard.tmx").status == 0)
        #expect(try scene.tolmach("export", "hard.tmx", "--memory", "./hard.tmx").status == 64)
        #expect(try scene.tolmach("align", "a.ru.txt", "a.en.txt", "-o", "a.ru.txt").status == 64)
        #expect(try scene.tolmach("export", "tolmach.json").status == 64)
        #expect(try scene.tolmach("memory", "verify").status == 0)
    }

    @Test("settings, glossaries and named memories are never replaced by an output")
    func guardedFiles() throws {
        let scene = try Scene().filled()
        _ = try scene.folder.write(Scene.glossary, to: "Glossaries/terms.ru-en.tsv")
        try FileManager.default.createSymbolicLink(
            atPath: scene.folder.file("link.json"),
            withDestinationPath: scene.folder.file("tolmach.json"))
        let align = ["align", "a.ru.txt", "a.en.txt"]
        try scene.tolmach("export", "mem.tmx")
        try scene.tolmach("import", "mem.tmx", "--memory", "./mem.db")
        let guarded = [
            align + ["-o", "link.json"], ["export", "link.json"],
            align + ["-o", "Glossaries/terms.ru-en.tsv"], ["export", "Glossaries/terms.ru-en.tsv"],
            align + ["--glossary", "terms.ru-en.tsv", "-o", "terms.ru-en.tsv"],
            align + ["--add", "--memory", "./mem.db", "-o", "./mem.db"],
            align + ["-o", "Memory/main.tolmach-wal"], ["export", "Memory/main.tolmach-journal"],
            align + ["--memory", "./mem.db", "-o", "mem.db-wal"],
        ]
        func contents() throws -> [Data] {
            try ["tolmach.json", "terms.ru-en.tsv", "Glossaries/terms.ru-en.tsv", "mem.db"].map {
                try Data(contentsOf: URL(fileURLWithPath: scene.folder.file($0)))
            }
        }
        let before = try contents()
        for arguments in guarded {
            let run = try ToolRun.tolmach(arguments, in: scene.folder.url)
            #expect(run.status == 64 && run.talk.contains("; name "), "\(arguments): \(run.talk)")
        }
        #expect(try contents() == before)
    }

    @Test("adds to a memory that is named as a file without a workspace")
    func fileAlone() throws {
        let scene = try Scene()
        let run = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--add", "--min-confidence", "0", "--memory",
            "./mem.db")
        #expect(run.status == 0, "\(run.talk)")
        let info = try scene.tolmach("memory", "info", "--json", "--memory", "./mem.db").objects()
        #expect(info.first?["units"] as? Int == 5)
        #expect(
            try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--add", "--memory", "mem").status
                == 66)
    }

    @Test("white space at the edges of a text and of its context counts for nothing")
    func trimmedTexts() throws {
        let scene = try Scene().filled()
        let run = try scene.tolmach(
            "lookup", " Куратор молчал девять дней.\n", "--previous",
            "\u{A0}Партизаны прятали оружие в подвале старого дома. ", "--next",
            "На десятый день пришло сообщение.\t", "--json")
        let answer = try #require(run.objects().first)
        #expect(answer["query"] as? String == "Куратор молчал девять дней.")
        let match = (answer["matches"] as? [[String: Any]])?.first
        #expect(match?["kind"] as? String == "context", "\(run.output)")
    }

    @Test("says of a language that was guessed by what it was")
    func guessedLanguage() throws {
        let scene = try Scene().filled()
        let german = "Der Mann ist nicht mit dem Zug in die Stadt gefahren."
        #expect(
            try scene.tolmach("segment", input: german).talk
                == "standard input: taken for de by its letters and words"
                + " (--language to say otherwise)\n"
                + "no abbreviations of de are known, so it is cut by general rules;"
                + " add some in Abbreviations.de.tsv, or give rules by --srx\n")
        #expect(
            try scene.tolmach("lookup", "The handler was silent for nine days.").talk
                == "taken for en by its letters and words, looked up for ru"
                + " (-s and -t to say otherwise)\n")
    }

    @Test("settings that name one language leave the other side to another one")
    func oneUsualLanguage() throws {
        let scene = try Scene().filled()
        for languages in ["\"sourceLanguage\": \"en\"", "\"targetLanguage\": \"ru\""] {
            _ = try scene.folder.write(
                """
                {"format": 1, \(languages), "memories": [
                  {"name": "main", "priority": 1, "penalty": 0, "writes": true}]}
                """, to: "tolmach.json")
            let run = try scene.tolmach("lookup", "The handler was silent for nine days.")
            #expect(run.status == 0 && run.output.contains("Куратор молчал"), "\(run.output)")
        }
    }

    @Test("reads and writes pipes")
    func pipes() throws {
        let scene = try Scene().filled()
        let segments = try scene.tolmach("segment", input: "Да. Нет.\n\nКонец.")
        #expect(segments.output == "Да.\nНет.\n\nКонец.\n")
        let tmx = try scene.tolmach("export", "-").output
        let other = try Scene()
        try other.tolmach("init")
        #expect(try other.tolmach("import", "-", input: tmx).status == 0)
        #expect(try other.tolmach("export").output == tmx)
        let shell = try ToolRun.run(
            URL(fileURLWithPath: "/bin/bash"),
            ["-c", "\(ToolRun.tool.path) import <(cat)"], in: other.folder.url,
            input: Array(tmx.utf8))
        #expect(shell.status == 0 && shell.talk.contains("0 added, 5 there already"))
        #expect(try scene.tolmach("lookup", input: "Куратор молчал девять дней.\n").status == 0)
        let table = try scene.tolmach("export", "--format", "tsv").output
        #expect(table.split(separator: "\n").count == 6)
    }

    @Test("a rehearsal changes nothing, and makes no memory")
    func rehearsal() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("a.tmx", units: 3)
        let run = try scene.tolmach("import", "a.tmx", "--dry-run")
        #expect(run.status == 0 && run.talk.contains("3 added; nothing was written"))
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("Memory/main.tolmach")))
        try scene.tolmach("import", "a.tmx")
        let before = try scene.tolmach("export").output
        try scene.writeTMX("b.tmx", units: 3, prefix: "Вот: ")
        #expect(try scene.tolmach("import", "b.tmx", "--dry-run").talk.contains("3 added; nothing"))
        #expect(try scene.tolmach("export").output == before)
    }

    @Test("policies of duplicates")
    func duplicates() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("a.tmx", units: 2)
        let text = try String(contentsOfFile: scene.folder.file("a.tmx"), encoding: .utf8)
        _ = try scene.folder.write(text.replacing("Sentence", with: "Phrase"), to: "b.tmx")
        try scene.tolmach("import", "a.tmx")
        #expect(
            try scene.tolmach("import", "b.tmx", "--on-duplicate", "skip").talk
                .contains("0 added, 2 skipped"))
        #expect(
            try scene.tolmach("import", "b.tmx", "--on-duplicate", "overwrite").talk
                .contains("0 added, 2 replaced"))
        #expect(try scene.tolmach("import", "a.tmx").talk.contains("2 added"))
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 4)
    }

    @Test("goes on with the next file when asked, and says what was kept")
    func keepGoing() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("a.tmx", units: 2)
        try scene.writeTMX("c.tmx", units: 3, prefix: "Ещё: ")
        _ = try scene.folder.write("<tmx><body><tu></body></tmx>", to: "b.tmx")
        let stopped = try scene.tolmach("import", "a.tmx", "b.tmx", "c.tmx")
        #expect(stopped.status == 65)
        #expect(stopped.talk.contains("imported and kept: a.tmx\n"))
        #expect(stopped.talk.hasSuffix("tolmach: not touched: c.tmx\n"))
        let on = try scene.tolmach("import", "a.tmx", "b.tmx", "c.tmx", "--keep-going")
        #expect(on.status == 65)
        #expect(on.talk.contains("imported and kept: a.tmx, c.tmx\n"))
        #expect(!on.talk.contains("not touched"))
        #expect(try scene.tolmach("memory", "info", "--json").objects()[0]["units"] as? Int == 5)

        let pair = "<tuv xml:lang=\"ru\"><seg>да</seg></tuv><tuv xml:lang=\"en\"><seg>yes</seg>"
        _ = try scene.folder.write(
            "<tmx version=\"1.4\"><header srclang=\"ru\"/><body><tu>\(pair)</tuv></tu>"
                + "<tu>\(pair)<seg>no</seg></tuv></tu></body></tmx>", to: "wrong.tmx")
        #expect(try scene.tolmach("import", "wrong.tmx").status == 65)
        let lenient = try scene.tolmach("import", "wrong.tmx", "--keep-going")
        #expect(lenient.status == 1)
        #expect(lenient.talk.contains("a unit that is built wrongly, left out"))
    }

    @Test("filters what it exports")
    func filters() throws {
        let scene = try Scene().filled()
        try scene.writeTMX("a.tmx", units: 4)
        try scene.tolmach("import", "a.tmx")
        func count(_ conditions: String...) throws -> Int {
            let arguments =
                ["export", "--format", "tsv"] + conditions.flatMap { ["--where", $0] }
            let run = try ToolRun.tolmach(arguments, in: scene.folder.url)
            let lines = run.output.split(separator: "\n").count
            #expect(run.status == (lines > 0 ? 0 : 1), "\(run.talk)")
            return max(0, lines - 1)
        }
        #expect(try count() == 9)
        #expect(try count("document = a.ru.txt") == 5)
        #expect(try count("origin=a.tmx", "source ~ номер 3") == 1)
        #expect(try count("created < 2020") == 0)
        #expect(try count("created > 2020-01-01", "language = en") == 9)
        #expect(try count("prop:client = ACME") == 0)
    }

    @Test("filters what it looks up")
    func filteredLookup() throws {
        let scene = try Scene().filled()
        try scene.writeTMX("a.tmx", units: 1)
        try scene.tolmach("import", "a.tmx")
        let text = "Предложение номер 0."
        #expect(try scene.tolmach("lookup", text, "--where", "origin = a.tmx").status == 0)
        let other = try scene.tolmach("lookup", text, "--where", "document = a.ru.txt", "--json")
        #expect(other.status == 1)
        #expect((try other.objects()[0]["matches"] as? [Any])?.count == 0)
    }

    @Test("a read-only memory answers with its penalty, and is not written")
    func readOnlyMemory() throws {
        let scene = try Scene().filled()
        try scene.writeTMX("a.tmx", units: 2)
        try scene.tolmach("import", "a.tmx", "--memory", "./Memory/agency.tolmach")
        _ = try scene.folder.write(
            """
            {"format": 1, "memories": [
              {"name": "main", "priority": 1, "penalty": 0, "writes": true},
              {"name": "agency", "priority": 2, "penalty": 5, "writes": false, "readOnly": true}]}
            """, to: "tolmach.json")
        let path = scene.folder.file("Memory/agency.tolmach")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let found = try scene.tolmach("lookup", "Предложение номер 1.", "--json")
        let matches = try #require(try found.objects()[0]["matches"] as? [[String: Any]])
        #expect(matches.first?["score"] as? Double == 95)
        #expect(matches.first?["memory"] as? String == "agency")
        for arguments in [
            ["import", "a.tmx"], ["import", "a.tmx", "--dry-run"], ["memory", "rebuild"],
            ["memory", "compact"], ["memory", "restore", "Memory/main.tolmach"],
            ["align", "a.ru.txt", "a.en.txt", "--add"],
        ] {
            for name in ["agency", "./Memory/agency.tolmach"] {
                let run = try ToolRun.tolmach(
                    arguments + ["--memory", name], in: scene.folder.url)
                #expect(run.status == 73, "\(arguments) \(run.talk)")
                #expect(run.talk.contains("tolmach.json: agency is read-only; take away its"))
            }
        }
        let compacted = try scene.tolmach("memory", "compact")
        #expect(compacted.status == 0)
        #expect(compacted.talk.contains("agency: read-only by tolmach.json, left as it is\n"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        let info = try scene.tolmach("memory", "info")
        #expect(info.output.contains("agency.tolmach, -5 points, read-only\n"))
        #expect(try scene.tolmach("memory", "backup", "--memory", "agency").status == 0)
    }

    @Test("finds the workspace above, by its option and by its variable")
    func workspaces() throws {
        let scene = try Scene().filled()
        let below = scene.folder.url.appendingPathComponent("deep/er")
        try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
        let info = ["memory", "info"]
        #expect(try ToolRun.tolmach(info, in: below).output.hasPrefix("main  5 units"))
        let elsewhere = try TemporaryFolder()
        #expect(
            try ToolRun.tolmach(
                info, in: elsewhere.url, environment: ["TOLMACH_WORKSPACE": scene.folder.path]
            ).status == 0)
        #expect(
            try ToolRun.tolmach(
                ["memory", "info", "--memory", scene.folder.file("Memory/main.tolmach")],
                in: elsewhere.url
            ).status == 0)
        #expect(
            try ToolRun.tolmach(
                info, in: elsewhere.url,
                environment: ["XDG_DATA_HOME": elsewhere.path]
            ).status == 66)
    }

    @Test("shows and uses the terms of glossaries")
    func terms() throws {
        let scene = try Scene()
        let found = try scene.tolmach(
            "terms", "lookup", "партизанами", "куpатор", "handlers", "--glossary",
            "terms.ru-en.tsv", "--json"
        ).objects()
        let terms = found.map { ($0["hits"] as? [[String: Any]])?.first?["term"] as? String }
        #expect(terms == ["партизан", "куратор", "handler"])
        let filled = try scene.filled()
        _ = try filled.folder.write(Scene.glossary, to: "Glossaries/terms.ru-en.tsv")
        let output = try filled.tolmach("lookup", "С кураторами не спорят.").output
        #expect(output.contains("term  кураторами → handler, curator (forbidden)"))
    }

    @Test("text of a user's file never steers the terminal")
    func controlCharacters() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        try scene.writeTMX("a.tmx", units: 1, prefix: "\u{202E}\u{9B}31m")
        try scene.tolmach("import", "a.tmx")
        let output = try scene.tolmach("lookup", "Предложение номер 0.", "--min", "50").output
        #expect(output.contains("\u{FFFD}"))
        #expect(!output.unicodeScalars.contains { $0.value == 0x9B || $0.value == 0x202E })
    }

    @Test("help, version and completions", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let scene = try Scene()
        let script = try scene.tolmach("--generate-completion-script", shell)
        #expect(script.status == 0 && script.output.contains("lookup"))
        #expect(try scene.tolmach("--version").output == "0.1.0\n")
        #expect(try scene.tolmach("align", "--version").output == "0.1.0\n")
        let overview = try scene.tolmach("--help").output
        for code in ["0", "1", "64", "65", "66", "70", "73", "74", "75", "130"] {
            #expect(overview.contains("\n  \(code) "), "\(overview)")
        }
        let help = try scene.tolmach("lookup", "--help")
        #expect(help.status == 0 && help.output.contains("--previous"))
    }

    @Test("colour only where it is asked for, or on a terminal")
    func colour() throws {
        let scene = try Scene().filled()
        let query = ["lookup", "Куратор молчал восемь дней."]
        func isColoured(_ extra: [String], _ environment: [String: String] = [:]) throws -> Bool {
            try ToolRun.tolmach(
                query + extra, in: scene.folder.url, environment: environment
            ).output.contains("\u{1B}[")
        }
        #expect(try !isColoured([]))
        #expect(try isColoured(["--color", "always"]))
        #expect(try !isColoured(["--color", "never"]))
        #expect(try !isColoured([], ["NO_COLOR": "1"]))
    }
}
