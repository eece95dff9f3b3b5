import Foundation
import TestSupport
import Testing

@testable import Language

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

    /// Cuts texts by the rules themselves, and by what they are as SRX.
    private struct Both {
        let native: Segmenter
        let srx: Segmenter

        init(_ language: String) throws {
            native = try Segmenter(language: LanguageTag(language))
            srx = try Segmenter(language: LanguageTag(language), ruleset: .native())
        }

        func marked(_ text: String) throws -> (native: String, srx: String) {
            let plain = text.replacing("|", with: "")
            func join(_ segmenter: Segmenter) throws -> String {
                try segmenter.segments(of: plain)
                    .map { Segmenter.text(of: $0.range, in: plain) }.joined(separator: "|")
            }
            return (try join(native), try join(srx))
        }
    }

    static let samples: [(language: String, text: String)] = [
        ("ru", "В 1945 г. Германия капитулировала.| Пришёл мир."),
        ("ru", "Он ушёл.| В начале 1990-х гг. Иванов уехал."),
        ("ru", "Уже в мае — июне 1945 г. Берлин опустел.| В 1946 г.| Он вернулся."),
        ("ru", "Памятник поставили в 1945 г.| Германия молчала."),
        ("ru", "Ж.-П. Дюбуа уехал.| Ген.-лейт. Сорока остался."),
        ("ru", "Глава 1. Приезд"), ("ru", "§ 3. Порядок"), ("ru", "II. Права сторон"),
        ("ru", "Перепись провели наспех.[3]| Вдвое.¹| Точных цифр нет."),
        ("ru", "Пора.| #Прибой ждёт."),
        ("ru", "«Я — Иван! — сказал он. — Здравствуйте»."),
        ("ru", "«Готов? — спросила мать. — Завтра едем».| Он кивнул."),
        ("ru", "а) Явка сорвана.| б) Связной жив."), ("ru", "„Тише!“| Все замолчали."),
        ("ru", "ПРОФ. Иванов вышел."), ("en", "The novel by J.-P. Dubois was lost."),
        ("en", "It was hasty.[3]| The totals were lost."), ("en", "By half.¹| The rest fled."),
        ("en", "Part II. The Harbour"), ("en", "The file is N°. 1026.| It was lost."),
        ("en", "Harold I. Moore left.| It was I.| She stayed."),
        ("en", "They left at 6 P.M.| Mrs. Reed stayed on."),
        ("en", "The lights went out!|A siren wailed."),
        ("en", "He came Tuesday.|Mr. Gray left."),
        ("de", "Kapitel 1.| Der Anfang"), ("de", "J. Schmidt kam.| Er blieb."),
        ("de", "1. Der Anfang.| 2. Das Ende."), ("fr", "Le no est N°. 1026.| Il partit."),
    ]

    @Test(
        "say what the rules themselves say, but for what a regular expression cannot",
        arguments: ["ru", "en", "de", "fr"])
    func agree(language: String) throws {
        let both = try Both(language)
        for sample in Self.samples where sample.language == language {
            let (native, srx) = try both.marked(sample.text)
            #expect(srx == native)
            #expect(native == sample.text.replacing("| ", with: "|"))
        }
    }

    @Test(
        "cut the marked texts as the rules themselves do",
        arguments: [("ru", 300), ("en", 200)])
    func fixtures(language: String, least: Int) throws {
        let url = SharedData.repository.appendingPathComponent(
            "Tests/Fixtures/Sentences/\(language).txt")
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        #expect(lines.count > least)
        let both = try Both(language)
        for line in lines {
            let (native, srx) = try both.marked(String(line))
            #expect(srx == native)
        }
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
        #expect(Double(different) < 0.005 * Double(common), "\(different) of \(common) differ")
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
