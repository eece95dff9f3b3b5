import Foundation
import TestSupport
import Testing

@testable import Matching

/// Units of random words, and the obvious way to look them up.
private struct RandomMemory {
    var aligner: TokenAligner
    private(set) var units: [[UInt32]] = []
    private var random: RandomSource
    private let words: [String]
    /// The words that were made of two.
    private let parts: [String: [String]]
    private let compounds: [String]
    /// How often a query was nearer to a unit with words joined.
    private(set) var joinedCount = 0

    init(seed: UInt64, words count: Int) {
        random = RandomSource(seed: seed)
        aligner = TokenAligner()
        var words: [String] = []
        var parts: [String: [String]] = [:]
        let letters = Array("абвгдежз")
        for _ in 0..<count {
            let length = Int.random(in: 1...9, using: &random)
            var word = ""
            for _ in 0..<length { word.append(letters[Int.random(in: 0...7, using: &random)]) }
            words.append(word)
            if words.count > 1, Int.random(in: 0...1, using: &random) == 0 {
                let other = words[Int.random(in: 0..<words.count, using: &random)]
                parts[word + other] = [word, other]
                words.append(word + other)
            }
            // An inflected form, and a word that has more characters than weight.
            if Int.random(in: 0...2, using: &random) == 0 { words.append(word + "ы") }
            if Int.random(in: 0...9, using: &random) == 0 {
                words.append("12345678" + word.prefix(1))
            }
            if Int.random(in: 0...9, using: &random) == 0 {
                words.append("12345678" + word.prefix(4))
            }
        }
        self.words = words
        self.parts = parts
        compounds = parts.keys.sorted()
    }

    mutating func token() -> UInt32 {
        switch Int.random(in: 0...9, using: &random) {
        case 0:
            return aligner.id(of: "".utf8.span, .number, weight: 3)
        case 1:
            let mark = [",", ".", "#", "(", "—"][Int.random(in: 0...4, using: &random)]
            return aligner.id(of: mark.utf8.span, .punctuation, weight: 1)
        case 2:
            return aligner.id(of: "x".utf8.span, .code, weight: 2)
        case 3:
            let sign = ["人", "日", "本"][Int.random(in: 0...2, using: &random)]
            return aligner.id(of: sign.utf8.span, .word, weight: 2)
        case 4, 5:
            return id(of: compounds[Int.random(in: 0..<compounds.count, using: &random)])
        default:
            let word = words[
                min(
                    Int.random(in: 0..<words.count, using: &random),
                    Int.random(in: 0..<words.count, using: &random))]
            return id(of: word)
        }
    }

    private mutating func id(of word: String) -> UInt32 {
        let count = word.unicodeScalars.count { !("0"..."9").contains($0) }
        return aligner.id(of: word.utf8.span, .word, weight: 2 + min(6, count))
    }

    private func word(of id: UInt32) -> String {
        String(
            String.UnicodeScalarView(
                aligner.vocabulary.scalars(of: id).compactMap(Unicode.Scalar.init)))
    }

    /// The neighbours of a query for which there is one word.
    mutating func joins(_ tokens: [UInt32]) -> [TokenJoin] {
        tokens.indices.dropLast().compactMap { place in
            let both = tokens[place...place + 1]
            guard both.allSatisfy({ aligner.vocabulary.category(of: $0) == .word }) else {
                return nil
            }
            let key = both.map(word).joined()
            return aligner.knownID(of: key.utf8.span, .word)
                .map { TokenJoin(place: place, id: $0) }
        }
    }

    mutating func addUnit(longest: Int) {
        units.append((0..<Int.random(in: 1...longest, using: &random)).map { _ in token() })
    }

    /// One of the last units with some tokens replaced, taken out, put in or moved; one that has
    /// words made of two, with these in two, if that is asked for.
    mutating func query(amongLast count: Int, parted isParted: Bool) -> [UInt32] {
        let compounds = Set(compounds.map { id(of: $0) })
        let asked = units.suffix(count).filter { !isParted || !compounds.isDisjoint(with: $0) }
        guard !asked.isEmpty else { return [token()] }
        var tokens = asked[Int.random(in: 0..<asked.count, using: &random)]
        if isParted {
            tokens = tokens.flatMap { token in
                parts[word(of: token)].map { $0.map { id(of: $0) } } ?? [token]
            }
        }
        let most = isParted ? 1 : 3
        for _ in 0..<Int.random(in: 0...most, using: &random) where !tokens.isEmpty {
            let place = Int.random(in: 0..<tokens.count, using: &random)
            switch Int.random(in: 0...3, using: &random) {
            case 0: tokens[place] = token()
            case 1: tokens.remove(at: place)
            case 2: tokens.insert(token(), at: place)
            default: tokens.append(tokens.remove(at: place))
            }
        }
        return tokens.isEmpty ? [token()] : tokens
    }

    /// The query as a unit writes it: pairs are replaced from the left where the unit has the word.
    private func joined(
        _ query: [UInt32], _ joins: [TokenJoin], as unit: [UInt32]
    ) -> [UInt32] {
        var joined: [UInt32] = []
        var place = 0
        while place < query.count {
            let join = joins.first { $0.place == place && unit.contains($0.id) }
            joined.append(join?.id ?? query[place])
            place += join == nil ? 1 : 2
        }
        return joined
    }

    /// The base scores of all units, by reading every one.
    mutating func obviousScores(
        _ query: TokenSequence, _ joins: [TokenJoin]
    ) -> [Int64: Int] {
        var scores: [Int64: Int] = [:]
        for (place, tokens) in units.enumerated() {
            let unit = TokenSequence(tokens, in: aligner.vocabulary)
            var best = aligner.matchCost(of: query, and: unit)?.base ?? 0
            let form = joined(query.ids, joins, as: tokens)
            if form != query.ids {
                let joined = TokenSequence(form, in: aligner.vocabulary)
                let base = aligner.matchCost(of: joined, and: unit)?.base ?? 0
                joinedCount += base > best ? 1 : 0
                best = max(best, base)
            }
            scores[Int64(place) + 1000] = best
        }
        return scores
    }
}

private let origin = IndexFile.Origin(store: SIMD2(1, 2), sequence: 3)

@Suite struct FuzzySearchTests {
    @Test("finds what a reading of every unit finds, at every threshold", arguments: 0..<24)
    func equalsScan(seed: Int) throws {
        var memory = RandomMemory(seed: UInt64(seed), words: 30 + seed * 5)
        for _ in 0..<400 { memory.addUnit(longest: 1 + seed % 12) }
        let longCount = seed % 4 == 0 ? 10 : 0
        for _ in 0..<longCount { memory.addUnit(longest: 200) }
        // A part of the vocabulary lies in a file, the rest does not.
        let fileCount = seed % 3 == 0 ? 0 : memory.aligner.vocabulary.count * (seed % 3) / 2
        let file = try VocabularyFile(
            IndexFile(
                VocabularyFile.bytes(
                    of: memory.aligner.vocabulary, count: fileCount, origin: origin)))
        var aligner = TokenAligner(Vocabulary(file))
        for id in UInt32(fileCount)..<UInt32(memory.aligner.vocabulary.count) {
            let vocabulary = memory.aligner.vocabulary
            let key = String(
                String.UnicodeScalarView(
                    vocabulary.scalars(of: id).compactMap(Unicode.Scalar.init)))
            #expect(
                aligner.id(
                    of: key.utf8.span, vocabulary.category(of: id),
                    weight: vocabulary.weight(of: id)) == id)
        }
        var segments: [PostingSegment] = []
        var builder = PostingSegmentBuilder()
        for (place, tokens) in memory.units.enumerated() {
            builder.add(
                Int64(place) + 1000, pair: SIMD2(Int64(place % 3), 7), tokens: tokens,
                in: aligner.vocabulary)
            if builder.count == 300 || place == memory.units.count - 1 {
                segments.append(try PostingSegment(IndexFile(builder.bytes(origin: origin))))
                builder = PostingSegmentBuilder()
            }
        }
        var search = FuzzySearch()
        var similar = SimilarWords()
        var postponed = 0
        for round in 0..<12 {
            let tokens = memory.query(
                amongLast: longCount > 0 && round < 3 ? longCount : memory.units.count,
                parted: round % 2 == 0)
            while aligner.vocabulary.count < memory.aligner.vocabulary.count {
                let id = UInt32(aligner.vocabulary.count)
                let key = String(
                    String.UnicodeScalarView(
                        memory.aligner.vocabulary.scalars(of: id).compactMap(Unicode.Scalar.init)))
                _ = aligner.id(
                    of: key.utf8.span, memory.aligner.vocabulary.category(of: id),
                    weight: memory.aligner.vocabulary.weight(of: id))
            }
            let sequence = TokenSequence(tokens, in: aligner.vocabulary)
            let joins = memory.joins(tokens)
            let scores = memory.obviousScores(sequence, joins)
            for base in [1, 2_000, 5_000, 6_500, 7_000, 8_100, 9_000, 9_900, 10_000] {
                let expected = scores.filter { $0.value >= base }
                for isPostponing in [false, true] {
                    if isPostponing { similar = SimilarWords() }
                    let query = try FuzzyQuery(
                        sequence, joins: joins, in: aligner.vocabulary,
                        first: aligner.vocabulary.count, similar: &similar,
                        postponingAbove: isPostponing ? base : nil)
                    postponed += query.postponedCount
                    search.begin(query, in: aligner.vocabulary)
                    for (number, segment) in segments.enumerated() {
                        try search.collect(
                            query, in: segment, number: number, base: base, aligner.vocabulary)
                    }
                    search.sortCandidates()
                    var found: [Int64: Int] = [:]
                    for candidate in search.candidates {
                        let hit = try search.hit(
                            candidate, in: segments[candidate.segment], query, base: base,
                            aligner: &aligner)
                        guard let hit, let score = hit.cost.base else { continue }
                        #expect(score <= candidate.bound)
                        let pair = segments[candidate.segment].pairs[hit.pair]
                        #expect(pair == SIMD2((hit.unit - 1000) % 3, 7))
                        #expect(found.updateValue(score, forKey: hit.unit) == nil)
                    }
                    #expect(found == expected, "base \(base), postponing: \(isPostponing)")
                }
            }
        }
        #expect((postponed > 0) == (fileCount > 0))
        #expect(memory.joinedCount > 0)
    }

    @Test("units of several blocks are found in each")
    func blocks() throws {
        var aligner = TokenAligner()
        func word(_ number: Int) -> UInt32 {
            let key = "w" + String(repeating: "q", count: 3) + "\(number)"
            return aligner.id(of: key.utf8.span, .word, weight: 6)
        }
        let common = word(1_000_000)
        var builder = PostingSegmentBuilder()
        let count = PostingSegment.blockSize + 5_000
        for number in 0..<count {
            builder.add(
                Int64(number), pair: SIMD2(1, 2), tokens: [word(number % 5_000), common],
                in: aligner.vocabulary)
        }
        let segment = try PostingSegment(IndexFile(builder.bytes(origin: origin)))
        var similar = SimilarWords()
        let query = try FuzzyQuery(
            TokenSequence([word(17), common], in: aligner.vocabulary), in: aligner.vocabulary,
            first: aligner.vocabulary.count, similar: &similar)
        var search = FuzzySearch()
        search.begin(query, in: aligner.vocabulary)
        try search.collect(
            query, in: segment, number: 0, base: 10_000, aligner.vocabulary)
        var units: [Int64] = []
        for candidate in search.candidates {
            let hit = try search.hit(candidate, in: segment, query, base: 10_000, aligner: &aligner)
            if let hit { units.append(hit.unit) }
        }
        #expect(units.sorted() == stride(from: 17, to: Int64(count), by: 5_000).map { $0 })
    }
}
