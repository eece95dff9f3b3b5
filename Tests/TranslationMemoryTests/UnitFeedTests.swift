import Bitext
import Language
import Testing

@testable import TranslationMemory

@Suite struct UnitFeedTests {
    private struct Broken: Error {}

    @Test("hands over all units in their order", arguments: [0, 1, 999, 1_000, 1_001, 20_500])
    func order(count: Int) throws {
        let feed = UnitFeed(
            { add in for number in 0..<count { try add(pair("ед. \(number)", "unit")) } },
            Cancellation())
        var texts: [String] = []
        while let batch = try feed.next() { texts += batch.map(\.unit.source.text) }
        #expect(texts == (0..<count).map { "ед. \($0)" })
        feed.abandon()
    }

    @Test(
        "throws what the feed throws, behind what it handed in before", arguments: [0, 10, 7_500])
    func failure(count: Int) {
        let feed = UnitFeed(
            { add in
                for _ in 0..<count { try add(pair("да", "yes")) }
                throw Broken()
            }, Cancellation())
        var units = 0
        #expect(throws: Broken.self) {
            while let batch = try feed.next() { units += batch.count }
        }
        #expect(units == count / 1_000 * 1_000)
        feed.abandon()
    }

    @Test("a feed without end ends when it is abandoned", arguments: [0, 1, 30])
    func abandoning(batches: Int) throws {
        let feed = UnitFeed(
            { add in while true { try add(pair("да", "yes")) } }, Cancellation())
        for _ in 0..<batches { #expect(try feed.next()?.count == 1_000) }
        feed.abandon()
    }

    @Test("prepares what a unit that is read back has")
    func preparing() throws {
        var unit = pair("«Ещё 12 до́ма…»", "12 more houses")
        unit.source.codes = [InlineCode(.placeholder, at: 2), InlineCode(.begin, at: 6)]
        let tokenizer = Tokenizer()
        let prepared = PreparedUnit(unit, tokenizer)
        let content = try #require(prepared.content)
        #expect(prepared.sourceKey == UnitContent.key(of: unit.source.text))
        #expect(prepared.targetKey == UnitContent.key(of: unit.target.text))
        #expect(prepared.tokens == PreparedUnit.tokens(of: unit.source, tokenizer))
        let read = UnitContent(
            unit, sourceCodes: content.sourceCodes, targetCodes: content.targetCodes,
            annotations: content.annotations, sourceAnnotations: content.sourceAnnotations,
            targetAnnotations: content.targetAnnotations)
        #expect(prepared.identity == read.identity)
        #expect(content.place == read.place)
    }

    @Test("tokens are equal only by their bytes, class and weight")
    func tokenKeys() {
        func key(_ text: String, _ category: UInt8 = 0, _ weight: UInt8 = 5)
            -> PreparedUnit.TokenKey
        {
            PreparedUnit.TokenKey(text: text, category: category, weight: weight)
        }
        #expect(key("й") == key("й"))
        #expect(key("\u{439}") != key("\u{438}\u{306}"))
        #expect(key("слово") != key("слово", 1))
        #expect(key("слово") != key("слово", 0, 6))
        #expect(Set([key("a"), key("a"), key("b")]).count == 2)
    }
}
