import Foundation
import TestSupport
import Testing

@Suite struct SRXToolTests {
    private static func rules(_ before: String, map: String = ".*") -> String {
        """
        <srx xmlns="http://www.lisa.org/srx20" version="2.0">
        <header segmentsubflows="yes" cascade="yes"/>
        <body><languagerules><languagerule languagerulename="Mine">
        <rule break="no"><beforebreak>Куратор молчал</beforebreak></rule>
        <rule break="yes"><beforebreak>\(before)</beforebreak><afterbreak>\\s</afterbreak></rule>
        </languagerule></languagerules>
        <maprules><languagemap languagepattern="\(map)" languagerulename="Mine"/></maprules></body>
        </srx>
        """
    }

    @Test("segment cuts by a file of rules, and names the rule behind each cut")
    func segments() throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.rules("молчал|прятали"), to: "mine.srx")
        let run = try scene.tolmach("segment", "--srx", "mine.srx", "a.ru.txt")
        #expect(run.status == 0, "\(run.talk)")
        #expect(
            run.output.split(separator: "\n") == [
                "Ночь в городе", "Партизаны прятали",
                "оружие в подвале старого дома. Куратор молчал девять дней.",
                "На десятый день пришло сообщение. Его прочёл Андрей Громов.",
            ])
        let explained = try scene.tolmach("segment", "--srx", "mine.srx", "--explain", "a.ru.txt")
        let lines = explained.output.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.first?.hasPrefix("break     Mine 2 ") == true)
        #expect(lines[1] == "          “молчал|прятали” ‖ “\\s”")
        #expect(lines[2].hasPrefix("no break  Mine 1 "))
    }

    @Test("the program's own rules, written as SRX, cut and align like the program")
    func exports() throws {
        let scene = try Scene()
        let rules = try scene.tolmach("srx", "export")
        #expect(rules.status == 0, "\(rules.talk)")
        let piped = try scene.tolmach("segment", "--srx", "-", "a.ru.txt", input: rules.output)
        #expect(piped.output == (try scene.tolmach("segment", "a.ru.txt").output))
        let export = try scene.tolmach("srx", "export", "-l", "ru", "-o", "own.srx")
        #expect(export.talk.hasSuffix(" rules to own.srx\n"), "\(export.talk)")
        let aligned = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--srx", "own.srx", "--format", "beads")
        #expect(aligned.status == 0, "\(aligned.talk)")
        let native = try scene.tolmach("align", "a.ru.txt", "a.en.txt", "--format", "beads")
        #expect(aligned.output == native.output)
        let other = try scene.tolmach("srx", "export", "-l", "de", "-o", "de.srx")
        #expect(other.talk.contains("no rules of its own for de, only for ru and en; the general"))
    }

    @Test("rules that break nothing are told of")
    func breaksNothing() throws {
        let scene = try Scene()
        let rules = Self.rules("x").replacing("break=\"yes\"", with: "break=\"no\"")
        _ = try scene.folder.write(rules, to: "none.srx")
        let run = try scene.tolmach("segment", "-l", "ru", "--srx", "none.srx", "a.ru.txt")
        #expect(run.status == 0)
        let told = "none.srx: no rule for ru breaks, so each paragraph stays one segment\n"
        #expect(run.talk == told)
    }

    @Test("align cuts both texts by a file of rules")
    func aligns() throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.rules("дома\\.|house\\."), to: "mine.srx")
        let run = try scene.tolmach(
            "align", "a.ru.txt", "a.en.txt", "--srx", "mine.srx", "--json")
        #expect(run.status == 0, "\(run.talk)")
        let sources = try run.objects().compactMap { $0["sourceText"] as? String }
        #expect(sources.joined(separator: "|").contains("сообщение. Его прочёл"))
        #expect(sources.joined(separator: "|").contains("дома.|Куратор"))
    }

    @Test("a rule that would not end is stopped in half a second, and named")
    func hangs() throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.rules("(a+)+b"), to: "evil.srx")
        let run = try scene.tolmach(
            "segment", "--srx", "evil.srx", "-l", "en",
            input: String(repeating: "a", count: 60))
        #expect(run.status == 65)
        #expect(
            run.talk
                == "evil.srx: rule 2 of “Mine”, before the break: the pattern “(a+)+b” takes more "
                + "than 0.4 s on this text; write it without a repetition inside a repetition\n")
    }

    @Test(
        "bad rules are told in one line with what to do",
        arguments: [
            (
                ["segment", "--srx", "bad.srx", "a.ru.txt"], 65 as Int32,
                "bad.srx:5: rule 2 of “Mine”: ICU"
            ),
            (["segment", "--srx", "old.srx", "a.ru.txt"], 65, "old.srx:1:"),
            (["segment", "--srx", "a.ru.txt", "a.ru.txt"], 65, "a.ru.txt:1:1: broken XML"),
            (["segment", "--srx", "none.srx", "a.ru.txt"], 66, "none.srx: cannot be read"),
            (
                ["segment", "-l", "ru", "--srx", "en.srx", "a.ru.txt"], 65,
                "en.srx: no language map matches ru; add"
            ),
            (["segment", "--srx", "-"], 64, "cannot both come from standard input; name a file"),
            (["align", "a.ru.txt", "a.en.txt", "--srx", "en.srx"], 65, "en.srx: no language map"),
            (
                ["align", "a.ru.txt", "a.en.txt", "--srx", "en.srx", "--segmented"], 64,
                "leave out --srx"
            ),
            (
                ["align", "a.ru.txt", "a.en.txt", "--srx", "en.srx", "-o", "en.srx"], 64,
                "en.srx is read by this command"
            ),
            (["srx", "export", "--json"], 64, "name a file by -o"),
            (["srx", "export", "-o", "no/x.srx"], 73, "no/x.srx: cannot be written"),
            (["srx", "exprt"], 64, "did you mean tolmach srx export?"),
        ])
    func refuses(arguments: [String], status: Int32, says: String) throws {
        let scene = try Scene()
        _ = try scene.folder.write(Self.rules("(да"), to: "bad.srx")
        _ = try scene.folder.write(
            Self.rules("\\.").replacing("version=\"2.0\"", with: "version=\"1.0\""), to: "old.srx")
        _ = try scene.folder.write(Self.rules("\\.", map: "en.*"), to: "en.srx")
        let run = try ToolRun.tolmach(arguments, in: scene.folder.url)
        #expect(run.status == status)
        #expect(run.talk.contains(says), "\(run.talk)")
        #expect(run.talk.split(separator: "\n").count == 1, "\(run.talk)")
        #expect(run.talk.contains(";"), "\(run.talk)")
    }
}
