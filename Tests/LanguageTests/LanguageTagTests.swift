import Language
import Testing

@Suite struct LanguageTagTests {
    @Test("compares without case, underscore as hyphen")
    func equality() {
        #expect(LanguageTag("ru_RU") == LanguageTag("RU-ru"))
        #expect(Set([LanguageTag("en"), LanguageTag("EN")]).count == 1)
        #expect(LanguageTag("ru_RU").text == "ru_RU")
        #expect(LanguageTag("ru_RU").hyphenated == "ru-RU")
        #expect(LanguageTag("SR_LATN_rs").hyphenated == "sr-Latn-RS")
    }

    @Test(
        "answers by language, script and region",
        arguments: [
            ("ru", "ru", LanguageTag.Answer.same), ("ru", "ru-RU", .same), ("ru-RU", "ru", .same),
            ("en-US", "en_GB", .otherRegion), ("ru", "en", nil), ("sr-Latn", "sr-Cyrl", nil),
            ("sr", "sr-Latn", .same), ("sr-Latn-RS", "sr-Latn-ME", .otherRegion),
            ("zh-Hant", "zh-Hans-CN", nil), ("de", "den", nil), ("es-419", "es-ES", .otherRegion),
            ("en-x-us", "en-GB", .same),
        ])
    func answers(query: String, unit: String, expected: LanguageTag.Answer?) {
        #expect(LanguageTag(query).answer(from: LanguageTag(unit)) == expected)
        #expect(LanguageTag(unit).answer(from: LanguageTag(query)) == expected)
    }

    @Test(
        "takes what a person tells for the usual tag of a language",
        arguments: [
            ("ru", "ru"), ("rus", "ru"), ("ENG", "en"), ("ger", "de"), ("deu-AT", "de-AT"),
            ("fre_CA", "fr_CA"), ("sr-Latn", "sr-Latn"), ("no", "no"), ("nob", "nb"), ("iw", "iw"),
            ("cmn", "cmn"), ("kpv", "kpv"), ("sah", "sah"), ("xx", nil), ("russian", nil),
            ("русский", nil), ("russ", nil), ("", nil), ("zz-ZZ", nil),
        ])
    func told(text: String, tag: String?) {
        #expect(LanguageTag(told: text)?.text == tag)
    }

    @Test(
        "knows languages by their names",
        arguments: [
            ("russian", "ru"), ("English", "en"), ("Русский", "ru"), ("deutsch", "de"),
            ("українська", "uk"), ("xx", nil), ("", nil), ("klingonese", nil),
        ])
    func named(name: String, tag: String?) {
        #expect(LanguageTag(named: name)?.text == tag)
    }

    @Test("knows what cannot be a tag")
    func wellFormed() {
        for good in ["ru", "sr-Latn-RS", "de_CH_1996", "x-default".replacing("x-", with: "en-")] {
            #expect(LanguageTag(good).isWellFormed)
        }
        for bad in ["", "r", "русский", "ru--RU", "en-", "12"] {
            #expect(!LanguageTag(bad).isWellFormed)
        }
    }
}
