import Language
import Terminology
import TestSupport
import Testing

@Suite struct TermOccurrenceTests {
    /// A text with what was found in brackets, stems marked by a tilde.
    private func marked(_ text: String, _ glossary: Glossary, _ language: String = "ru") -> String {
        var bytes = Array(text.utf8)
        let found = TermFinder([glossary]).terms(in: text, language: LanguageTag(language))
        for occurrence in found.reversed() {
            #expect(Array(occurrence.text.utf8) == Array(bytes[occurrence.range]))
            bytes.insert(
                contentsOf: Array((occurrence.kind == .exact ? "]" : "~]").utf8),
                at: occurrence.range.upperBound)
            bytes.insert(UInt8(ascii: "["), at: occurrence.range.lowerBound)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func unmarked(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { !"[]~".unicodeScalars.contains($0) }))
    }

    @Test(
        "finds inflected terms in running text, the longest first",
        arguments: [
            "О [партизанах~] и [кураторах~] не говорят.",
            "[Явочная квартира], где ждал [партизан], и [явочные квартиры~].",
            "[Партизанский отряд], [отряд] и [отряды~] [партизан].",
            "[партизанского отряда~] [партизаны~]", "Партия, курорт и партер.",
            "[Пункт временной дислокации], [пунктами временной дислокации~].",
            "[Ёлки~], [е\u{301}лкою~] и [елка].", "О [теме~], с тем и тем.",
            "Явочная, но не квартира; квартира явочная.", "[курaтор]", "[парти\u{AD}зан]", "",
            "[отрядов~] партизанского [куратора~] [отряда~]", "надпартизан партизан-куратор",
        ])
    func inflected(expected: String) {
        let glossary = Glossaries.of(
            """
            партизан = partisan
            отряд = unit
            партизанский отряд = partisan unit
            куратор = handler
            явочная квартира = safe house
            пункт временной дислокации = deployment point
            ёлка = fir
            тема = subject
            """)
        #expect(marked(unmarked(expected), glossary) == expected)
    }

    @Test(
        "keeps to the rules of the entries",
        arguments: [
            "[ПВО] стоит, а пво нет; ПВОшник.", "За [«Лоцманом»~] ушёл лоцман, «лоцманы» и Лоцман.",
            "[БТР], БТРы и бтр.", "[Грач], [ГРАЧИ~], [Грачом~] и грачи.",
            "[город], [ГОРОД] и [Городом~]",
            "[тыл] и тылы", "[явка], [явки~], яв",
        ])
    func rules(expected: String) {
        let glossary = Glossaries.of(
            """
            ПВО = air defence; on exact
            «Лоцман» = Lotsman; on
            БТР = APC; on exact
            Грач = Su-25; shift
            город = city; shift
            тыл = rear; exact
            явка = rendezvous; stem
            """)
        #expect(marked(unmarked(expected), glossary) == expected)
    }

    @Test("a refused long term hides no shorter one")
    func refused() {
        let glossary = Glossaries.of("тыловой склад = depot; exact\nсклад = warehouse")
        #expect(marked("тыловые склады", glossary) == "тыловые [склады~]")
    }

    @Test("an exact form takes precedence of other terms' stems, unless it is refused")
    func precedence() {
        let homographs = Glossaries.of("пар = steam\nпара = pair\nПАРА = steam exercise; on")
        let found = TermFinder([homographs]).terms(in: "пара пары", language: LanguageTag("ru"))
        #expect(found.map { $0.hits.map(\.headword) } == [["пара"], ["пар", "пара"]])
        let named = Glossaries.of("Пары = Pary; on\nпара = pair")
        #expect(marked("пары Пары", named) == "[пары~] [Пары]")
    }

    @Test("finds terms of either side, by the language of the text")
    func languages() {
        let glossary = Glossaries.of(
            "партизан = partisan\nявочная квартира = safe house\nкот = cat")
        #expect(
            marked("Partisans in safe houses", glossary, "en")
                == "[Partisans~] in [safe houses~]")
        #expect(marked("Partisans", glossary, "en-GB") == "[Partisans~]")
        #expect(marked("Partisans", glossary, "ru") == "Partisans")
        #expect(marked("партизаны", glossary, "uk") == "партизаны")
        let hit = TermFinder([glossary]).terms(in: "a safe house", language: LanguageTag("en"))
            .first
        #expect(hit?.hits.first?.side == .target)
        #expect(hit?.hits.first?.counterparts == ["явочная квартира"])
    }

    @Test("gives the concepts of a word, its glossaries, and terms not to be used")
    func senses() {
        let finder = TermFinder([
            Glossaries.of("куратор = curator; #1 forbidden\nкуратор = tutor; #2 candidate"),
            Glossaries.of("куратор = handler; deprecated", name: "second"),
        ])
        let found = finder.terms(in: "Куратора нет.", language: LanguageTag("ru"))
        #expect(found.count == 1)
        let statuses = found.first?.hits.flatMap { $0.entries.map(\.status) }
        #expect(statuses == [.candidate, .deprecated, .forbidden])
        #expect(found.first?.hits.map(\.glossary) == ["test", "second", "test"])
    }

    @Test("equals a plain search where forms are exact")
    func againstPlainSearch() {
        var random = RandomSource(seed: 3)
        let letters = ["а", "б", "в", "-", "«", "5"]
        func phrase(_ count: ClosedRange<Int>) -> [String] {
            (0..<Int.random(in: count, using: &random)).map { _ in
                letters.randomElement(using: &random)!
            }
        }
        var count = 0
        for _ in 0..<300 {
            let headwords = (0..<6).map { _ in phrase(1...3) }
            let text = phrase(0...14)
            let glossary = Glossaries.of(
                headwords.map { "\($0.joined(separator: " ")) = x" }.joined(separator: "\n"),
                ("be", "en"))
            // The longest first, then the first, none over another.
            var taken: [Range<Int>] = []
            for length in [3, 2, 1] where length <= text.count {
                for start in 0...(text.count - length) {
                    let range = start..<start + length
                    if headwords.contains(Array(text[range])),
                        !taken.contains(where: { $0.overlaps(range) })
                    {
                        taken.append(range)
                    }
                }
            }
            let expected = taken.sorted { $0.lowerBound < $1.lowerBound }
                .map { text[$0].joined(separator: " ") }
            let found = TermFinder([glossary]).terms(
                in: text.joined(separator: " "), language: LanguageTag("be"))
            #expect(found.map(\.text) == expected, "\(text) \(headwords)")
            count += found.count
        }
        #expect(count > 500)
    }

    @Test("long and repetitive texts and headwords are answered")
    func hostile() {
        let deep = (1...40).map { String(repeating: "а ", count: $0) + "= x" }
        let finder = TermFinder([Glossaries.of(deep.joined(separator: "\n"))])
        let text = String(repeating: "а ", count: 2000)
        let found = finder.terms(in: text, language: LanguageTag("ru"))
        #expect(found.count == 50)
        #expect(found.allSatisfy { $0.text.utf8.count == 40 * 3 - 1 })
        let odd = "\0\u{FFFD}а\u{202E}" + String(repeating: "я", count: 100_000)
        #expect(finder.terms(in: odd, language: LanguageTag("ru")).count <= 1)
    }
}
