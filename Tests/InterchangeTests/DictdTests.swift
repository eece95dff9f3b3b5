import Foundation
import Interchange
import TestSupport
import Testing

@Suite struct DictdTests {
    /// The pairs of a dictionary, `headword=translation`.
    private static func pairs(
        _ fixture: DictdFixture, grammar: ArticleGrammar? = nil
    ) throws -> (pairs: [String], strengths: [Float], report: DictionaryReader.Report) {
        let folder = try TemporaryFolder()
        let path = try fixture.write(to: folder, as: "test")
        var pairs: [String] = []
        var strengths: [Float] = []
        let report = try DictionaryReader(grammar: grammar).read(DictdDictionary(path: path)) {
            pairs.append("\($0.source)=\($0.target)")
            strengths.append($0.strength)
        }
        return (pairs, strengths, report)
    }

    @Test("the title, the articles and their texts are read by the index")
    func articles() throws {
        let folder = try TemporaryFolder()
        let path = try DictdFixture.freeDict.write(to: folder, as: "test")
        let dictionary = try DictdDictionary(path: path)
        #expect(dictionary.files.name == "test")
        #expect(dictionary.title == "English-Russian test")
        #expect(dictionary.articles.map(\.headword) == ["safe house", "cellar", "weapon", "town"])
        #expect(
            String(decoding: dictionary.articles[3].text, as: UTF8.self) == "town /taun/\nгород\n")
    }

    @Test("a packed dictionary reads as the plain one, also in several parts, by any of its names")
    func packed() throws {
        let fixture = DictdFixture.freeDict
        let plain = try TemporaryFolder()
        let expected = try DictdDictionary(
            path: fixture.write(to: plain, as: "test")
        ).articles.map { String(decoding: $0.text, as: UTF8.self) }
        let half = fixture.data.count / 2
        for bytes in [
            try Gzip.packed(fixture.data),
            try Gzip.packed(Array(fixture.data[..<half]))
                + Gzip.packed(Array(fixture.data[half...])),
        ] {
            let folder = try TemporaryFolder()
            _ = try folder.write(bytes, to: "test.dict.dz")
            _ = try folder.write(fixture.index, to: "test.index")
            for name in ["test.index", "test.dict.dz", "test.dict", "test"] {
                let dictionary = try DictdDictionary(path: folder.file(name))
                let texts = dictionary.articles.map { String(decoding: $0.text, as: UTF8.self) }
                #expect(texts == expected, "\(name)")
            }
        }
    }

    @Test("a long dictionary, packed to less than a chunk, comes out whole")
    func longPacked() throws {
        let texts = (0..<20_000).map { "word\($0) /w/\nслово\($0)\n" }
        let fixture = DictdFixture(texts.enumerated().map { ("word\($0)", $1) })
        let folder = try TemporaryFolder()
        _ = try folder.write(Gzip.packed(fixture.data), to: "long.dict.dz")
        let path = try folder.write(fixture.index, to: "long.index")
        let dictionary = try DictdDictionary(path: path)
        #expect(
            dictionary.articles.map { String(decoding: $0.text, as: UTF8.self) } == texts)
    }

    @Test("FreeDict: lines with a number and the first line translate, explanations do not")
    func freeDict() throws {
        let found = try Self.pairs(
            DictdFixture([
                (
                    "ampel",
                    """
                    Ampel /ˈampl̩/ <n, fem>
                    1. suspension 2.
                    (kleinere) von der Decke hängende Lampe
                     3.
                    hängendes Gefäß
                    2. feu, feu tricolore
                    mit Lichtsignalen ausgestattete Anlage
                    """
                ),
                ("amos", "Amos /ˈaːmɔs/ <n, masc>\nAmos 2.\nmännlicher Vorname\n"),
                ("bank", "Bank [baŋk]\n1.\nbanc; banque (argent)\n2.\nrive {f}\nEin Beispiel\n"),
                ("plain", "traduction, autre\nnote\n"),
                ("12butandiol", "1,2-Butandiol /x/\nbutane-1,2-diol\n"),
                ("leer", "leer\n"),
            ]))
        #expect(
            found.pairs == [
                "Ampel=suspension", "Ampel=feu", "Ampel=feu tricolore", "Amos=Amos",
                "Bank=banc", "Bank=banque", "Bank=rive", "plain=traduction", "plain=autre",
                "1,2-Butandiol=butane-1", "1,2-Butandiol=2-diol",
            ])
        #expect(found.report.grammar == .freeDict)
        #expect(found.report.articles == 6)
        #expect(found.report.withoutTranslation == 1)
        #expect(found.strengths[0] == 1 && found.strengths[1] < 1)
        #expect(found.strengths[2] < found.strengths[1])
    }

    @Test("Mueller: senses and their parts translate; labels, notes, sounds and examples do not")
    func mueller() throws {
        let found = try Self.pairs(
            DictdFixture([
                (
                    "dog",
                    """
                    dog
                       [dɘg]
                       1. _n.
                          1) собака, пёс; Greater (lesser) Dog созвездие Большого (Малого) Пса;
                          дрянь-
                          человек
                          2) кобель; самец (тж. dog-wolf)
                          3)_тех. собачка; гвозд-
                          одёр
                       2. _v. ходить по пятам, выслеживать (кого-л.); не давать кому-л. спать
                    """
                ),
                (
                    "about",
                    """
                    about
                       _I  [ɜ↗baʊt] _prep.
                          1) указывает на:
                             а) расположение вокруг чего-л. вокруг, кругом;
                             б) у; the forests about Tomsk леса под Томском;
                             в) по
                       _II _ам. о
                    """
                ),
                ("go", "go\n   [gɜʊ] _v. (went - gone) идти, ходить и т. п.\n"),
                ("went", "went\n   [wɛnt] _p. от go\n"),
                ("gang", "gang\n   [gæŋ] = go 1\n"),
                ("_a.", "_a.\n   adjective имя прилагательное\n"),
            ]))
        #expect(found.report.grammar == .mueller)
        #expect(
            found.pairs == [
                "dog=собака", "dog=пёс", "dog=кобель", "dog=самец", "dog=собачка",
                "dog=гвозд-одёр", "dog=ходить по пятам", "dog=выслеживать",
                "dog=не давать спать", "about=расположение вокруг вокруг", "about=кругом",
                "about=у", "about=о", "go=идти", "go=ходить", "went=идти", "went=ходить",
                "gang=идти", "gang=ходить",
            ])
        #expect(found.strengths[found.pairs.firstIndex(of: "went=идти") ?? 0] == 0.7)
    }

    /// A dictionary with one article, to which rows of the index lead by several headwords.
    private static func shared(_ headwords: [String], _ text: String) -> DictdFixture {
        DictdFixture([("first", text)] + headwords.map { ($0, "") }, sharing: true)
    }

    @Test("each headword that leads to an article has its translations")
    func headwords() throws {
        let found = try Self.pairs(
            Self.shared(["color", "colour", "Colour"], "colour /kʌlə/\nцвет, краска\n"))
        #expect(
            found.pairs == [
                "colour=цвет", "colour=краска", "first=цвет", "first=краска", "color=цвет",
                "color=краска",
            ])
        #expect(found.report.articles == 1 && found.report.headwordsLeftOut == 0)
        let mueller = try Self.pairs(
            Self.shared(["grey"], "first\n   _a. серый\n"), grammar: .mueller)
        #expect(mueller.pairs == ["first=серый", "grey=серый"])
    }

    @Test("of headwords without end only some are kept, and the others are counted")
    func manyHeadwords() throws {
        let found = try Self.pairs(
            Self.shared((0..<1000).map { "h\($0)" }, "first /x/\nодин\n"))
        #expect(found.pairs.count == 32 && found.report.headwordsLeftOut == 969)
    }

    @Test("brackets that nothing closes hide nothing, and hostile ones take no long time")
    func brackets() throws {
        let found = try Self.pairs(DictdFixture([("a", "a /ə/\nодин (два, три] четыре)), пять\n")]))
        #expect(found.pairs == ["a=один )", "a=пять"])
        let hostile =
            String(repeating: "(", count: 50_000) + String(repeating: "]", count: 50_000)
        let label = "a\n   _n. _v. 1) да; "
        _ = try Self.pairs(DictdFixture([("a", "a\nда, \(hostile)\n")]))
        let mueller = try Self.pairs(DictdFixture([("a", label + hostile)]), grammar: .mueller)
        #expect(mueller.pairs.first == "a=да")
    }

    @Test("random bytes as articles do no harm, by either grammar", arguments: 0..<40)
    func randomArticles(seed: Int) throws {
        var random = RandomSource(seed: UInt64(seed))
        let pieces = [
            "(", ")", "[", "]", "_", "_n.", "1)", "2.", "а)", ";", ":", ",", "=", "от", "go", "дом",
            " ", "\n", "-", "'", "<", ">", "/", "\u{301}", "👨‍👩‍👧", "_II", ".", "12", "-л.",
        ]
        let articles = (0..<30).map { number in
            let text = (0..<Int.random(in: 0..<60, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            return (headword: "h\(number)", text: "h\(number)\n" + text)
        }
        let folder = try TemporaryFolder()
        let dictionary = try DictdDictionary(
            path: DictdFixture(articles).write(to: folder, as: "test"))
        for grammar in ArticleGrammar.allCases {
            do {
                _ = try DictionaryReader(grammar: grammar).read(dictionary) { pair in
                    #expect(pair.strength > 0 && pair.strength <= 1)
                    #expect(pair.source.hasPrefix("h"))
                    let isWord = pair.target.unicodeScalars.contains {
                        $0.properties.isAlphabetic || $0.properties.numericType != nil
                            || !$0.isASCII
                    }
                    #expect(isWord, "\(pair.target)")
                    #expect(!pair.target.unicodeScalars.contains("\n"))
                }
            } catch let error as ExchangeError {
                #expect(error.problem == .dictionary(.noTranslations(articles: 30)))
            }
        }
    }

    @Test("an installed dictionary of any pair of languages is read")
    func installed() throws {
        let path = "/usr/share/dictd/freedict-eng-rus.index"
        guard FileManager.default.fileExists(atPath: path) else {
            print("skipped: installed() needs the package dict-freedict-eng-rus")
            return
        }
        var pairs: Set<String> = []
        let report = try DictionaryReader().read(DictdDictionary(path: path)) {
            pairs.insert("\($0.source)=\($0.target)")
        }
        #expect(report.grammar == .freeDict)
        #expect(report.articles > 1600 && report.withoutTranslation < 10)
        #expect(pairs.isSuperset(of: ["above=над", "above=наверх", "abroad=за границей"]))
    }
}
