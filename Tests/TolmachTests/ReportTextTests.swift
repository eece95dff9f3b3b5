import TestSupport
import Testing
import Tolmach

/// What the text of a document may not do to the page.
@Suite struct ReportTextTests {
    private static let hostile = [
        "</script><script>alert(1)</script>", "</style><style>*{display:none}</style>",
        "\" onclick=\"alert(1)\" x='", "]]> <!-- --> <![CDATA[", "&amp; &lt; &#60; &nosuch;",
        "</p></li></ol></main></body></html>", "{{7*7}} ${x} <?php ?>",
    ]

    @Test("markup in a text stays text, wherever it comes from", arguments: hostile)
    func markup(text: String) throws {
        var report = SampleReports.pair(Segment(text), Segment(text), name: text)
        report.targetName = text
        report.facts = [AlignmentReport.Fact(text, text)]
        let page = try PageSketch(report)
        var harmless = SampleReports.pair(Segment("a"), Segment("a"), name: "a")
        harmless.targetName = "a"
        harmless.facts = [AlignmentReport.Fact("a", "a")]
        let plain = try PageSketch(harmless)
        #expect(page.elements.map(\.name) == plain.elements.map(\.name))
        #expect(page.cells.map(\.text) == [text, text])
        #expect(page.named("dt").last?.text == text)
        #expect(page.named("h1")[0].text == "\(text) — \(text)")
    }

    @Test(
        "what would turn the letters around it, or may not stand in a page, is shown by its number",
        arguments: [
            ("a\u{202E}b", "aU+202Eb"), ("\u{2066}a", "U+2066a"),
            ("\u{202A}\u{202C}", "U+202AU+202C"),
            ("a\u{0}b\u{1B}[1m", "aU+0000bU+001B[1m"), ("\u{85}\u{9F}", "U+0085U+009F"),
            ("\u{7F}", "U+007F"), ("a\u{2028}b", "aU+2028b"), ("\u{FFFE}\u{FFFF}", "U+FFFEU+FFFF"),
        ])
    func controls(text: String, shown: String) throws {
        let page = try PageSketch(SampleReports.pair(Segment(text), Segment("b"), name: text))
        #expect(page.cells[0].text == shown)
        #expect(page.named("title")[0].text.contains("\u{FFFD}"))
    }

    @Test(
        "letters, marks of direction and joiners of every script stay as they are",
        arguments: [
            "Ёлка «в\u{A0}тысячу» — №\u{202F}5…", "שלום\u{200F}, עולם\u{200E}!", "نمونه\u{200C}ها",
            "👩‍👩‍👧 e\u{301} ﬁ\u{AD}n", "\u{FEFF}BOM", "漢字\u{3000}かな", "x \u{10FFFF} y", "\u{FFFD}",
        ])
    func letters(text: String) throws {
        let page = try PageSketch(SampleReports.pair(Segment(text), Segment(text)))
        #expect(page.cells.map(\.text) == [text, text])
    }

    @Test(
        "each side has its language and its direction",
        arguments: [
            ("ru", "ru", nil), ("he_il", "he-IL", "rtl"), ("ar", "ar", "rtl"),
            ("uz-Arab", "uz-Arab", "rtl"), ("uz-Latn", "uz-Latn", nil), ("fa", "fa", "rtl"),
            ("az-Hebr-AZ", "az-Hebr-AZ", "rtl"), ("yi-Latn", "yi-Latn", nil),
            ("\"><b>", nil, nil), ("", nil, nil),
        ] as [(String, String?, String?)])
    func direction(tag: String, language: String?, direction: String?) throws {
        let page = try PageSketch(
            SampleReports.pair(Segment("a"), Segment("b"), languages: (tag, "en")))
        #expect(page.cells[0].attributes["lang"] == language)
        #expect(page.cells[0].attributes["dir"] == direction)
        #expect(page.cells[1].attributes["lang"] == "en")
    }

    @Test("inline codes are shown where they stand, and no offset breaks a letter")
    func codes() throws {
        let bold = InlineCode(.begin, at: 4, content: [.native("<b class=\"x\">")])
        let end = InlineCode(.end, at: 9, content: [.native("</b>")])
        let lone = InlineCode(.placeholder, at: 99)
        let note = InlineCode(
            .placeholder, at: 0, content: [.subflow(Segment("сноска"), attributes: [])])
        let page = try PageSketch(
            SampleReports.pair(
                Segment("да нет", codes: [bold, end, lone]), Segment("b", codes: [note])))
        #expect(page.cells[0].text == "да<b class=\"x\"> не</b>тph")
        #expect(page.cells[1].text == "сноскаb")
        #expect(page.named("code").map(\.text) == ["<b class=\"x\">", "</b>", "ph", "сноска"])
    }
}
