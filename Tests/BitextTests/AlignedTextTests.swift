import Bitext
import Language
import Testing

@Suite struct AlignedTextTests {
    private let source = SegmentedText(
        language: LanguageTag("ru"),
        segments: ["А.", "Б.", "В.", "Г."].map { Segment($0) })
    private let target = SegmentedText(
        language: LanguageTag("en"), segments: ["A.", "B C.", "D."].map { Segment($0) })

    private var aligned: AlignedText {
        AlignedText(
            source: source, target: target,
            beads: [
                Bead(source: 0..<1, target: 0..<1, confidence: 0.9),
                Bead(source: 1..<3, target: 1..<2, confidence: 0.6),
                Bead(source: 3..<4, target: 2..<2, confidence: 0.95),
                Bead(source: 4..<4, target: 2..<3, confidence: 0.95),
            ])
    }

    @Test("units come from two-sided beads of enough confidence, with their context")
    func units() {
        let all = aligned.units(minimumConfidence: 0, document: "a.txt")
        #expect(all.map(\.source.text) == ["А.", "Б. В."])
        #expect(all.map(\.target.text) == ["A.", "B C."])
        #expect(all.map(\.previous) == [.edge, .segment("А.")])
        #expect(all.map(\.next) == [.segment("Б."), .segment("Г.")])
        #expect(all.allSatisfy { $0.document == "a.txt" && $0.origin == "alignment" })
        #expect(all[0].sourceLanguage == LanguageTag("ru"))
        #expect(
            aligned.units(minimumConfidence: 0.8, document: "a").map(\.source.text) == ["А."])
    }

    @Test("joined segments keep their codes where they stood")
    func joined() {
        let first = Segment("Да", codes: [InlineCode(.placeholder, at: 2)])
        let second = Segment("нет", codes: [InlineCode(.begin, at: 0), InlineCode(.end, at: 6)])
        let joined = AlignedText.joined([first, second])
        #expect(joined.text == "Да нет")
        // "Да " takes five bytes.
        #expect(joined.codes.map(\.offset) == [2, 5, 11])
        #expect(AlignedText.joined([]) == Segment(""))
    }

    @Test("a segment of white space alone is blank")
    func blank() {
        #expect(Segment(" \u{A0}\n").isBlank)
        #expect(Segment("").isBlank)
        #expect(!Segment(" a").isBlank)
    }

    @Test("annotations know when there are none")
    func annotations() {
        #expect(Annotations().isEmpty)
        #expect(!Annotations(notes: [.init("x")]).isEmpty)
        #expect(!Annotations(properties: [.init("a", "b")]).isEmpty)
        #expect(!Annotations(attributes: [Attribute("a", "b")]).isEmpty)
    }
}
