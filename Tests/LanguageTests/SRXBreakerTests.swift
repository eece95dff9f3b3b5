import TestSupport
import Testing

@testable import Language

/// Marked text: `|` stands where a sentence must end, and nowhere else.
@Suite struct SRXBreakerTests {
    private static let breaks = SRXRuleset.Rule(
        isBreak: true, before: "[\\.\\?!…]+[\"”»]?", after: "\\s+[\\p{Lu}«“—]")

    private func ruleset(
        _ rules: [SRXRuleset.Rule], cascades: Bool = true
    ) -> SRXRuleset {
        SRXRuleset(
            cascades: cascades, languageRules: [.init(name: "Rules", rules: rules)],
            maps: [.init(pattern: "ru.*", ruleName: "Rules")])
    }

    private func marked(
        _ text: String, _ ruleset: SRXRuleset, _ language: String = "ru"
    ) throws -> String {
        let plain = text.replacing("|", with: "")
        let segmenter = try Segmenter(language: LanguageTag(language), ruleset: ruleset)
        return try segmenter.segments(of: plain)
            .map { Segmenter.text(of: $0.range, in: plain) }.joined(separator: "|")
    }

    @Test(
        "cuts by rules that break, and not where an earlier rule holds",
        arguments: [
            "Он ждал.| Никто не пришёл.", "В г. Москве дождь.| Пора.", "А. С. Пушкин.| Поэт.",
            "«Где он?»| — Спросил Громов.", "Стой!| Кто идёт?", "см. рис. 5", "Он ушёл… и всё.",
            "Там 😀.| Ё́лка стояла.| Э\u{301}то всё.", "т. е. Москва, т.е. Тверь.| Да.",
        ])
    func cuts(text: String) throws {
        let rules = [
            SRXRuleset.Rule(isBreak: false, before: "\\b(?:г|т\\.\\s*е|см)\\.", after: "\\s"),
            .init(isBreak: false, before: "\\b\\p{Lu}\\.", after: "\\s+\\p{Lu}"), Self.breaks,
        ]
        #expect(try marked(text, ruleset(rules)) == text.replacing("| ", with: "|"))
    }

    @Test("the first rule that matches a place decides, whatever it says")
    func order() throws {
        let stop = SRXRuleset.Rule(isBreak: false, before: "г\\.", after: "\\s")
        #expect(try marked("В г. Москве.", ruleset([stop, Self.breaks])) == "В г. Москве.")
        #expect(try marked("В г. Москве.", ruleset([Self.breaks, stop])) == "В г.|Москве.")
    }

    @Test("a pattern that is not there matches everywhere, and no rule breaks nothing")
    func empty() throws {
        let before = SRXRuleset.Rule(isBreak: true, before: "а", after: "")
        #expect(try marked("баба", ruleset([before])) == "ба|ба")
        let after = SRXRuleset.Rule(isBreak: true, before: "", after: "а")
        #expect(try marked("баба", ruleset([after])) == "б|аб|а")
        let all = SRXRuleset.Rule(isBreak: true, before: "", after: "")
        #expect(try marked("б😀а", ruleset([all])) == "б|😀|а")
        #expect(try marked("Раз. Два.", ruleset([])) == "Раз. Два.")
    }

    @Test("all maps of a language count with cascade, else the first")
    func cascade() throws {
        var rules = SRXRuleset(
            cascades: true,
            languageRules: [
                .init(name: "Default", rules: [Self.breaks]),
                .init(
                    name: "Russian", rules: [.init(isBreak: false, before: "г\\.", after: "")]),
            ],
            maps: [
                .init(pattern: "[Rr][Uu].*", ruleName: "Russian"),
                .init(pattern: ".*", ruleName: "Default"),
            ])
        let text = "В г. Москве. Да."
        #expect(try marked(text, rules) == "В г. Москве.|Да.")
        #expect(try marked(text, rules, "uk") == "В г.|Москве.|Да.")
        rules.cascades = false
        #expect(try marked(text, rules) == text)
        rules.cascades = true
        rules.maps.reverse()
        #expect(try marked(text, rules) == "В г.|Москве.|Да.")
    }

    @Test(
        "a map's pattern is that of the whole tag, without case and with either line",
        arguments: [
            ("ru", "ru", true), ("RU.*", "ru-RU", true), ("ru", "ru-RU", false),
            ("EN_US", "en-us", true), ("en-us", "EN_US", true), (".*", "sr-Latn", true),
            ("", "ru", false),
        ])
    func maps(pattern: String, language: String, isMatched: Bool) throws {
        let rules = SRXRuleset(
            languageRules: [.init(name: "x", rules: [Self.breaks])],
            maps: [.init(pattern: pattern, ruleName: "x")])
        let places = try rules.places(for: LanguageTag(language))
        #expect((places != nil) == isMatched)
        guard !isMatched else { return }
        #expect(throws: SRXError.noMap(LanguageTag(language))) {
            _ = try SRXBreaker(ruleset: rules, language: LanguageTag(language))
        }
    }

    @Test("a line end of the layout is one space to the rules")
    func layout() throws {
        let single = SRXRuleset.Rule(isBreak: true, before: "\\.", after: " \\p{Lu}")
        let text = "Раз.  \r\n\t Два. \u{2028} Три.  Четыре."
        let breaker = try SRXBreaker(ruleset: ruleset([single]), language: LanguageTag("ru"))
        let found = try breaker.sentences(
            of: Paragraph(range: 0..<text.utf8.count, kind: .text), in: text)
        let pieces = found.map { range in
            String(decoding: Array(text.utf8)[range], as: UTF8.self)
        }
        // Two spaces that are no line end stay two.
        #expect(pieces == ["Раз.", "Два.", "Три.  Четыре."])
    }

    @Test("says which rule made or stopped a break")
    func explains() throws {
        let stop = SRXRuleset.Rule(isBreak: false, before: "г\\.", after: "\\s")
        let text = "В г. Москве 😀. Да."
        let decisions = try Segmenter(
            language: LanguageTag("ru"), ruleset: ruleset([stop, Self.breaks])
        )
        .decisions(in: text)
        #expect(decisions.map(\.isBreak) == [false, true])
        #expect(decisions.map(\.rule) == [.srx, .srx])
        #expect(decisions.map { $0.place?.number } == [1, 2])
        #expect(decisions.map { $0.place?.languageRule } == ["Rules", "Rules"])
        #expect(decisions[0].place?.rule == stop)
        #expect(decisions.map(\.offset) == [6, 25])
    }

    @Test(
        "a pattern that would not end is stopped in half a second, and named",
        arguments: [true, false])
    func limit(isBefore: Bool) throws {
        let hang = "(a+)+b"
        let rule = SRXRuleset.Rule(
            isBreak: true, before: isBefore ? hang : "", after: isBefore ? "" : hang)
        let place = SRXRuleset.Place(languageRule: "Rules", number: 2, rule: rule)
        let breaker = try Segmenter(
            language: LanguageTag("ru"), ruleset: ruleset([Self.breaks, rule]))
        let start = ContinuousClock.now
        #expect(throws: SRXError.tooCostly(isBefore ? .before(place) : .after(place))) {
            try breaker.segments(of: String(repeating: "a", count: 60))
        }
        #expect(ContinuousClock.now - start < .seconds(3))
        // The next text has its time anew.
        let pieces = try breaker.segments(of: "aab. Да.")
        #expect(!pieces.isEmpty)
    }

    @Test("a pattern whose automaton has a state for each text is stopped too, and named")
    func limitOfStates() throws {
        let rule = SRXRuleset.Rule(
            isBreak: true, before: "z", after: ".*a.{900}.{900}.{900}.{900}c")
        let place = SRXRuleset.Place(languageRule: "Rules", number: 1, rule: rule)
        let breaker = try Segmenter(language: LanguageTag("ru"), ruleset: ruleset([rule]))
        var random = RandomSource(seed: 6)
        let text = String((0..<200_000).map { _ in Bool.random(using: &random) ? "a" : "b" })
        #expect(throws: SRXError.tooCostly(.after(place))) { try breaker.segments(of: "z" + text) }
    }

    @Test(
        "patterns that are built to grow do not fill the time or the memory",
        arguments: [
            "(((){1000}){1000}){1000}", "(((a?){99}){99}){99}", "((a{999}){999}){999}",
            String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000),
            "(?:" + (0..<3000).map { "a\($0)b" }.joined(separator: "|") + "){2,}",
            String(repeating: "a?", count: 3000), String(repeating: "(?:a|b)*", count: 2000),
        ])
    func grown(pattern: String) {
        let start = ContinuousClock.now
        let rule = SRXRuleset.Rule(isBreak: true, before: pattern, after: "\\s")
        do {
            let segmenter = try Segmenter(language: LanguageTag("ru"), ruleset: ruleset([rule]))
            _ = try segmenter.segments(of: String(repeating: "aaab a1b ", count: 20))
        } catch {
            #expect(error is SRXError)
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("thousands of rules or of sets are prepared in a time in step with their number")
    func manyRules() throws {
        func scalar(_ number: Int) -> String { "\\x{\(String(0x3400 + number, radix: 16))}" }
        let shapes: [(String, (Int) -> [SRXRuleset.Rule])] = [
            (
                "rules of one set each",
                { count in
                    (0..<count).map {
                        .init(isBreak: false, before: "[^\(scalar($0))]\\.", after: "\\s")
                    }
                }
            ),
            (
                "one rule of many sets",
                { count in
                    let sets = (0..<count).map { "[^\(scalar($0))a]" }.joined()
                    return [.init(isBreak: false, before: sets + "\\.", after: "\\s")]
                }
            ),
            (
                "rules of words",
                { count in
                    (0..<count).map { .init(isBreak: false, before: "w\($0)\\.", after: "\\s") }
                }
            ),
        ]
        let text = "One w7. Two㐀. Three. " + String(repeating: "Four ", count: 200)
        for (name, rules) in shapes {
            let times = try growth(of: [500, 4000]) { count in
                let segmenter = try Segmenter(
                    language: LanguageTag("ru"), ruleset: ruleset(rules(count) + [Self.breaks]))
                #expect(!(try segmenter.segments(of: text)).isEmpty)
            }
            #expect(times < 32, "eight times the \(name) took \(times) times as long")
        }
    }

    @Test("more rules than there is time for are refused, and the rule is named")
    func manyRulesRefused() throws {
        #expect {
            _ = try SRXBreaker(
                ruleset: ruleset([Self.breaks, Self.breaks]), language: LanguageTag("ru"),
                mostSeconds: 0)
        } throws: { error in
            guard case .tooManyRules(let place) = error as? SRXError else { return false }
            return place.number == 1
        }
    }

    @Test("rules that are mapped a hundred thousand times are asked once")
    func mappedOften() throws {
        let rules = SRXRuleset(
            cascades: true,
            languageRules: [
                .init(name: "x", rules: [SRXRuleset.Rule](repeating: Self.breaks, count: 2000))
            ],
            maps: [SRXRuleset.LanguageMap](
                repeating: .init(pattern: ".*", ruleName: "x"), count: 5000))
        #expect(try rules.places(for: LanguageTag("ru"))?.count == 2000)
    }

    @Test("patterns that repeat harmlessly cost time in step with the text")
    func linear() throws {
        let rules = [
            SRXRuleset.Rule(isBreak: false, before: "\\b\\p{L}+\\.", after: "\\s*\\d"),
            .init(isBreak: false, before: "^.*[.!?] [А-Я]\\.", after: " "),
            .init(isBreak: false, before: "(?:\\p{Lu}\\.\\s*)+", after: "\\p{Lu}\\p{Ll}+"),
            .init(isBreak: true, before: "^\\p{L}\\).*[.!?]", after: "\\s+\\p{L}\\)"),
            .init(isBreak: true, before: "[\\.\\?!]+[\"”]?\\s+", after: "\\p{Lu}"),
        ]
        let breaker = try SRXBreaker(ruleset: ruleset(rules), language: LanguageTag("ru"))
        func text(_ count: Int) -> String {
            String(repeating: "Он ждал А. С. Пушкина до утра. ", count: count)
        }
        let times = try growth(of: [text(300), text(2400)]) { text in
            breaker.beginText(byteCount: text.utf8.count)
            _ = try breaker.sentences(
                of: Paragraph(range: 0..<text.utf8.count, kind: .text), in: text)
        }
        #expect(times < 24, "eight times the text took \(times) times as long")
    }

    @Test("a malformed pattern is told with ICU's reason")
    func malformed() {
        let rule = SRXRuleset.Rule(isBreak: true, before: "(да", after: "")
        let place = SRXRuleset.Place(languageRule: "Rules", number: 1, rule: rule)
        #expect(
            throws: SRXError.malformed(
                .before(place), name: "U_REGEX_MISMATCHED_PAREN", offset: 3)
        ) { _ = try SRXBreaker(ruleset: ruleset([rule]), language: LanguageTag("ru")) }
    }

    @Test("ranges and the white space between them give the text back", arguments: 0..<40)
    func wholeText(seed: UInt64) throws {
        var random = RandomSource(seed: 7000 + seed)
        let pieces = [
            "а", "Б", ".", "!", "…", " ", "\u{A0}", "\n", "\r\n", "\u{2028}", "😀", "e\u{301}", "»",
            "1",
            "\u{0}", "\u{FFFD}", "中",
        ]
        let text = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
            pieces.randomElement(using: &random) ?? ""
        }.joined()
        let rules = [
            SRXRuleset.Rule(isBreak: false, before: "а\\.", after: ""),
            .init(isBreak: true, before: "[.!…]+", after: ""),
            .init(isBreak: true, before: "", after: "[Б😀]"),
        ]
        let segmenter = try Segmenter(language: LanguageTag("ru"), ruleset: ruleset(rules))
        let bytes = Array(text.utf8)
        var end = 0
        for piece in try segmenter.segments(of: text) {
            #expect(piece.range.lowerBound >= end && !piece.range.isEmpty)
            let gap = String(decoding: bytes[end..<piece.range.lowerBound], as: UTF8.self)
            #expect(gap.unicodeScalars.allSatisfy { $0.properties.isWhitespace }, "\(gap)")
            let content = String(decoding: bytes[piece.range], as: UTF8.self)
            #expect(Array(content.utf8) == Array(bytes[piece.range]), "cut inside a character")
            end = piece.range.upperBound
        }
        let rest = String(decoding: bytes[end...], as: UTF8.self)
        #expect(rest.unicodeScalars.allSatisfy { $0.properties.isWhitespace })
    }
}
