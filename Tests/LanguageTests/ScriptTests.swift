import Testing

@testable import Language

@Suite struct ScriptTests {
    @Test(
        "knows the script of most letters, in the order of the door to ICU",
        arguments: zip(
            Script.allCases,
            ["a", "ж", "λ", "א", "ع", "Ժ", "ქ", "क", "漢", "かな", "한", "ไ", "ລ", "ក"]))
    func mostUsed(script: Script, letters: String) {
        #expect(Script.mostUsed(in: "1, \(letters)\(letters)!") == script)
    }

    @Test("a text without letters has no script")
    func noLetters() { #expect(Script.mostUsed(in: "12 345 — 6") == nil) }

    @Test(
        "languages with one script, and tags that name theirs",
        arguments: [
            ("ru", Script.cyrillic), ("uk-UA", .cyrillic), ("en-GB", .latin), ("el", .greek),
            ("sr-Latn", .latin), ("ru-Latn", .latin), ("az-Cyrl", .cyrillic), ("sr", nil),
            ("kk", nil), ("zh-Hant", nil), ("ja", nil),
        ] as [(String, Script?)])
    func ofLanguage(tag: String, script: Script?) {
        #expect(Script(of: LanguageTag(tag)) == script)
    }

    @Test("a script is absent where no letter of it stands beside those of another")
    func absence() {
        let found = Script.latin.absence(in: "Да, ж 1!")
        #expect(found?.script == .cyrillic)
        #expect(found?.letters == 3)
        #expect(Script.latin.absence(in: "Да, x") == nil)
        #expect(Script.latin.absence(in: "12") == nil)
        #expect(Script.latin.absence(in: "yes") == nil)
    }

    @Test("names in other letters do not displace a script, but another language does")
    func displacement() {
        #expect(Script.latin.displacement(in: "Партизаны прятали оружие.") == .cyrillic)
        #expect(Script.latin.displacement(in: "Партизаны (partisans).") == nil)
        #expect(Script.cyrillic.displacement(in: "Windows NT и другие") == nil)
        #expect(Script.cyrillic.displacement(in: "123") == nil)
    }
}
