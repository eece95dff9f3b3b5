import Matching
import TestSupport
import Testing

@Suite struct SimilarWordJoinTests {
    @Test(
        "finds the words that are similar one by one, and no others",
        arguments: [(2, 12, 200), (3, 9, 300), (3, 70, 300), (30, 14, 400)])
    func findsAll(letters: Int, longest: Int, count: Int) throws {
        var random = RandomSource(seed: UInt64(letters * longest))
        let vocabulary = Self.vocabulary(letters, longest, count, &random)
        let file = try Self.file(vocabulary, count: vocabulary.count)
        try Self.expectAllSimilar(file, try Self.parts(of: file, from: 0))
    }

    @Test("goes on from the lists of an earlier file", arguments: [1, 10, 200, 299])
    func goesOn(new: Int) throws {
        var random = RandomSource(seed: UInt64(new))
        let vocabulary = Self.vocabulary(4, 66, 300, &random)
        let first = vocabulary.count - new
        let short = try Self.file(vocabulary, count: first)
        let before = try VocabularyFile(
            IndexFile(
                VocabularyFile.bytes(
                    of: vocabulary, count: first,
                    similar: SimilarWordLists(try Self.parts(of: short, from: 0), count: first),
                    origin: Self.origin)))
        let file = try Self.file(vocabulary, count: vocabulary.count)
        let known = try #require(try SimilarWordLists.part(of: before))
        try Self.expectAllSimilar(file, [known] + Self.parts(of: file, from: first))
    }

    @Test("makes the same lists in whatever order the parts come")
    func isDeterministic() throws {
        var random = RandomSource(seed: 5)
        let vocabulary = Self.vocabulary(4, 12, 300, &random)
        let file = try Self.file(vocabulary, count: vocabulary.count)
        let parts = try Self.parts(of: file, from: 0)
        func checksum(_ parts: [SimilarWordLists.Part]) throws -> UInt64 {
            try IndexFile(
                VocabularyFile.bytes(
                    of: vocabulary, count: vocabulary.count,
                    similar: SimilarWordLists(parts, count: vocabulary.count), origin: Self.origin)
            ).checksum
        }
        #expect(try checksum(parts) == checksum(parts.reversed()))
    }

    private static let origin = IndexFile.Origin(store: SIMD2(1, 2), sequence: 3)

    /// Words, numbers and marks of few letters, so that many are similar.
    private static func vocabulary(
        _ letters: Int, _ longest: Int, _ count: Int, _ random: inout RandomSource
    ) -> Vocabulary {
        var vocabulary = Vocabulary()
        while vocabulary.count < count {
            let length = Int.random(in: 1...longest, using: &random)
            let word = String(
                String.UnicodeScalarView(
                    (0..<length).map { _ in
                        Unicode.Scalar(
                            0x430 + UInt32.random(in: 0..<UInt32(letters), using: &random))
                            ?? "а"
                    }))
            let category: Vocabulary.Category =
                Int.random(in: 0..<20, using: &random) == 0 ? .punctuation : .word
            _ = vocabulary.id(of: word.utf8.span, category, weight: 2 + min(6, length))
            guard category == .word else { continue }
            // A neighbour, as words of a language have them.
            var other = Array(word.unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &random) where !other.isEmpty {
                let place = Int.random(in: 0..<other.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: other.remove(at: place)
                case 1: other.insert("б", at: place)
                default: other[place] = "в"
                }
            }
            guard !other.isEmpty else { continue }
            let text = String(String.UnicodeScalarView(other))
            _ = vocabulary.id(of: text.utf8.span, .word, weight: 2 + min(6, other.count))
        }
        return vocabulary
    }

    private static func file(_ vocabulary: Vocabulary, count: Int) throws -> VocabularyFile {
        try VocabularyFile(
            IndexFile(VocabularyFile.bytes(of: vocabulary, count: count, origin: origin)))
    }

    private static func parts(
        of file: VocabularyFile, from first: Int
    ) throws -> [SimilarWordLists.Part] {
        let join = SimilarWordJoin(file, in: Vocabulary(file), from: first)
        return join.portions.map(join.part)
    }

    /// Compares the lists with the words compared one by one.
    private static func expectAllSimilar(
        _ file: VocabularyFile, _ parts: [SimilarWordLists.Part]
    ) throws {
        let vocabulary = Vocabulary(file)
        let listed = try VocabularyFile(
            IndexFile(
                VocabularyFile.bytes(
                    of: vocabulary, count: file.count,
                    similar: SimilarWordLists(parts, count: file.count), origin: origin)))
        var pairs = 0
        for id in 0..<UInt32(file.count) {
            var expected: [UInt32: Int] = [:]
            for other in 0..<UInt32(file.count) where other != id {
                expected[other] = vocabulary.similarityCost(id, other)
            }
            var words = SimilarWords()
            let found = try words.words(
                similarTo: id, in: Vocabulary(listed), first: file.count)
            #expect(found.map(\.id) == expected.keys.sorted())
            #expect(found.map { Int($0.cost) } == expected.keys.sorted().map { expected[$0] })
            pairs += found.count
        }
        #expect(pairs > 100)
    }
}
