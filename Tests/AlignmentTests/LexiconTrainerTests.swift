import Language
import TestSupport
import Testing

@testable import Alignment

@Suite struct LexiconTrainerTests {
    private static let words = [
        ("кот", "cat"), ("дом", "house"), ("лес", "forest"), ("ночь", "night"), ("река", "river"),
        ("город", "town"), ("снег", "snow"), ("хлеб", "bread"), ("окно", "window"),
        ("поезд", "train"), ("письмо", "letter"), ("сад", "garden"),
    ]

    /// What is learned from units of words out of the list, with one that is everywhere.
    private static func learned(_ limits: TrainingLimits) async throws
        -> [LexiconTrainer.LearnedPair]
    {
        let trainer = try LexiconTrainer(
            source: LanguageTag("ru"), target: LanguageTag("en"), limits: limits)
        var random = RandomSource(seed: 5)
        for _ in 0..<200 {
            let chosen = words.shuffled(using: &random).prefix(3)
            let others = chosen.shuffled(using: &random)
            try trainer.add(
                chosen.map(\.0).joined(separator: " ") + " есть",
                "There is " + others.map(\.1).joined(separator: " "))
        }
        return try await trainer.learn()
    }

    private static func names(_ pairs: [LexiconTrainer.LearnedPair]) -> [String] {
        pairs.map { "\($0.source)=\($0.target)" }.sorted()
    }

    @Test("the same is learned however many words are counted in one reading of the units")
    func readings() async throws {
        let usual = try await Self.learned(TrainingLimits())
        #expect(Set(Self.names(usual)).isSuperset(of: Self.words.map { "\($0.0)=\($0.1)" }))
        for countedEvents in [1, 500, 5000] {
            #expect(try await Self.learned(TrainingLimits(countedEvents: countedEvents)) == usual)
        }
    }

    @Test(
        "the same is learned but for rounding, whatever the chunks and however many threads read them",
        arguments: [
            (1, 1), (1, 2), (1, 7), (64, 1), (64, 2), (64, 50), (1 << 18, 1), (1 << 18, 7),
        ])
    func chunks(chunkNumbers: Int, threads: Int) async throws {
        let usual = try await Self.learned(TrainingLimits())
        let limits = TrainingLimits(chunkNumbers: chunkNumbers, threads: threads)
        let pairs = try await Self.learned(limits)
        #expect(Self.names(pairs) == Self.names(usual))
        let strengths = Dictionary(
            uniqueKeysWithValues: usual.map { ("\($0.source)=\($0.target)", $0.strength) })
        for pair in pairs {
            let strength = try #require(strengths["\(pair.source)=\(pair.target)"])
            #expect(abs(pair.strength - strength) < 1e-4)
        }
        // Threads share the work in the same way each time.
        #expect(try await Self.learned(limits) == pairs)
    }

    @Test("a word that is everywhere is known by some of its units", arguments: [20, 100])
    func eventLimit(eventLimit: Int) async throws {
        let usual = try await Self.learned(TrainingLimits())
        let pairs = try await Self.learned(TrainingLimits(eventLimit: eventLimit))
        #expect(Set(Self.names(pairs)).isSuperset(of: Self.words.map { "\($0.0)=\($0.1)" }))
        #expect(eventLimit == 100 || pairs != usual)
    }

    @Test("keeps no word of a unit that is left out")
    func leftOut() throws {
        let trainer = try LexiconTrainer(source: LanguageTag("ru"), target: LanguageTag("en"))
        let letters = Array("бвгдклмнпр")
        func word(_ number: Int) -> String {
            let digits = [number / 100, number / 10 % 10, number % 10]
            return String(digits.map { letters[$0] })
        }
        let many = (0..<300).map(word).joined(separator: " ")
        try trainer.add("Новый дом.", "— 1999 —")
        try trainer.add("...", "A new house.")
        try trainer.add(many, "A house of many words.")
        #expect(trainer.leftOut == 3 && trainer.unitCount == 0)
        #expect(trainer.wordCounts == SideCounts(source: 0, target: 0))
        // A word counts once, in whatever forms it stands.
        try trainer.add(String(repeating: "дом дома дому ", count: 100), "House, houses.")
        #expect(trainer.leftOut == 3 && trainer.unitCount == 1)
        #expect(trainer.wordCounts == SideCounts(source: 1, target: 1))
    }
}
