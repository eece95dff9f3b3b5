import Interchange
import Language
import TestSupport
import Testing

@Suite struct TMXCheckTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func unit(_ languages: [String]) -> String {
        let variants = languages.map { "<tuv xml:lang=\"\($0)\"><seg>text</seg></tuv>" }
        return "<tu>\(variants.joined())</tu>\n"
    }

    /// Chooses the first language and the last one of a report.
    private func choose(
        _ report: TMXReport
    ) throws(TooFewLanguages) -> (source: LanguageTag, target: LanguageTag) {
        guard report.languages.count > 1, let last = report.languages.last else {
            throw TooFewLanguages()
        }
        return (report.languages[0].language, last.language)
    }

    private struct TooFewLanguages: Error {}

    @Test(
        "gives the report of a reading with the pair that the whole file shows",
        arguments: [
            ([], ["ru", "en"], [], 1), (["ru", "en"], ["ru", "en"], ["ru", "en"], 1),
            (["ru", "en"], ["ru", "en", "de"], ["ru", "de"], 2), (["ru"], ["ru", "en"], [], 2),
            (["ru", "en"], ["ru", "en"], ["de"], 2),
        ] as [([String], [String], [String], Int)])
    func equalsReading(
        first: [String], middle: [String], last: [String], openings: Int
    ) throws {
        // More than is read before the languages of the beginning are looked at.
        let many = String(repeating: unit(middle), count: 3000)
        let beginning = first.isEmpty ? "" : String(repeating: unit(first), count: 3000)
        let path = try folder.write(
            TMXSample.file(beginning + many + (last.isEmpty ? "" : unit(last))), to: "a.tmx")
        var opened = 0
        var units = 0
        let check = try TMXReader().check(
            {
                opened += 1
                return try ByteReader(path: path)
            }, choosing: choose, unit: { units += 1 })
        #expect(opened == openings)
        #expect(units >= 3000)
        let expected = try TMXReader().read(
            ByteReader(path: path), source: check.source, target: check.target
        ) { _, _ in }
        #expect(check.report == expected)
        #expect(check.source == LanguageTag("ru"))
    }

    @Test("tells the error of the choice at the end, and a damaged end before it")
    func errors() throws {
        let whole = TMXSample.file(unit(["ru"]))
        let path = try folder.write(whole, to: "a.tmx")
        #expect(throws: TooFewLanguages.self) {
            try TMXReader().check({ try ByteReader(path: path) }, choosing: choose, unit: {})
        }
        let cut = try folder.write(String(whole.dropLast(10)), to: "b.tmx")
        #expect(throws: ExchangeError.self) {
            try TMXReader().check({ try ByteReader(path: cut) }, choosing: choose, unit: {})
        }
    }

    @Test("a unit with too many pairs is told with its line only if they are of the pair")
    func excess() throws {
        let tooMany = unit(Array(repeating: "ru", count: 40) + Array(repeating: "en", count: 40))
        let path = try folder.write(
            TMXSample.file(unit(["ru", "en"]) + tooMany + unit(["ru", "en"])), to: "a.tmx")
        let error = #expect(throws: ExchangeError.self) {
            try TMXReader().check({ try ByteReader(path: path) }, choosing: choose, unit: {})
        }
        let expected = #expect(throws: ExchangeError.self) {
            try TMXReader().read(
                ByteReader(path: path), source: LanguageTag("ru"), target: LanguageTag("en")
            ) { _, _ in }
        }
        #expect(error == expected)
        let other = try folder.write(
            TMXSample.file(
                tooMany + String(repeating: unit(["ru", "en"]), count: 3000) + unit(["de"])),
            to: "b.tmx")
        let check = try TMXReader().check(
            { try ByteReader(path: other) }, choosing: choose, unit: {})
        #expect(check.report.pairs == 0)
        #expect(check.report.count(of: .unitWithoutPair) == 3001)
    }
}
