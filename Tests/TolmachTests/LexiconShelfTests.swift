import Alignment
import Foundation
import Interchange
import TestSupport
import Testing
import Tolmach

@Suite struct LexiconShelfTests {
    /// A user's folders, with a dictionary installed.
    private final class Home {
        let folder: TemporaryFolder
        let workspace: Workspace
        var environment: [String: String]

        init() throws {
            folder = try TemporaryFolder()
            workspace = try Workspace.create(at: folder.url.appendingPathComponent("work"))
            environment = [
                "HOME": folder.path, "XDG_DATA_HOME": folder.path + "/data",
                "XDG_CACHE_HOME": folder.path + "/cache",
                LexiconShelf.foldersVariable: folder.path + "/none:" + folder.path + "/dictd",
            ]
            try install(DictdFixture.freeDict, as: "freedict-eng-rus")
        }

        func install(_ fixture: DictdFixture, as name: String) throws {
            _ = try fixture.write(to: folder, as: "dictd/" + name)
        }

        func shelf(inWorkspace: Bool = true) -> LexiconShelf {
            LexiconShelf(workspace: inWorkspace ? workspace : nil, environment: environment)
        }

        /// The lexicons for Russian and English, and what was told meanwhile.
        func opened() throws -> (lexicons: [WordLexicon], told: [String]) {
            var told: [String] = []
            let lexicons = try shelf().lexicons(
                for: LanguageTag("ru"), LanguageTag("en"),
                onNotice: { notice in
                    switch notice {
                    case .compiling(let place): told.append("compiling \(place.name)")
                    case .notKept(let place, _): told.append("not kept \(place.name)")
                    case .unusable(let place, _): told.append("unusable \(place.name)")
                    }
                })
            return (lexicons, told)
        }

        var kept: [String] {
            let cache = folder.path + "/cache/tolmach"
            return ((try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? [])
                .map { cache + "/" + $0 }
        }
    }

    @Test(
        "a dictionary's name tells its languages",
        arguments: [
            ("freedict-eng-rus", "en-ru"), ("freedict-deu-fra", "de-fr"), ("mueller7", "en-ru"),
            ("fd-swe-eng", "sv-en"), ("freedict-kha-eng", "kha-en"), ("Mueller24", "en-ru"),
            ("freedict-ger-dut", "de-nl"), ("jargon", nil), ("freedict-eng", nil),
            ("freedict-eng-eng", nil), ("freedict-e-rus", nil), ("foldoc-eng-rus", nil),
        ])
    func names(name: String, languages: String?) {
        let found = DictionaryName(name)
        #expect(found.map { "\($0.sourceLanguage)-\($0.targetLanguage)" } == languages)
    }

    @Test("lexicons of the workspace, of the user and of the system are found, the nearest first")
    func places() throws {
        let home = try Home()
        for path in [
            "work/Lexicons/own.ru-en.tsv", "work/Lexicons/.hidden.ru-en.tsv",
            "work/Lexicons/own.de-en.tsv", "data/tolmach/Lexicons/own.ru-en.tsv",
            "data/tolmach/Lexicons/mine.en-ru.tsv", "work/Lexicons/what.tsv",
            "work/Lexicons/notes.txt",
        ] {
            _ = try home.folder.write("дом\thouse\n", to: path)
        }
        let shelf = home.shelf()
        let places = shelf.places(for: LanguageTag("en-GB"), LanguageTag("ru"))
        #expect(
            places.map { "\($0.kind) \($0.name)" } == [
                "workspace own", "user mine", "installed freedict-eng-rus",
            ])
        #expect(shelf.misnamedFiles == [home.folder.file("work/Lexicons/what.tsv")])
        #expect(shelf.folder.path == home.folder.file("work/Lexicons"))
        #expect(home.shelf(inWorkspace: false).folder.path.hasSuffix("data/tolmach/Lexicons"))
        #expect(shelf.places(for: LanguageTag("ru"), LanguageTag("de")) == [])
    }

    @Test("a pipe or a device in a folder of lexicons is passed over, and a link is followed")
    func noFiles() throws {
        let home = try Home()
        let real = try home.folder.write("дом\thouse\n", to: "elsewhere")
        _ = try home.folder.write("x", to: "work/Lexicons/other.txt")
        for (link, file) in [("linked.ru-en.tsv", real), ("zero.ru-en.tsv", "/dev/zero")] {
            try FileManager.default.createSymbolicLink(
                atPath: home.folder.file("work/Lexicons/" + link), withDestinationPath: file)
        }
        try home.install(DictdFixture.freeDict, as: "freedict-rus-eng")
        try FileManager.default.removeItem(atPath: home.folder.file("dictd/freedict-rus-eng.dict"))
        for pipe in [
            "work/Lexicons/pipe.ru-en.tsv", "work/Lexicons/what.tsv",
            "dictd/mueller7.index", "dictd/freedict-rus-eng.dict",
        ] {
            #expect(mkfifo(home.folder.file(pipe), 0o600) == 0)
        }
        let shelf = home.shelf()
        #expect(shelf.places.map(\.name) == ["linked", "freedict-eng-rus"])
        #expect(shelf.misnamedFiles == [])
    }

    @Test("a dictionary is compiled once, and again when its content is another one")
    func cache() throws {
        let home = try Home()
        let first = try home.opened()
        #expect(first.told == ["compiling freedict-eng-rus"])
        #expect(first.lexicons.map(\.count) == [9])
        #expect(home.kept.count == 1)
        let second = try home.opened()
        #expect(second.told == [])
        #expect(second.lexicons.map(\.bytes) == first.lexicons.map(\.bytes))

        // The same content at another time is still the same dictionary, and is noted as such.
        let data = home.folder.file("dictd/freedict-eng-rus.dict")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: data)
        let note = try Data(contentsOf: URL(fileURLWithPath: home.kept[0])).prefix(80)
        #expect(try home.opened().told == [])
        #expect(try Data(contentsOf: URL(fileURLWithPath: home.kept[0])).prefix(80) != note)
        #expect(try home.opened().told == [])

        // Other words of the same length, with the sizes as they were.
        let changed = String(decoding: DictdFixture.freeDict.data, as: UTF8.self)
            .replacing("город", with: "погост".dropLast())
        _ = try home.folder.write(changed, to: "dictd/freedict-eng-rus.dict")
        let third = try home.opened()
        #expect(third.told == ["compiling freedict-eng-rus"])
        #expect(third.lexicons.map(\.bytes) != first.lexicons.map(\.bytes))
        #expect(home.kept.count == 1)
    }

    @Test("a table that was mended is compiled again, though its size and time stay as they were")
    func sameStamp() throws {
        let home = try Home()
        let table = try home.folder.write("дом\thouse\n", to: "work/Lexicons/own.ru-en.tsv")
        let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1e9)]
        try FileManager.default.setAttributes(time, ofItemAtPath: table)
        _ = try home.opened()
        #expect(try home.opened().told == [])
        let handle = try #require(FileHandle(forWritingAtPath: table))
        try handle.write(contentsOf: Data("дом\tcabin\n".utf8))
        try handle.close()
        try FileManager.default.setAttributes(time, ofItemAtPath: table)
        #expect(try home.opened().told == ["compiling own"])
        let other = try home.folder.write("дом\tabode\n", to: "other.tsv")
        try FileManager.default.setAttributes(time, ofItemAtPath: other)
        #expect(rename(other, table) == 0)
        #expect(try home.opened().told == ["compiling own"])
    }

    @Test("a kept lexicon that is damaged, cut or of another version is made anew")
    func damagedCache() throws {
        let home = try Home()
        let expected = try home.opened().lexicons.map(\.bytes)
        let file = URL(fileURLWithPath: home.kept[0])
        let sound = try Data(contentsOf: file)
        let line = try #require(sound.firstIndex(of: UInt8(ascii: "\n")))
        var damaged = sound
        damaged[damaged.count - 3] ^= 1
        for content in [
            Data(), Data("\n".utf8), damaged, sound.dropLast(), sound[(line + 1)...],
            Data("other\tversion".utf8) + sound[line...],
        ] {
            try Data(content).write(to: file)
            let opened = try home.opened()
            #expect(opened.told == ["compiling freedict-eng-rus"])
            #expect(opened.lexicons.map(\.bytes) == expected)
            #expect(try Data(contentsOf: file) == sound)
        }
    }

    @Test("where nothing can be kept, a lexicon serves from memory")
    func unwritableCache() throws {
        let home = try Home()
        _ = try home.folder.write("in the way", to: "cache")
        for _ in 0..<2 {
            let opened = try home.opened()
            #expect(opened.told == ["compiling freedict-eng-rus", "not kept freedict-eng-rus"])
            #expect(opened.lexicons.map(\.count) == [9])
        }
    }

    @Test("a dictionary or a table that is broken is told, and the others serve")
    func broken() throws {
        let home = try Home()
        try home.install(DictdFixture([("x", "x\n")]), as: "freedict-rus-eng")
        _ = try home.folder.write("дом\n", to: "work/Lexicons/bad.ru-en.tsv")
        let opened = try home.opened()
        #expect(opened.lexicons.map(\.name) == ["freedict-eng-rus"])
        // Nothing is said to be compiled once that fails each time.
        #expect(
            opened.told == [
                "unusable bad", "compiling freedict-eng-rus", "unusable freedict-rus-eng",
            ])
    }

    @Test("an installed dictionary is evidence for an alignment, whichever way it is written")
    func alignment() throws {
        let home = try Home()
        let russian = try home.folder.write("Город.\n\nПогреб.\n\nОружие.\n", to: "a.txt")
        let english = try home.folder.write("A town.\n\nThe weapons.\n", to: "b.txt")
        for (source, target) in [(russian, english), (english, russian)] {
            let outcome = try AlignmentJob(
                source: source, target: target, lexicons: home.shelf()
            ).run()
            let use = try #require(outcome.lexicons)
            #expect(use.names == ["freedict-eng-rus"] && use.entries == 9 && use.pairs == 2)
            #expect(use.touched == SideCounts(source: 2, target: 2))
            #expect(outcome.text.beads.count { !$0.isOneSided } == 2)
        }
        let without = try AlignmentJob(source: russian, target: english).run()
        #expect(without.lexicons == nil)
    }

    @Test("German and French go the same way")
    func germanFrench() throws {
        let installed = "/usr/share/dictd/freedict-deu-fra"
        guard FileManager.default.fileExists(atPath: installed + ".index") else {
            print("skipped: germanFrench() needs the package dict-freedict-deu-fra")
            return
        }
        let home = try Home()
        // The first articles are as good as all, and compiled in a moment.
        let dictionary = try DictdDictionary(path: installed)
        let articles = dictionary.articles.filter { article in
            ["hund", "haus", "nacht", "katze", "wald", "schlafen"].contains(article.headword)
        }
        try home.install(
            DictdFixture(
                articles.map { ($0.headword, String(decoding: $0.text, as: UTF8.self)) }),
            as: "freedict-deu-fra")
        let german = try home.folder.write(
            "Der Hund schläft.\n\nIm Wald ist es Nacht.\n\nDas Haus der Katze.\n", to: "a.txt")
        let french = try home.folder.write(
            "La forêt dans la nuit.\n\nLa maison du chat.\n", to: "b.txt")
        for (source, target, from, to) in [
            (german, french, "de", "fr"), (french, german, "fr", "de"),
        ] {
            let outcome = try AlignmentJob(
                source: source, target: target, sourceLanguage: LanguageTag(from),
                targetLanguage: LanguageTag(to), lexicons: home.shelf()
            ).run()
            let use = try #require(outcome.lexicons)
            #expect(use.names == ["freedict-deu-fra"])
            #expect(use.pairs >= 3, "\(use)")
            #expect(outcome.text.beads.count { !$0.isOneSided } == 2)
        }
    }
}
