import Language
import TestSupport
import Testing

@Suite struct MatchKeyTests {
    @Test(
        "folds what does not change what is said",
        arguments: [
            ("й", "и\u{306}"), ("ещё", "ЕЩЕ"), ("ёлка", "е\u{308}лка"), ("до\u{301}ма", "дома"),
            ("ѐ", "е"), ("«да»", "\"да\""), ("“yes”", "‘yes’"), ("don’t", "don't"),
            ("слово — слово", "слово - слово"), ("слово – слово", "слово -- слово"),
            ("кое‑как", "кое-как"), ("Москва–Киев", "Москва-Киев"), ("что…", "что..."),
            ("два\u{A0}слова", "два  слова"), ("два\u{2009}слова", " два\tслова\n"),
            ("сло\u{AD}во", "слово"), ("сло\u{200B}во", "слово"), ("\u{FEFF}слово", "слово"),
            ("сло\u{2060}во\u{200F}", "слово"), ("№ 5", "No 5"), ("№5", "№ 5"), ("ﬁ", "fi"),
            ("Ⅻ", "XII"), ("²", "2"), ("Straße", "STRASSE"), ("12 500", "12500"),
            ("12\u{202F}500", "12500"), ("1 250 000", "1250000"), ("кур\u{61}тор", "куратор"),
            ("\u{41a}herson", "Kherson"), ("НАТО", "HAТO"), ("", " \u{200B} "),
        ])
    func folds(left: String, right: String) {
        #expect(MatchKey(left) == MatchKey(right))
    }

    @Test(
        "keeps what does",
        arguments: [
            ("й", "и"), ("и\u{306}", "и"), ("ї", "і"), ("слово", "слова"), ("12,5", "125"),
            ("5 100", "5 10"), ("2022 100", "2022100"), ("3,5 100", "3,5100"),
            ("со-автор", "соавтор"), ("дома", "дома."), ("cat", "сат"), ("СССР", "CCCP"),
            ("town—the", "town-the"), ("5", "−5"),
        ])
    func keeps(left: String, right: String) {
        #expect(MatchKey(left) != MatchKey(right))
    }

    @Test("keeps the case where the case is asked for")
    func cased() {
        #expect(MatchKey("Ёлка", foldingCase: false) == MatchKey("Елка", foldingCase: false))
        #expect(MatchKey("Ёлка", foldingCase: false) != MatchKey("ёлка", foldingCase: false))
    }

    @Test("a key of a key is the key, for any text")
    func idempotent() {
        var random = RandomSource(seed: 1)
        let scalars: [Unicode.Scalar] = Array(
            "аё́йи̂A a—-–\"«'’…№12 500,.😀\u{AD}\u{200D}カ漢กﬁ½".unicodeScalars)
        for _ in 0..<2000 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text.append(
                    Bool.random(using: &random)
                        ? scalars.randomElement(using: &random)!
                        : Unicode.Scalar(UInt32.random(in: 0...0xD7FF, using: &random))!)
            }
            let key = MatchKey(String(text)).text
            #expect(MatchKey(key).text == key, "\(String(text).debugDescription)")
        }
    }

    @Test("takes a run of marks of any length")
    func longRun() {
        let text = "а" + String(repeating: "\u{301}\u{308}", count: 5000) + "б"
        #expect(MatchKey(text).text.unicodeScalars.last == "б")
    }
}
