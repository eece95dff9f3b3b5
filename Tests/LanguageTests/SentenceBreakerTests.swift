import Language
import TestSupport
import Testing

/// Marked text: `|` stands where a sentence must end, and nowhere else.
@Suite struct SentenceBreakerTests {
    private func marked(_ text: String, _ language: String) throws -> String {
        let plain = text.replacing("|", with: "")
        let segmenter = try Segmenter(language: LanguageTag(language))
        return try segmenter.segments(of: plain)
            .map { Segmenter.text(of: $0.range, in: plain) }.joined(separator: "|")
            .replacing("| ", with: "|")
    }

    private func check(_ text: String, _ language: String) throws {
        #expect(try marked(text, language) == text.replacing("| ", with: "|"))
    }

    @Test(
        "cuts Russian",
        arguments: [
            "Пушкин родился в г. Москве.| Он писал.",
            "Как сообщил А. Кудрин, всё идёт по плану.| Его слова приводит газета.",
            "А. С. Пушкин и Дж. Байрон.| Оба поэты.",
            "В 1994 г. Он уехал.", "В 1994 г.| Он уехал.",
            "Театр им. Йозефа Бойса закрыт.| Он пуст.",
            "Жил на ул. Портовой, д. 5, кв. 12.| Ночью ушёл.",
            "Он сказал: т. е. я не приду.| И не пришёл.",
            "Цена 15 тыс. рублей.| Это много.", "Цена 15 руб.| Это мало.",
            "Столы, стулья и т. д.| Всё это продали.", "Столы и т. д. были проданы.",
            "Мы ждали…| Никто не пришёл.", "Нет... зачем нашим?",
            "Компания «Yahoo!» закрыла офис.| Она ушла.", "— Стой! — крикнул часовой.",
            "— Где связной? — спросил куратор.| — Не пришёл.",
            "«Где он?» — спросил Громов.| Никто не ответил.",
            "— Не пришёл, — сказал он.| — Жду.", "\"Запишите меня\", — ответил Игорь.| Он ждал.",
            "Альбом вышел.| 17 июля 2007 года его переиздали.",
            "Вымыл помойкой.| 1987 год был назван.", "См. рис. 5 и табл. 3.| Там всё есть.",
            "Это № 5.| Второй дом дальше.", "XX в. начался рано.| XXI в.| Он иной.",
            "Ушёл домой.Потом вернулся.", "Ушёл домой.|Потом вернулся.",
            "Адрес index.html и kherson.ua не открылся.", "Фото отличное! 🙊😀",
            "1. Первый пункт.| 2. Второй пункт.", "Он ушёл (см. выше).| Она осталась.",
            "Он крикнул: «Стой!»| Все замерли.", "Подписал В. И. Рудник.| Потом ушёл.",
            "1.1. Исполнитель обязуется.| 1.2. Заказчик платит.| 3.2.10. Срок есть.",
            "Цена 3.50.| Потом ушёл.", "12.1234.| Потом ушёл.", "См. п. 1.1.| Исполнитель ждёт.",
            "Он жил до н. э.| Потом умер.", "Проф. Иванов и канд. наук Петров.",
            "Звоните по тел. +7 495 123-45-67.| Мы ждём.",
        ])
    func russian(text: String) throws {
        // A pair of cases differs by the mark alone: only one of the two can be right.
        guard text != "В 1994 г. Он уехал.", text != "Ушёл домой.Потом вернулся." else {
            #expect(try marked(text, "ru") != text)
            return
        }
        try check(text, "ru")
    }

    @Test(
        "cuts English",
        arguments: [
            "Mr. Smith met Dr. Brown.| They talked.", "He came at 5 p.m.| The door was shut.",
            "He came at 5 p.m. on Monday.", "Acme Inc. was closed.| Nobody knew.",
            "He works for Acme Inc.| The pay is good.", "J. R. R. Tolkien wrote it.| We read it.",
            "See Fig. 5 and p. 12.| It is clear.",
            "It is in bldg. 3 of the site.| See Arts. 614.",
            "Call tel. +44 20 7946 now.| He liked the arts.| She did not.",
            "The U.S. Army left.| It was late.",
            "“Where is he?” asked the handler.| Nobody answered.",
            "“He is gone.”| The handler nodded.", "It cost $3.50.| That is cheap.",
            "customer service.| There it was.", "It was I.| She left.",
            "He lives in Washington, D.C.| The city is big.", "e.g. this one, i.e. that.",
            "No. 5 is here.| Is that so?", "Wait... what?",
            "“Who else?” Gromov replies.| He waits.",
            "“And did you?” I ask.| He nods.", "“Go,” V. I. Rudnik said.| We went.",
            "“Stop!” He said nothing.".replacing("” ", with: "”| "),
            "At 6.40 a.m. Gromov woke.| He rose.", "She said no.| He left.",
        ])
    func english(text: String) throws {
        try check(text, "en")
    }

    @Test("cuts scripts that ICU knows by ICU's rules")
    func otherScripts() throws {
        try check("これは本です。|あれはペンです。", "ja")
        try check("यह किताब है।| वह कलम है।", "hi")
        try check("Das ist gut.| Das ist besser!| Was?", "de")
    }

    @Test("says which rule and which entry decided")
    func explains() throws {
        let decisions = try Segmenter(language: LanguageTag("ru")).decisions(
            in: "В г. Москве А. Кудрин.\n\nОн ждал. Никто")
        #expect(decisions.map(\.rule) == [.abbreviation, .initial, .mark])
        #expect(decisions.map(\.entry) == ["г", "А", nil])
        #expect(decisions.map(\.isBreak) == [false, false, true])
    }
}
