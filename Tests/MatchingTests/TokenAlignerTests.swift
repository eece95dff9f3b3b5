import TestSupport
import Testing

@testable import Matching

/// A token of the obvious version.
private struct PlainToken: Hashable {
    var key: String
    var category: Vocabulary.Category
    var weight: Int
}

private func plainTokens(_ words: [String]) -> [PlainToken] {
    words.map { word in
        if word.hasPrefix("<") { return PlainToken(key: word, category: .code, weight: 2) }
        let letters = word.unicodeScalars.count(where: \.properties.isAlphabetic)
        if letters > 0 {
            return PlainToken(key: word, category: .word, weight: 2 + min(letters, 6))
        }
        if word.utf8.allSatisfy({ (48...57).contains($0) }) {
            return PlainToken(key: "", category: .number, weight: 3)
        }
        return PlainToken(key: word, category: .punctuation, weight: 1)
    }
}

private func letterDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var row = Array(0...second.count)
    for (line, element) in first.enumerated() {
        var next = [line + 1]
        for (column, other) in second.enumerated() {
            next.append(
                min(row[column] + (element == other ? 0 : 1), row[column + 1] + 1, next[column] + 1)
            )
        }
        row = next
    }
    return row[second.count]
}

private func obviousReplacement(_ first: PlainToken, _ second: PlainToken) -> Int {
    if first == second { return 0 }
    let larger = max(first.weight, second.weight)
    guard first.category == .word, second.category == .word else { return larger }
    let one = Array(first.key.unicodeScalars)
    let other = Array(second.key.unicodeScalars)
    let longer = max(one.count, other.count)
    let distance = letterDistance(one, other)
    guard distance <= longer / 3 else { return larger }
    return max(1, (larger * distance + longer - 1) / longer)
}

private func obviousCost(_ query: ArraySlice<PlainToken>, _ unit: ArraySlice<PlainToken>) -> Int {
    guard let last = query.last else { return unit.reduce(0) { $0 + $1.weight } }
    guard let other = unit.last else { return query.reduce(0) { $0 + $1.weight } }
    return min(
        obviousCost(query.dropLast(), unit.dropLast()) + obviousReplacement(last, other),
        obviousCost(query.dropLast(), unit) + last.weight,
        obviousCost(query, unit.dropLast()) + other.weight)
}

@Suite struct TokenAlignerTests {
    private static let words = [
        "партизан", "партизаны", "партизанами", "город", "города", "в", "и", "не", ".", ",", "#",
        "12", "2026", "<ph", "<bpt", "оккупация", "оккупации", "а", "т-72",
        "12345678бв3", "1234567абв3", "12345678123в",
    ]

    private func sequence(
        _ words: [String], in aligner: inout TokenAligner
    ) -> TokenSequence {
        let ids = plainTokens(words).map { token in
            aligner.id(of: Array(token.key.utf8).span, token.category, weight: token.weight)
        }
        return TokenSequence(ids, in: aligner.vocabulary)
    }

    /// Two texts of which the second is mostly an edited first, with repeated and moved words.
    private func pair(using random: inout RandomSource) -> ([String], [String]) {
        let query = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
        }
        guard Int.random(in: 0..<4, using: &random) > 0 else {
            return (
                query,
                (0..<Int.random(in: 0...5, using: &random)).map { _ in
                    Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
                }
            )
        }
        var unit = query
        for _ in 0..<Int.random(in: 0...3, using: &random) where !unit.isEmpty {
            let place = Int.random(in: 0..<unit.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: unit[place] = Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
            case 1: unit.remove(at: place)
            case 2 where unit.count < 6:
                unit.insert(
                    Self.words[Int.random(in: 0..<Self.words.count, using: &random)], at: place)
            default:
                let moved = unit.remove(at: place)
                unit.insert(moved, at: Int.random(in: 0...unit.count, using: &random))
            }
        }
        return (query, unit)
    }

    @Test("costs what the recursive definition says, in both directions")
    func costs() {
        var random = RandomSource(seed: 3)
        var aligner = TokenAligner()
        for _ in 0..<300 {
            let (queryWords, unitWords) = pair(using: &random)
            let query = sequence(queryWords, in: &aligner)
            let unit = sequence(unitWords, in: &aligner)
            let expected = obviousCost(plainTokens(queryWords)[...], plainTokens(unitWords)[...])
            let there = aligner.cost(of: query, and: unit)
            let back = aligner.cost(of: unit, and: query)
            #expect(there == expected)
            #expect(back == expected)
            for limit in [0, expected - 1, expected, expected + 1, expected / 2] {
                let limited = aligner.cost(of: query, and: unit, limit: limit)
                #expect(limited == (expected <= limit ? expected : nil))
            }
        }
    }

    @Test("keeps the bounds with which an index may leave units out")
    func bounds() throws {
        var random = RandomSource(seed: 4)
        var aligner = TokenAligner()
        for _ in 0..<400 {
            let (queryWords, unitWords) = pair(using: &random)
            let query = sequence(queryWords, in: &aligner)
            let unit = sequence(unitWords, in: &aligner)
            let found = aligner.matchCost(of: query, and: unit)
            let cost = try #require(found)
            // Tokens without an equal or similar partner are paid in full.
            func unmatched(_ one: TokenSequence, _ other: TokenSequence) -> Int {
                one.ids.filter { id in
                    !other.ids.contains {
                        $0 == id || aligner.vocabulary.similarityCost(id, $0) != nil
                    }
                }.reduce(0) { $0 + aligner.vocabulary.weight(of: $1) }
            }
            #expect(cost.doubledDistance >= 2 * unmatched(query, unit))
            #expect(cost.doubledDistance >= 2 * unmatched(unit, query))
            if !query.hasThinWord && !unit.hasThinWord {
                #expect(cost.doubledDistance >= 2 * abs(query.weight - unit.weight))
            }
            #expect(cost.doubledDistance <= 2 * cost.orderedCost)
        }
    }

    @Test("computes bags, distance and base score as the definition says, within any limit")
    func matchCosts() throws {
        var random = RandomSource(seed: 5)
        var aligner = TokenAligner()
        for _ in 0..<300 {
            let (queryWords, unitWords) = pair(using: &random)
            let query = sequence(queryWords, in: &aligner)
            let unit = sequence(unitWords, in: &aligner)
            var left = plainTokens(unitWords)
            var shared = 0
            for token in plainTokens(queryWords) {
                if let place = left.firstIndex(of: token) {
                    left.remove(at: place)
                    shared += token.weight
                }
            }
            let heavier = max(query.weight, unit.weight)
            let ordered = obviousCost(plainTokens(queryWords)[...], plainTokens(unitWords)[...])
            let found = aligner.matchCost(of: query, and: unit)
            let cost = try #require(found)
            #expect(cost.orderedCost == ordered)
            #expect(cost.bagCost == heavier - shared)
            let doubled = ordered + min(ordered, heavier - shared)
            #expect(cost.doubledDistance == doubled)
            for limit in [0, doubled - 1, doubled, doubled + 1, doubled / 2] {
                let limited = aligner.matchCost(of: query, and: unit, doubledDistance: limit)
                #expect(limited == (doubled <= limit ? cost : nil))
            }
            guard let base = cost.base else {
                #expect(query.weight == 0 || unit.weight == 0)
                continue
            }
            for floor in [0, 1, 5_000, 7_000, 9_999, 10_000, base, base + 1] {
                let limit = MatchCost.largestDoubledDistance(base: floor, heavier: heavier)
                #expect((doubled <= limit) == (base >= floor))
            }
        }
    }

    @Test("tells steps that turn the one into the other and cost what the alignment costs")
    func steps() {
        var random = RandomSource(seed: 6)
        for cells in [1, 4, 1 << 20] {
            var aligner = TokenAligner(cellsAtOnce: cells)
            for _ in 0..<300 {
                let (queryWords, unitWords) = pair(using: &random)
                let query = sequence(queryWords, in: &aligner)
                let unit = sequence(unitWords, in: &aligner)
                let steps = aligner.steps(of: query, and: unit)
                var queryPlaces: [Int] = []
                var unitPlaces: [Int] = []
                for step in steps {
                    switch step {
                    case .kept(let inQuery, let inUnit):
                        #expect(query.ids[inQuery] == unit.ids[inUnit])
                        queryPlaces.append(inQuery)
                        unitPlaces.append(inUnit)
                    case .similar(let inQuery, let inUnit, let cost):
                        #expect(
                            aligner.vocabulary.similarityCost(query.ids[inQuery], unit.ids[inUnit])
                                == cost)
                        queryPlaces.append(inQuery)
                        unitPlaces.append(inUnit)
                    case .replaced(let inQuery, let inUnit, _):
                        queryPlaces.append(inQuery)
                        unitPlaces.append(inUnit)
                    case .inserted(let inUnit, _): unitPlaces.append(inUnit)
                    case .deleted(let inQuery, _): queryPlaces.append(inQuery)
                    }
                }
                #expect(queryPlaces == Array(query.ids.indices))
                #expect(unitPlaces == Array(unit.ids.indices))
                let cost = aligner.cost(of: query, and: unit)
                #expect(steps.reduce(0) { $0 + $1.cost } == cost)
            }
        }
    }

    @Test("prefers pairs to deletions, and deletions to insertions, from the end")
    func ties() {
        var aligner = TokenAligner()
        let query = sequence(["город", "в", "и"], in: &aligner)
        let unit = sequence(["и", "город", "в"], in: &aligner)
        let moved = aligner.steps(of: query, and: unit)
        #expect(
            moved == [
                .inserted(unit: 0, cost: 3), .kept(query: 0, unit: 1), .kept(query: 1, unit: 2),
                .deleted(query: 2, cost: 3),
            ])
        let repeated = sequence(["в", "город", "в", "в"], in: &aligner)
        let once = sequence(["в", "в"], in: &aligner)
        let shortened = aligner.steps(of: repeated, and: once)
        #expect(
            shortened == [
                .kept(query: 0, unit: 0), .deleted(query: 1, cost: 7),
                .deleted(query: 2, cost: 3), .kept(query: 3, unit: 1),
            ])
    }

    @Test("makes an inflection cheap, another word dear, and a moved word half as dear")
    func examples() {
        var aligner = TokenAligner()
        let query = sequence(["оккупация", "города"], in: &aligner)
        let inflected = sequence(["оккупации", "города"], in: &aligner)
        let moved = sequence(["города", "оккупация"], in: &aligner)
        let inflection = aligner.matchCost(of: query, and: inflected)
        #expect(inflection?.orderedCost == 1)
        #expect(inflection?.bagCost == 8)
        #expect(inflection?.base == 9_375)
        let move = aligner.matchCost(of: query, and: moved)
        #expect(move?.orderedCost == 16)
        #expect(move?.bagCost == 0)
        #expect(move?.base == 5_000)
        let nothing = sequence([], in: &aligner)
        let empty = aligner.matchCost(of: nothing, and: nothing)
        #expect(empty != nil)
        #expect(empty?.base == nil)
    }

    @Test("aligns long texts within a limit")
    func long() {
        var random = RandomSource(seed: 7)
        var aligner = TokenAligner()
        let text = (0..<2_000).map { _ in
            Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
        }
        var changed = text
        changed.removeSubrange(700..<710)
        changed[1_500] = "иначе"
        let query = sequence(text, in: &aligner)
        let unit = sequence(changed, in: &aligner)
        let cost = aligner.cost(of: query, and: unit)
        let limited = aligner.cost(of: query, and: unit, limit: 100)
        #expect(cost == limited)
        #expect(cost.map { $0 > 0 && $0 < 100 } == true)
    }
}
