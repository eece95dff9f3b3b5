import Language
import Terminology
import TestSupport
import Testing

@Suite struct TermExtractorTests {
    private func candidates(
        _ pairs: [(String, String)], limit: Int = 50, glossaries: [Glossary] = []
    ) throws -> [TermCandidate] {
        var extractor = TermExtractor(source: LanguageTag("ru"), target: LanguageTag("en"))
        for (source, target) in pairs { extractor.add(source, target) }
        #expect(extractor.segments == pairs.count)
        return try extractor.candidates(limit: limit, glossaries: glossaries)
    }

    private let pairs: [(String, String)] = [
        ("Партизаны ушли ночью.", "The partisans left at night."),
        ("Куратор ждал партизана.", "The handler waited for the partisan."),
        ("О партизанах молчали.", "Nobody spoke of the partisans."),
        ("Партизан было много.", "There were many partisans."),
        ("Кураторы требовали отчётов.", "The handlers asked for reports."),
        ("Он боялся куратора.", "He feared his handler."),
        ("Явочная квартира сгорела.", "The safe house burned down."),
        ("Они сняли явочную квартиру.", "They rented a safe house."),
        ("Явочных квартир было три.", "There were three safe houses."),
        ("В Херсоне стреляли.", "There was shooting in Kherson."),
        ("Он уехал из Херсона.", "He went away from Kherson."),
        ("Дом стоял пустой.", "The home stood empty."), ("Шёл дождь.", "It was raining."),
        ("Утром выпал снег.", "Snow fell in the morning."),
    ]

    @Test("finds words, phrases and names with their translations")
    func finds() throws {
        let found = try candidates(pairs)
        func candidate(_ source: String) -> TermCandidate? { found.first { $0.source == source } }
        #expect(candidate("партизан")?.target == "partisan")
        #expect(candidate("куратор")?.target == "handler")
        #expect(candidate("партизан")?.joint == 4 && candidate("партизан")?.examples.count == 2)
        let name = found.first { $0.target == "Kherson" }
        #expect(name?.isName == true && name?.source.hasPrefix("Херсон") == true)
        #expect(candidate("явочная квартира")?.target == "safe house")
        #expect(found.allSatisfy { $0.joint <= min($0.sourceCount, $0.targetCount) })
    }

    @Test("says what a glossary has, and what contradicts it")
    func standing() throws {
        let glossary = Glossaries.of("партизан = partisan\nкуратор = case officer")
        let found = try candidates(pairs, glossaries: [glossary])
        let standings = Dictionary(
            found.map { ($0.source, $0.standing) }, uniquingKeysWith: { first, _ in first })
        #expect(standings["партизан"] == .known)
        #expect(standings["куратор"] == .contradicting(["case officer"]))
    }

    @Test("is the same in each run, and keeps to the limit")
    func deterministic() throws {
        #expect(try candidates(pairs) == candidates(pairs))
        #expect(try candidates(pairs, limit: 2) == Array(candidates(pairs).prefix(2)))
    }

    @Test("empty, huge and odd segments are taken")
    func hostile() throws {
        #expect(try candidates([]).isEmpty)
        let long = String(repeating: "слово дом ", count: 2000)
        let found = try candidates([
            (long, long), (long, "word house"), ("", ""), ("\0", "\u{202E}"), ("и в на", "the of"),
        ])
        #expect(found.count < 10)
    }
}
