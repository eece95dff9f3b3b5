import Foundation
import Language
import Terminology
import TestSupport
import Testing

@Suite struct TermCheckTests {
    private func report(
        _ glossary: String, _ pairs: [(String, String)], waivers: [TermWaiver] = []
    ) -> TermCheckReport {
        var check = TermCheck(
            [Glossaries.of(glossary)], source: LanguageTag("ru"), target: LanguageTag("en"))
        for (source, target) in pairs { check.check(source, target) }
        return check.report(waivers: waivers)
    }

    private func shown(_ report: TermCheckReport) -> [String] {
        report.findings.map {
            "\($0.segment) \($0.kind) \($0.source.text)"
                + ($0.target.map { " = \($0.text)" } ?? $0.instead.map { " ~ \($0)" } ?? "")
        }
    }

    @Test("tells right translations from wrong ones in varied grammar")
    func quality() throws {
        let folder = SharedData.repository.appendingPathComponent("Tests/Fixtures")
        let glossary = try Glossary(
            tsv: Array(Data(contentsOf: folder.appendingPathComponent("checked.ru-en.tsv"))),
            file: "checked.ru-en.tsv")
        #expect(glossary.problems.isEmpty && GlossaryConflict.conflicts(in: glossary).isEmpty)
        let rows = try String(
            contentsOf: folder.appendingPathComponent("checked-segments.tsv"), encoding: .utf8
        ).split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        #expect(rows.count >= 150)
        var check = TermCheck([glossary], source: LanguageTag("ru"), target: LanguageTag("en"))
        for row in rows { check.check(String(row[0]), String(row[1])) }
        var right = 0
        var wrong: [String] = []
        var expected = 0
        let missing = check.report().findings.filter { $0.kind == .missing }
        for (number, row) in rows.enumerated() {
            let terms = Set(row[2].split(separator: "|").map(String.init))
            expected += terms.count
            let found = Set(missing.filter { $0.segment == number }.map(\.term))
            right += found.intersection(terms).count
            wrong += found.symmetricDifference(terms).map { "\(number + 1): \($0)" }
        }
        print("terms check: \(right) of \(expected) missing found; wrong: \(wrong)")
        #expect(right * 100 >= expected * 99)
        #expect(wrong.count * 100 <= expected)
    }

    @Test("any approved translation satisfies, forbidden and deprecated ones are told beside it")
    func statuses() {
        let glossary = """
            куратор = handler; #1
            куратор = case officer; #1 admitted
            куратор = curator; #1 forbidden
            куратор = supervisor; #1 deprecated
            наставник = mentor; #1
            явка = rendezvous; candidate
            """
        let found = report(
            glossary,
            [
                ("Куратора нет.", "There is no case officer."), ("Кураторы.", "The mentors."),
                ("Куратор пришёл.", "The curator came."),
                ("Куратор пришёл.", "The handler, or supervisor, came."),
                ("Куратор пришёл.", "The handler, no curator, came."), ("Явка.", "Nothing."),
                ("Кураторы и кураторы.", "Handlers."), ("Кот.", "Curator."),
            ])
        #expect(
            shown(found).filter { !$0.contains("inconsistent") } == [
                "2 missing Куратор = curator", "2 forbidden Куратор = curator",
                "3 deprecated Куратор = supervisor", "4 forbidden Куратор = curator",
                "6 count Кураторы",
            ])
        #expect(found.findings.first?.expected == ["handler", "mentor", "case officer"])
        #expect(found.segments == 8 && found.terms.count == 1)
        #expect(found.terms.first?.segments == 6 && found.terms.first?.translated == 5)
    }

    @Test("tells the segments with another translation than the usual one")
    func inconsistent() {
        let found = report(
            "перемирие = ceasefire; #1\nперемирие = truce; #1 admitted",
            [
                ("Перемирие.", "Ceasefire."), ("Перемирия.", "A truce."),
                ("О перемирии.", "About the ceasefire."),
            ])
        #expect(shown(found) == ["1 inconsistent Перемирия = truce"])
    }

    @Test("tells what stands in most segments where a term is missing")
    func instead() {
        var pairs = (1...20).map { ("Дом номер \($0) стоит.", "House number \($0) stands there.") }
        pairs += ["ушёл", "молчал", "пришёл"].map { ("Связной \($0).", "The liaison did \($0).") }
        let found = report("связной = courier", pairs)
        #expect(found.findings.map(\.instead) == ["liaison", "liaison", "liaison"])
    }

    @Test("homographs are satisfied by the translation of either")
    func homographs() {
        let glossary = "лист = leaf; #1\nлист = sheet; #2"
        let found = report(
            glossary, [("Листья.", "Leaves."), ("Листы.", "Sheets."), ("Лист.", "Paper.")])
        #expect(shown(found).filter { $0.contains("missing") } == ["2 missing Лист"])
    }

    @Test("waivers cover what they name, and those that meet nothing are told")
    func waivers() throws {
        let waivers = try TermWaiver.read(
            """
            finding\tterm\tsegment\treason
            # ours
            missing\tкуратор\tКуратор молчал.\tthe museum's
            *\tсвязной\t*\tnot our word
            forbidden\tкуратор\t\tnever met
            """)
        let found = report(
            "куратор = handler\nсвязной = courier",
            [
                ("«Куратор» молчал.", "Silence."), ("Куратор молчал.", "Silence."),
                ("Связной.", "Liaison."),
            ], waivers: waivers)
        #expect(found.findings.map(\.waiver) == [nil, "the museum's", "not our word"])
        #expect(found.staleWaivers.map(\.line) == [5])
        #expect(found.terms.map { $0.findings[.missing] ?? 0 } == [1, 0])
    }

    @Test(
        "refuses waivers that say too little",
        arguments: [
            ("", .noHeader), ("a\tb\n", .noHeader),
            ("term\treason\nx\t\n", .noReason(line: 2)),
            ("term\treason\n*\twhy\n", .tooWide(line: 2)),
            ("finding\tterm\treason\nodd\tx\twhy\n", .unknownKind("odd", line: 2)),
        ] as [(String, TermWaiver.Fault)])
    func refusedWaivers(text: String, fault: TermWaiver.Fault) {
        // A file without any line waives nothing.
        if text.isEmpty {
            #expect((try? TermWaiver.read(text)) == [])
        } else {
            #expect(throws: fault) { try TermWaiver.read(text) }
        }
    }

    @Test("hostile segments are checked")
    func hostile() {
        let long = String(repeating: "куратор ", count: 3000)
        let found = report(
            "куратор = handler",
            [(long, long), ("", ""), ("\0куратор", "\u{202E}"), ("куратор", "")])
        #expect(found.findings.map(\.kind) == [.missing, .missing, .missing])
    }
}
