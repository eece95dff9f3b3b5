/// Aligns two sequences of tokens in order, at the least cost.
///
/// Keeping a token costs nothing, inserting or deleting one costs its weight, and putting one for
/// another costs the larger weight, or less for two similar words
/// (``Vocabulary/replacementCost(_:_:)``). The cost is symmetric.
///
/// It holds the vocabulary, working memory, and the costs of pairs of words that it has met: one
/// for each task.
public struct TokenAligner: Sendable {
    /// The tokens that are known.
    public private(set) var vocabulary: Vocabulary

    private var row: [Int] = []
    private var memory = SimilarityMemory()
    private let cellsAtOnce: Int

    /// Makes an aligner with an empty vocabulary, or with one that is known.
    public init(_ vocabulary: Vocabulary = Vocabulary()) {
        self.init(vocabulary, cellsAtOnce: 1 << 26)
    }

    /// An aligner that takes a larger table apart before it walks back through it.
    init(_ vocabulary: Vocabulary = Vocabulary(), cellsAtOnce: Int) {
        self.vocabulary = vocabulary
        self.cellsAtOnce = cellsAtOnce
    }

    /// The id of a token in the vocabulary, a new one where it was not seen before.
    public mutating func id(
        of key: Span<UInt8>, _ category: Vocabulary.Category, weight: Int
    ) -> UInt32 {
        vocabulary.id(of: key, category, weight: weight)
    }

    /// The id of a token in the vocabulary; nil where it was not seen before.
    public mutating func knownID(
        of key: Span<UInt8>, _ category: Vocabulary.Category
    ) -> UInt32? {
        vocabulary.knownID(of: key, category)
    }

    /// Lets a vocabulary grow by tokens that come from elsewhere.
    public mutating func takeTokens(_ take: (inout Vocabulary) throws -> Void) rethrows {
        try take(&vocabulary)
    }

    /// Forgets the tokens from an id on, and the costs of their pairs.
    public mutating func removeTokens(from id: Int) {
        guard id < vocabulary.count else { return }
        vocabulary.removeAll(from: id)
        memory.removeAll(from: id)
    }

    /// The cost of the cheapest alignment (S), or nil where it is more than the limit.
    ///
    /// Costs at most the product of the lengths; much less with a small limit.
    public mutating func cost(
        of query: TokenSequence, and unit: TokenSequence, limit: Int = .max
    ) -> Int? {
        let (queryRange, unitRange) = Self.unequalParts(query, unit)
        guard limit >= 0 else { return nil }
        return fill(query.ids[queryRange], unit.ids[unitRange], limit: limit)
            ? row[queryRange.count] : nil
    }

    /// The score's costs of a query and a unit, or nil where 2D is more than the limit or no
    /// limit could be kept.
    public mutating func matchCost(
        of query: TokenSequence, and unit: TokenSequence, doubledDistance limit: Int = .max
    ) -> MatchCost? {
        let heavier = max(query.weight, unit.weight)
        let bagCost = heavier - query.sharedWeight(with: unit, in: vocabulary)
        let orderedLimit = MatchCost.largestOrderedCost(doubledDistance: limit, bagCost: bagCost)
        guard let orderedCost = cost(of: query, and: unit, limit: orderedLimit) else {
            return nil
        }
        return MatchCost(
            queryWeight: query.weight, unitWeight: unit.weight, orderedCost: orderedCost,
            bagCost: bagCost)
    }

    /// The steps of a cheapest alignment, in order.
    ///
    /// Among equally cheap ones: equal tokens at the beginning and then at the end are kept; in
    /// between, seen from the end, two tokens rather stand for each other than one is deleted, and
    /// one is rather deleted than inserted. Tables of more than 64 million cells are cut in two
    /// at the first best place.
    public mutating func steps(of query: TokenSequence, and unit: TokenSequence) -> [AlignmentStep]
    {
        let (queryRange, unitRange) = Self.unequalParts(query, unit)
        var steps: [AlignmentStep] = []
        for place in 0..<queryRange.lowerBound {
            steps.append(.kept(query: place, unit: place))
        }
        walk(query.ids[queryRange], unit.ids[unitRange], into: &steps)
        for offset in 0..<(query.ids.count - queryRange.upperBound) {
            steps.append(
                .kept(query: queryRange.upperBound + offset, unit: unitRange.upperBound + offset))
        }
        return steps
    }

    /// What is left of both after the equal tokens at both ends.
    ///
    /// Keeping those is one of the cheapest ways where no pair costs less than the difference of
    /// its weights.
    private static func unequalParts(
        _ querySequence: TokenSequence, _ unitSequence: TokenSequence
    ) -> (query: Range<Int>, unit: Range<Int>) {
        let query = querySequence.ids
        let unit = unitSequence.ids
        guard !querySequence.hasThinWord && !unitSequence.hasThinWord else {
            return (query.indices, unit.indices)
        }
        let shorter = min(query.count, unit.count)
        var start = 0
        while start < shorter, query[start] == unit[start] { start += 1 }
        var end = 0
        while end < shorter - start, query[query.count - 1 - end] == unit[unit.count - 1 - end] {
            end += 1
        }
        return (start..<query.count - end, start..<unit.count - end)
    }

    /// Fills the last row of the table of costs, one cell for each prefix of the query; false
    /// where every cell is above the limit, or the last one is.
    private mutating func fill(
        _ query: ArraySlice<UInt32>, _ unit: ArraySlice<UInt32>, limit: Int
    ) -> Bool {
        let dead = Int.max / 2
        let columns = query.count
        if row.count <= columns { row = [Int](repeating: 0, count: columns + 1) }
        row[0] = 0
        for column in 0..<columns {
            row[column + 1] =
                row[column] + vocabulary.weight(of: query[query.startIndex + column])
        }
        // Only the cells from `first` to `last` can lead to an alignment within the limit.
        var first = 0
        var last = columns
        while last > 0, row[last] > limit { last -= 1 }
        for unitToken in unit {
            let unitWeight = vocabulary.weight(of: unitToken)
            var diagonal = row[first]
            row[first] += unitWeight
            let end = min(last + 1, columns)
            for column in first..<end {
                let above = column + 1 <= last ? row[column + 1] : dead
                let queryToken = query[query.startIndex &+ column]
                let queryWeight = vocabulary.weight(of: queryToken)
                var best = min(above &+ unitWeight, row[column] &+ queryWeight)
                if queryToken == unitToken {
                    best = min(best, diagonal)
                } else if diagonal < best {
                    best = min(best, diagonal &+ max(queryWeight, unitWeight))
                    if vocabulary.mayBeSimilar(queryToken, unitToken),
                        let cost = memory.cost(queryToken, unitToken, in: vocabulary)
                    {
                        best = min(best, diagonal &+ cost)
                    }
                }
                diagonal = above
                row[column + 1] = best
            }
            var reached = end
            while reached < columns, row[reached] <= limit {
                row[reached + 1] =
                    row[reached] + vocabulary.weight(of: query[query.startIndex + reached])
                reached += 1
            }
            while reached > first, row[reached] > limit { reached -= 1 }
            while first < reached, row[first] > limit { first += 1 }
            guard row[first] <= limit else { return false }
            last = reached
        }
        return last == columns
    }

    private mutating func walk(
        _ query: ArraySlice<UInt32>, _ unit: ArraySlice<UInt32>,
        into steps: inout [AlignmentStep]
    ) {
        guard query.count * unit.count > cellsAtOnce, unit.count > 1 else {
            steps += table(query, unit)
            return
        }
        // Hirschberg 1975: the costs of the first half forwards and of the second backwards say
        // where the query is to be cut.
        let middle = unit.startIndex + unit.count / 2
        _ = fill(query, unit[..<middle], limit: .max)
        let forwards = row
        _ = fill(query.reversed()[...], unit[middle...].reversed()[...], limit: .max)
        var cut = 0
        for place in 1...max(1, query.count) where place <= query.count {
            if forwards[place] + row[query.count - place] < forwards[cut] + row[query.count - cut] {
                cut = place
            }
        }
        walk(query[..<(query.startIndex + cut)], unit[..<middle], into: &steps)
        walk(query[(query.startIndex + cut)...], unit[middle...], into: &steps)
    }

    private enum Direction: UInt8 {
        case paired
        case deleted
        case inserted
    }

    private mutating func table(
        _ query: ArraySlice<UInt32>, _ unit: ArraySlice<UInt32>
    ) -> [AlignmentStep] {
        let width = query.count + 1
        var directions = [Direction](repeating: .deleted, count: width * (unit.count + 1))
        var costs = [0]
        for token in query { costs.append(costs[costs.count - 1] + vocabulary.weight(of: token)) }
        for (line, unitToken) in unit.enumerated() {
            let unitWeight = vocabulary.weight(of: unitToken)
            var diagonal = costs[0]
            costs[0] += unitWeight
            directions[(line + 1) * width] = .inserted
            for (column, queryToken) in query.enumerated() {
                let paired =
                    diagonal
                    + (queryToken == unitToken ? 0 : replacementCost(queryToken, unitToken))
                let deleted = costs[column] + vocabulary.weight(of: queryToken)
                let inserted = costs[column + 1] + unitWeight
                diagonal = costs[column + 1]
                costs[column + 1] = min(paired, deleted, inserted)
                directions[(line + 1) * width + column + 1] =
                    paired == costs[column + 1]
                    ? .paired : deleted == costs[column + 1] ? .deleted : .inserted
            }
        }
        var steps: [AlignmentStep] = []
        var place = (query: query.count, unit: unit.count)
        while place.query > 0 || place.unit > 0 {
            let direction = directions[place.unit * width + place.query]
            if direction != .deleted { place.unit -= 1 }
            if direction != .inserted { place.query -= 1 }
            let inQuery = query.startIndex + place.query
            let inUnit = unit.startIndex + place.unit
            switch direction {
            case .paired: steps.append(pair(query[inQuery], unit[inUnit], at: inQuery, inUnit))
            case .deleted:
                steps.append(.deleted(query: inQuery, cost: vocabulary.weight(of: query[inQuery])))
            case .inserted:
                steps.append(.inserted(unit: inUnit, cost: vocabulary.weight(of: unit[inUnit])))
            }
        }
        return steps.reversed()
    }

    private mutating func pair(
        _ queryToken: UInt32, _ unitToken: UInt32, at inQuery: Int, _ inUnit: Int
    ) -> AlignmentStep {
        if queryToken == unitToken { return .kept(query: inQuery, unit: inUnit) }
        if let cost = memory.cost(queryToken, unitToken, in: vocabulary) {
            return .similar(query: inQuery, unit: inUnit, cost: cost)
        }
        return .replaced(
            query: inQuery, unit: inUnit, cost: replacementCost(queryToken, unitToken))
    }

    private mutating func replacementCost(_ first: UInt32, _ second: UInt32) -> Int {
        memory.cost(first, second, in: vocabulary)
            ?? max(vocabulary.weight(of: first), vocabulary.weight(of: second))
    }
}
