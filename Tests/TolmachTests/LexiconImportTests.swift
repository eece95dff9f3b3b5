import Foundation
import Interchange
import TestSupport
import Testing
import Tolmach

@Suite struct LexiconImportTests {
    private let folder: TemporaryFolder
    private var lexicons: URL { folder.url.appendingPathComponent("Lexicons") }

    init() throws { folder = try TemporaryFolder() }

    private func files() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: lexicons.path)) ?? []).sorted()
    }

    @Test("a dictionary becomes a table that can be read and mended")
    func dictionary() throws {
        let path = try DictdFixture.freeDict.write(to: folder, as: "freedict-eng-rus")
        let report = try LexiconImportJob(file: path).run(into: lexicons)
        #expect(report.name == "freedict-eng-rus" && report.pairs == 6)
        #expect(report.articles == 4 && report.withoutTranslation == 0 && !report.isReplaced)
        #expect(files() == ["freedict-eng-rus.en-ru.tsv"])
        #expect(
            try String(contentsOfFile: report.path, encoding: .utf8) == """
                source\ttarget\tstrength
                safe house\tявочная квартира\t1
                cellar\tподвал\t1
                cellar\tпогреб\t0.889
                weapon\tоружие\t1
                weapon\tсредство\t0.889
                town\tгород\t1

                """)
    }

    @Test(
        "an import that fails leaves no folder behind that was made for it, and none that was there"
    )
    func foldersOfFailure() throws {
        let file = try folder.write("дом\thouse\nкот\n", to: "words.ru-en.tsv")
        let made = folder.url.appendingPathComponent("data/tolmach/Lexicons")
        #expect(throws: ExchangeError.self) { try LexiconImportJob(file: file).run(into: made) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("data")))
        _ = try folder.write("", to: "data/other")
        #expect(throws: ExchangeError.self) { try LexiconImportJob(file: file).run(into: made) }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.file("data")) == ["other"])
    }

    @Test("a name that no file can have is refused as such")
    func longName() throws {
        let file = try folder.write("дом\thouse\n", to: "words.ru-en.tsv")
        for name in [String(repeating: "a", count: 300), String(repeating: "ж", count: 130)] {
            #expect(throws: LexiconError.invalidName(name)) {
                try LexiconImportJob(file: file, name: name).run(into: lexicons)
            }
        }
        let name = String(repeating: "a", count: 200)
        #expect(try LexiconImportJob(file: file, name: name).run(into: lexicons).name == name)
    }

    @Test("name and languages come from the file, or are told")
    func namesAndLanguages() throws {
        let named = try folder.write("дом\thouse\n", to: "own.words.ru-en.tsv")
        let plain = try folder.write("Haus\tmaison\n", to: "words.txt")
        let first = try LexiconImportJob(file: named).run(into: lexicons)
        #expect(first.name == "own.words" && first.articles == nil)
        let second = try LexiconImportJob(
            file: plain, sourceLanguage: LanguageTag("de_AT"), targetLanguage: LanguageTag("fr")
        ).run(into: lexicons)
        #expect(second.name == "words")
        let third = try LexiconImportJob(
            file: plain, name: "other", sourceLanguage: LanguageTag("de"),
            targetLanguage: LanguageTag("fr")
        ).run(into: lexicons)
        #expect(third.name == "other")
        #expect(files() == ["other.de-fr.tsv", "own.words.ru-en.tsv", "words.de-AT-fr.tsv"])
        #expect(throws: LexiconError.unknownLanguages(file: plain)) {
            try LexiconImportJob(file: plain, sourceLanguage: LanguageTag("de"))
                .run(into: lexicons)
        }
        #expect(throws: LexiconError.noName) {
            try LexiconImportJob(
                file: "-", sourceLanguage: LanguageTag("de"), targetLanguage: LanguageTag("fr")
            ).run(into: lexicons)
        }
    }

    @Test(
        "a name leads nowhere else",
        arguments: ["../x", "a/b", ".x", "", "x\ny", "x\u{0}"])
    func badNames(name: String) throws {
        let file = try folder.write("дом\thouse\n", to: "own.ru-en.tsv")
        #expect(throws: LexiconError.invalidName(name)) {
            try LexiconImportJob(file: file, name: name).run(into: lexicons)
        }
        #expect(files() == [])
    }

    @Test("what is there is replaced only where that is asked for, and a rehearsal writes nothing")
    func replacing() throws {
        let file = try folder.write("дом\thouse\n", to: "own.ru-en.tsv")
        #expect(
            try LexiconImportJob(file: file, isRehearsal: true).run(into: lexicons).pairs == 1)
        #expect(files() == [])
        let path = try LexiconImportJob(file: file).run(into: lexicons).path
        _ = try folder.write("кот\tcat\n", to: "own.ru-en.tsv")
        #expect(throws: LexiconError.exists(path: path)) {
            try LexiconImportJob(file: file).run(into: lexicons)
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("house"))
        #expect(try LexiconImportJob(file: file, replaces: true).run(into: lexicons).isReplaced)
        #expect(!(try String(contentsOfFile: path, encoding: .utf8).contains("house")))
    }

    @Test("a file that is wrong leaves nothing behind")
    func wrongFile() throws {
        let file = try folder.write("дом\thouse\nкот\n", to: "own.ru-en.tsv")
        #expect(
            throws: ExchangeError(file: file, line: 2, problem: .wordPair(.cells(found: 1)))
        ) { try LexiconImportJob(file: file).run(into: lexicons) }
        #expect(files() == [])
        _ = try folder.write("", to: "Lexicons")
        let sound = try folder.write("дом\thouse\n", to: "own.ru-en.tsv")
        #expect(throws: LexiconError.self) { try LexiconImportJob(file: sound).run(into: lexicons) }
    }
}
