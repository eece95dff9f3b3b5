import Language
import Testing

@Suite struct ICUTests {
    @Test("a pattern finds its matches by bytes")
    func pattern() throws {
        #expect(try Pattern("\\p{Lu}\\p{Ll}+").matches(in: "да Игорь и Юля") == [5..<15, 19..<25])
        #expect(try Pattern("a?").matches(in: "дa") == [0..<0, 2..<3, 3..<3])
    }

    @Test("a pattern that would not end is stopped")
    func limit() throws {
        let letters = String(repeating: "a", count: 60)
        #expect(throws: Pattern.Failure.tooCostly) {
            try Pattern("(a+)+b", seconds: 0.05).matches(in: letters)
        }
        let long = String(repeating: "а", count: 1_000_000)
        #expect(throws: Pattern.Failure.tooCostly) {
            try Pattern("(?:а|б)*в", seconds: 5, stack: 1 << 16).matches(in: long)
        }
    }

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
