/// A query as an index reads it: its different tokens with the words similar to each.
public struct FuzzyQuery: Sendable {
    /// A token of the query.
    struct Term: Sendable {
        let id: UInt32
        /// The weight of the token at one place.
        let single: Int
        /// How often it stands in the query.
        let count: Int
        let similar: [SimilarWords.Word]
        /// Whether the similar words were not looked for.
        var isPostponed = false

        /// How much of the query's weight it is, all its places together.
        var weight: Int { single * count }

        /// How much of the weight of either side a similar word leaves unpaid, at most: of the
        /// heavier of the two what their replacement does not cost.
        func gain(of word: SimilarWords.Word) -> Int {
            count * max(0, max(single, Int(word.weight)) - Int(word.cost))
        }
    }

    /// The tokens in their order.
    public let sequence: TokenSequence
    /// How many words there are of which the similar ones were not looked for.
    public let postponedCount: Int
    let terms: [Term]
    /// The largest weight of a token.
    let heaviestToken: Int
    /// How much less than the difference of two weights an alignment may cost, because of thin
    /// words in the query.
    let slack: Int
    /// How much of a unit's weight can find partners in the query, at most.
    let reach: Int
    /// How much of a unit's weight may find partners among the words that are similar to postponed
    /// ones, at most.
    let postponedReach: Int
    /// The pairs of neighbours for which units may have one token.
    let joins: [TokenJoin]
    /// The least and the largest weight that the query may have with neighbours joined, and that of
    /// a token then.
    let joinedWeights: ClosedRange<Int>
    let heaviestJoined: Int

    /// Takes up the tokens of a query and the pairs of neighbours that units may write as one; only
    /// the first tokens of the vocabulary are those of units.
    ///
    /// To look for the words that are similar to a new one takes as long as the rest of a look-up:
    /// with a base score, in hundredths of a percent, that is left out for words without which every
    /// match that reaches it can be found.
    public init(
        _ sequence: TokenSequence, joins: [TokenJoin] = [], in vocabulary: Vocabulary,
        first count: Int, similar: inout SimilarWords, postponingAbove base: Int? = nil
    ) throws(IndexFileError) {
        self.sequence = sequence
        var runs: [(id: UInt32, count: Int)] = []
        for id in sequence.bag {
            if runs.last?.id == id { runs[runs.count - 1].count += 1 } else { runs.append((id, 1)) }
        }
        heaviestToken = runs.lazy.map { vocabulary.weight(of: $0.id) }.max() ?? 0
        slack = runs.reduce(0) { slack, run in
            guard vocabulary.isThin(run.id) else { return slack }
            return slack + (Self.largestWeight - vocabulary.weight(of: run.id)) * run.count
        }
        let postponed = Self.postponed(runs, slack: slack, base, vocabulary, similar)
        var terms: [Term] = []
        var reach = 0
        var postponedReach = 0
        for run in runs {
            let isPostponed = postponed.contains(run.id)
            let term = Term(
                id: run.id, single: vocabulary.weight(of: run.id), count: run.count,
                similar: isPostponed
                    ? []
                    : try similar.words(similarTo: run.id, in: vocabulary, first: count),
                isPostponed: isPostponed)
            terms.append(term)
            let heaviest = term.similar.reduce(term.single) { max($0, Int($1.weight)) }
            reach += (isPostponed ? Self.largestWeight : heaviest) * term.count
            if isPostponed { postponedReach += Self.largestWeight * term.count }
        }
        self.joins = joins.isEmpty ? [] : joins.filter { $0.id < count }
        (joinedWeights, heaviestJoined) = Self.joined(sequence, self.joins, vocabulary)
        self.terms = terms
        self.reach = reach
        self.postponedReach = postponedReach
        postponedCount = postponed.count
    }

    /// Whether a unit of some weight and number of tokens can reach a base score, in hundredths of a
    /// percent, whatever its tokens are.
    public func mayReach(
        _ base: Int, weight: Int, hasThinWord: Bool, tokenCount: Int
    ) -> Bool {
        let limit = MatchCost.largestDoubledDistance(
            base: base, heavier: max(weight, joinedWeights.upperBound))
        guard weight > 0, limit >= 0 else { return false }
        // A token finds one partner at most.
        var least = max(0, joinedWeights.lowerBound - tokenCount * heaviestJoined)
        if slack == 0, !hasThinWord { least = max(least, difference(from: weight)) }
        // What it lacks is missing from what both share, too.
        return limit == .max || 2 * least <= limit
    }

    /// The words whose similar ones are not at hand, but for as many as every match needs to share
    /// one of the rest: those that are found the fastest for their weight.
    private static func postponed(
        _ runs: [(id: UInt32, count: Int)], slack: Int, _ base: Int?, _ vocabulary: Vocabulary,
        _ similar: SimilarWords
    ) -> Set<UInt32> {
        guard let base, base > 0 else { return [] }
        var strangers: [(id: UInt32, weight: Int, effort: Int)] = []
        var weight = 0
        var total = 0
        var reach = 0
        for run in runs {
            total += vocabulary.weight(of: run.id) * run.count
            reach += max(vocabulary.weight(of: run.id), largestWeight) * run.count
            let effort = similar.effort(of: run.id, in: vocabulary)
            let share = vocabulary.weight(of: run.id) * run.count
            if effort > 0 { strangers.append((run.id, share, effort)) } else { weight += share }
        }
        // Of heavier units too much finds no partner. Among those with a thin word they may be heavier
        // than the query; such long ones are so few that each is looked at.
        let isLong = runs.reduce(0) { $0 + $1.count } >= longQuery
        let heaviest = isLong ? total : heaviest(for: reach + slack, base: base)
        let needed = largestDistance(base: base, heavier: heaviest) + slack
        strangers.sort { $0.effort * $1.weight < $1.effort * $0.weight }
        var next = 0
        while next < strangers.count, weight <= needed {
            weight += strangers[next].weight
            next += 1
        }
        return Set(strangers[next...].map(\.id))
    }

    /// How far a weight is from all that the query may have.
    func difference(from weight: Int) -> Int {
        max(0, joinedWeights.lowerBound - weight, weight - joinedWeights.upperBound)
    }

    /// The weights that a query may have with any of its joins made or none, and the largest of a
    /// token.
    private static func joined(
        _ sequence: TokenSequence, _ joins: [TokenJoin], _ vocabulary: Vocabulary
    ) -> (weights: ClosedRange<Int>, heaviest: Int) {
        var lightest = sequence.weight
        var heaviest = sequence.weight
        var heaviestToken = sequence.ids.lazy.map { vocabulary.weight(of: $0) }.max() ?? 0
        for join in joins {
            let weight = vocabulary.weight(of: join.id)
            let saved =
                sequence.ids[join.place...join.place + 1]
                .reduce(-weight) { $0 + vocabulary.weight(of: $1) }
            if saved > 0 { lightest -= saved } else { heaviest -= saved }
            heaviestToken = max(heaviestToken, weight)
        }
        return (max(0, lightest)...heaviest, heaviestToken)
    }

    /// The largest weight of a unit that the difference to the query's does not rule out.
    static func heaviest(for weight: Int, base: Int) -> Int {
        var heaviest = weight * 10_000 / base + 2
        while heaviest > weight,
            heaviest - largestDistance(base: base, heavier: heaviest) > weight
        {
            heaviest -= 1
        }
        return heaviest
    }

    /// Few units have as many tokens.
    private static let longQuery = 100

    /// What a word weighs at most.
    static let largestWeight = 8

    /// The largest D with which a base score is reached.
    static func largestDistance(base: Int, heavier: Int) -> Int {
        MatchCost.largestDoubledDistance(base: base, heavier: heavier) >> 1
    }
}
