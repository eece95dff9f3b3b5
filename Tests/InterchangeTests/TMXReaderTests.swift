import Bitext
import Interchange
import Language
import TestSupport
import Testing

@Suite struct TMXReaderTests {
    @Test(
        "a unit's own word on its source goes before the header's, and both before what is asked for",
        arguments: [
            (nil, "*all*", "ru-en"), (nil, "en", "ru-en"), ("en-GB", "ru", "en-ru"),
            ("ru", "en", "ru-en"), ("*all*", "en", "ru-en"), ("de", "en", "ru-en"),
        ] as [(String?, String, String)])
    func directions(ofUnit: String?, ofHeader: String, expected: String) throws {
        let word = ofUnit.map { " srclang=\"\($0)\"" } ?? ""
        let text = """
            <tmx version="1.4"><header srclang="\(ofHeader)"/><body><tu\(word)>\
            <tuv xml:lang="ru"><seg>да</seg></tuv><tuv xml:lang="en"><seg>yes</seg></tuv>\
            </tu></body></tmx>
            """
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "a.tmx")
        var found: [String] = []
        let report = try TMXReader().read(
            ByteReader(path: path), source: LanguageTag("ru"), target: LanguageTag("en")
        ) { unit, _ in found.append("\(unit.sourceLanguage)-\(unit.targetLanguage)") }
        #expect(found == [expected])
        #expect(report.count(of: .unitReversed) == (expected == "en-ru" ? 1 : 0))
    }

    @Test("reads units with their lines, attributes, notes and properties")
    func wholeUnit() throws {
        let read = try TMXSample.read(
            TMXSample.file(
                """
                <tu tuid="7" creationdate="20260131T235959Z" mq:status="3"
                 segtype="paragraph"><note xml:lang="en">checked</note>
                <prop type="client">ACME</prop><prop>no name</prop>
                <tuv xml:lang="ru-RU" changeid="olga"><prop type="x-a">1</prop><seg>Да.</seg></tuv>
                <tuv xml:lang="en"><seg>Yes.</seg><note>late</note></tuv></tu>
                """))
        let unit = try #require(read.units.first)
        #expect(unit.line == 4)
        #expect(
            unit.annotations
                == Annotations(
                    notes: [Annotations.Note("checked", attributes: [Attribute("xml:lang", "en")])],
                    properties: [
                        Annotations.Property("client", "ACME"),
                        Annotations.Property("", "no name"),
                    ],
                    attributes: [
                        Attribute("tuid", "7"), Attribute("creationdate", "20260131T235959Z"),
                        Attribute("segtype", "paragraph"), Attribute("mq:status", "3"),
                    ]))
        #expect(
            unit.variants == [
                TMXUnit.Variant(
                    language: LanguageTag("ru-RU"), segment: Segment("Да."),
                    annotations: Annotations(
                        properties: [Annotations.Property("x-a", "1")],
                        attributes: [Attribute("changeid", "olga")])),
                TMXUnit.Variant(
                    language: LanguageTag("en"), segment: Segment("Yes."),
                    annotations: Annotations(notes: [Annotations.Note("late")])),
            ])
        #expect(unit.variants[0].language.text == "ru-RU")
        #expect(read.report.count(of: .propertyWithoutName) == 1)
        #expect(read.report.units == 1)
        #expect(read.report.variants == 2)
    }

    @Test("reads the header with its notes and properties")
    func header() throws {
        let header = """
            <header srclang="ru" o-tmf="SDL TM8 Format" x-y="z"><note>n</note>\
            <ude name="u"><map unicode="#xF8FF"/></ude><prop type="p">v</prop></header>
            """
        let report = try TMXSample.read(
            TMXSample.file(TMXSample.unit("а", "b"), header: header)
        ).report
        #expect(report.header.version == "1.4")
        #expect(report.header.sourceLanguage == LanguageTag("ru"))
        #expect(report.header.value(of: "o-tmf") == "SDL TM8 Format")
        #expect(report.header.value(of: "x-y") == "z")
        #expect(report.header.notes == [Annotations.Note("n")])
        #expect(report.header.properties == [Annotations.Property("p", "v")])
        #expect(report.count(of: .headerAttributeMissing) == 5)
        #expect(report.count(of: .userEncoding) == 1)
        #expect(report.count(of: .unknownElement) == 0)
        let all = TMXSample.header.replacing("\"ru\"", with: "\"*all*\"")
        #expect(
            try TMXSample.read(TMXSample.file("", header: all)).report.header.sourceLanguage == nil)
    }

    @Test(
        "reads every kind of code",
        arguments: [
            (
                #"a<bpt i="1" x="2" type="bold">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept>c"#,
                Segment(
                    "abc",
                    codes: [
                        InlineCode(
                            .begin, at: 1,
                            attributes: [
                                Attribute("i", "1"), Attribute("x", "2"), Attribute("type", "bold"),
                            ],
                            content: [.native("<b>")]),
                        InlineCode(
                            .end, at: 2, attributes: [Attribute("i", "1")],
                            content: [.native("</b>")]),
                    ])
            ),
            (
                #"é<ph x="1" assoc="p"/><it pos="end">{</it><ut>\b</ut>"#,
                Segment(
                    "é",
                    codes: [
                        InlineCode(
                            .placeholder, at: 2,
                            attributes: [Attribute("x", "1"), Attribute("assoc", "p")]),
                        InlineCode(
                            .isolated, at: 2, attributes: [Attribute("pos", "end")],
                            content: [.native("{")]),
                        InlineCode(.unknown, at: 2, content: [.native(#"\b"#)]),
                    ])
            ),
            (
                #"a<hi type="x">b<hi>c</hi></hi>d"#,
                Segment(
                    "abcd",
                    codes: [
                        InlineCode(.highlightBegin, at: 1, attributes: [Attribute("type", "x")]),
                        InlineCode(.highlightBegin, at: 2),
                        InlineCode(.highlightEnd, at: 3),
                        InlineCode(.highlightEnd, at: 3),
                    ])
            ),
            (
                #"see <ph>&lt;img alt="<sub type="t">a <ph>x<sub>deep</sub></ph>!</sub>"></ph> here"#,
                Segment(
                    "see  here",
                    codes: [
                        InlineCode(
                            .placeholder, at: 4,
                            content: [
                                .native("<img alt=\""),
                                .subflow(
                                    Segment(
                                        "a !",
                                        codes: [
                                            InlineCode(
                                                .placeholder, at: 2,
                                                content: [
                                                    .native("x"),
                                                    .subflow(Segment("deep"), attributes: []),
                                                ])
                                        ]), attributes: [Attribute("type", "t")]),
                                .native("\">"),
                            ])
                    ])
            ),
        ])
    func codes(_ content: String, _ segment: Segment) throws {
        #expect(try TMXSample.segment(content) == segment)
    }

    @Test(
        "keeps text as it is",
        arguments: [
            ("  two  spaces \n and a line ", "  two  spaces \n and a line "),
            ("a\r\nb&#13;&#10;c\td", "a\nb\r\nc\td"),
            ("a<![CDATA[<b>&amp;]]>c", "a<b>&amp;c"),
            ("a<!-- c -->b<?x y?>c", "abc"),
            ("&lt;f0&gt; &amp;amp; &quot;", "<f0> &amp; \""),
            (
                "😀 𐍈 e\u{301} \u{85}\u{2028}\u{A0}\u{AD}\u{FEFF}",
                "😀 𐍈 e\u{301} \u{85}\u{2028}\u{A0}\u{AD}\u{FEFF}"
            ),
            ("a <foo>b<bar/></foo> c", "a b c"),
            ("a <sub>b</sub> <seg>c</seg>", "a b c"),
        ])
    func text(_ content: String, _ text: String) throws {
        let segment = try TMXSample.segment(content)
        #expect(Array(segment.text.utf8) == Array(text.utf8))
        #expect(segment.codes.isEmpty)
    }

    @Test("replaces references in attributes, also that of an ampersand")
    func attributeValues() throws {
        let unit = TMXSample.unit("а", "b", #" tuid="a&amp;#38;&#38;&lt;&quot;&#10;&#233;""#)
        #expect(
            try TMXSample.read(TMXSample.file(unit)).units[0].annotations.attributes
                == [Attribute("tuid", "a&#38;&<\"\né")])
    }

    @Test("takes xml:lang before lang, and lang where there is no other")
    func languageAttributes() throws {
        let units = try TMXSample.read(
            TMXSample.file(
                """
                <tu><tuv lang="RU"><seg>а</seg></tuv>
                <tuv lang="de" xml:lang="EN_us"><seg>b</seg></tuv></tu>
                """, root: "tmx version=\"1.1\"")
        ).units
        #expect(units[0].variants.map(\.language.text) == ["RU", "EN_us"])
        #expect(units[0].variants[0].annotations.isEmpty)
        #expect(units[0].variants[1].annotations.attributes == [Attribute("lang", "de")])
    }

    @Test("accepts a default namespace, a prefix of all elements, and undeclared prefixes")
    func namespaces() throws {
        let unit = TMXSample.unit("а", "b", #" mq:a="1""#)
        let spaced = TMXSample.file(
            unit + "<mq:tu/>", root: #"tmx version="1.4" xmlns="http://www.lisa.org/tmx14""#)
        let read = try TMXSample.read(spaced)
        #expect(read.units.count == 1)
        #expect(read.report.count(of: .unknownElement) == 1)
        let prefixed = """
            <t:tmx xmlns:t="urn:x" version="1.4"><t:body><t:tu><t:tuv xml:lang="ru"><t:seg>а\
            </t:seg></t:tuv></t:tu></t:body></t:tmx>
            """
        #expect(try TMXSample.read(prefixed).units[0].variants[0].segment.text == "а")
    }

    @Test("reads the same whatever the pieces in which bytes come", arguments: [1, 2, 3, 7, 64])
    func pieces(_ chunkBytes: Int) throws {
        let text = TMXSample.file(
            TMXSample.unit(
                "Привет,\r\nмир &amp; ", #"<bpt i="1">😀</bpt>x<ept i="1"/>"#, " a='&amp;'")
                + "\n" + TMXSample.unit("Два.", "<![CDATA[Two]]>."))
        let whole = try TMXSample.read(text)
        let pieces = try TMXSample.read(text, chunkBytes: chunkBytes)
        #expect(pieces.units == whole.units)
        #expect(pieces.report == whole.report)
    }

    @Test("reads UTF-16 by its byte order mark, and declared encodings")
    func encodings() throws {
        let text = TMXSample.file(TMXSample.unit("Привет.", "Hello.") + TMXSample.unit("😀", "b"))
        let little: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let expected = try TMXSample.read(text).units
        #expect(try TMXSample.read([0xFF, 0xFE] + little).units == expected)
        #expect(try TMXSample.read([0xFE, 0xFF] + big).units == expected)
        #expect(try TMXSample.read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).units == expected)
        let old = TMXSample.file(TMXSample.unit("Да", "b"))
            .replacing("UTF-8", with: "windows-1251")
        let bytes = old.unicodeScalars.map {
            $0.value < 0x80 ? UInt8($0.value) : UInt8($0.value - 0x350)
        }
        #expect(try TMXSample.read(bytes).units[0].variants[0].segment.text == "Да")
    }

    @Test("counts what is odd, with its line")
    func findings() throws {
        let read = try TMXSample.read(
            TMXSample.file(
                """
                stray <tu/>
                <tu>text<tuv xml:lang="ru"><seg>один</seg></tuv></tu>
                <tu><tuv xml:lang="ru"/><tuv xml:lang="en"><seg>x</seg></tuv></tu>
                <tu creationdate="yesterday"><tuv><seg>а</seg></tuv><tuv xml:lang="no tag"><seg> </seg></tuv></tu>
                <x><tu/></x>
                <tu lastusagedate="20240230T000000Z"><tuv xml:lang="ru" changedate="20240229T000000Z"><seg><bpt i="1"/>а<ept i="2"/></seg></tuv><tuv xml:lang="ru"><seg>в<foo/></seg></tuv></tu>
                """, header: "", root: "tmx version=\"2.0\""))
        let found = read.report.findings.map { "\($0.finding) \($0.occurrences.lines)" }
        #expect(
            found == [
                "headerMissing [10]", "versionUnknown [2]", "unknownElement [8, 9]",
                "strayText [4, 5]", "variantWithoutLanguage [7]", "oddLanguage [7]",
                "variantWithoutSegment [6]", "emptySegment [7]", "unpairedCode [9]",
                "oddDate [7, 9]", "unitWithoutVariants [4]", "unitWithOneVariant [5, 6]",
            ])
        #expect(read.report.units == 5)
        #expect(read.units.map(\.line) == [5, 6, 7, 9])
        #expect(read.report.unitsLeftOut == 3)
        #expect(
            read.report.languages.map { "\($0.language) \($0.variants)" }
                == ["ru 4", "en 1", "no tag 1"])
    }

    @Test("counts the units without the pair asked for")
    func pairCounts() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            TMXSample.file(
                TMXSample.unit("а", "b") + TMXSample.unit("", "b") + TMXSample.unit("а", " \t")
                    + #"<tu><tuv xml:lang="ru"><seg>а</seg></tuv><tuv xml:lang="de"><seg>b</seg></tuv></tu>"#
                    + #"<tu><tuv xml:lang="ru"><seg>а</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv><tuv xml:lang="en"><seg>c</seg></tuv></tu>"#
                    + #"<tu><tuv xml:lang="ru"><seg>а</seg></tuv></tu>"#), to: "a.tmx")
        var targets: [String] = []
        let report = try TMXReader().read(
            ByteReader(path: path), source: LanguageTag("ru"), target: LanguageTag("en")
        ) { pair, line in
            #expect(line == 4)
            targets.append(pair.target.text)
        }
        #expect(targets == ["b", "b", "c"])
        #expect(report.pairs == 3)
        #expect(report.units == 6)
        #expect(report.count(of: .unitWithEmptySide) == 2)
        #expect(report.count(of: .unitWithoutPair) == 1)
        #expect(report.count(of: .unitWithOneVariant) == 1)
        #expect(report.count(of: .unitWithAlternatives) == 1)
        #expect(report.unitsLeftOut == 4)
    }

    @Test("surveys a file: units, languages, header")
    func survey() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            TMXSample.file(TMXSample.unit("а", "b") + TMXSample.unit("", "b")), to: "a.tmx")
        let report = try TMXReader().survey(ByteReader(path: path))
        #expect(report.units == 2)
        #expect(report.languages.map(\.language) == [LanguageTag("ru"), LanguageTag("en")])
        #expect(report.languages.map(\.variants) == [2, 2])
        #expect(report.header.sourceLanguage == LanguageTag("ru"))
        #expect(report.count(of: .emptySegment) == 1)
    }

    @Test("an error of the closure ends the reading and comes through")
    func closureThrows() throws {
        struct Stop: Error {}
        let folder = try TemporaryFolder()
        let path = try folder.write(
            TMXSample.file(TMXSample.unit("а", "b") + TMXSample.unit("в", "c")), to: "a.tmx")
        var count = 0
        #expect(throws: Stop.self) {
            _ = try TMXReader().read(ByteReader(path: path)) { _ in
                count += 1
                throw Stop()
            }
        }
        #expect(count == 1)
    }

    @Test("stops when its task is cancelled")
    func cancellation() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(TMXSample.file(TMXSample.unit("а", "b")), to: "a.tmx")
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            _ = try TMXReader().survey(ByteReader(path: path))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
