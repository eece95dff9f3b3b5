import Language
import TestSupport
import Testing

@testable import Alignment

@Suite struct WordLexiconTests {
    private static let russian = LanguageTag("ru")
    private static let english = LanguageTag("en")

    private static func builder() -> WordLexiconBuilder {
        WordLexiconBuilder(name: "test", sourceLanguage: russian, targetLanguage: english)
    }

    private static func lexicon(_ pairs: [(String, String, Float)]) -> WordLexicon {
        var builder = builder()
        for (source, target, strength) in pairs { builder.add(source, target, strength: strength) }
        return builder.lexicon()
    }

    /// The strengths of the translations of a stem among some stems.
    private static func translations(
        of stem: String, among stems: [String], in lexicon: WordLexicon
    ) -> [String: Float] {
        Dictionary(
            uniqueKeysWithValues: lexicon.cooccurrences(of: [stem], with: stems)
                .map { (stems[$0.target], $0.strength) })
    }

    @Test("any form of a word is found by its stem, from either side")
    func stems() {
        let lexicon = Self.lexicon([
            ("Партизан", "partisan", 1), ("партизаны", "guerrillas", 0.5), ("дом", "house", 1),
        ])
        let stem = WordStem(language: Self.russian).stem(ofKey: "партизанами")
        let english = WordStem(language: Self.english)
        let stems = ["guerrilla", "partisans", "houses", "no"].map(english.stem(ofKey:))
        #expect(
            Self.translations(of: stem, among: stems, in: lexicon) == [stems[0]: 0.5, stems[1]: 1])
        #expect(Self.translations(of: "нет", among: stems + [""], in: lexicon) == [:])
        #expect(Self.translations(of: "", among: stems + [""], in: lexicon) == [:])
        #expect(lexicon.count == 3 && lexicon.sourceCount == 2 && lexicon.targetCount == 3)
    }

    @Test("each word of a phrase is paired with each of the other, less strongly")
    func phrases() {
        let lexicon = Self.lexicon([("явочная квартира", "safe house", 1), ("дом", "house", 0.8)])
        let stem = WordStem(language: Self.russian)
        let stems = ["safe", "house"].map(WordStem(language: Self.english).stem(ofKey:))
        let flat = stem.stem(ofKey: "квартира")
        #expect(
            Self.translations(of: flat, among: stems, in: lexicon)
                == [stems[0]: 0.25, stems[1]: 0.25])
        #expect(
            Self.translations(of: stem.stem(ofKey: "дом"), among: stems, in: lexicon)
                == [stems[1]: 0.8])
        #expect(lexicon.count == 5)
    }

    @Test("words that stand in many phrases are left out of them, but not of pairs of words")
    func functionWords() {
        var builder = Self.builder()
        for number in 0..<40 { builder.add("слово\(number) для", "x\(number)y of") }
        builder.add("для", "for")
        let lexicon = builder.lexicon()
        let stem = WordStem(language: Self.russian)
        let sources = ((0..<40).map { "слово\($0)" } + ["для"]).map(stem.stem(ofKey:))
        let found = lexicon.cooccurrences(of: sources, with: ["of", "for"])
        #expect(found.map { [$0.source, $0.target] } == [[40, 1]])
    }

    @Test("nothing, numbers and marks make no entry, and explanations none")
    func empty() {
        let lexicon = Self.lexicon([
            ("", "x", 1), ("—", "x", 1), ("12", "12", 1), ("дом", "", 1), ("дом", "house", 0),
            ("дом", "a very long explanation of it", 1),
        ])
        #expect(lexicon.count == 0)
        #expect(lexicon.cooccurrences(of: ["дом"], with: ["house"]) == [])
    }

    @Test("a lexicon serves its languages in both directions, and all their regions")
    func direction() {
        let lexicon = Self.lexicon([("дом", "house", 1)])
        func direction(_ source: String, _ target: String) -> WordLexicon.Direction? {
            lexicon.direction(from: LanguageTag(source), to: LanguageTag(target))
        }
        #expect(direction("ru", "en-GB") == .forward)
        #expect(direction("en", "ru-RU") == .backward)
        #expect(direction("ru", "de") == nil)
    }

    @Test("look-ups agree with a plain dictionary", arguments: 0..<20)
    func agreesWithPlain(seed: Int) {
        var random = RandomSource(seed: UInt64(seed))
        let left = (0..<60).map { _ in Self.word("абвг", &random) }
        let right = (0..<60).map { _ in Self.word("abcd", &random) }
        var plain: [String: [String: Float]] = [:]
        var builder = Self.builder()
        let stems = (WordStem(language: Self.russian), WordStem(language: Self.english))
        for _ in 0..<300 {
            let source = left.randomElement(using: &random) ?? ""
            let target = right.randomElement(using: &random) ?? ""
            let strength = Float.random(in: 0.1...1, using: &random)
            builder.add(source, target, strength: strength)
            let pair = (stems.0.stem(ofKey: source), stems.1.stem(ofKey: target))
            plain[pair.0, default: [:]][pair.1] =
                max(plain[pair.0]?[pair.1] ?? 0, strength)
        }
        let built = builder.lexicon()
        guard let lexicon = try? WordLexicon(bytes: built.bytes) else {
            Issue.record("what was written cannot be read")
            return
        }
        #expect(lexicon.count == plain.values.reduce(0) { $0 + $1.count })
        let wanted = Set((left + ["нету", "ж"]).map { stems.0.stem(ofKey: $0) }).sorted()
        let targets = Set(right.prefix(30).map { stems.1.stem(ofKey: $0) }).sorted() + ["zzz"]
        var expected: [(source: Int, target: Int, strength: Float)] = []
        for (source, word) in wanted.enumerated() {
            for (target, other) in targets.enumerated() {
                if let strength = plain[word]?[other] {
                    expected.append((source, target, strength))
                }
            }
        }
        let cooccurrences = lexicon.cooccurrences(of: wanted, with: targets)
        #expect(
            cooccurrences.map { [$0.source, $0.target] } == expected.map { [$0.source, $0.target] })
        #expect(cooccurrences.map(\.strength) == expected.map(\.strength))
        for cooccurrence in cooccurrences {
            let row = plain[wanted[cooccurrence.source]]?.values.reduce(0, +) ?? 0
            let column = plain.values.compactMap { $0[targets[cooccurrence.target]] }.reduce(0, +)
            #expect(abs(cooccurrence.sourceTotal - row) < 1e-4)
            #expect(abs(cooccurrence.targetTotal - column) < 1e-4)
        }
    }

    @Test("the same pairs in the same order give the same bytes")
    func deterministic() {
        let pairs = (0..<500).map {
            ("слово\($0 % 70)", "word\($0 % 90)", Float(1) / Float($0 + 1))
        }
        #expect(Self.lexicon(pairs).bytes == Self.lexicon(pairs).bytes)
    }

    @Test("bytes that are cut or damaged anywhere are no lexicon")
    func damage() {
        let bytes = Self.lexicon([("дом", "house", 1), ("кот", "cat", 0.5)]).bytes
        for length in 0..<bytes.count {
            #expect(throws: WordLexicon.Fault.damaged) {
                try WordLexicon(bytes: Array(bytes[..<length]))
            }
        }
        for place in bytes.indices {
            var damaged = bytes
            damaged[place] ^= 0x40
            #expect(throws: WordLexicon.Fault.damaged) { try WordLexicon(bytes: damaged) }
        }
        #expect(throws: WordLexicon.Fault.damaged) { try WordLexicon(bytes: bytes + [0]) }
    }

    private static func word(_ letters: String, _ random: inout RandomSource) -> String {
        String(
            (0..<Int.random(in: 1...4, using: &random))
                .compactMap { _ in letters.randomElement(using: &random) })
    }
}
