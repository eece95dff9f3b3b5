import Bitext
import Language
import Terminology
import TestSupport
import Testing

@Suite struct GlossaryTests {
    private func read(_ text: String) throws -> Glossary {
        try Glossary(tsv: text, file: "war.ru-en.tsv")
    }

    @Test("reads every column, in any order and letter case, and keeps further ones")
    func columns() throws {
        let glossary = try read(
            """
            Note\tTARGET\tsource\tAuthor\tCase\tstatus\tMatch\tpart\tconcept\tcontext\tsubject\tdefinition\tCustomer
            why\tpartisan\tпартизан\tO. S.\tShift\tAdmitted\texact\tnoun\tc1\tПартизаны ушли.\tmilitary\tA fighter.\tAcme
            \tcurator\tкуратор
            """)
        let entry = try #require(glossary.entries.first)
        #expect(entry.source.text == "партизан" && entry.target.text == "partisan")
        #expect(entry.note == "why" && entry.part == "noun" && entry.concept == "c1")
        #expect(entry.context == "Партизаны ушли." && entry.subject == "military")
        #expect(entry.definition == "A fighter." && entry.line == 2)
        #expect(entry.status == .admitted && entry.casing == .shift && entry.match == .exact)
        #expect(entry.further == [Attribute("Author", "O. S."), Attribute("Customer", "Acme")])
        let short = try #require(glossary.entries.last)
        #expect(short.status == .preferred && short.casing == .off && short.match == nil)
        #expect(short.further.isEmpty && short.line == 3)
        #expect(glossary.name == "war" && glossary.problems.isEmpty)
        #expect(glossary.language(.source) == LanguageTag("ru"))
        #expect(glossary.language(.target) == LanguageTag("en"))
    }

    @Test("tolerates a byte order mark, CRLF, blank lines, remarks, spaces and trailing tabs")
    func tolerance() throws {
        let glossary = try read(
            "\u{FEFF}# ours\r\n\r\nsource\ttarget\t\t\r\n \t \r\n# x\ty\r\n\u{A0}дом \t house\t\t\t\r\nмир\tpeace"
        )
        #expect(glossary.problems.isEmpty)
        #expect(glossary.entries.map(\.source.written) == ["дом", "мир"])
        #expect(glossary.entries.map(\.target.written) == ["house", "peace"])
        #expect(glossary.entries.map(\.line) == [6, 7])
        #expect(glossary.entries.allSatisfy { $0.further.isEmpty })
    }

    @Test(
        "leaves a row out that cannot be understood, with its line, and reads on",
        arguments: [
            ("дом", .missingCells(found: 1, expected: 5)),
            ("дом\t", .emptyTerm(.target)), ("\thouse", .emptyTerm(.source)),
            ("\u{200B}\thouse", .emptyTerm(.source)), ("|\thouse", .emptyTerm(.source)),
            ("дом\thouse\tapproved", .unknownValue(.status, "approved")),
            ("дом\thouse\t\tyes", .unknownValue(.case, "yes")),
            ("дом\thouse\t\t\tregex", .unknownValue(.match, "regex")),
            ("дом\thouse\t\t\t\tmore", .surplusCells(found: 6, expected: 5)),
            ("до\0м\thouse", .controlCharacter(0, column: 3)),
            ("дом\thouse\rмир\tpeace", .controlCharacter(13, column: 10)),
            (
                String(repeating: "я", count: 500_000) + "\thouse",
                .longTerm(.source, bytes: 1_000_000)
            ),
        ] as [(String, GlossaryProblem.Reason)])
    func problems(row: String, reason: GlossaryProblem.Reason) throws {
        let glossary = try read("source\ttarget\tstatus\tcase\tmatch\n\(row)\nмир\tpeace\n")
        #expect(
            glossary.problems == [GlossaryProblem(file: "war.ru-en.tsv", line: 2, reason: reason)])
        #expect(glossary.entries.map(\.target.text) == ["peace"])
        #expect(glossary.entries.map(\.line) == [3])
    }

    @Test(
        "throws for what is no glossary, with the line",
        arguments: [
            ([], 0, .noHeader), (Array("\n# nothing\n".utf8), 0, .noHeader),
            (Array("\nдом\thouse\n".utf8), 2, .missingColumn(.source)),
            (Array("source\tpart\n".utf8), 1, .missingColumn(.target)),
            (Array("source\ttarget\tSource\n".utf8), 1, .repeatedColumn(.source)),
            (Array("source\ttarget\nдом".utf8) + [0xD0], 2, .invalidUTF8(column: 4, guess: nil)),
            ([0xFF, 0xFE, 0x73, 0x00], 1, .invalidUTF8(column: 1, guess: nil)),
            ([0x73, 0x00, 0x6F, 0x00], 1, .missingColumn(.source)),
            (
                Array("source\ttarget\n".utf8) + [0xED, 0xA0, 0x80], 2,
                .invalidUTF8(column: 1, guess: nil)
            ),
        ] as [([UInt8], Int, GlossaryError.Reason)])
    func errors(bytes: [UInt8], line: Int, reason: GlossaryError.Reason) {
        #expect(throws: GlossaryError(file: "war.ru-en.tsv", line: line, reason: reason)) {
            try Glossary(tsv: bytes, file: "war.ru-en.tsv")
        }
    }

    @Test("the caller's languages stand before those of the file's name, and one must tell")
    func languages() throws {
        let given = try Glossary(
            tsv: "source\ttarget\n", file: "a/war.tsv", sourceLanguage: LanguageTag("uk"),
            targetLanguage: LanguageTag("de"))
        #expect(given.name == "war" && given.sourceLanguage == LanguageTag("uk"))
        #expect(throws: GlossaryError(file: "war.tsv", line: 0, reason: .unknownLanguages)) {
            try Glossary(tsv: "source\ttarget\n", file: "war.tsv")
        }
    }

    @Test("pairs are those that a translation may use, each once")
    func pairs() throws {
        let glossary = try read(
            """
            source\ttarget\tstatus
            партизан|\tpartisan\t
            партизан\tpartisan\tpreferred
            партизан\tguerrilla\tadmitted
            партизан\tguerilla\tdeprecated
            куратор\tcurator\tforbidden
            куратор\ttutor\tcandidate
            """)
        #expect(
            glossary.pairs == [
                TermPair(source: "партизан", target: "partisan"),
                TermPair(source: "партизан", target: "guerrilla"),
            ])
    }

    @Test("random bytes are read or refused, never worse")
    func fuzz() {
        var random = RandomSource(seed: 5)
        let pieces =
            [
                "source", "target", "status", "\t", "\t", "\n", "\r\n", "|", "#", "дом", "x", " ",
                "\u{FEFF}", "\0", "forbidden", "\u{301}", "|ка",
            ].map { Array($0.utf8) } + [[0xFF], [0xD0], [0x80]]
        var read = 0
        for _ in 0..<2000 {
            let tail = (0..<Int.random(in: 0...20, using: &random))
                .flatMap { _ in pieces.randomElement(using: &random)! }
            let bytes = (Bool.random(using: &random) ? Array("source\ttarget\n".utf8) : []) + tail
            guard let glossary = try? Glossary(tsv: bytes, file: "x.ru-en.tsv") else { continue }
            read += 1
            for entry in glossary.entries {
                let hits = TermFinder([glossary]).lookup(entry.source.text)
                #expect(hits.first?.kind == .exact, "\(entry.source.written.debugDescription)")
            }
        }
        #expect(read > 100)
    }
}
