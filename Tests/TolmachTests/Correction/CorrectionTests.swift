import Alignment
import TestSupport
import Testing

@testable import Tolmach

@Suite struct CorrectionTests {
    private static let source = [
        "Ночь в городе", "Да.", "— Нет, — сказал он.", "Да.", "Дом стоял пустой, окна были забиты.",
        "12.05", "- Кто там?", "Да.",
    ]
    private static let target = [
        "A night in the town", "Yes.", "“No,” he said.", "Yes.", "The house stood empty.",
        "The windows were boarded up.", "12 May", "“Who is there?”", "Yes.",
    ]

    private static func text(_ segments: [String], _ language: String) -> SegmentedText {
        SegmentedText(
            language: LanguageTag(language), segments: segments.map { Segment($0) })
    }

    private static func correction(_ table: String) throws(CorrectionError) -> Correction {
        try Correction(
            try CorrectedTable(table, file: "t.tsv"), of: text(source, "ru"), text(target, "en"))
    }

    private static func notation(_ correction: Correction) -> [String] {
        let numbering = BeadNumbering(
            source: correction.source.numbering, target: correction.target.numbering)
        return correction.fixed.map(numbering.text)
    }

    @Test("a table that can mark nothing is kept whole")
    func whole() throws {
        let correction = try Self.correction(
            "target,source\nYes.,Да.\n“Who is there?”,- Кто там?\n")
        #expect(Self.notation(correction) == ["2:2", "7:8"])
        #expect(correction.counts.marked == 2 && correction.counts.rows == 2)
    }

    @Test(
        "marks are understood as people write them",
        arguments: ["x", "X", "х", "yes", "1", "да", "Да", "TRUE", "ИСТИНА", "+", " x "])
    func marks(mark: String) throws {
        let table = "source\ttarget\tkeep\nДа.\tYes.\t\(mark)\nДа.\tYes.\tno\nДа.\tYes.\t\n"
        #expect(Self.notation(try Self.correction(table)) == ["2:2"])
    }

    @Test("of sentences that repeat, the one that the row once had is meant")
    func repeated() throws {
        let table = "source\ttarget\tkeep\tsegments\nДа.\tYes.\tx\t#4:4\nДа.\tYes.\tx\t#8:9\n"
        #expect(Self.notation(try Self.correction(table)) == ["4:4", "8:9"])
        #expect(
            Self.notation(try Self.correction(table.replacing("#8:9", with: "#99:4")))
                == ["4:4", "8:9"])
    }

    @Test("rows that lead astray by their numbers are found by their order")
    func misleading() throws {
        let table =
            "source\ttarget\tsegments\nДа.\tYes.\t#8:9\n— Нет, — сказал он.\t“No,” he said.\t#3:3\n"
        #expect(Self.notation(try Self.correction(table)) == ["2:2", "3:3"])
    }

    @Test("a sentence is cut where a person cut it, between words alone")
    func cut() throws {
        let table = """
            source\ttarget
            Дом стоял пустой,\tThe house stood empty.
            окна были забиты.\tThe windows were boarded up.
            """
        let correction = try Self.correction(table)
        #expect(Self.notation(correction) == ["5.1:5", "5.2:6"])
        #expect(
            correction.source.text.segments[4...5].map(\.text)
                == ["Дом стоял пустой,", "окна были забиты."])
        #expect(correction.source.text.paragraphs.map(\.segments) == [0..<9])
        let error = #expect(throws: CorrectionError.self) {
            try Self.correction(
                table.replacing("пустой,", with: "пу").replacing("окна", with: "стой, окна"))
        }
        #expect(error?.line == 2)
        #expect(
            error?.problem
                == .partsWord(.source, text: "Дом стоял пу", atEnd: true))
    }

    @Test(
        "a text in parts of letters is cut where its cells in whole letters end, and otherwise round"
    )
    func decomposed() throws {
        let (whole, parts) = (
            "Ёлка\u{AD} йода, ой ёж.", "Е\u{308}лка и\u{306}ода, ои\u{306} е\u{308}ж."
        )
        for (text, cells) in [(whole, parts), (parts, whole)] {
            let halves = cells.split(separator: ",", maxSplits: 1).map(String.init)
            let table = "source\ttarget\n\(halves[0]),\t\n\(halves[1])\tYes.\n"
            let correction = try Correction(
                try CorrectedTable(table, file: "t"), of: Self.text([text], "ru"),
                Self.text(["Yes."], "en"))
            #expect(Self.notation(correction) == ["1.1:", "1.2:1"])
            let end = text.split(separator: ",", maxSplits: 1).map { $0.drop { $0 == " " } }
            #expect(correction.source.text.segments.map(\.text) == ["\(end[0]),", "\(end[1])"])
        }
        let within = "source\ttarget\nЕ\t\n\u{308}лка и\u{306}ода, ои\u{306} е\u{308}ж.\tYes.\n"
        #expect(throws: CorrectionError.self) {
            try Correction(
                try CorrectedTable(within, file: "t"), of: Self.text([parts], "ru"),
                Self.text(["Yes."], "en"))
        }
    }

    @Test("rows that were sorted are put in order by their segments, the parts of one too")
    func restored() throws {
        let heading = "source\ttarget\tkeep\tsegments\n"
        let rows = [
            "Ночь в городе\tA night in the town\tx\t#1:1\n",
            "— Нет, — сказал он.\t“No,” he said.\tx\t#3:3\n",
            "Дом стоял пустой,\tThe house stood empty.\tx\t#5.1:5\n",
            "окна были забиты.\tThe windows were boarded up.\tx\t#5.2:6\n",
            "12.05\t\tx\t#6:\n", "\t12 May\tx\t#:7\n",
            "- Кто там?\t“Who is there?”\tx\t#7:8\n",
        ]
        let expected = ["1:1", "3:3", "5.1:5", "5.2:6", "6:", ":7", "7:8"]
        var random = RandomSource(seed: 7)
        for _ in 0..<50 {
            let table = heading + rows.shuffled(using: &random).joined()
            #expect(Set(Self.notation(try Self.correction(table))) == Set(expected))
        }
        // A row whose numbers are gone leaves the order untold.
        let error = #expect(throws: CorrectionError.self) {
            try Self.correction(
                heading + rows[1] + rows[0].replacing("#1:1", with: ""))
        }
        #expect(error?.line == 3)
    }

    @Test("what is left of a sentence is found, though its beginning is in no row")
    func rest() throws {
        let correction = try Self.correction(
            "source\ttarget\nДа.\tYes.\nокна были забиты.\tThe windows were boarded up.\n")
        #expect(Self.notation(correction) == ["2:2", "5.2:6"])
    }

    @Test("a row is changed if its texts or their line-up are no longer those of its check sum")
    func changed() throws {
        func row(_ source: String, _ target: String, _ check: String) -> String {
            "\(source)\t\(target)\t\t\(check)\n"
        }
        func stamp(_ source: String, _ target: String) -> String {
            RowStamp.check(source: source, target: target, isKept: false)
        }
        let heading = "source\ttarget\tkeep\tcheck\n"
        let correction = try Self.correction(
            heading
                + row(
                    "Ночь  в\u{A0}городе", "A night in the town",
                    stamp(Self.source[0], Self.target[0]))
                + row("Да. — Нет, — сказал он.", "Yes.", stamp("Да.", "Yes."))
                + row("", "“No,” he said.", stamp("— Нет, — сказал он.", "“No,” he said."))
                + row("Да.", "Yes.", ""))
        #expect(Self.notation(correction) == ["2-3:2", ":3", "4:4"])
        #expect(correction.counts.changed == 3 && correction.counts.marked == 0)
    }

    @Test("what a spreadsheet makes of a date is taken for what it was")
    func dates() throws {
        let check = RowStamp.check(source: "12.05", target: "12 May", isKept: false)
        func table(_ cell: String) -> String {
            "source\ttarget\tkeep\tsegments\tcheck\n\(cell)\t12 May\tx\t#6:7\t\(check)\n"
        }
        #expect(Self.notation(try Self.correction(table("2026-05-12"))) == ["6:7"])
        #expect(Self.notation(try Self.correction(table("12.май"))) == ["6:7"])
        #expect(throws: CorrectionError.self) { try Self.correction(table("мая")) }
    }

    private static func spreadsheet(_ cell: String, for original: String) throws -> Correction {
        let check = RowStamp.check(source: original, target: "Yes.", isKept: false)
        return try Correction(
            try CorrectedTable(
                "source\ttarget\tkeep\tsegments\tcheck\n\(cell)\tYes.\tx\t#1:1\t\(check)\n",
                file: "t.tsv"),
            of: text([original], "ru"), text(["Yes."], "en"))
    }

    @Test(
        "a number or a date in a form that a spreadsheet can give it is what it was",
        arguments: [
            ("1.", "1"), ("007", "7"), ("12,50", "12.5"), ("1,250", "1250"), ("1.250", "1,25"),
            ("1.250.000,5", "1250000.5"), ("50%", "0.5"), ("0.5", "50%"), ("(5)", "-5"),
            ("+5", "5"), ("$5", "5"), ("−5", "-5"), ("0", "0,00"), (".05", "0.05"),
            ("12345678901234567", "1.23457E+16"), ("12345678901234567", "12345678901234500"),
            ("9785170800001", "9,79E+12"), ("99999999", "1E+08"),
            ("12.05", "12.май"), ("12.05", "12-May"), ("12.05", "2026-05-12"),
            ("12.05", "05/12/2026"), ("12.05", "12.05.26"), ("12.05", "2026-05-12 00:00:00"),
            ("5/12", "12. Mai"), ("1/2", "01.фев"), ("05.2023", "May 23"),
            ("05.2023", "2023-05-01"), ("31.12.99", "1999-12-31"),
            ("31.12.1999", "31.12.99"), ("12.05.2023", "12 мая 2023 г."),
            ("6:40", "06:40:00"), ("18:40", "6:40:00 PM"), ("6:40:05", "06:40:05"),
        ])
    func spreadsheets(original: String, cell: String) throws {
        #expect(Self.notation(try Self.spreadsheet(cell, for: original)) == ["1:1"])
    }

    @Test(
        "a number that a person changed is told with its line, as any other text",
        arguments: [
            ("12", "77"), ("12", "12:00"), ("12", "-12"), ("1.", "10"),
            ("12.05", "13.05"), ("12.05", "12 июня"), ("12.05", "2026-06-12"), ("12.05", "5.12"),
            ("12.05", "12 05 x"), ("12.05", "12 штук"), ("12.05", "1.2.05.12"),
            ("12.05.2023", "12.05.2024"), ("6:40", "7:40"), ("6:40", "6:40 PM"), ("6:40", ": PM"),
            ("6:40", "6:40:05"), ("50%", "51"), ("1,250", "1.2"),
            ("12345678901234567", "12345678901234999"), ("1234567", "1.3E+06"), ("12", "12E"),
            ("77-13", "2026-13-77"), ("* * *", "5"), ("5", "five"), ("12", "12345678901234567890"),
        ])
    func changedNumbers(original: String, cell: String) throws {
        let error = #expect(throws: CorrectionError.self) {
            try Self.spreadsheet(cell, for: original)
        }
        guard case .unknownText(.source, cell, _) = error?.problem, error?.line == 2 else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(
        "an apostrophe before what a spreadsheet would run may stand or not",
        arguments: ["'- Кто там?", "- Кто там?"])
    func guarded(cell: String) throws {
        #expect(
            Self.notation(try Self.correction("source\ttarget\n\(cell)\t“Who is there?”\n"))
                == ["7:8"])
    }

    @Test("a segment alone stands behind what is free before it, and before what is free behind it")
    func alone() throws {
        // Rows of segment 3 and its counterpart were deleted before the one of segment 4 alone.
        let house = "Дом стоял пустой, окна были забиты.\tThe house stood empty."
        let before = try Self.correction("source\ttarget\nДа.\tYes.\nДа.\t\n\(house)\n")
        #expect(before.fixed.map(\.source) == [1..<2, 3..<4, 4..<5])
        #expect(before.fixed.map(\.target) == [1..<2, 4..<4, 4..<5])
        // Those of segment 4 and its counterpart were deleted behind the one of segment 3 alone.
        let behind = try Self.correction(
            "source\ttarget\nДа.\tYes.\n— Нет, — сказал он.\t\n\(house)\n")
        #expect(behind.fixed.map(\.source) == [1..<2, 2..<3, 4..<5])
        #expect(behind.fixed.map(\.target) == [1..<2, 2..<2, 4..<5])
        let target = try Self.correction("source\ttarget\nДа.\tYes.\n\tYes.\n\(house)\n")
        #expect(target.fixed.map(\.source) == [1..<2, 4..<4, 4..<5])
        #expect(target.fixed.map(\.target) == [1..<2, 3..<4, 4..<5])
    }

    @Test("a segment alone among free text has no place on the other side until that is aligned")
    func aloneAmongFreeText() throws {
        let table = "source\ttarget\tkeep\nДа.\tYes.\tx\n%\tx\n- Кто там?\t“Who is there?”\tx\n"
        let source = try Self.correction(
            table.replacing("%", with: "Дом стоял пустой, окна были забиты.\t"))
        #expect(Self.notation(source) == ["2:2", "7:8"])
        #expect(source.lone.source == [4..<5] && source.lone.target == [])
        let target = try Self.correction(
            table.replacing("%", with: "\tThe house stood empty. The windows were boarded up."))
        #expect(Self.notation(target) == ["2:2", "7:8"])
        #expect(target.lone.source == [] && target.lone.target == [4..<6])
        #expect(throws: CorrectionError.self) {
            try target.requireNoRow(around: Anchor(source: 4, target: 5), .paragraphInside(2))
        }
        try target.requireNoRow(around: Anchor(source: 4, target: 4), .paragraphInside(2))
        // A row that is not kept tells no place either.
        let beside = try Self.correction(
            "source\ttarget\tkeep\n— Нет, — сказал он.\t“No,” he said.\t\nДа.\t\tx\n")
        #expect(beside.fixed.isEmpty && beside.lone.source == [3..<4])
    }

    @Test(
        "what cannot be is told with its line",
        arguments: [
            ("", nil, .missingColumn(.source)),
            ("target\tsource\ttarget\n", 1, .repeatedColumn(.target)),
            ("\nsource\ttarget\tkeep\n\t\tx\n", 2, .noRow),
            ("source\tb\n", 1, .missingColumn(.target)),
            ("source\ttarget\tkeep\n\n\"Да.\n\"\tYes.\nДа.\tYes.\tкак?\n", 5, .unknownMark("как?")),
            (
                "source\ttarget\nДа.\tYes.\nДом стоял полный.\t\n", 3,
                .unknownText(.source, text: "Дом стоял полный.", from: "полный.")
            ),
            ("source\ttarget\nДа.\tНу.\n", 2, .unknownText(.target, text: "Ну.", from: nil)),
            (
                "source\ttarget\n- Кто там?\t\n— Нет, — сказал он.\t\n", 3,
                .outOfOrder(.source, text: "— Нет, — сказал он.", line: 2)
            ),
            (
                "source\ttarget\n12.05\t\n12.05\t\n", 3,
                .repeatedText(.source, text: "12.05", line: 2)
            ),
        ] as [(String, Int?, CorrectionError.Problem)])
    func refuses(table: String, line: Int?, problem: CorrectionError.Problem) {
        let error = #expect(throws: CorrectionError.self) { try Self.correction(table) }
        #expect(error == CorrectionError(file: "t.tsv", line: line, problem: problem))
    }

    /// Texts with a table that is to be read, and how many of its rows are kept.
    struct Load: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let counts: [Int]
        let source: @Sendable (Int) -> [String]
        let target: @Sendable (Int) -> [String]
        let rows: @Sendable (Int) -> String
        let kept: @Sendable (Int) -> Int
    }

    static let loads = [
        Load(
            testDescription: "all sentences are the same", counts: [2000, 8000],
            source: { Array(repeating: "Да, да, да.", count: $0) },
            target: { Array(repeating: "Yes, yes.", count: $0) },
            rows: {
                String(repeating: "Да, да, да.\tYes, yes.\n\tYes, yes.\n", count: $0 / 2)
            },
            kept: { $0 }),
        Load(
            testDescription: "one sentence is cut again and again", counts: [100, 400],
            source: { [(0..<$0).map { "Дом номер \($0) стоит." }.joined(separator: " ")] },
            target: { [(0..<$0).map { "House number \($0) stands." }.joined(separator: " ")] },
            rows: {
                (0..<$0).map { "Дом номер \($0) стоит.\tHouse number \($0) stands.\n" }.joined()
            },
            kept: { $0 }),
        Load(
            testDescription: "a sentence is nothing but figures", counts: [10_000, 40_000],
            source: { [Self.figures($0), "77 78"] }, target: { _ in ["Yes."] },
            rows: { count in
                let check = RowStamp.check(
                    source: Self.figures(count), target: "Yes.", isKept: false)
                return "77 78\tYes.\t#1:1\t\(check)\n"
            },
            kept: { _ in 1 }),
    ]

    private static func figures(_ count: Int) -> String {
        (0..<count).map { "\($0 % 10)" }.joined(separator: " ")
    }

    @Test("the time grows with the texts and with the table", arguments: loads)
    func linear(load: Load) throws {
        let inputs = load.counts.map { count in
            (
                Self.text(load.source(count), "ru"), Self.text(load.target(count), "en"),
                "source\ttarget\tsegments\tcheck\n" + load.rows(count), load.kept(count)
            )
        }
        let growth = try growth(of: inputs) { source, target, table, kept in
            let correction = try Correction(
                try CorrectedTable(table, file: "t.tsv"), of: source, target)
            #expect(correction.counts.marked + correction.counts.changed == kept)
        }
        #expect(growth < 7)
    }

    @Test("the codes of a sentence that is cut stay where they stood")
    func codes() throws {
        let text = "Дом. Сад. Лес."
        let offsets = [0, 3, 7, 8, 15, 16, 23]
        let segment = Segment(
            text, codes: offsets.map { InlineCode(.placeholder, at: $0) })
        let correction = try Correction(
            try CorrectedTable("source\ttarget\nДом.\t\nСад.\t\nЛес.\tYes.\n", file: "t"),
            of: SegmentedText(language: LanguageTag("ru"), segments: [segment]),
            Self.text(["Yes."], "en"))
        let parts = correction.source.text.segments
        #expect(parts.map(\.text) == ["Дом.", "Сад.", "Лес."])
        #expect(parts.map { $0.codes.map(\.offset) } == [[0, 3, 7], [0, 7], [0, 7]])
    }
}
