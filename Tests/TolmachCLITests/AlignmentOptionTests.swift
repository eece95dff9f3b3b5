import Foundation
import TestSupport
import Testing

/// What can be told of an alignment beforehand.
@Suite struct AlignmentOptionTests {
    private static func beads(_ scene: Scene, _ arguments: String...) throws -> [String] {
        let run = try ToolRun.tolmach(
            ["align", "a.ru.txt", "a.en.txt", "--format", "beads"] + arguments, in: scene.folder.url
        )
        #expect(run.status == 0, "\(run.talk)")
        return run.output.split(separator: "\n").map {
            String($0.split(separator: ":").prefix(2).joined(separator: ":"))
        }
    }

    @Test("beads begin at anchors, also at those of a file")
    func anchors() throws {
        let scene = try Scene()
        #expect(try Self.beads(scene).contains("[1]:[1]"))
        let moved = try Self.beads(scene, "--anchor", "3:2", "--anchor", "4:4")
        #expect(!moved.contains("[1]:[1]"))
        #expect(moved.first == "[0]:[0]")
        _ = try scene.folder.write("# by hand\n\n3\t2\r\n4:4\n4:4\n", to: "anchors.txt")
        #expect(try Self.beads(scene, "--anchors", "anchors.txt") == moved)
        let together = try Self.beads(scene, "--anchors", "anchors.txt", "--anchor", "#5:5")
        #expect(together.last == "[4]:[4]")
    }

    @Test("only shapes that were asked for come out; without merging none joins segments")
    func shapes() throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            Scene.english.replacing("house. The handler", with: "house, and the handler"),
            to: "a.en.txt")
        #expect(try Self.beads(scene).contains("[1,2]:[1]"))
        for arguments in [["--no-merge"], ["--beads", "1-1"], ["--beads", "1-1, 1-2,0-1"]] {
            let beads = try Self.beads(scene, arguments[0], arguments.dropFirst().first ?? "-q")
            #expect(!beads.contains { $0.hasPrefix("[1,2]") })
            #expect(beads.contains { $0.hasSuffix(":[]") })
        }
        #expect(try Self.beads(scene, "--beads", "2-1,1-1").contains("[1,2]:[1]"))
    }

    @Test("languages are told by any of their codes")
    func languageCodes() throws {
        let scene = try Scene()
        let usual = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "-s", "ru", "-t", "en-GB")
        let told = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "-s", "RUS", "-t", "eng-GB")
        #expect(usual.status == 0 && usual.output == told.output)
        #expect(usual.talk == told.talk, "\(told.talk)")
    }

    @Test("a confidence may have a decimal comma")
    func decimalComma() throws {
        let scene = try Scene()
        let runs = try ["0.9", "0,9"].map {
            try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--min-confidence", $0)
        }
        #expect(runs[0].status == 0 && runs[0].output == runs[1].output, "\(runs[1].talk)")
    }

    @Test("paragraphs can be locked to each other; where they differ, the place is told")
    func paragraphs() throws {
        let scene = try Scene()
        #expect(
            try Self.beads(scene, "--paragraphs", "locked") == Self.beads(scene))
        _ = try scene.folder.write(
            Scene.english.replacing(
                "\n\nOn the", with: "\n\nAn advertisement of cheap shoes stands here.\n\nOn the"),
            to: "a.en.txt")
        let run = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--paragraphs", "locked")
        #expect(run.status == 65)
        #expect(run.talk.contains("tolmach: 3 and 4 paragraphs cannot be locked; "), "\(run.talk)")
        #expect(run.talk.contains("; mend the texts there, or leave out --paragraphs locked\n"))
        let free = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--paragraphs", "free")
        #expect(free.status == 0)
    }

    private static func vectors(rows: Int, width: Int, value: Float = 0.5) -> [UInt8] {
        vectors(along: (0..<rows).map { $0 % width }, width: width, value: value)
    }

    /// Vectors along some of the axes; the numbers of the other axes are all the same.
    private static func vectors(along axes: [Int], width: Int, value: Float) -> [UInt8] {
        let heading =
            "{'descr': '<f4', 'fortran_order': False, 'shape': (\(axes.count), \(width)), }\n"
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(heading.utf8.count), 0]
        bytes += Array(heading.utf8)
        for axis in axes {
            for column in 0..<width {
                let number = axis == column ? 1 : value
                withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes += Array($0) }
            }
        }
        return bytes
    }

    @Test("vectors are taken from two files, wherever the option stands")
    func embeddings() throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.vectors(rows: 5, width: 8, value: 0.1), to: "s.npy")
        _ = try scene.folder.write(Self.vectors(rows: 5, width: 8, value: 0.2), to: "t.npy")
        let plain = ["a.ru.txt", "a.en.txt", "--format", "beads"]
        let files = ["--embeddings", "s.npy", "t.npy"]
        let before = try ToolRun.tolmach(["align"] + files + plain, in: scene.folder.url)
        let behind = try ToolRun.tolmach(["align"] + plain + files, in: scene.folder.url)
        #expect(before.status == 0 && behind.status == 0, "\(before.talk)\(behind.talk)")
        #expect(before.output == behind.output)
        let repeated = try ToolRun.tolmach(
            ["align", "--embeddings=s.npy", "--embeddings=t.npy"] + plain, in: scene.folder.url)
        #expect(repeated.output == before.output)
        for arguments in [
            ["--embeddings", "s.npy", "--embeddings", "t.npy"] + plain,
            ["--embeddings=s.npy", "--embeddings", "t.npy"] + plain,
        ] {
            let run = try ToolRun.tolmach(["align"] + arguments, in: scene.folder.url)
            #expect(run.output == before.output, "\(run.talk)")
        }
    }

    @Test(
        "anchors that contradict locked paragraphs are told by the paragraph",
        arguments: [("2:3", 2, "2:2"), ("3:2", 2, "2:2"), ("3:5", 3, "4:4"), ("5:3", 3, "4:4")])
    func lockedAnchors(anchor: String, paragraph: Int, start: String) throws {
        let scene = try Scene()
        let arguments = ["align", "a.ru.txt", "a.en.txt", "--paragraphs", "locked", "--anchor"]
        let run = try ToolRun.tolmach(arguments + [anchor], in: scene.folder.url)
        #expect(run.status == 65)
        #expect(
            run.talk.contains(
                "tolmach: --anchor: \(anchor) crosses the beginning of paragraph \(paragraph) at"
                    + " \(start); leave it out, or --paragraphs locked"), "\(run.talk)")
        let fitting = try ToolRun.tolmach(
            arguments + ["3:3", "--anchor", start], in: scene.folder.url)
        #expect(fitting.status == 0, "\(fitting.talk)")
    }

    @Test(
        "of two sentences that words tell nothing of, vectors choose",
        arguments: [([0, 1, 2, 5, 3, 4], "[2]:[2]"), ([0, 1, 5, 2, 3, 4], "[2]:[3]")])
    func chosen(axes: [Int], bead: String) throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            Scene.english.replacing(
                "The handler was silent for nine days.",
                with: "Wexil ublo sindro vella hasto. Obtan urvil pol gremma landa."),
            to: "a.en.txt")
        let source = Self.vectors(along: Array(0..<5), width: 6, value: 0)
        _ = try scene.folder.write(source, to: "s.npy")
        let target = Self.vectors(along: axes, width: 6, value: 0)
        _ = try scene.folder.write(target, to: "t.npy")
        #expect(try Self.beads(scene, "--embeddings", "s.npy", "t.npy").contains(bead))
    }

    @Test(
        "the number of threads does not change the beads, nor do dictionaries where none is there")
    func threads() throws {
        let scene = try Scene()
        let beads = try Self.beads(scene, "--threads", "1", "--no-dictionary")
        #expect(try Self.beads(scene, "--threads", "3", "--no-dictionary") == beads)
    }

    @Test(
        "texts that hardly belong together are refused with the evidence", arguments: [true, false])
    func unrelated(hasGlossary: Bool) throws {
        let scene = try Scene()
        let numbers = 1...70
        func text(_ letters: String) -> String {
            numbers.map { number in
                (0..<3 + number * 7 % 11).map { word in
                    (0..<2 + number * word % 7).map { place in
                        let index = (number * number + word * word * 3 + place * 5) % letters.count
                        return String(Array(letters)[index])
                    }.joined()
                }.joined(separator: " ")
            }.joined(separator: "\n") + "\n"
        }
        _ = try scene.folder.write("source\ttarget\nдом\ttalo\nкот\tkissa\n", to: "terms.ru-fi.tsv")
        _ = try scene.folder.write(text("абвгдежзиклмнопрстуфхцчшщы"), to: "u.ru.txt")
        _ = try scene.folder.write(text("zyxwvutsrqponmlkjihgfedc"), to: "u.en.txt")
        let run = try ToolRun.tolmach(
            ["align", "u.ru.txt", "u.en.txt", "--segmented", "--no-dictionary"]
                + ["--source-language", "ru", "--target-language", "fi"]
                + (hasGlossary ? ["--glossary", "terms.ru-fi.tsv"] : []), in: scene.folder.url)
        #expect(run.status == 65, "\(run.talk)")
        #expect(run.talk.contains("the words speak for "), "\(run.talk)")
        #expect(
            run.talk.contains(
                hasGlossary
                    ? " of 70 segments, with 2 pairs of lexicons, 0 of them in both texts; give"
                    : " of 70 segments, without a lexicon; give"), "\(run.talk)")
        #expect(!run.talk.contains("with the anchor"))
        for (marks, says) in [
            (["60:3"], "tolmach: with the anchor 60:3 the texts hardly belong together: "),
            (["60:3", "61:9"], "tolmach: with the 2 anchors the texts hardly belong together: "),
        ] {
            let anchored = try ToolRun.tolmach(
                ["align", "u.ru.txt", "u.en.txt", "--segmented", "--no-dictionary"]
                    + ["--source-language", "ru", "--target-language", "fi"]
                    + marks.flatMap { ["--anchor", $0] }, in: scene.folder.url)
            #expect(anchored.status == 65)
            #expect(anchored.talk.contains(says), "\(anchored.talk)")
            #expect(
                anchored.talk.contains(marks.count == 1 ? "; is it right? " : "; are they right? "))
        }
    }

    static let refusals: [(arguments: String, status: Int32, says: String)] = [
        ("--anchor 5", 64, "“5” is no anchor; give two numbers from 1, as 120:118"),
        (
            "--anchor 4:3.2", 64,
            "“4:3.2” names a part of a segment that --fixed cuts, whose row holds it already; give"
        ),
        ("--anchors parts.txt", 65, "parts.txt:1: “4:3.2” names a part of a segment that --fixed"),
        ("--anchor -1:2", 64, "“-1:2” is no anchor; give two"),
        ("--anchor 6:1", 65, "tolmach: --anchor: there are 5 and 5 segments, so no 6:1; --numbers"),
        ("--anchor 2:3 --anchor 3:2", 65, "tolmach: --anchor: 3:2 crosses 2:3; leave one"),
        ("--anchor 2:3 --anchor 2:4", 65, "tolmach: --anchor: 2:4 crosses 2:3; leave one"),
        ("--anchors bad.txt", 65, "bad.txt:2: “drei:vier” is no anchor; write two numbers"),
        ("--anchors far.txt", 65, "far.txt:3: there are 5 and 5 segments, so no 5:6;"),
        ("--anchors near.txt --anchor 2:3", 65, "near.txt:2: 3:2 crosses 2:3; leave one"),
        ("--anchors near.txt --anchor 4:1", 65, "--anchor: 4:1 crosses 3:2 of near.txt:2; leave"),
        ("--anchors missing.txt", 66, "missing.txt: cannot be read"),
        ("--beads 1-2,2-1", 64, "1-1 is not among the shapes of --beads; add it"),
        ("--beads 1-1,9-1", 64, "“9-1” is no shape of beads; the shapes are 1-1, 1-2 to 1-8, 2-1"),
        ("--beads 1-1 --no-merge", 64, "--no-merge is --beads 1-1; give one of them"),
        ("--paragraphs shut", 64, "tolmach: "),
        ("--embeddings s.npy", 64, "--embeddings takes two files, that of the text and that of"),
        ("--embeddings s.npy t5.npy", 65, "vectors of 8 and of 5 numbers cannot be compared;"),
        ("--embeddings t4.npy s.npy", 65, "tolmach: 4 vectors for the 5 segments of the source;"),
        ("--embeddings s.npy t4.npy", 65, "tolmach: 4 vectors for the 5 segments of the target;"),
        ("--embeddings a.ru.txt s.npy", 65, "a.ru.txt: not a file of NumPy; save the vectors by"),
        ("--embeddings s.npy nan.npy", 65, "nan.npy: row 1, column 2 is no number or infinite;"),
        ("--threads 0", 64, "--threads is a number from 1 to 1024, as 4"),
        ("--numbers --format tsv", 64, "--numbers belongs to the table; tsv, json and html have"),
        ("--fixed - --anchors -", 64, "only one file can come from standard input; name the"),
        ("--embeddings s.npy s.npy -o s.npy", 64, "s.npy is read by this command; name another"),
        ("--anchors far.txt -o far.txt", 64, "far.txt is read by this command; name another"),
    ]

    @Test(
        "an option with one value is not given twice, whichever of its names is used",
        arguments: [
            ("align a.ru.txt a.en.txt --fixed p.tsv --fixed q.tsv", "--fixed"),
            ("align a.ru.txt a.en.txt -o p.tsv --output=q.tsv", "--output"),
            ("align a.ru.txt a.en.txt --beads 1-1 --beads 1-1,1-2", "--beads"),
            ("align -o p.tsv a.ru.txt a.en.txt -o=p.tsv", "--output"),
            ("lookup Ночь --limit 3 --limit 4", "--limit"),
            ("export x.tmx --workspace a --workspace b", "--workspace"),
            ("align a.ru.txt a.en.txt --wait 1 --min-confidence 0 --wait 2", "--wait"),
        ])
    func givenTwice(arguments: String, name: String) throws {
        let scene = try Scene()
        let run = try ToolRun.tolmach(
            arguments.split(separator: " ").map(String.init), in: scene.folder.url)
        #expect(run.status == 64)
        #expect(
            run.talk == "tolmach: \(name) is given twice; leave one of them out\n", "\(run.talk)")
    }

    @Test("options that may be given again, flags, and values that look like options, are taken")
    func givenOften() throws {
        let scene = try Scene()
        for name in ["-o", "--"] {
            _ = try scene.folder.write(Scene.russian, to: name)
        }
        for arguments in [
            "a.ru.txt a.en.txt --anchor 2:2 --anchor 3:3 -q -q",
            "a.ru.txt a.en.txt --min-confidence 0.5 -o --color",
            "-o x.tsv -- -o a.en.txt",
        ] {
            let run = try ToolRun.tolmach(
                ["align"] + arguments.split(separator: " ").map(String.init), in: scene.folder.url)
            #expect(!run.talk.contains("given twice"), "\(run.talk)")
            #expect(arguments.contains("--color") || run.status == 0, "\(run.talk)")
        }
    }

    @Test("what cannot be is refused in one line", arguments: refusals)
    func refuses(arguments: String, status: Int32, says: String) throws {
        let scene = try Scene()
        _ = try scene.folder.write("4:3.2\n", to: "parts.txt")
        _ = try scene.folder.write("1:1\ndrei:vier\n", to: "bad.txt")
        _ = try scene.folder.write("1:1\n\n5:6\n", to: "far.txt")
        _ = try scene.folder.write("\n3:2\n", to: "near.txt")
        _ = try scene.folder.write(Self.vectors(rows: 5, width: 8), to: "s.npy")
        _ = try scene.folder.write(Self.vectors(rows: 4, width: 8), to: "t4.npy")
        _ = try scene.folder.write(Self.vectors(rows: 5, width: 5), to: "t5.npy")
        _ = try scene.folder.write(Self.vectors(rows: 5, width: 8, value: .nan), to: "nan.npy")
        let run = try ToolRun.tolmach(
            ["align", "a.ru.txt", "a.en.txt"] + arguments.split(separator: " ").map(String.init),
            in: scene.folder.url)
        #expect(run.status == status && run.output.isEmpty, "\(run.talk)")
        #expect(run.talk.contains(says), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count { !$0.contains("taken for") } == 1)
    }

    @Test("short texts that hardly belong together are told, unless forced")
    func doubted() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        let line = "the texts hardly belong together: no pair is surer than 0."
        let right = try scene.tolmach("align", "a.ru.txt", "a.en.txt")
        #expect(!right.talk.contains(line), "\(right.talk)")
        let source = [
            "Смотритель зажёг маяк вечером.", "Корабль прошёл мимо острова ночью.",
            "Ветер сломал старую дверь.", "Жена писала письма каждый день.",
            "Собака спала у печи.", "Весной пришёл новый приёмник.", "Утром море было тихим.",
            "Сын считал волны и птиц.", "Лодка лежала на берегу.", "Туман закрыл окна башни.",
        ]
        let target = [
            "Mix the flour with salt and warm water.", "Knead the dough for ten minutes.",
            "Cover the bowl and let it rise.", "Heat the oven and shape the loaf.",
            "Bake the bread until brown.",
        ]
        func words(_ sentences: [String]) -> [String] {
            Set(sentences.flatMap { $0.dropLast().lowercased().split(separator: " ") })
                .sorted().map { String($0) }
        }
        let other = words(target)
        let pairs = words(source).enumerated().map { place, word in
            "\(word)\t\(other[place % other.count])\n"
        }
        _ = try scene.folder.write(pairs.joined(), to: "Lexicons/words.ru-en.tsv")
        _ = try scene.folder.write(
            Array(repeating: source, count: 3).joined().joined(separator: "\n"), to: "a.ru.txt")
        _ = try scene.folder.write(target.joined(separator: "\n"), to: "a.en.txt")
        let wrong = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--segmented")
        #expect(wrong.status == 0)
        #expect(wrong.talk.contains(line), "\(wrong.talk)\(wrong.output)")
        let forced = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--segmented", "--force")
        #expect(!forced.talk.contains(line), "\(forced.talk)")
    }

    @Test("a text in another language than was told is refused, and aligned when forced")
    func otherLanguage() throws {
        let scene = try Scene()
        let paragraph =
            "The partisans hid weapons in the cellar of an old house, and the handler was silent for days. "
        _ = try scene.folder.write(String(repeating: paragraph, count: 8), to: "a.en.txt")
        let told = ["align", "a.ru.txt", "a.en.txt", "-s", "ru", "-t", "de", "--format", "beads"]
        let run = try ToolRun.tolmach(told, in: scene.folder.url)
        #expect(run.status == 65)
        #expect(
            run.talk.contains(
                "a.en.txt: given as de, but its words are those of en; name its language otherwise"),
            "\(run.talk)")
        #expect(try ToolRun.tolmach(told + ["--force"], in: scene.folder.url).status == 0)
        // A language that cannot be guessed is taken at its word.
        #expect(
            try ToolRun.tolmach(
                told.map { $0 == "de" ? "fi" : $0 }, in: scene.folder.url
            ).status == 0)
    }

    @Test(
        "the table lists what is doubtful, most doubtful first, and can show the segments' numbers")
    func table() throws {
        let scene = try Scene()
        let run = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--min-confidence", "1")
        let lines = run.output.split(separator: "\n").map(String.init)
        let start = try #require(
            lines.firstIndex(
                of: "look at these 5, most doubtful first (number, confidence, segments):"))
        let listed = lines[(start + 1)...].map { $0.split(separator: " ").prefix(3) }
        #expect(listed.count == 5)
        #expect(listed.map { $0[1] } == listed.map { $0[1] }.sorted())
        #expect(Set(listed.map { $0[0] }) == ["1", "2", "3", "4", "5"])
        #expect(listed.allSatisfy { $0[2] == "\($0[0]):\($0[0])" })
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= 100 })
        let sure = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--min-confidence", "0")
        #expect(!sure.output.contains("look at"))
        let numbered = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--numbers")
        #expect(numbered.output.contains("\n1:1   Ночь в городе"), "\(numbered.output)")
        // The table then has no numbers of beads by which the list could name them.
        let doubtful = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--numbers", "--min-confidence", "1"
        ).output.split(separator: "\n").map(String.init)
        let heading = try #require(
            doubtful.firstIndex(
                of: "look at these 5, most doubtful first (segments, confidence):"))
        for line in doubtful[(heading + 1)...] {
            let cells = line.split(separator: " ").map(String.init)
            #expect(cells[0].contains(":") && Double(cells[1]) != nil, "\(line)")
        }
    }
}
