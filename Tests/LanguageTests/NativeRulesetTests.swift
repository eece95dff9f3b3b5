import Foundation
import Language
import TestSupport
import Testing

/// The program's own rules, written as SRX.
@Suite struct NativeRulesetTests {
    private func marked(_ text: String, _ language: String) throws -> String {
        let plain = text.replacing("|", with: "")
        let segmenter = try Segmenter(language: LanguageTag(language), ruleset: .native())
        return try segmenter.segments(of: plain)
            .map { Segmenter.text(of: $0.range, in: plain) }.joined(separator: "|")
    }

    @Test(
        "cut as the rules themselves do",
        arguments: [
            ("ru", "Пушкин родился в г. Москве.| Он писал."), ("ru", "В 1994 г.| Он уехал."),
            ("ru", "А. С. Пушкин и Дж. Байрон.| Оба поэты."), ("ru", "Столы и т. д. были проданы."),
            ("ru", "Жил на ул. Портовой, д. 5, кв. 12.| Ночью ушёл."),
            ("ru", "Столы, стулья и т. д.| Всё это продали."),
            ("ru", "Мы ждали…| Никто не пришёл."),
            ("ru", "Компания «Yahoo!» закрыла офис.| Она ушла."),
            ("ru", "— Стой! — крикнул часовой."),
            ("ru", "— Где связной? — спросил куратор.| — Не пришёл."),
            ("ru", "Ушёл домой.|Потом вернулся."), ("ru", "1. Первый пункт.| 2. Второй пункт."),
            ("ru", "См. рис. 5 и табл. 3.| Там всё есть."), ("ru", "Фото отличное! 🙊😀"),
            ("ru", "Альбом вышел.| 17 июля 2007 года его переиздали."),
            ("en", "Mr. Smith met Dr. Brown.| They talked."),
            ("en", "He came at 5 p.m.| The door was shut."), ("en", "He came at 5 p.m. on Monday."),
            ("en", "J. R. R. Tolkien wrote it.| We read it."), ("en", "It was I.| She left."),
            ("en", "He works for Acme Inc.| The pay is good."), ("en", "Wait... what?"),
            ("en", "“Who else?” Gromov replies.| He waits."), ("en", "It cost $3.50.| That is it."),
            ("en", "The U.S. Army left.| It was late."),
            ("en", "At 6.40 a.m. Gromov woke.| He rose."),
            ("de", "Das ist gut.| Das ist besser!| Was?"), ("ja", "これは本です。|あれはペンです。"),
        ])
    func cut(language: String, text: String) throws {
        #expect(try marked(text, language) == text.replacing("| ", with: "|"))
    }

    @Test("are written for the languages that were asked for, and for all others")
    func languages() {
        #expect(SRXRuleset.native().maps.map(\.pattern) == ["ru.*", "en.*", ".*"])
        #expect(
            SRXRuleset.native(for: [LanguageTag("en-GB")]).maps.map(\.pattern) == ["en.*", ".*"])
        #expect(SRXRuleset.native(for: [LanguageTag("de")]).maps.map(\.pattern) == [".*"])
    }

    @Test(
        "cut real texts nearly as the rules themselves do",
        arguments: [("ru-news-fre", "ru"), ("ru-gsd-joined", "ru"), ("en-pud", "en")])
    func realTexts(name: String, language: String) throws {
        guard let file = SharedData.file("segment/dev/\(name).jsonl") else { return }
        struct Row: Decodable { let text: String }
        let exchanged = try SRXBreaker(ruleset: .native(), language: LanguageTag(language))
        let native = try SentenceBreaker(language: LanguageTag(language))
        var common = 0
        var different = 0
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let text = try JSONDecoder().decode(Row.self, from: Data(line.utf8)).text
            let paragraph = Paragraph(range: 0..<text.utf8.count, kind: .text)
            exchanged.beginText(byteCount: text.utf8.count)
            let one = Set(try exchanged.sentences(of: paragraph, in: text).map(\.upperBound))
            let other = Set(try native.sentences(of: paragraph, in: text).map(\.upperBound))
            common += one.intersection(other).count
            different += one.symmetricDifference(other).count
        }
        #expect(Double(different) < 0.02 * Double(common), "\(different) of \(common) differ")
    }

    @Test("keep to patterns that Java and .NET take too")
    func dialect() {
        for rule in SRXRuleset.native().languageRules.flatMap(\.rules) {
            for pattern in [rule.before, rule.after] {
                for foreign in ["\\b", "\\h", "[:", "++", "*+", "?+", "\\x{", "(?>", "--", "\\N"] {
                    #expect(!pattern.contains(foreign), "\(foreign) in \(pattern)")
                }
            }
        }
    }
}
