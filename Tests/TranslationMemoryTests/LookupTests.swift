import Bitext
import Language
import TestSupport
import Testing
import TranslationMemory

@Suite struct LookupTests {
    private func store(
        _ units: [TranslationUnit], in folder: TemporaryFolder, _ name: String = "main"
    ) async throws -> SQLiteMemoryStore {
        let store = try emptyStore(in: folder, name)
        try await store.add(units)
        return store
    }

    private func reasons(_ match: Match?) -> [Deduction.Reason: Int] {
        Dictionary(
            uniqueKeysWithValues: match?.explanation.deductions.map { ($0.reason, $0.hundredths) }
                ?? [])
    }

    @Test("tells exact, context and fuzzy apart")
    func kinds() async throws {
        let folder = try TemporaryFolder()
        let store = try await store(
            [
                pair("Город пал.", "The city fell."),
                pair("Он молчал.", "He was silent.", previous: .edge, next: .segment("Да.")),
            ], in: folder)
        let options = LookupOptions(from: russian, to: english)
        func kind(
            _ text: String, _ previous: Neighbour = .unknown, _ next: Neighbour = .unknown
        ) async throws -> Match.Kind? {
            try await store.matches(
                for: [LookupQuery(Segment(text), previous: previous, next: next)], options)[0]
                .first?.kind
        }
        #expect(try await kind("Город пал.") == .exact)
        #expect(try await kind("Город пал") == .fuzzy)
        #expect(try await kind("Ничего общего") == nil)
        // Unknown context never matches, and never costs.
        #expect(try await kind("Город пал.", .edge, .edge) == .exact)
        #expect(try await kind("Он молчал.") == .exact)
        #expect(try await kind("Он молчал.", .edge, .segment("да.")) == .context)
        #expect(try await kind("Он молчал.", .edge, .edge) == .exact)
        #expect(try await kind("Он молчал.", .edge, .unknown) == .exact)
        #expect(try await kind("Он молчал.", .segment(""), .segment("Да.")) == .exact)
    }

    @Test("the limit counts only units that meet the conditions", arguments: [false, true])
    func filters(scanOnly: Bool) async throws {
        let folder = try TemporaryFolder()
        // Forty that fit better stand before each of the three that are wanted.
        let units = (0..<120).map { number in
            var unit = pair(
                number % 40 == 39 ? "Город пал вчера." : "Город пал.", "The city fell \(number).")
            unit.document = number % 40 == 39 ? "wanted" : "other"
            return unit
        }
        let store = try await store(units, in: folder)
        func found(_ conditions: [String], limit: Int) async throws -> [String] {
            let options = LookupOptions(
                from: russian, to: english, minimum: Score(percent: 50), limit: limit,
                scanOnly: scanOnly, filters: try conditions.map { try UnitFilter($0) })
            return try await store.matches(for: [LookupQuery("Город пал.")], options)[0]
                .map(\.unit.unit.target.text)
        }
        #expect(
            try await found(["document = wanted"], limit: 2)
                == ["The city fell 39.", "The city fell 79."])
        #expect(try await found(["document = wanted"], limit: 5).count == 3)
        #expect(
            try await found(["document = wanted", "target ~ 119"], limit: 1)
                == ["The city fell 119."])
        #expect(try await found(["document = nowhere"], limit: 5) == [])
        #expect(try await found(["source ~ вчера"], limit: 5).count == 3)
    }

    @Test("explains a score by its arithmetic and its difference")
    func explanation() async throws {
        let folder = try TemporaryFolder()
        let store = try await store(
            [pair("Оккупация города длилась 256 дней.", "The occupation lasted 256 days.")],
            in: folder)
        let found = try await store.matches("Оккупации города длилась 257 дней")
        let match = try #require(found.first)
        // 8 + 8 + 8 + 3 + 6 (+ 1): the inflection costs ceil(8 / 9), the full stop 1.
        let explanation = match.explanation
        #expect(explanation.queryWeight == 33)
        #expect(explanation.unitWeight == 34)
        #expect(explanation.orderedCost == 2)
        #expect(explanation.bagCost == 9)
        #expect(explanation.doubledDistance == 4)
        #expect(explanation.base == Score(hundredths: 9_411))
        #expect(reasons(match) == [.numbers: 100])
        #expect(match.score == Score(hundredths: 9_311))
        #expect(match.score.percent == 93)
        #expect(
            explanation.steps.map(\.kind) == [.similar, .kept, .kept, .kept, .kept, .inserted])
        #expect(explanation.steps[0].querySurface == "Оккупации")
        #expect(explanation.steps[0].unitSurface == "Оккупация")
        #expect(explanation.steps[0].queryRange == 0..<18)
        #expect(explanation.steps[3].querySurface == "257")
        #expect(explanation.steps[3].unitSurface == "256")
        #expect(explanation.steps[5].querySurface == nil)
        #expect(explanation.steps[5].unitSurface == ".")
        #expect(explanation.steps.reduce(0) { $0 + $1.cost } == explanation.orderedCost)
    }

    @Test(
        "words that the unit writes as one differ by a space, a number's parts too",
        arguments: [
            ("Веб сайт", "Вебсайт", 9_900, ["spelling": 50]),
            ("Мой веб\u{A0} сайт здесь", "Мой вебсайт здесь", 9_900, ["spelling": 50]),
            ("Комплексное число", "КомплексноеЧисло", 9_850, ["case": 100, "spelling": 50]),
            (
                "(Данные 1; Данные 2)", "(Данные1; Данные3)", 9_850,
                ["numbers": 100, "spelling": 50]
            ),
            ("данные 3,5", "данные3,6", 9_850, ["numbers": 100, "spelling": 50]),
            ("веб сайт сайт", "веб сайтсайт", 9_900, ["spelling": 50]),
            // From the left: the second may be joined to the first or to the third.
            ("аб вг де и все прочее", "абвг вгде и все прочее", 7_807, ["spelling": 50]),
            // Nothing but white space may stand between.
            ("веб-сайт", "вебсайт", 8_750, [:]),
        ] as [(String, String, Int, [String: Int])])
    func joinedWords(
        query: String, unit: String, score: Int, expected: [String: Int]
    ) async throws {
        let folder = try TemporaryFolder()
        let store = try await store([pair(unit, "x")], in: folder)
        let found = try await store.matches(query, minimum: 50)
        let match = try #require(found.first)
        #expect(match.score.hundredths == score)
        #expect(
            Dictionary(
                uniqueKeysWithValues: match.explanation.deductions.map {
                    ($0.reason.rawValue, $0.hundredths)
                }) == expected)
        #expect(
            match.explanation.steps.reduce(0) { $0 + $1.cost } == match.explanation.orderedCost)
    }

    @Test("shows two words that the unit writes as one as one step")
    func joinedStep() async throws {
        let folder = try TemporaryFolder()
        let store = try await store([pair("Наш вебсайт", "x")], in: folder)
        let found = try await store.matches("Наш веб  сайт")
        let steps = try #require(found.first).explanation.steps
        #expect(steps.map(\.kind) == [.kept, .kept])
        #expect(steps[1].queryRange == 7..<23)
        #expect(steps[1].querySurface == "веб  сайт")
        #expect(steps[1].unitSurface == "вебсайт")
    }

    @Test(
        "takes off what the letters differ by",
        arguments: [
            ("Все дома.", "Всё дома.", ["spelling": 50]),
            ("Все дома.", "все Дома.", ["case": 100]),
            ("«Все» дома.", "\"все\" дома.", ["case": 100, "spelling": 50]),
            ("Все дома.", "Все\u{A0}дома.", ["spelling": 50]),
            ("Все дома.", "Все до\u{301}ма.", ["spelling": 50]),
            ("Дома 3,5 км.", "Дома 3.5 км.", ["spelling": 50]),
            ("Дома 3 и 4 км.", "Дома 4 и 3 км.", ["numbers": 200]),
            ("1 2 3 4 5 6 7", "2 3 4 5 6 7 8", ["numbers": 200]),
            ("1 2 3 4 5 6 7", "9 8 0 1 9 8 0", ["numbers": 500]),
            ("1 2 3 4 5 6 7", "1 2 3 4 5 6", [:]),
            ("Кодировка CP1252", "Кодировка CP3247", ["numbers": 100]),
            ("Танк Т-72, 12-го", "Танк т-80, 12-го", ["case": 100, "numbers": 100]),
            ("b1 2 b3", "b3 2 b1", ["numbers": 200]),
            ("b1b2 b3 b4 b5 b6", "b2b3 b4 b5 b6 b7", ["numbers": 200]),
            ("b١", "b2", ["numbers": 100]),
            ("й да", "и\u{306} да", ["spelling": 50]),
        ] as [(String, String, [String: Int])])
    func letters(query: String, unit: String, expected: [String: Int]) async throws {
        let folder = try TemporaryFolder()
        let store = try await store([pair(unit, "x")], in: folder)
        let found = try await store.matches(query)
        let match = try #require(found.first)
        #expect(match.kind == .fuzzy)
        #expect(match.score <= .highestFuzzy)
        #expect(
            Dictionary(
                uniqueKeysWithValues: match.explanation.deductions.map {
                    ($0.reason.rawValue, $0.hundredths)
                }) == expected)
        // The score is the same the other way round.
        let other = try await self.store([pair(query, "x")], in: folder, "other")
        #expect(try await other.matches(unit).first?.score == match.score)
    }

    @Test("counts codes as tokens, their kinds and order as deductions")
    func codes() async throws {
        let folder = try TemporaryFolder()
        var unit = pair("Нажмите кнопку", "Press the button")
        unit.source.codes = [
            InlineCode(.begin, at: 15, content: [.native("<b>")]),
            InlineCode(.end, at: 27, content: [.native("</b>")]),
        ]
        let store = try await store([unit], in: folder)
        let options = LookupOptions(from: russian, to: english, minimum: Score(percent: 50))
        func match(_ change: (inout Segment) -> Void) async throws -> Match? {
            var segment = unit.source
            change(&segment)
            return try await store.matches(for: [LookupQuery(segment)], options)[0].first
        }
        #expect(try await match { _ in }?.kind == .exact)
        let otherContent = try await match { $0.codes[0].content = [.native("<i>")] }
        #expect(otherContent?.kind == .fuzzy)
        #expect(otherContent?.score == .highestFuzzy)
        let otherKind = try await match { $0.codes[0].kind = .placeholder }
        #expect(reasons(otherKind) == [.codes: 100])
        let none = try await match { $0.codes = [] }
        #expect(none?.explanation.queryWeight == 16)
        #expect(none?.explanation.unitWeight == 20)
        #expect(none?.explanation.orderedCost == 4)
        #expect(reasons(none) == [:])
    }

    @Test("white space at the edges of a segment keeps nothing from being the same")
    func edges() async throws {
        let folder = try TemporaryFolder()
        var coded = pair("\t Да.\n", "Yes.", previous: .segment(" Раз. "), next: .edge)
        coded.source.codes = [InlineCode(.placeholder, at: 2), InlineCode(.placeholder, at: 8)]
        let store = try await store(
            [pair(" Нет. ", "No.", previous: .edge, next: .segment("Два.\n")), coded], in: folder)
        var query = LookupQuery(Segment("Нет."), previous: .edge, next: .segment("Два."))
        for scanOnly in [false, true] {
            let options = LookupOptions(from: russian, to: english, scanOnly: scanOnly)
            let found = try await store.matches(for: [query], options)[0]
            #expect(found.map(\.kind) == [.context])
            #expect(found.first?.score == Score(percent: 100))
            #expect(found.first?.unit.unit.source.text == " Нет. ")
        }
        query = LookupQuery(Segment("Да."), previous: .segment("Раз."), next: .edge)
        query.segment.codes = [InlineCode(.placeholder, at: 0), InlineCode(.placeholder, at: 5)]
        let options = LookupOptions(from: russian, to: english)
        #expect(try await store.matches(for: [query], options)[0].map(\.kind) == [.context])
    }

    @Test("takes off other regions, the other direction, and other translations")
    func languages() async throws {
        let folder = try TemporaryFolder()
        let store = try await store(
            [
                pair("Цвет", "Colour", from: "ru-RU", to: "en-GB"),
                pair("The end", "Конец", from: "en", to: "ru"),
                pair("Замок", "Castle"), pair("Замок", "Lock"),
                pair("Замок", "Lock", previous: .edge, next: .edge),
                pair("Ende", "Конец", from: "de", to: "ru"),
            ], in: folder)
        let american = LookupOptions(from: LanguageTag("ru-BY"), to: LanguageTag("en-US"))
        let colour = try await store.matches(for: [LookupQuery("Цвет")], american)[0]
        #expect(reasons(colour.first) == [.sourceRegion: 100, .targetRegion: 100])
        #expect(colour.first?.kind == .exact)
        #expect(colour.first?.score == Score(percent: 98))
        let end = try await store.matches("Конец")
        #expect(end.count == 1)
        #expect(end.first?.isReversed == true)
        #expect(end.first?.kind == .exact)
        #expect(reasons(end.first) == [.reversed: 200])
        let options = LookupOptions(from: russian, to: english)
        let castle = try await store.matches(
            for: [LookupQuery(Segment("Замок"), previous: .edge, next: .edge)], options)[0]
        #expect(castle.map(\.kind) == [.context, .exact, .exact])
        #expect(castle.map(\.score.percent) == [100, 99, 99])
        #expect(reasons(castle[1]) == [.severalTargets: 100])
        #expect(
            try await store.matches("замок").first.map(reasons)
                == [.letterCase: 100, .severalTargets: 100])
    }

    @Test("takes off what the user sets, and no more than there is")
    func penalties() async throws {
        let folder = try TemporaryFolder()
        var old = pair("Старый текст", "Old text")
        old.created.date = "20200101T000000Z"
        var checked = pair("Новый перевод", "New translation")
        checked.origin = "alignment"
        checked.annotations.properties = [Annotations.Property("reviewed", "yes")]
        var raw = pair("Сырой перевод", "Raw translation")
        raw.origin = "alignment"
        let store = try await store([old, checked, raw], in: folder)
        var options = LookupOptions(from: russian, to: english, minimum: Score(percent: 60))
        options.penalties.memory = 500
        options.penalties.age = 300
        options.penalties.oldestDays = 365
        options.penalties.unreviewed = 150
        func reasons(of text: String) async throws -> [Deduction.Reason: Int] {
            self.reasons(try await store.matches(for: [LookupQuery(text)], options)[0].first)
        }
        #expect(try await reasons(of: "Старый текст") == [.memory: 500, .age: 300])
        #expect(try await reasons(of: "Новый перевод") == [.memory: 500])
        #expect(try await reasons(of: "Сырой перевод") == [.memory: 500, .unreviewed: 150])
        options.penalties.memory = 20_000
        options.minimum = Score(percent: 0)
        #expect(
            try await store.matches(for: [LookupQuery("Старый текст")], options)[0].first?.score
                == Score(percent: 0))
    }

    @Test("orders by score, kind, later change and id, and cuts at the limit")
    func order() async throws {
        let folder = try TemporaryFolder()
        var units = (0..<4).map { pair("Да", "Yes", previous: .segment("\($0)")) }
        units[0].created.date = "2019"
        units[1].created.date = "20250101T000000Z"
        units[2].created.date = "2001-01-01"
        units[2].changed.date = "2025-06-01T00:00:00Z"
        units[3].created.date = "2025-01-01T03:00:00+03:00"
        let store = try await store(units, in: folder)
        let ids = try await store.units().map(\.id)
        #expect(
            try await store.matches("Да").map(\.unit.id) == [ids[2], ids[1], ids[3], ids[0]])
        #expect(try await store.matches("Да", limit: 2).map(\.unit.id) == [ids[2], ids[1]])
        #expect(try await store.matches("Да", limit: 0) == [])
        #expect(try await store.matches(for: [], LookupOptions(from: russian, to: english)) == [])
    }

    @Test("asks several memories as one, with their priorities and penalties")
    func catalogue() async throws {
        let folder = try TemporaryFolder()
        let units = [pair("Да", "Yes"), pair("Да, верно", "Yes, right")]
        let first = try await store(units, in: folder, "a")
        let second = try await store(units, in: folder, "b")
        let third = try await store([pair("Да", "Yep")], in: folder, "c")
        let catalogue = MemoryCatalogue([
            .init(first, priority: 2), .init(second, priority: 1),
            .init(third, priority: 0, penalty: 50),
        ])
        let options = LookupOptions(from: russian, to: english, minimum: Score(percent: 20))
        let matches = try await catalogue.answers(
            to: [LookupQuery("Да"), LookupQuery("Нет")], options
        ).matches
        #expect(matches.count == 2)
        #expect(matches[0].map(\.unit.memory) == ["b", "a", "c", "b", "a"])
        #expect(matches[0].map(\.kind) == [.exact, .exact, .exact, .fuzzy, .fuzzy])
        #expect(matches[0][2].score == Score(hundredths: 9_950))
        #expect(matches[1] == [])
    }

    @Test("finds texts without any word only where they are the same")
    func weightless() async throws {
        let folder = try TemporaryFolder()
        let store = try await store([pair(" ", " "), pair("", ""), pair("а", "a")], in: folder)
        for scanOnly in [false, true] {
            for text in [" ", "", "\t", "\u{AD}"] {
                let options = LookupOptions(
                    from: russian, to: english, minimum: Score(percent: 0), scanOnly: scanOnly)
                let matches = try await store.matches(for: [LookupQuery(text)], options)[0]
                #expect(
                    matches.map(\.unit.unit.source.text)
                        == ([" ", ""].contains(text) ? [text] : []))
            }
        }
    }

    @Test("answers from a memory of however many languages")
    func manyLanguages() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        let units = (0..<1_000).map { pair("Текст \($0)", "Text \($0)", to: "en-x-a\($0)") }
        try await store.add(units + [pair("Да", "Yes")])
        for scanOnly in [false, true] {
            let options = LookupOptions(
                from: russian, to: english, minimum: Score(percent: 90), scanOnly: scanOnly)
            let matches = try await store.matches(for: [LookupQuery("Текст 7")], options)[0]
            #expect(matches.first?.unit.unit.target.text == "Text 7")
        }
    }

    @Test("leaves damaged units out of answers, and counts them")
    func damagedUnits() async throws {
        let folder = try TemporaryFolder()
        let store = try emptyStore(in: folder)
        try await store.add([pair("Кот спит", "The cat sleeps"), pair("Кот спит?", "Sleeps it?")])
        try RawDatabase(store.path).execute("UPDATE unit SET target = 'X' WHERE id = 1")
        let options = LookupOptions(from: russian, to: english, minimum: Score(percent: 50))
        let answers = try await store.answers(to: [LookupQuery("Кот спит")], options)
        #expect(answers.matches[0].map(\.unit.id) == [2])
        #expect(answers.damagedUnits == ["main": 1])
    }
}
