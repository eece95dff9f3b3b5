import Language
import TestSupport
import Testing

@Suite struct TokenizerTests {
    private let tokenizer = Tokenizer()

    /// Tokens with their class and weight: `w8:слово`, `n3:12`, `p1:.`.
    private func marked(_ text: String) -> String {
        tokenizer.tokens(of: text).map { token in
            let kind = ["w", "n", "c", "p"][Int(token.kind.rawValue)]
            return "\(kind)\(token.weight):\(token.key)"
        }.joined(separator: " ")
    }

    @Test(
        "cuts words, numbers and marks",
        arguments: [
            ("Партизаны, да!", "w8:партизаны p1:, w4:да p1:!"),
            ("Т-72 и 5G", "w3:т-72 w3:и w3:5g"), ("12-го", "w4:12-го"),
            ("командно-штабные", "w8:командно-штабные"), ("в 6:40", "w3:в n3:6:40"),
            ("12,5 %", "n3:12,5 p1:%"), ("1990-1995", "n3:1990 p1:- n3:1995"),
            ("1 250 000 рублей", "n3:1250000 w8:рублей"), ("don’t", "w6:don't"),
            ("т. е.", "w3:т p1:. w3:е p1:."), ("«А»", "p1:\" w3:а p1:\""),
            ("漢字かな", "w2:漢 w2:字 w2:か w2:な"), ("ไทย", "w2:ไ w2:ท w2:ย"),
            ("한국어 말", "w5:한국어 w3:말"), ("слово — слово", "w7:слово p1:— w7:слово"),
            ("town—the", "w6:town p1:— w5:the"), ("...", "p1:. p1:. p1:."), ("😀", "p1:😀"),
            ("-5", "p1:- n3:5"), ("漢-字", "w2:漢 p1:- w2:字"), ("№5", "w4:no n3:5"), ("", ""),
            (" \u{200B} ", ""),
        ])
    func tokens(text: String, expected: String) {
        #expect(marked(text) == expected)
    }

    @Test("ranges lead back to the bytes of the text")
    func ranges() {
        let text = "  «Ещё до́ма»,\u{A0}№5 и 12 500…"
        let utf8 = Array(text.utf8)
        let surfaces = tokenizer.tokens(of: text).map {
            String(decoding: utf8[$0.range], as: UTF8.self)
        }
        #expect(
            surfaces == [
                "«", "Ещё", "до́ма", "»", ",", "№", "5", "и", "12 500", "…", "…", "…",
            ])
    }

    @Test("ranges follow each other inside the text, on whole scalars, whatever the length")
    func monotone() {
        var random = RandomTexts(seed: 7)
        for text in ["İzmir Straße ﬁ", "5½ №5 ﷺ"] + (0..<3000).map({ _ in random.next() }) {
            var start = 0
            var end = 0
            for token in tokenizer.tokens(of: text) {
                #expect(token.range.lowerBound >= start && token.range.upperBound >= end)
                #expect(token.range.upperBound <= text.utf8.count)
                for offset in [token.range.lowerBound, token.range.upperBound] {
                    let index = text.utf8.index(text.startIndex, offsetBy: offset)
                    #expect(
                        index == text.endIndex || index.samePosition(in: text.unicodeScalars) != nil
                    )
                }
                start = token.range.lowerBound
                end = token.range.upperBound
            }
        }
    }

    @Test("ranges lead back where letters become more or fewer")
    func lengths() {
        let text = "İzmir: Straße, ﬁle №12 500, кафе\u{301}."
        let utf8 = Array(text.utf8)
        let tokens = tokenizer.tokens(of: text)
        let pairs = tokens.filter { $0.kind != .punctuation }.map {
            "\($0.key)=\(String(decoding: utf8[$0.range], as: UTF8.self))"
        }
        #expect(
            pairs == [
                "i\u{307}zmir=İzmir", "strasse=Straße", "file=ﬁle", "no=№", "12500=12 500",
                "кафе=кафе\u{301}",
            ])
    }

    @Test("class and weight depend on the key alone, and the same key has the same tokens")
    func byKeyAlone() {
        var random = RandomSource(seed: 2)
        let parts = [
            "дом", "Дом", "5", "-", "—", " ", ".", ",", ":", "'", "т", "№", "漢", "ก", "ё",
            "е\u{301}",
            "\u{AD}", "%", "\"", "«", "G", "12", "カ", "\u{94D}", "न", "_", "½", "😀", "\u{200D}",
        ]
        var known: [String: Token] = [:]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...9, using: &random))
                .map { _ in parts.randomElement(using: &random)! }.joined()
            let tokens = tokenizer.tokens(of: text)
            let again = tokenizer.tokens(of: MatchKey(text).text)
            #expect(tokens.map(\.key) == again.map(\.key), "\(text.debugDescription)")
            for token in tokens {
                let first = known[token.key] ?? token
                #expect(first.kind == token.kind && first.weight == token.weight, "\(token.key)")
                known[token.key] = token
                #expect(token.range.upperBound <= text.utf8.count)
            }
        }
    }
}
