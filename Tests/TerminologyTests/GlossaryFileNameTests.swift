import Terminology
import Testing

@Suite struct GlossaryFileNameTests {
    @Test(
        "tells the name and the languages",
        arguments: [
            ("occupation.ru-en.tsv", "occupation ru en"),
            ("Glossaries/a b/war.v2.uk-de.TSV", "war.v2 uk de"), ("x.pt-BR-en.tsv", "x pt-BR en"),
            ("x.pt_BR-en_GB.tsv", "x pt_BR en_GB"),
            ("x.sr-Latn-RS-en-US.tsv", "x sr-Latn-RS en-US"),
            ("x.en-GB-en-US.tsv", "x en-GB en-US"), ("война.ru-fil.tsv", "война ru fil"),
        ])
    func told(path: String, expected: String) throws {
        let name = try #require(GlossaryFileName(path))
        #expect("\(name.name) \(name.sourceLanguage) \(name.targetLanguage)" == expected)
    }

    @Test(
        "tells nothing where the form is another or could be read in two ways",
        arguments: [
            "", "occupation.tsv", "ru-en.tsv", ".ru-en.tsv", "x.ru.tsv", "x.ru-ru.tsv",
            "x.pt-br-en.tsv", "x.ru-en-.tsv", "x.-ru-en.tsv", "x.ру-ен.tsv", "x.RU-EN.tsv", "x/",
        ])
    func untold(path: String) {
        #expect(GlossaryFileName(path) == nil)
    }
}
