import Language
import TestSupport
import Testing

@Suite struct NameFolderTests {
    private func similarity(_ source: (String, String), _ target: (String, String)) throws -> Double
    {
        let left = try #require(
            try NameFolder(language: LanguageTag(source.0)).form(of: source.1))
        let right = try #require(
            try NameFolder(language: LanguageTag(target.0)).form(of: target.1))
        let similarity = left.similarity(to: right)
        #expect(right.similarity(to: left) == similarity)
        #expect(left.evidence(for: right)?.similarity == (similarity < 0.75 ? nil : similarity))
        return similarity
    }

    @Test(
        "a Russian name sounds like the English one",
        arguments: [
            ("Игорь", "Igor", 1), ("Херсон", "Kherson", 1), ("Смоук", "Smoke", 0.8),
            ("Киев", "Kyiv", 0.75), ("Киев", "Kiev", 1), ("Запорожье", "Zaporizhzhia", 0.66),
            ("Зеленский", "Zelensky", 1), ("Вашингтон Пост", "Washington Post", 1),
            ("Щукин", "Shchukin", 1), ("Хрущёв", "Khrushchev", 1), ("Яковлев", "Yakovlev", 1),
            ("Юлия", "Yulia", 1), ("Чехов", "Chekhov", 1),
            ("Мюллер", "Müller", 0.8), ("Александр", "Alexander", 0.75), ("Макс", "Max", 1),
            ("Томас", "Thomas", 0.75), ("Филипп", "Philip", 1), ("Никсон", "Nixon", 1),
            ("Виктория", "Victoria", 1), ("Кирилл", "Kirill", 1), ("Россия", "Russia", 0.75),
            ("Солженицын", "Solzhenitsyn", 1), ("Шварц", "Schwartz", 1),
            ("Чайковский", "Tchaikovsky", 0.8),
        ])
    func russian(russian: String, english: String, least: Double) throws {
        let found = try similarity(("ru", russian), ("en", english))
        #expect(found >= least, "\(found)")
    }

    @Test(
        "a name is known in any case, and in capitals",
        arguments: [
            ("Херсоном", "Kherson"), ("ХЕРСОНЕ", "Kherson"), ("Игорем", "Igor"),
            ("Зеленского", "Zelensky"), ("Зеленскому", "Zelenskyy"), ("Вашингтоном", "Washington"),
            ("Александру", "Alexander"), ("Мюллером", "Müller"), ("Чехова", "Chekhov’s"),
            ("Юлией", "Yulia"), ("Смоука", "Smoke"), ("Ивановых", "Ivanov"),
            ("Громову", "Gromov"), ("Донецка", "Donetsk"), ("Украиной", "Ukraine"),
        ])
    func inflected(russian: String, english: String) throws {
        let found = try similarity(("ru", russian), ("en", english))
        #expect(found >= 0.75, "\(found)")
    }

    @Test(
        "Ukrainian, Belarusian and others are read by their own rules",
        arguments: [
            ("uk", "Київ", "Kyiv", 1), ("uk", "Запоріжжя", "Zaporizhzhia", 0.85),
            ("uk", "Львів", "Lviv", 1), ("uk", "Львова", "Lviv", 0.75),
            ("uk", "Зеленський", "Zelenskyy", 1), ("uk", "Зеленським", "Zelensky", 0.75),
            ("uk", "Харкові", "Kharkiv", 0.75), ("uk", "Чернігів", "Chernihiv", 1),
            ("uk", "Гриценко", "Hrytsenko", 1), ("uk", "Єлизаветою", "Yelyzaveta", 0.75),
            ("be", "Мінск", "Minsk", 1), ("be", "Мінску", "Minsk", 1),
            ("be", "Лукашэнка", "Lukashenka", 1), ("be", "Лукашэнкам", "Lukashenka", 0.75),
            ("be", "Гродна", "Hrodna", 1), ("be", "Магілёў", "Mahilyow", 0.75),
            ("be", "Ціханоўская", "Tsikhanouskaya", 0.75),
            ("el", "Παπαδόπουλος", "Papadopoulos", 0.85), ("ka", "თბილისი", "Tbilisi", 1),
            ("de", "Müller", "Muller", 1), ("sr", "Београд", "Beograd", 1),
        ])
    func languages(language: String, name: String, english: String, least: Double) throws {
        let found = try similarity((language, name), ("en", english))
        #expect(found >= least, "\(found)")
    }

    @Test(
        "names of one another are told apart",
        arguments: [
            ("Херсоне", "Kharkiv"), ("Игорем", "Ivan"), ("Киев", "Kherson"), ("Путин", "Potsdam"),
            ("Москва", "Minsk"), ("Минск", "Monks"), ("Анна", "Ivan"), ("Громов", "Gordon"),
            ("Петров", "Peterson"), ("Иванов", "Ivanovo-Voznesensk"),
            ("Львов", "Lagos"), ("Донецк", "Donkey"), ("Россия", "Prussia"), ("Том", "Tim"),
        ])
    func apart(russian: String, english: String) throws {
        let found = try similarity(("ru", russian), ("en", english))
        #expect(found < 0.75, "\(found)")
    }

    @Test("the language decides how a letter sounds")
    func byLanguage() throws {
        #expect(try similarity(("uk", "Гриць"), ("en", "Hryts")) == 1)
        #expect(try similarity(("ru", "Гриць"), ("en", "Hryts")) < 1)
    }

    @Test("evidence is never given for less than .75, and never missed from there")
    func evidence() throws {
        var random = RandomSource(seed: 3)
        let folders = try ["ru", "en"].map { try NameFolder(language: LanguageTag($0)) }
        let parts = [
            ["хер", "сон", "ск", "ий", "а", "ом", "щу", "ки", "це", "ль"],
            ["kher", "son", "sk", "y", "a", "om", "shchu", "ki", "tse", "l", "’s"],
        ]
        var found = 0
        for _ in 0..<5000 {
            let forms = zip(folders, parts).compactMap { folder, parts in
                folder.form(
                    of: (0..<Int.random(in: 1...4, using: &random))
                        .map { _ in parts.randomElement(using: &random)! }.joined())
            }
            let similarity = forms[0].similarity(to: forms[1])
            let evidence = forms[0].evidence(for: forms[1])
            #expect(evidence?.similarity == (similarity >= 0.75 ? similarity : nil))
            found += evidence == nil ? 0 : 1
        }
        #expect((50..<4000).contains(found))
    }

    @Test("there is no evidence below .75")
    func leastEvidence() {
        #expect(NameEvidence(similarity: 0.75)?.similarity == 0.75)
        #expect(NameEvidence(similarity: 0.74) == nil)
        #expect(NameEvidence(similarity: .nan) == nil)
    }

    @Test(
        "has no form where no letter is, and takes any text",
        arguments: ["12", "", "—", "\u{301}", "😀"])
    func empty(text: String) throws {
        for language in ["ru", "en", "uk", "be", "zh", "x-none"] {
            #expect(try NameFolder(language: LanguageTag(language)).form(of: text) == nil)
        }
    }
}
