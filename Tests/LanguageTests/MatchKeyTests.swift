import Language
import TestSupport
import Testing

@Suite struct MatchKeyTests {
    /// Two texts, and what a linguist calls the difference between them.
    struct Pair: Sendable, CustomTestStringConvertible {
        let phenomenon: String
        let left: String
        let right: String

        init(_ phenomenon: String, _ left: String, _ right: String) {
            self.phenomenon = phenomenon
            self.left = left
            self.right = right
        }

        var testDescription: String {
            "\(phenomenon): \(left.debugDescription), \(right.debugDescription)"
        }
    }

    @Test(
        "folds what does not change what is said",
        arguments: [
            Pair("composed й", "й", "и\u{306}"), Pair("composed ё", "ёлка", "е\u{308}лка"),
            Pair("composed ї", "ї", "і\u{308}"), Pair("composed ў", "ў", "у\u{306}"),
            Pair("composed é", "café", "cafe\u{301}"), Pair("composed Hangul", "각", "각"),
            Pair("ё and е", "ёлка", "елка"), Pair("ё and е", "Ёж", "Еж"),
            Pair("ё with a stress", "трё\u{301}х", "трех"),
            Pair("stress", "до\u{301}ма", "дома"), Pair("grave stress", "до\u{300}ма", "дома"),
            Pair("stress of a capital", "О\u{301}стров", "остров"),
            Pair("stress on я", "я\u{301}", "я"), Pair("stress on ї", "ї\u{301}", "ї"),
            Pair("stress before й", "мо\u{301}й", "мой"), Pair("composed ѐ, ѝ", "ѐ ѝ", "е и"),
            Pair("stress on ѣ", "ѣ\u{301}", "ѣ"), Pair("stress by a Latin á", "зáмок", "замок"),
            Pair("case", "МОСКВА", "москва"), Pair("case", "Ещё", "ЕЩЕ"),
            Pair("sigma at the end", "ΟΔΟΣ", "οδος"),
            Pair("quotes", "«да»", "\"да\""), Pair("quotes", "„да“", "”да”"),
            Pair("quotes", "“yes”", "‘yes’"), Pair("quotes", "‹да›", "'да'"),
            Pair("apostrophe", "don’t", "don't"), Pair("apostrophe", "п’ять", "пʼять"),
            Pair("apostrophe", "п'ять", "п`ять"),
            Pair("accent for an apostrophe", "don´t", "don't"),
            Pair("spaced dash", "он — врач", "он - врач"),
            Pair("spaced dash", "он – врач", "он -- врач"),
            Pair("spaced dash", "он ― врач", "он − врач"),
            Pair("dash of direct speech", "– Да.", "- Да."),
            Pair("two hyphens", "town--the", "town—the"),
            Pair("hyphen", "кое‑как", "кое-как"), Pair("hyphen", "кое‐как", "кое-как"),
            Pair("dash between words", "Москва–Киев", "Москва-Киев"),
            Pair("range", "1941–1945", "1941-1945"), Pair("range", "1941—1945", "1941-1945"),
            Pair("range", "1941--1945", "1941-1945"),
            Pair("minus", "−5", "-5"), Pair("minus", "на –5 °C", "на -5 °C"),
            Pair("ellipsis", "что…", "что..."), Pair("ellipsis in speech", "…а?", "...а?"),
            Pair("no-break space", "два\u{A0}слова", "два слова"),
            Pair("narrow no-break space", "два\u{202F}слова", "два слова"),
            Pair("thin space", "два\u{2009}слова", "два слова"),
            Pair("ideographic space", "два\u{3000}слова", "два слова"),
            Pair("run of spaces", "два  \u{A0} слова", "два слова"),
            Pair("line break", "два\r\nслова", "два слова"),
            Pair("spaces at the ends", " \tслово\n", "слово"), Pair("spaces alone", " ", ""),
            Pair("soft hyphen", "сло\u{AD}во", "слово"),
            Pair("soft hyphen before a stress", "до\u{AD}\u{301}ма", "дома"),
            Pair("soft hyphen within й", "и\u{AD}\u{306}", "й"),
            Pair("zero-width space", "сло\u{200B}во", "слово"),
            Pair("joiners", "сло\u{200C}в\u{200D}о", "слово"),
            Pair("word joiner", "сло\u{2060}во", "слово"),
            Pair("byte order mark", "\u{FEFF}слово", "слово"),
            Pair("marks of direction", "\u{202A}сло\u{200E}во\u{200F}\u{202C}\u{2066}", "слово"),
            Pair("variation selector", "☎\u{FE0F}", "☎"),
            Pair("thousands", "12 500", "12500"), Pair("thousands", "12\u{A0}500", "12500"),
            Pair("thousands", "12\u{202F}500 руб.", "12500 руб."),
            Pair("millions", "1 250 000", "1250000"),
            Pair("thousands in a range", "5 000–12 500", "5000-12500"),
            Pair("thousands and a decimal", "1 250,5", "1250,5"),
            Pair("full-width figures", "１２", "12"),
            Pair("number sign", "№ 5", "No 5"), Pair("number sign", "№5", "№ 5"),
            Pair("fraction", "½", "1⁄2"), Pair("whole and fraction", "5½", "5 1⁄2"),
            Pair("power", "м²", "м2"), Pair("ligature", "ﬁle", "file"),
            Pair("Roman number", "Ⅻ век", "XII век"), Pair("degree", "℃", "°C"),
            Pair("one Latin letter", "кур\u{61}тор", "куратор"),
            Pair("Latin capitals", "HAТO", "НАТО"), Pair("Latin ë", "ещë", "ещё"),
            Pair("Latin i in Ukrainian", "мiсто", "місто"),
            Pair("Latin i in old spelling", "мiръ", "міръ"),
            Pair("one Cyrillic letter", "\u{41A}herson", "Kherson"),
            Pair("letter alone", "витамин C", "витамин С"),
            Pair("letter alone", "пришёл c ним", "пришёл с ним"),
            Pair("letters alone", "группы A и B", "группы А и В"),
            Pair("letter of a compound", "X-лучи", "Х-лучи"),
            Pair("sharp s", "Straße", "STRASSE"), Pair("dotted I", "İzmir", "i\u{307}zmir"),
        ])
    func folds(pair: Pair) {
        #expect(MatchKey(pair.left) == MatchKey(pair.right))
    }

    @Test(
        "keeps what does",
        arguments: [
            Pair("й is not и", "й", "и"), Pair("decomposed й is not и", "и\u{306}", "и"),
            Pair("й under a stress is not и", "и\u{306}\u{301}", "и"),
            Pair("ї is not і", "ї", "і"), Pair("ў is not у", "ў", "у"),
            Pair("ӗ is not е", "ӗ", "е"), Pair("э with dots is not э", "ӭ", "э"),
            Pair("acute of a consonant", "ќ", "к"),
            Pair("acute of a Latin vowel", "résumé", "resume"),
            Pair("hard sign of old spelling", "мир", "міръ"), Pair("і is not и", "мір", "мир"),
            Pair("ѣ is not е", "мѣра", "мера"), Pair("ending", "слово", "слова"),
            Pair("decimal is not a thousand", "12,5", "125"), Pair("no group", "5 100", "5 10"),
            Pair("year and number", "2022 100", "2022100"),
            Pair("decimal and number", "3,5 100", "3,5100"),
            Pair("name and number", "Т-72 500 штук", "Т-72500 штук"),
            Pair("name and number", "А4 100 листов", "А4100 листов"),
            Pair("power is no figure", "10²", "102"), Pair("fraction is no figure", "5½", "51⁄2"),
            Pair("minus", "5", "−5"), Pair("date", "12.05.2023", "12052023"),
            Pair("time", "6:40", "640"), Pair("range", "10-12", "1012"),
            Pair("hyphen", "со-автор", "соавтор"), Pair("hyphen is no space", "кое-как", "кое как"),
            Pair("hyphen is no dash", "он-врач", "он — врач"),
            Pair("dash is no hyphen", "town—the", "town-the"), Pair("stop", "дома", "дома."),
            Pair("ellipsis is no stop", "что…", "что."), Pair("apostrophe", "its", "it's"),
            Pair("space between words", "на встречу", "навстречу"),
            Pair("Latin word", "cat", "сат"), Pair("Latin word", "CCCP", "СССР"),
            Pair("Latin word among Cyrillic", "сайт PC", "сайт РС"),
            Pair("letter alone among Latin words", "plan C is", "plan С is"),
            Pair("letter alone", "C", "С"), Pair("name of a machine", "B-52", "В-52"),
            Pair("name with both scripts’ own letters", "Яndex", "Яндех"),
            Pair("dotted I", "İ", "I"), Pair("dotless i", "ı", "i"),
        ])
    func keeps(pair: Pair) {
        #expect(MatchKey(pair.left) != MatchKey(pair.right))
    }

    @Test("keeps the case where the case is asked for, and folds the rest")
    func cased() {
        func key(_ text: String) -> String { MatchKey(text, foldingCase: false).text }
        #expect(key("Ёлка") == key("Елка"))
        #expect(key("Ёлка") != key("ёлка"))
        #expect(key("№ 5") == key("No 5"))
        #expect(key("е\u{AD}\u{308}") == "е")
        #expect(key("C") == key("С"))
        #expect(key("«HAТO…»") == "\"НАТО...\"")
    }

    @Test(
        "a key of a key is the key, and composed and decomposed texts have one key",
        arguments: [UInt64(1), 2, 3])
    func idempotent(seed: UInt64) {
        var random = RandomTexts(seed: seed)
        for _ in 0..<3000 {
            let text = random.next()
            let key = MatchKey(text).text
            #expect(MatchKey(key).text.unicodeScalars.elementsEqual(key.unicodeScalars), "\(text)")
            for form in [ObviousMatchKey.composed(text), ObviousMatchKey.decomposed(text)] {
                #expect(MatchKey(form).text == key, "\(text.unicodeScalars.map(\.value))")
            }
        }
    }

    @Test("the key is that of an obvious slow version", arguments: [UInt64(4), 5, 6])
    func obvious(seed: UInt64) {
        var random = RandomTexts(seed: seed)
        for _ in 0..<3000 {
            let text = random.next()
            for foldingCase in [true, false] {
                let key = MatchKey(text, foldingCase: foldingCase).text.unicodeScalars
                let expected = ObviousMatchKey.key(of: text, foldingCase: foldingCase)
                #expect(
                    key.map(\.value) == expected,
                    "\(text.debugDescription) \(text.unicodeScalars.map(\.value))")
            }
        }
    }

    @Test("takes every scalar of the planes that hold text, and some of the others")
    func everyScalar() {
        let others = stride(from: UInt32(0x20000), through: 0x10FFFF, by: 101)
        for scalar in (Array(0..<0x20000) + Array(others)).compactMap(Unicode.Scalar.init) {
            let key = MatchKey("5\(scalar)е").text
            if !MatchKey(key).text.utf8.elementsEqual(key.utf8) {
                Issue.record("U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test("takes a run of marks of any length")
    func longRun() {
        let marks = String(repeating: "\u{301}\u{308}", count: 5000)
        #expect(MatchKey("е" + marks + "б").text == "еб")
        #expect(MatchKey("b" + marks).text.unicodeScalars.count == 10001)
    }
}
