import Bitext
import Interchange
import Language
import TestSupport
import Testing

@Suite struct TMXErrorTests {
    @Test("names line and column of XML that is broken")
    func notWellFormed() throws {
        let error = try #require(
            TMXSample.error(TMXSample.file(TMXSample.unit("а", "b") + "\n<tu></tuv>")))
        #expect(error.line == 5)
        #expect(error.column.map { (5...12).contains($0) } == true)
        #expect(error.file.hasSuffix("sample.tmx"))
        guard case .notWellFormed(let message) = error.problem else {
            Issue.record("\(error)")
            return
        }
        #expect(message.contains("tuv"))
        #expect(!message.contains("\n"))
    }

    @Test("hands over the units before an error")
    func unitsBeforeError() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            TMXSample.file(TMXSample.unit("а", "b") + "<tu></tuv>"), to: "a.tmx")
        var units = 0
        #expect(throws: ExchangeError.self) {
            _ = try TMXReader(keepsGoing: true).read(ByteReader(path: path)) { _ in units += 1 }
        }
        #expect(units == 1)
    }

    @Test(
        "tells what a file is that is no TMX",
        arguments: [
            ("", .empty), (" \n\t\n", .empty),
            ("<?xml version=\"1.0\"?><xliff version=\"1.2\"/>", .notTMX(root: "xliff")),
            ("<!DOCTYPE html><html><body><br></body></html>", .notTMX(root: "html")),
            ("Просто текст\nбез разметки", .notWellFormed(message: "it does not begin as XML")),
            ("\n plain", .notWellFormed(message: "it does not begin as XML")),
            ("<TMX/>", .notTMX(root: "TMX")),
            (
                TMXSample.file("<TU><tuv xml:lang=\"ru\"/></TU>"),
                ExchangeError.Problem.noUnits(found: "TU")
            ),
        ])
    func otherFiles(_ text: String, _ problem: ExchangeError.Problem) {
        #expect(TMXSample.error(text)?.problem == problem)
    }

    @Test(
        "tells binary files by their first bytes",
        arguments: [
            ([0x1F, 0x8B, 8, 0], BinaryKind.gzip), ([0x50, 0x4B, 3, 4, 20], .zip),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .compoundFile),
            ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], .other),
        ])
    func binary(_ bytes: [UInt8], _ kind: BinaryKind) {
        #expect(TMXSample.error(bytes)?.problem == .binary(kind))
    }

    @Test("a body without units is a good file")
    func emptyBody() throws {
        #expect(try TMXSample.read(TMXSample.file("")).units.isEmpty)
    }

    @Test(
        "expands and loads no entity",
        arguments: [
            "<!DOCTYPE tmx [<!ENTITY a \"text\">]>", "<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">",
            "<!DOCTYPE tmx [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>", "",
        ])
    func entities(_ doctype: String) throws {
        for unit in [TMXSample.unit("а", "x&a;y"), TMXSample.unit("а", "b", " tuid=\"&a;\"")] {
            let text = TMXSample.file(unit).replacing("<tmx", with: doctype + "<tmx")
            guard case .notWellFormed(let message)? = TMXSample.error(text)?.problem else {
                Issue.record("accepted: \(text)")
                return
            }
            #expect(message.contains("'a'"))
            #expect(TMXSample.error(text)?.line == 4)
        }
    }

    @Test("holds its limits, with the line")
    func limits() throws {
        var limits = ReadingLimits()
        limits.depth = 12
        limits.attributes = 3
        limits.segmentBytes = 100
        limits.unitBytes = 1500
        limits.variants = 4
        let reader = TMXReader(limits: limits)
        let good = TMXSample.unit("а", "b")
        let long = String(repeating: "x", count: 101)
        let cases: [(String, ExchangeError.Problem)] = [
            (
                TMXSample.unit(
                    "а", String(repeating: "<hi>", count: 8) + String(repeating: "</hi>", count: 8)),
                .limit(.depth, maximum: 12)
            ),
            (TMXSample.unit("а", "b", " a='1' b='1' c='1' d='1'"), .limit(.attributes, maximum: 3)),
            (TMXSample.unit("а", long), .limit(.segmentBytes, maximum: 100)),
            (TMXSample.unit("а", "<ph>\(long)</ph>"), .limit(.segmentBytes, maximum: 100)),
            (
                TMXSample.unit("а", String(repeating: "<ph/>", count: 30)),
                .limit(.unitBytes, maximum: 1500)
            ),
            (
                "<tu>" + String(repeating: "<tuv xml:lang='ru'><seg>а</seg></tuv>", count: 5)
                    + "</tu>",
                .limit(.variants, maximum: 4)
            ),
            ("<tu>" + good + "</tu>", .nestedUnit),
            ("<tu><tuv xml:lang='ru'><seg>а</seg><seg>b</seg></tuv></tu>", .secondSegment),
        ]
        for (bad, problem) in cases {
            let text = TMXSample.file(good + "\n" + bad + "\n" + good, header: "<header/>")
            let error = TMXSample.error(text, reader: reader)
            #expect(error?.problem == problem)
            #expect(error?.line == 5)
            let goingOn = TMXReader(limits: limits, keepsGoing: true)
            if case .limit(.depth, _) = problem {
                #expect(TMXSample.error(text, reader: goingOn)?.problem == problem)
                continue
            }
            let read = try TMXSample.read(text, reader: goingOn)
            #expect(read.units.map(\.line) == [4, 6])
            #expect(read.units.allSatisfy { $0.variants.map(\.segment.text) == ["а", "b"] })
            #expect(read.report.units == 3)
            #expect(read.report.unitsLeftOut == 1)
            let reason: TMXReport.Finding =
                problem == .nestedUnit || problem == .secondSegment ? .unitMisbuilt : .unitOverLimit
            #expect(read.report.findings.last?.finding == reason)
            #expect(read.report.findings.last?.occurrences.lines == [5])
        }
    }

    @Test("takes sixteen subflows inside each other and no more")
    func subflows() throws {
        func nested(_ count: Int) -> String {
            TMXSample.unit(
                "а",
                String(repeating: "<ph>n<sub>", count: count)
                    + String(repeating: "</sub></ph>", count: count))
        }
        #expect(TMXSample.error(TMXSample.file(nested(16))) == nil)
        let good = TMXSample.unit("а", "b")
        for count in [17, 60] {
            let text = TMXSample.file(good + "\n" + nested(count) + "\n" + good)
            let error = TMXSample.error(text)
            #expect(error?.problem == .limit(.depth, maximum: 16))
            #expect(error?.line == 5)
            let read = try TMXSample.read(text, reader: TMXReader(keepsGoing: true))
            #expect(read.units.map(\.line) == [4, 6])
            #expect(read.report.unitsLeftOut == 1)
            #expect(read.report.findings.last?.finding == .unitOverLimit)
        }
    }

    @Test(
        "limits the pairs of a unit and what they repeat, with the line",
        arguments: [
            (16, 20_000, ExchangeError.Limit.pairBytes), (40, 0, .pairs), (256, 20_000, .pairs),
        ])
    func pairs(variants: Int, noteBytes: Int, limit: ExchangeError.Limit) throws {
        func side(_ language: String) -> String {
            String(
                repeating: "<tuv xml:lang=\"\(language)\"><seg>а</seg></tuv>", count: variants)
        }
        let note = "<note>\(String(repeating: "x", count: noteBytes))</note>"
        let good = TMXSample.unit("а", "b")
        let folder = try TemporaryFolder()
        let path = try folder.write(
            TMXSample.file("\(good)\n<tu>\(note)\(side("ru"))\(side("en"))</tu>\n\(good)"),
            to: "pairs.tmx")
        func read(_ reader: TMXReader) throws -> (lines: [Int], report: TMXReport) {
            var lines: [Int] = []
            let report = try reader.read(
                ByteReader(path: path), source: LanguageTag("ru"), target: LanguageTag("en")
            ) { _, line in lines.append(line) }
            return (lines, report)
        }
        let maximum = limit == .pairs ? ReadingLimits().pairs : ReadingLimits().pairBytes
        #expect(
            throws: ExchangeError(file: path, line: 5, problem: .limit(limit, maximum: maximum))
        ) { try read(TMXReader()) }
        let read = try read(TMXReader(keepsGoing: true))
        #expect(read.lines == [4, 6])
        #expect(read.report.pairs == 2)
        #expect(read.report.count(of: .unitWithTooManyPairs) == 1)
        #expect(read.report.count(of: .unitWithAlternatives) == 0)
    }

    @Test("takes a unit of one source with as many targets as it may have variants")
    func honestPairs() throws {
        let targets = String(
            repeating: "<tuv xml:lang=\"en\"><seg>b</seg></tuv>", count: 511)
        let source = "<tuv xml:lang=\"ru\"><seg>а</seg></tuv>"
        let folder = try TemporaryFolder()
        let path = try folder.write(
            TMXSample.file("<tu>\(source)\(targets)</tu>"), to: "many.tmx")
        let report = try TMXReader().read(
            ByteReader(path: path), source: LanguageTag("ru"), target: LanguageTag("en")
        ) { _, _ in }
        #expect(report.pairs == 511)
    }

    @Test("refuses a tag of a million bytes at once")
    func longTag() {
        let attributes = (0..<100_000).map { " a\($0)=\"1\"" }.joined()
        let error = TMXSample.error(TMXSample.file(TMXSample.unit("а", "b", attributes)))
        #expect(error?.problem == .limit(.tagBytes, maximum: 262_144))
        #expect(error?.line == 4)
        let comment = "<!-- \(String(repeating: "x ", count: 500_000)) -->"
        #expect(TMXSample.error(TMXSample.file(comment + TMXSample.unit("а", "b"))) == nil)
    }
}
