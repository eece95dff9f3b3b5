import Foundation
import Language
import TestSupport
import Testing

@Suite struct WordScannerTests {
    private func row(_ key: String, _ kind: Token.Class, _ range: Range<Int>) -> String {
        "\(key) \(kind.rawValue) \(range)"
    }

    private func scanned(_ text: String, by scanner: inout WordScanner) -> [String]? {
        guard scanner.scan(Array(text.utf8)) else { return nil }
        return scanner.tokens.map { token in
            var key = String.UnicodeScalarView()
            for letter in scanner.letters[token.letters] {
                key.append(Unicode.Scalar(letter) ?? "?")
            }
            return row(String(key), token.kind, token.range)
        }
    }

    @Test("has the tokens of the tokenizer, whatever is put together")
    func equalsTokenizer() {
        var random = RandomSource(seed: 11)
        let pieces = [
            "дом", "Ёлка", "дом", "house", "A", "В", "с", " ", " ", " ", " ", "-", "—", "–", "--",
            ".", ",", ":", "«", "»", "\"", "'", "’", "5", "12", "000", "%", "№", "…", "_", "й",
            "е\u{301}", "Ґанок", "їжак", "(", ")", "/", "\u{A0}", "\n", "b", "\u{AD}", "“", "!",
            "‘",
            "`", "|", "+", "x", "и", "=",
        ]
        let tokenizer = Tokenizer()
        var scanner = WordScanner()
        var plain = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...9, using: &random))
                .map { _ in pieces.randomElement(using: &random)! }.joined()
            guard let found = scanned(text, by: &scanner) else { continue }
            plain += 1
            let expected = tokenizer.tokens(of: text).map { row($0.key, $0.kind, $0.range) }
            #expect(found == expected, "\(text.debugDescription)")
        }
        #expect(plain > 2000)
    }

    @Test("the most of real text is plain")
    func share() throws {
        guard let file = SharedData.file("align/dev/ntrex-a-c.ru") else { return }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let tokenizer = Tokenizer()
        var scanner = WordScanner()
        var plain = 0
        for line in lines {
            guard let found = scanned(String(line), by: &scanner) else { continue }
            plain += 1
            #expect(
                found
                    == tokenizer.tokens(of: String(line)).map { row($0.key, $0.kind, $0.range) },
                "\(line)")
        }
        #expect(plain * 3 > lines.count * 2)
    }
}
