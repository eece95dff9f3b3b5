import Bitext
import Foundation
import Interchange
import Language
import TestSupport
import Testing

@Suite struct TMXWriterTests {
    private func unit(_ source: Segment, _ target: Segment) -> TranslationUnit {
        TranslationUnit(
            source: source, target: target, sourceLanguage: LanguageTag("RU_ru"),
            targetLanguage: LanguageTag("en"))
    }

    @Test("writes the file that the notes on TMX ask for")
    func wholeFile() throws {
        var unit = unit(
            Segment("Да & нет."),
            Segment(
                "Yes.",
                codes: [
                    InlineCode(
                        .begin, at: 0, attributes: [Attribute("i", "1"), Attribute("x", "1")],
                        content: [.native("<b>")]),
                    InlineCode(.end, at: 3, attributes: [Attribute("i", "1")]),
                ]))
        unit.created = Stamp(date: "20260131T235959Z", author: "olga")
        unit.useCount = 2
        unit.origin = "alignment"
        unit.previous = .edge
        unit.next = .segment("Потом.")
        unit.annotations.notes = [Annotations.Note("checked")]
        unit.annotations.properties = [Annotations.Property("client", "A\"B")]
        let heading = TMXWriter.Heading(
            toolVersion: "0.1", sourceLanguage: LanguageTag("ru"), date: "20260201T000000Z")
        #expect(
            try TMXSample.written([unit], heading: heading).text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE tmx SYSTEM "tmx14.dtd">
                <tmx version="1.4">
                <header creationtool="tolmach" creationtoolversion="0.1" segtype="sentence" \
                o-tmf="tolmach" adminlang="en" srclang="ru" datatype="plaintext" \
                creationdate="20260201T000000Z"/>
                <body>
                <tu creationdate="20260131T235959Z" creationid="olga" usagecount="2">
                <note>checked</note>
                <prop type="x-tolmach-origin">alignment</prop>
                <prop type="x-tolmach-edge">previous</prop>
                <prop type="x-tolmach-next">Потом.</prop>
                <prop type="client">A"B</prop>
                <tuv xml:lang="ru-RU"><seg>Да &amp; нет.</seg></tuv>
                <tuv xml:lang="en"><seg><bpt i="1" x="1">&lt;b&gt;</bpt>Yes<ept i="1"/>.</seg></tuv>
                </tu>
                </body>
                </tmx>

                """)
    }

    @Test("leaves out and counts what XML cannot hold, and nothing else")
    func droppedCharacters() throws {
        let text = "a\u{1}b\u{0}c\u{B}\u{1F}d\u{FFFE}\u{FFFF}e\t\n\r\u{7F}\u{FFFD}\u{FEFF}\u{EFFF}ﬀ"
        var unit = unit(Segment(text), Segment("b"))
        unit.document = "\u{8}"
        let written = try TMXSample.written([unit])
        #expect(written.report.droppedCharacters == 7)
        let read = try TMXSample.pairs(written.text)
        #expect(read[0].source.text == "abcde\t\n\r\u{7F}\u{FFFD}\u{FEFF}\u{EFFF}ﬀ")
        #expect(read[0].document == "")
    }

    @Test("writes codes that no file can hold so that a file can")
    func brokenCodes() throws {
        let segment = Segment(
            "é.",
            codes: [
                InlineCode(.highlightEnd, at: -3, attributes: [Attribute("type", "x")]),
                InlineCode(.placeholder, at: 9), InlineCode(.placeholder, at: 1),
                InlineCode(.highlightBegin, at: 3),
            ])
        let read = try TMXSample.pairs(TMXSample.written([unit(segment, Segment("b"))]).text)
        #expect(
            read[0].source
                == Segment(
                    "é.",
                    codes: [
                        InlineCode(
                            .isolated, at: 0,
                            attributes: [Attribute("type", "x"), Attribute("pos", "end")]),
                        InlineCode(.placeholder, at: 3), InlineCode(.placeholder, at: 3),
                        InlineCode(.isolated, at: 3, attributes: [Attribute("pos", "begin")]),
                    ]))
        #expect(try TMXSample.pairs(TMXSample.written(read).text) == read)
    }

    @Test("an attribute that was understood goes before the same one kept from a file")
    func staleAttribute() throws {
        var unit = unit(Segment("а"), Segment("b"))
        unit.annotations.attributes = [Attribute("usagecount", "many"), Attribute("tuid", "1")]
        unit.useCount = 5
        let text = try TMXSample.written([unit]).text
        #expect(text.contains("<tu usagecount=\"5\" tuid=\"1\" srclang=\"ru-RU\">"))
    }

    @Test("the time of writing attributes grows with their number")
    func manyAttributes() throws {
        let inputs = [1_000, 10_000].map { count in
            var unit = unit(Segment("а"), Segment("b"))
            unit.annotations.attributes = (0..<count).map { Attribute("x-\($0)", "1") }
            return unit
        }
        let growth = try growth(of: inputs) { _ = try TMXSample.written([$0]) }
        #expect(growth < 30)
    }

    @Test("a file that is not finished is not there")
    func unfinished() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("old", to: "a.tmx")
        do {
            var writer = try TMXWriter(
                OutputFile(path: path), heading: TMXWriter.Heading(toolVersion: "1"))
            for _ in 0..<2000 { try writer.write(unit(Segment("а"), Segment("b"))) }
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.tmx"])
    }
}
