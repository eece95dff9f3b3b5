import Foundation
import Interchange
import Language
import TestSupport
import Testing

@Suite struct SRXTests {
    private static let rule = """
        <languagerule languagerulename="Rules"><rule break="no"><beforebreak>г\\.</beforebreak>
        <afterbreak>\\s</afterbreak></rule><rule><beforebreak>[.?!]</beforebreak></rule></languagerule>
        """

    /// A file around its language rules, which begin on line 3.
    private static func file(
        _ rules: String = rule, maps: String = "", header: String = "<header/>",
        root: String = "srx xmlns=\"http://www.lisa.org/srx20\" version=\"2.0\""
    ) -> String {
        """
        <?xml version="1.0"?><\(root)>\(header)
        <body><languagerules>
        \(rules)
        </languagerules><maprules>
        \(maps)<languagemap languagepattern="ru.*" languagerulename="Rules"/>
        </maprules></body></srx>
        """
    }

    private static func read(_ text: String, reader: SRXReader = SRXReader()) throws -> SRXReport {
        try read(Array(text.utf8), reader: reader)
    }

    private static func read(
        _ bytes: [UInt8], reader: SRXReader = SRXReader()
    ) throws -> SRXReport {
        let folder = try TemporaryFolder()
        return try reader.read(
            ByteReader(path: folder.write(bytes, to: "rules.srx"), chunkBytes: 97))
    }

    private static func written(_ ruleset: SRXRuleset) throws -> String {
        let folder = try TemporaryFolder()
        try SRXWriter().write(ruleset, to: try OutputFile(path: folder.file("rules.srx")))
        return try String(contentsOfFile: folder.file("rules.srx"), encoding: .utf8)
    }

    private static func problem(_ text: String, _ reader: SRXReader = SRXReader()) -> String {
        do {
            _ = try read(text, reader: reader)
            return "accepted"
        } catch let error as ExchangeError {
            return "\(error.line ?? 0): \(error.problem)"
        } catch {
            return "\(error)"
        }
    }

    @Test("the header, the rules and the maps are read as they stand")
    func reads() throws {
        let report = try Self.read(
            Self.file(
                header: """
                    <header segmentsubflows="no" cascade="no"><formathandle type="end" include="yes"/>\
                    <formathandle type="isolated" include="no"/></header>
                    """))
        #expect(report.findings.isEmpty)
        let ruleset = report.ruleset
        #expect(!ruleset.segmentsSubflows && !ruleset.cascades)
        #expect(
            ruleset.formatHandles == [
                .init(kind: .end, isIncluded: true), .init(kind: .isolated, isIncluded: false),
            ])
        #expect(ruleset.languageRules.map(\.name) == ["Rules"])
        #expect(
            ruleset.languageRules[0].rules == [
                .init(isBreak: false, before: "г\\.", after: "\\s"),
                .init(isBreak: true, before: "[.?!]", after: ""),
            ])
        #expect(ruleset.maps == [.init(pattern: "ru.*", ruleName: "Rules")])
    }

    @Test("white space, references and CDATA of a pattern count, comments do not")
    func patterns() throws {
        let rule = """
            <languagerule languagerulename="R"><rule break="yes"><beforebreak> a&lt;&#x410;\
            <![CDATA[<&]]><!-- x --> </beforebreak><afterbreak>
            </afterbreak></rule></languagerule>
            """
        let read = try Self.read(Self.file(rule)).ruleset.languageRules[0].rules[0]
        #expect(read == .init(isBreak: true, before: " a<А<& ", after: "\n"))
    }

    @Test("a set of rules is the same after it was written and read", arguments: 0..<30)
    func roundTrip(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let texts = [
            "", " ", "\\s+", "<&>\"'", "а\\.", "\t", "\n ", "[.!?]+[\"”»]?", "😀", "]]\\>", "\r",
            "(?:a|b)",
        ]
        func text() -> String { texts.randomElement(using: &random) ?? "" }
        var ruleset = SRXRuleset(
            segmentsSubflows: Bool.random(using: &random), cascades: Bool.random(using: &random))
        for kind in SRXRuleset.FormatHandle.Kind.allCases where Bool.random(using: &random) {
            ruleset.formatHandles.append(
                .init(kind: kind, isIncluded: Bool.random(using: &random)))
        }
        for number in 0..<Int.random(in: 0...3, using: &random) {
            let rules = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                SRXRuleset.Rule(
                    isBreak: Bool.random(using: &random), before: text(), after: text())
            }
            ruleset.languageRules.append(.init(name: "\(number)\(text())", rules: rules))
            ruleset.maps.append(.init(pattern: text(), ruleName: "\(number)"))
        }
        let first = try Self.written(ruleset)
        let read = try Self.read(first).ruleset
        #expect(read == ruleset)
        #expect(try Self.written(read) == first)
    }

    @Test("the program's own rules are the same after they were written and read")
    func ownRules() throws {
        let report = try Self.read(Self.written(.native()))
        #expect(report.findings.isEmpty)
        #expect(report.ruleset == .native())
    }

    private static let twoPatterns = """
        <languagerule languagerulename="Rules"><rule><beforebreak>a</beforebreak>\
        <beforebreak>b</beforebreak></rule></languagerule>
        """
    private static let noPatterns = """
        <languagerule languagerulename="Rules"><rule break="no"/></languagerule>
        """
    private static let oddHandle = """
        <header><formathandle type="both" include="no"/></header>
        """

    static let odd: [(text: String, finding: SRXReport.Finding)] = [
        (file(root: "srx version=\"2.0\""), .namespaceUnknown),
        (file(root: "srx xmlns=\"urn:x\" version=\"2.0\""), .namespaceUnknown),
        (file(), .headerAttributeMissing), (file(header: ""), .headerAttributeMissing),
        (file(header: "<header cascade=\"true\"/>"), .oddValue),
        (file(header: "<header><options/></header>"), .unknownElement),
        (file(header: "<header lang=\"ru\"/>"), .unknownAttribute),
        (file(rule + "words"), .strayText), (file(header: oddHandle), .oddFormatHandle),
        (file(twoPatterns), .repeatedPattern), (file(noPatterns), .emptyRule),
        (file(rule + rule), .repeatedName),
        (file(rule.replacing("\"Rules\"", with: "\"Other\"")), .nameUnknown),
    ]

    @Test("what SRX does not have is counted", arguments: odd)
    func findings(text: String, finding: SRXReport.Finding) throws {
        let report = try Self.read(text)
        #expect(report.count(of: finding) > 0, "\(report.findings)")
        #expect((report.findings.first { $0.finding == finding }?.occurrences.lines.first ?? 0) > 0)
    }

    private static let mistakenPattern = """
        4: pattern(Interchange.ExchangeError.PatternPlace.rule(languageRule: "Rules", number: 2), \
        pattern: "(да", reason: "U_REGEX_MISMATCHED_PAREN", offset: Optional(3))
        """
    private static let bomb = """
        <!DOCTYPE srx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\
        <srx version="2.0"><body><languagerules><languagerule languagerulename="x">\
        <rule><beforebreak>&b;</beforebreak></rule></languagerule></languagerules></body></srx>
        """
    private static let badMap = "<languagemap languagepattern=\"[a\" languagerulename=\"x\"/>"

    static let refused: [(text: String, problem: String)] = [
        (file(root: "srx version=\"1.0\""), "1: versionOfSRX(\"1.0\")"),
        (file(root: "srx"), "1: versionOfSRX(\"\")"),
        ("<tmx version=\"1.4\"/>", "1: notSRX(root: \"tmx\")"),
        (file(rule.replacing("[.?!]", with: "(да")), mistakenPattern),
        (file(maps: badMap), "6: pattern(Interchange.ExchangeError.PatternPlace.languageMap"),
        (String(repeating: "<srx version=\"2.0\">", count: 100), "1: limit"),
        (file() + "<srx/>", "7: notWellFormed"), ("  \n", "0: empty"),
        (file(rule.replacing("\\s", with: "&x;")), "4: notWellFormed"),
        (bomb, "1: notWellFormed"),
    ]

    @Test("bad files are refused with their line", arguments: refused)
    func refuses(text: String, problem: String) {
        let found = Self.problem(text)
        #expect(found.hasPrefix(problem), "\(found)")
    }

    @Test("a million rules, or patterns without end, are refused before they fill the memory")
    func tooMany() {
        let rules = String(repeating: "<rule><beforebreak>a</beforebreak></rule>", count: 1_000_000)
        let text = Self.file("<languagerule languagerulename=\"Rules\">\(rules)</languagerule>")
        #expect(
            Self.problem(text) == "3: limit(Interchange.ExchangeError.Limit.rules, maximum: 100000)"
        )
        var reader = SRXReader()
        reader.limits.patternBytes = 1000
        let long = Self.file(
            Self.rule.replacing("[.?!]", with: String(repeating: "a", count: 1001)))
        #expect(
            Self.problem(long, reader).contains(
                "limit(Interchange.ExchangeError.Limit.patternBytes"))
        reader = SRXReader()
        reader.limits.bytes = 100
        #expect(Self.problem(Self.file(), reader).contains("Limit.fileBytes"))
    }

    @Test("patterns are compiled as long as there is time for it")
    func compilationTime() {
        let text = Self.file(Self.rule.replacing("[.?!]", with: "(да"))
        #expect(Self.problem(text).hasPrefix("4: pattern"))
        var reader = SRXReader()
        reader.limits.compilationSeconds = 0
        #expect(Self.problem(text, reader) == "accepted")
    }

    @Test("a file that is cut anywhere, or has bytes changed, is read or refused")
    func damaged() throws {
        let bytes = Array(Self.file().utf8)
        for count in stride(from: 0, to: bytes.count - 1, by: 3) {
            #expect(throws: ExchangeError.self, "\(count)") {
                _ = try Self.read(Array(bytes[..<count]))
            }
        }
        var random = RandomSource(seed: 5)
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0..<3 {
                changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            do {
                _ = try Self.read(changed)
            } catch {
                #expect(error is ExchangeError)
            }
        }
    }

    @Test("files of other tools are read, and cut")
    func otherTools() throws {
        let names = [
            "OpenXLIFF__default", "okapi__default", "segment__default", "segment__example",
        ]
        for name in names {
            guard let file = SharedData.file("formats/dev/srx/\(name).srx") else { return }
            let ruleset = try SRXReader().read(ByteReader(path: file.path)).ruleset
            #expect(try Self.read(Self.written(ruleset)).ruleset == ruleset)
            let text = "This is one. That is another."
            let pieces = try Segmenter(language: LanguageTag("en"), ruleset: ruleset)
                .segments(of: text)
            #expect(pieces.count == 2, "\(name)")
        }
    }
}
