import Bitext
import Language
import TestSupport
import Testing

@testable import Alignment

@Suite struct EvidenceTests {
    @Test(
        "reads a number in every notation",
        arguments: [
            ("37,5", "37.5"), ("15000", "15,000"), ("1,234,567", "1.234.567"), ("6:40", "6.40"),
            ("90-х", "90s"), ("48.600", "48600"),
        ])
    func sameNumber(left: String, right: String) {
        #expect(!Set(NumberReadings(left)).isDisjoint(with: NumberReadings(right)))
    }

    @Test(
        "keeps numbers apart",
        arguments: [
            ("37,5", "375"), ("15", "15000"), ("1,23", "123"), ("", ""), ("дом", "дом"),
            ("3-комнатная", "3-комнатная"), ("7F564", "7"), ("0x1f", "0"), ("12a45", "12"),
            ("2½", "2"), ("7F564", "7F564"),
        ])
    func otherNumber(left: String, right: String) {
        #expect(Set(NumberReadings(left)).isDisjoint(with: NumberReadings(right)))
    }

    @Test("rates lengths by their ratio, alike for both sides")
    func lengths() {
        let evidence = LengthEvidence(sourceLength: 10_000, targetLength: 12_000)
        let exchanged = LengthEvidence(sourceLength: 12_000, targetLength: 10_000)
        #expect(evidence.score(100, 119) > evidence.score(100, 60))
        #expect(evidence.score(100, 119) > 0)
        #expect(evidence.score(100, 10) < 0)
        #expect(evidence.score(0, 100_000) >= -12)
        #expect(abs(evidence.score(80, 30) - exchanged.score(30, 80)) < 1e-9)
    }

    @Test("reads numbers, names and dashes of speech into the first lexicon")
    func seeds() throws {
        let source = try TextFeatures(
            SegmentedText("ru", ["— Где Кожухарь?", "В 6:40 у Т-72."]), phrases: [])
        let target = try TextFeatures(
            SegmentedText("en", ["“Where is Kozhukhar?”", "By a T-72 at 6.40."]), phrases: [])
        let seeds = try SeedLexicon(
            source, target, entries: [], languages: (LanguageTag("ru"), LanguageTag("en")))
        func strength(_ left: String, _ right: String) throws -> Float {
            let row = try #require(source.forms.first { $0.key == left }).type
            let column = try #require(target.forms.first { $0.key == right }).type
            let place = seeds.forward.row(Int(row)).first { seeds.forward.columns[$0] == column }
            return place.map { seeds.forward.values[$0] } ?? 0
        }
        #expect(try strength("кожухарь", "kozhukhar") > 0.3)
        #expect(try strength("6:40", "6.40") > 0.5)
        #expect(try strength("\"", "\"") > 0)
        #expect(try strength("?", "?") > 0)
        #expect(try strength("где", "where") == 0)
    }

    @Test("takes time for codes that begin with one number as they grow, not as their pairs do")
    func codes() throws {
        func features(_ language: String, _ count: Int) throws -> TextFeatures {
            let letters = Array("abcdefghijklmnopqrstuvwxyz")
            return try TextFeatures(
                SegmentedText(
                    language,
                    (0..<count).map { number in
                        let places = [number / 676, number / 26 % 26, number % 26]
                        return "7" + String(places.map { letters[$0 % 26] }) + "."
                    }), phrases: [])
        }
        let inputs = try [1000, 4000].map { count in
            (try features("ru", count), try features("en", count))
        }
        let languages = (LanguageTag("ru"), LanguageTag("en"))
        let growth = try growth(of: inputs) { source, target in
            let seeds = try SeedLexicon(source, target, entries: [], languages: languages)
            #expect(seeds.forward.columns.count == source.segmentCount)
        }
        #expect(growth < 8)
    }

    @Test("learns translations from beads")
    func learning() throws {
        let source = try TextFeatures(
            SegmentedText("ru", ["дом река", "дом", "река лес", "лес дом"]), phrases: [])
        let target = try TextFeatures(
            SegmentedText("en", ["house river", "house", "river forest", "forest house"]),
            phrases: [])
        let seeds = TranslationTable(rowCount: source.typeCount, entries: [])
        let table = try TranslationLearner(given: source, judged: target, seeds: seeds)
            .table(of: (0..<4).map { ($0..<$0 + 1, $0..<$0 + 1, 1) })
        for (left, right) in [("дом", "house"), ("река", "river"), ("лес", "forest")] {
            let row = try #require(
                source.type(ofPhrase: [left], WordStem(language: LanguageTag("ru"))))
            let best = table.row(Int(row)).max { table.values[$0] < table.values[$1] }
            let column = try #require(best.map { table.columns[$0] })
            #expect(column == target.type(ofPhrase: [right], WordStem(language: LanguageTag("en"))))
        }
    }

    @Test("exchanges the rows and columns of a corridor")
    func transposition() {
        let corridor = Corridor.diagonal(30, 47, halfWidth: 5)
        let across = corridor.transposed(columnCount: 48)
        #expect(across.count == corridor.count)
        for row in 0...30 {
            for column in 0...47 {
                #expect((corridor.cell(row, column) == nil) == (across.cell(column, row) == nil))
            }
        }
    }
}
