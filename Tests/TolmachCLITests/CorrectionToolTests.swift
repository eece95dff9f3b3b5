import Foundation
import TestSupport
import Testing

/// An alignment that is written as a table, corrected in a spreadsheet and given back.
@Suite struct CorrectionToolTests {
    private static let align = ["align", "a.ru.txt", "a.en.txt"]

    private static func run(_ scene: Scene, _ arguments: String...) throws -> ToolRun {
        try ToolRun.tolmach(align + arguments, in: scene.folder.url)
    }

    private static func rows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// Writes the table, lets a person change its rows, and gives it back.
    private static func corrected(
        _ scene: Scene, as encoding: String.Encoding = .utf8, separator: String = "\t",
        _ edit: (inout [[String]]) -> Void
    ) throws -> ToolRun {
        var rows = rows(try run(scene, "--format", "tsv", "--beads", "1-1,1-2,2-1").output)
        edit(&rows)
        let text = rows.map { row in
            row.map { cell in
                separator == "\t" ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\""
            }.joined(separator: separator)
        }.joined(separator: "\r\n")
        let data = try #require(text.data(using: encoding))
        try data.write(to: scene.folder.url.appendingPathComponent("t.tsv"))
        return try run(scene, "--fixed", "t.tsv", "--format", "tsv")
    }

    @Test("has a heading, the numbers of the segments and a check sum")
    func columns() throws {
        let rows = Self.rows(try Self.run(try Scene(), "--format", "tsv").output)
        #expect(
            rows[0]
                == ["number", "source", "target", "confidence", "keep", "segments", "check"])
        #expect(rows[1][1] == "Ночь в городе" && rows[1][2] == "A night in the town")
        #expect(rows.dropFirst().allSatisfy { $0.count == 7 && $0[4].isEmpty })
        #expect(rows[1][5] == "#1:1")
        #expect(Set(rows.dropFirst().map { $0[6] }).count == rows.count - 1)
    }

    @Test("what is marked stays, comes out marked and sure, and then equals what was given")
    func roundTrip() throws {
        let scene = try Scene()
        let run = try Self.corrected(scene) { rows in
            for row in rows.indices.dropFirst() { rows[row][4] = row % 2 == 0 ? "да" : "X" }
        }
        let rows = Self.rows(run.output)
        #expect(run.talk.contains("t.tsv: 5 of 5 rows kept\n"), "\(run.talk)")
        #expect(rows.dropFirst().allSatisfy { $0[3] == "1.00" && $0[4] == "x" })
        _ = try scene.folder.write(run.output, to: "t.tsv")
        let again = try Self.run(scene, "--fixed", "t.tsv", "-o", "t.tsv")
        #expect(again.status == 0, "\(again.talk)")
        #expect(
            try String(contentsOfFile: scene.folder.file("t.tsv"), encoding: .utf8) == run.output)
    }

    @Test("text that was moved to another row stays there, whatever file a spreadsheet makes")
    func moved() throws {
        let scene = try Scene()
        let forms: [(String.Encoding, String)] = [
            (.utf8, "\t"), (.utf16, "\t"), (.utf8, ";"), (.utf8, ","),
        ]
        for (encoding, separator) in forms {
            let run = try Self.corrected(scene, as: encoding, separator: separator) { rows in
                rows[3][2] = rows[2][2] + " " + rows[3][2]
                rows[2][2] = ""
            }
            let rows = Self.rows(run.output)
            #expect(run.talk.contains("2 of 5 rows kept, 2 of them because you"), "\(run.talk)")
            #expect(rows[2][5] == "#2:" && rows[2][4] == "x")
            #expect(rows[3][5] == "#3:2-3" && rows[3][4] == "x")
            #expect(rows[5][4].isEmpty)
        }
    }

    @Test("a sentence that was cut in two is two segments, and its number has two parts")
    func cut() throws {
        let scene = try Scene()
        let run = try Self.corrected(scene) { rows in
            rows[2][1] = "Партизаны прятали оружие"
            rows.insert(["", "в подвале старого дома.", ""], at: 3)
        }
        let rows = Self.rows(run.output)
        #expect(rows[2][5] == "#2.1:2" && rows[3][5] == "#2.2:", "\(run.talk)")
        _ = try scene.folder.write(run.output, to: "t.tsv")
        let again = try Self.run(scene, "--fixed", "t.tsv", "--format", "tsv")
        #expect(Array(Self.rows(again.output)[2...3]) == Array(rows[2...3]))
        // The other numbers are those that anchors take.
        let anchored = try Self.run(
            scene, "--fixed", "t.tsv", "--anchor", "4:4", "--format", "json")
        let beads = try anchored.objects()
        #expect(beads.contains { $0["segments"] as? String == "2.1:2" })
        #expect(
            beads.contains { bead in
                (bead["segments"] as? String)?.hasPrefix("4:4") ?? false
                    || (bead["segments"] as? String)?.hasPrefix("4-") ?? false
            }, "\(anchored.output)")
    }

    @Test("a sentence of which a kept row has only a part is told, unless another row has the rest")
    func cutByAccident() throws {
        let scene = try Scene()
        let one = try Self.corrected(scene) { rows in
            rows[3][2] = "The handler was silent"
            rows[3][4] = "x"
        }
        #expect(
            one.talk.contains(
                "t.tsv: 1 sentence is cut, and its rest is in no row that is kept, in line 4\n"),
            "\(one.talk)")
        let several = try Self.corrected(scene) { rows in
            rows[2][1] = "Партизаны прятали оружие"
            rows[3][2] = "was silent for"
        }
        #expect(
            several.talk.contains(
                "t.tsv: 2 sentences are cut, and their rest is in no row that is kept, the first in"
                    + " line 3\n"), "\(several.talk)")
        let parted = try Self.corrected(scene) { rows in
            rows[2][1] = "Партизаны прятали оружие"
            rows.insert(["", "в подвале старого дома.", ""], at: 3)
            rows[4][4] = "x"
        }
        #expect(parted.status == 0 && !parted.talk.contains("cut"), "\(parted.talk)")
    }

    @Test("the pairs that are kept are added, and json tells them")
    func added() throws {
        let scene = try Scene()
        try scene.tolmach("init")
        _ = try Self.corrected(scene) { rows in rows[1][4] = "x" }
        let run = try Self.run(scene, "--fixed", "t.tsv", "--json", "--add")
        let objects = try run.objects()
        #expect(objects[0]["kept"] as? Bool == true && objects[0]["confidence"] as? Double == 1)
        #expect(objects[1]["kept"] as? Bool == false)
        #expect((objects.last?["added"] as? Int ?? 0) >= 1)
    }

    @Test("a table without a mark is told as such")
    func nothingKept() throws {
        let run = try Self.corrected(try Scene()) { _ in }
        #expect(run.status == 0)
        #expect(
            run.talk.contains(
                "t.tsv: none of its 5 rows is kept; write x into the column keep of those that are"),
            "\(run.talk)")
    }

    @Test("columns of one's own are said not to be kept")
    func furtherColumns() throws {
        let run = try Self.corrected(try Scene()) { rows in
            for row in rows.indices { rows[row].insert(row == 0 ? "Note" : "", at: 1) }
            rows[1][5] = "x"
        }
        #expect(run.talk.contains("t.tsv: not read, nor written: “note”\n"), "\(run.talk)")
    }

    @Test("corrections are not written over by mistake")
    func guarded() throws {
        let scene = try Scene()
        #expect(try Self.run(scene, "-o", "t.tsv").status == 0)
        #expect(try Self.run(scene, "-o", "t.tsv").status == 0)
        let path = scene.folder.file("t.tsv")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let edited = text.replacing("\t\t#1:1", with: "\tx\t#1:1")
        _ = try scene.folder.write(edited, to: "t.tsv")
        let refused = try Self.run(scene, "-o", "t.tsv")
        #expect(refused.status == 64)
        #expect(
            refused.talk.contains("t.tsv has 1 row that you have edited; give it by --fixed t.tsv"),
            "\(refused.talk)")
        #expect(
            try Self.run(scene, "--fixed", "t.tsv", "--format", "beads", "-o", "t.tsv").status == 64
        )
        #expect(try String(contentsOfFile: path, encoding: .utf8) == edited)
        #expect(try Self.run(scene, "--fixed", "t.tsv", "-o", "t.tsv").status == 0)
        // What was given back once is still a person's.
        let marked = try String(contentsOfFile: path, encoding: .utf8)
        let again = try Self.run(scene, "-o", "t.tsv")
        #expect(again.status == 64)
        #expect(again.talk.contains("t.tsv has 1 row that you have edited;"), "\(again.talk)")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == marked)
        // A copy may be written over by whoever gives the table itself.
        for _ in 0..<2 {
            #expect(try Self.run(scene, "--fixed", "t.tsv", "-o", "u.tsv").status == 0)
        }
        _ = try scene.folder.write(marked.replacing("\tx\t", with: "\t\t"), to: "t.tsv")
        #expect(try Self.run(scene, "--fixed", "t.tsv", "-o", "u.tsv").status == 64)
    }

    /// Puts a table of the program, changed as a person does, where the output is to go.
    private static func written(
        _ scene: Scene, _ edit: (inout [[String]]) -> Void
    ) throws -> String {
        var rows = rows(try run(scene, "--format", "tsv", "--beads", "1-1").output)
        edit(&rows)
        let text = rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n"
        _ = try scene.folder.write(text, to: "t.tsv")
        return text
    }

    private static func without(_ column: String, _ rows: inout [[String]]) {
        guard let place = rows[0].firstIndex(of: column) else { return }
        for row in rows.indices { rows[row].remove(at: place) }
    }

    @Test(
        "no form of output is written over a table that a person has worked on",
        arguments: ["tsv", "json", "beads", "tmx", "html", "table"])
    func guardedForms(format: String) throws {
        let scene = try Scene()
        let edits: [(String, (inout [[String]]) -> Void)] = [
            ("row that you have edited", { $0[1][4] = "x" }),
            ("“ok” in keep", { $0[2][4] = "ok" }),
            (
                "row that you have edited",
                { rows in
                    rows[1][4] = "x"
                    Self.without("check", &rows)
                }
            ),
            (
                "“note”",
                { rows in
                    for row in rows.indices { rows[row].append(row == 0 ? "Note" : "?") }
                }
            ),
        ]
        for (says, edit) in edits {
            let text = try Self.written(scene, edit)
            let run = try Self.run(scene, "--format", format, "-o", "t.tsv")
            #expect(run.status == 64 && run.talk.contains(says), "\(run.talk)")
            #expect(run.talk.contains("name another file"), "\(run.talk)")
            let path = scene.folder.file("t.tsv")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
    }

    @Test(
        "what is no file is written to and not waited for",
        arguments: [
            "timeout 60 \"$0\" align a.ru.txt a.en.txt --format tsv -o /dev/stdout",
            """
            mkfifo f
            timeout 60 cat f &
            timeout 60 "$0" align a.ru.txt a.en.txt --format tsv -o f
            code=$?
            wait
            exit $code
            """,
        ])
    func pipes(script: String) throws {
        let scene = try Scene()
        let run = try ToolRun.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", script, ToolRun.tool.path],
            in: scene.folder.url)
        #expect(run.status == 0, "\(run.talk)")
        #expect(run.output.hasPrefix("number\tsource\ttarget"))
    }

    @Test("a table with columns of one's own is not written anew in its place")
    func furtherColumnsKept() throws {
        let scene = try Scene()
        for heading in ["Note", ""] {
            let text = try Self.written(scene) { rows in
                for row in rows.indices { rows[row].append(row == 0 ? heading : "why?") }
                rows[1][4] = "x"
            }
            let run = try Self.run(scene, "--fixed", "t.tsv", "-o", "t.tsv")
            #expect(run.status == 64, "\(run.talk)")
            #expect(
                run.talk.contains(heading.isEmpty ? "column “8”" : "column “note”"), "\(run.talk)")
            #expect(
                try String(contentsOfFile: scene.folder.file("t.tsv"), encoding: .utf8) == text)
            #expect(try Self.run(scene, "--fixed", "t.tsv", "-o", "u.tsv").status == 0)
        }
    }

    @Test(
        "rows that were changed are kept without their check sums too, if their segments are told")
    func unchecked() throws {
        let run = try Self.corrected(try Scene()) { rows in
            rows[3][2] = rows[2][2] + " " + rows[3][2]
            rows[2][2] = ""
            Self.without("check", &rows)
        }
        let rows = Self.rows(run.output)
        #expect(run.talk.contains("2 of 5 rows kept, 2 of them because you"), "\(run.talk)")
        #expect(rows[2][5] == "#2:" && rows[3][5] == "#3:2-3")
    }

    @Test("rows that were changed and yet are not to be kept are told", arguments: [true, false])
    func refusedRows(hasChecks: Bool) throws {
        let run = try Self.corrected(try Scene()) { rows in
            rows[3][2] = rows[2][2] + " " + rows[3][2]
            rows[2][2] = ""
            rows[2][4] = "no"
            rows[3][4] = "нет"
            rows[4][4] = "no"
            if !hasChecks { Self.without("check", &rows) }
        }
        #expect(
            run.talk.contains(
                "t.tsv: 2 rows that you changed are not kept, as keep says no, the first in line 3\n"
            ), "\(run.talk)")
    }

    @Test(
        "a table that was sorted is put in its order again",
        arguments: [[], ["number"], ["segments"], ["check"]])
    func sorted(without columns: [String]) throws {
        let scene = try Scene()
        func table(_ order: [Int]) throws -> ToolRun {
            try Self.corrected(scene) { rows in
                rows[3][2] = rows[2][2] + " " + rows[3][2]
                rows[2][2] = ""
                for row in rows.indices.dropFirst() { rows[row][4] = "x" }
                rows = [rows[0]] + order.map { rows[$0] }
                for column in columns { Self.without(column, &rows) }
            }
        }
        let plain = try table([1, 2, 3, 4, 5])
        let sorted = try table([4, 2, 5, 1, 3])
        #expect(plain.status == 0 && sorted.status == 0, "\(sorted.talk)")
        #expect(plain.output == sorted.output)
    }

    @Test("letters in parts and marks that are not seen are passed over")
    func invisible() throws {
        let run = try Self.corrected(try Scene()) { rows in
            rows[1][1] = "\u{200E}" + rows[1][1] + "\u{2060}\u{202C}"
            rows[3][1] = rows[3][1].decomposedStringWithCanonicalMapping
                .replacing("девять", with: "де\u{AD}вять")
            rows[4][1] = "\u{2068}" + rows[4][1].decomposedStringWithCanonicalMapping
            rows[5][1] = rows[5][1].decomposedStringWithCanonicalMapping
            rows[5][4] = "x"
        }
        #expect(run.status == 0 && run.talk.contains("1 of 5 rows kept;"), "\(run.talk)")
    }

    @Test("quotes, dashes, dots and ё that were changed are passed over, and not written")
    func typography() throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            "«Партизаны» ждали… Его прочёл — и ушёл — Андрей. Это 5–7 дней.", to: "a.ru.txt")
        _ = try scene.folder.write(
            "“Partisans” didn’t go… Andrei read it – and left. It’s 5–7 days.", to: "a.en.txt")
        let run = try Self.corrected(scene) { rows in
            for row in rows.indices.dropFirst() {
                for (old, new) in [
                    ("«", "\""), ("»", "\""), ("…", "..."), ("ё", "е"), ("—", "--"), ("–", "-"),
                ] {
                    rows[row][1] = rows[row][1].replacing(old, with: new)
                }
                for (old, new) in [("“", "„"), ("”", "\""), ("’", "'"), ("–", "—")] {
                    rows[row][2] = rows[row][2].replacing(old, with: new)
                }
                rows[row][4] = "x"
            }
        }
        #expect(run.status == 0, "\(run.talk)")
        let rows = Self.rows(run.output).dropFirst()
        #expect(rows.allSatisfy { $0[4] == "x" })
        #expect(
            rows.map { $0[1] }.joined(separator: " ")
                == "«Партизаны» ждали… Его прочёл — и ушёл — Андрей. Это 5–7 дней.")
        #expect(
            rows.map { $0[2] }.joined(separator: " ")
                == "“Partisans” didn’t go… Andrei read it – and left. It’s 5–7 days.")
    }

    static let faults: [(table: String, says: String)] = [
        (
            "source\ttarget\nНочь в городе\tA night\nКуратор молчал десять дней.\t",
            "t.tsv:3: the text of the source does not go on with “десять дней.” in “Куратор молчал"
        ),
        (
            "source\ttarget\n\tThe cat sat.\n",
            "t.tsv:2: the text of the target has no “The cat sat.” here; put back what a.en.txt"
                + " has, mend it there and then give the table back, or delete the row"
        ),
        (
            "source\ttarget\nНочь в городе\tA night in the town Andrei Gromov read it.\n"
                + "На десятый день пришло сообщение.\tOn the tenth day a message came.\n",
            "t.tsv:2: the target “Andrei Gromov read it.” stands after that of line 3 in its text;"
                + " put it in that order"
        ),
        (
            "source\ttarget\nНочь в городе\t"
                + "A night in the town On the tenth day a message came.\nЕго прочёл Андрей Громов.\tAndrei Gromov read it.\n",
            "t.tsv:2: the target “On the tenth day a message came.” stands before that of line 3 in"
        ),
        (
            "source\ttarget\nЕго прочёл Андрей Громов.\t\nНочь в городе\t\n",
            "t.tsv:3: the source “Ночь в городе” stands before that of line 2 in its text; put"
        ),
        (
            "source\ttarget\nНочь в городе\t\nНочь в городе\t\n",
            "t.tsv:3: the source “Ночь в городе” stands in line 2 already; leave it in one"
        ),
        (
            "source\ttarget\nНочь в гор\t\nоде\t\n",
            "t.tsv:2: the source ends in the middle of a word: “Ночь в гор”; cut between words"
        ),
        (
            "source\ttarget\tkeep\nНочь в городе\t\tвроде\n",
            "t.tsv:2: “вроде” in keep; write x for a row that is to stay"
        ),
        ("source\nНочь в городе\n", "t.tsv:1: no column “target”; the first line must name"),
        ("source\ttarget\n", "t.tsv:1: no row below the names of the columns; "),
        ("\nsource\ttarget\tkeep\n\t\tx\n", "t.tsv:2: no row below the names of the columns; "),
        ("source\ttarget\tSource\n", "t.tsv:1: two columns “source”; rename one"),
    ]

    @Test("a table that does not fit is refused with its line and what to do", arguments: faults)
    func refuses(table: String, says: String) throws {
        let scene = try Scene()
        _ = try scene.folder.write(table, to: "t.tsv")
        let run = try Self.run(scene, "--fixed", "t.tsv", "-o", "out.tsv")
        #expect(run.status == 65 && run.output.isEmpty)
        #expect(run.talk.contains(says), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count { !$0.contains("taken for") } == 1)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.file("out.tsv")))
    }

    @Test("an anchor or a paragraph within a row that is kept is told with its line")
    func contradictions() throws {
        let scene = try Scene()
        _ = try scene.folder.write(
            "source\ttarget\nНочь в городе Партизаны прятали оружие в подвале старого дома.\t"
                + "A night in the town\n", to: "t.tsv")
        let anchored = try Self.run(scene, "--fixed", "t.tsv", "--anchor", "2:2")
        #expect(anchored.status == 65)
        #expect(anchored.talk.contains("t.tsv:2: anchor 2:2 lies inside this row, which is kept;"))
        let locked = try Self.run(scene, "--fixed", "t.tsv", "--paragraphs", "locked")
        #expect(locked.status == 65)
        #expect(locked.talk.contains("t.tsv:2: paragraph 2 begins inside this row, which is kept;"))
    }
}
