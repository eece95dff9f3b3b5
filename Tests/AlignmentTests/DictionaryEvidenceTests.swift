import Alignment
import Bitext
import Language
import Testing

/// What dictionaries do for an alignment.
@Suite struct DictionaryEvidenceTests {
    private static func text(_ language: String, _ segments: [String]) -> SegmentedText {
        SegmentedText(
            language: LanguageTag(language), segments: segments.map { Segment($0) },
            paragraphs: [.init(segments: 0..<segments.count, kind: .text)])
    }

    private static func lexicon(
        _ source: String, _ target: String, _ pairs: [(String, String)]
    ) -> WordLexicon {
        var builder = WordLexiconBuilder(
            name: "test", sourceLanguage: LanguageTag(source), targetLanguage: LanguageTag(target))
        for (source, target) in pairs { builder.add(source, target) }
        return builder.lexicon()
    }

    private static let source = text("ru", ["Старый дом.", "Чёрный кот.", "Тихая ночь."])
    private static let target = text("en", ["Old house.", "A cat in black.", "Quiet hours."])
    private static let pairs = [("дома", "houses"), ("кот", "cat"), ("чёрный", "dark"), ("я", "I")]

    @Test("the pairs that stand in both texts are counted, and the segments that they touch")
    func counts() throws {
        for isTurned in [false, true] {
            let lexicon =
                isTurned
                ? Self.lexicon("en", "ru", Self.pairs.map { ($0.1, $0.0) })
                : Self.lexicon("ru", "en", Self.pairs)
            let figures = try Aligner(dictionaries: [lexicon, lexicon])
                .outcome(of: Self.source, Self.target).figures
            #expect(figures.lexiconPairs == 2)
            #expect(figures.touched == SideCounts(source: 2, target: 2))
        }
    }

    @Test("a lexicon of other languages says nothing")
    func otherLanguages() throws {
        let lexicon = Self.lexicon("ru", "de", [("дом", "house"), ("кот", "cat")])
        let plain = try Aligner().outcome(of: Self.source, Self.target)
        let with = try Aligner(dictionaries: [lexicon]).outcome(of: Self.source, Self.target)
        #expect(with.figures.lexiconPairs == 0 && with.figures.touched == SideCounts())
        #expect(with.text.beads == plain.text.beads)
    }

    @Test("a dictionary makes beads surer of which the texts alone tell nothing")
    func surer() throws {
        let source = Self.text("ru", ["Абракадабра.", "Тумба-юмба."])
        let target = Self.text("en", ["Something.", "Else here."])
        let lexicon = Self.lexicon(
            "en", "ru", [("something", "абракадабра"), ("else", "тумба-юмба")])
        let plain = try Aligner().align(source, target).beads
        let beads = try Aligner(dictionaries: [lexicon]).align(source, target).beads
        #expect(beads.map(\.source) == [0..<1, 1..<2] && beads.map(\.target) == [0..<1, 1..<2])
        #expect(beads[0].confidence > plain[0].confidence)
    }
}
