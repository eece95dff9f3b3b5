import Language
import Testing

@Suite struct NameFolderTests {
    @Test(
        "finds a name in the other script, whatever its case",
        arguments: [
            ("Херсоне", "Kherson"), ("Игорем", "Igor"), ("Смоука", "Smoke"),
            ("Зеленского", "Zelensky"), ("Вашингтоном", "Washington"), ("Александру", "Alexander"),
            ("Мюллером", "Müller"), ("Щукин", "Shchukin"), ("Чехова", "Chekhov’s"),
            ("Юлией", "Yulia"),
        ])
    func alike(russian: String, english: String) throws {
        let source = try #require(
            try NameFolder(language: LanguageTag("ru")).form(of: russian))
        let target = try #require(
            try NameFolder(language: LanguageTag("en")).form(of: english))
        #expect(source.similarity(to: target) >= 0.75)
        #expect(source.similarity(to: target) == target.similarity(to: source))
    }

    @Test(
        "keeps others apart",
        arguments: [
            ("Херсоне", "Kharkiv"), ("Игорем", "Ivan"), ("Киев", "Kherson"), ("Путин", "Potsdam"),
        ])
    func apart(russian: String, english: String) throws {
        let source = try #require(
            try NameFolder(language: LanguageTag("ru")).form(of: russian))
        let target = try #require(
            try NameFolder(language: LanguageTag("en")).form(of: english))
        #expect(source.similarity(to: target) < 0.75)
    }

    @Test("reads Ukrainian and Belarusian by their own rules")
    func neighbours() throws {
        let kyiv = try #require(try NameFolder(language: LanguageTag("uk")).form(of: "Київ"))
        let english = try #require(try NameFolder(language: LanguageTag("en")).form(of: "Kyiv"))
        #expect(kyiv.similarity(to: english) >= 0.75)
        let grodno = try #require(try NameFolder(language: LanguageTag("be")).form(of: "Гродна"))
        let latin = try #require(try NameFolder(language: LanguageTag("en")).form(of: "Hrodna"))
        #expect(grodno.similarity(to: latin) >= 0.75)
    }

    @Test("has no form where no letter is")
    func empty() throws {
        #expect(try NameFolder(language: LanguageTag("ru")).form(of: "12") == nil)
        #expect(try NameFolder(language: LanguageTag("en")).form(of: "") == nil)
    }
}
