import Language
import Testing

@Suite struct ICUTests {
    @Test("a malformed pattern names the mistake and its place")
    func malformed() {
        #expect(throws: Pattern.Failure.malformed(name: "U_REGEX_MISMATCHED_PAREN", offset: 3)) {
            _ = try Pattern("(да")
        }
    }

    @Test("the order of Russian puts ё beside е and is total")
    func collation() throws {
        let order = try Collator(language: LanguageTag("ru"))
        let words = ["ель", "ёлка", "Елка", "елка", "дом", "жук"]
        #expect(
            words.sorted(by: order.precedes) == ["дом", "елка", "Елка", "ёлка", "ель", "жук"])
    }

    @Test(
        "stems words of the languages that Snowball knows",
        arguments: [("ru", "партизанами", "партизан"), ("en-GB", "handlers", "handler")])
    func stems(language: String, word: String, stem: String) throws {
        #expect(try #require(Stemmer(language: LanguageTag(language))).stem(word) == stem)
        #expect(Stemmer(language: LanguageTag("xx")) == nil)
    }
}
