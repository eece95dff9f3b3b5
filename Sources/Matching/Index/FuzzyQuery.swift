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
    let terms: [Term]
    /// How much less than the difference of two weights an alignment may cost, because of thin
    /// words in the query.
    let slack: Int
    /// How much of a unit's weight can find partners in the query, at most.
    let reach: Int

    /// Takes up the tokens of a query; only the first of the vocabulary are those of units.
    public init(
        _ sequence: TokenSequence, in vocabulary: Vocabulary, first count: Int,
        similar: inout SimilarWords
    ) throws(IndexFileError) {
        self.sequence = sequence
        var terms: [Term] = []
        var slack = 0
        var reach = 0
        var place = 0
        while place < sequence.bag.count {
            let id = sequence.bag[place]
            var end = place + 1
            while end < sequence.bag.count, sequence.bag[end] == id { end += 1 }
            let weight = vocabulary.weight(of: id)
            if vocabulary.isThin(id) { slack += (Self.largestWeight - weight) * (end - place) }
            let term = Term(
                id: id, single: weight, count: end - place,
                similar: try similar.words(
                    similarTo: id, in: vocabulary, first: count))
            terms.append(term)
            let heaviest = term.similar.reduce(weight) { max($0, Int($1.weight)) }
            reach += heaviest * term.count
            place = end
        }
        self.terms = terms
        self.slack = slack
        self.reach = reach
    }

    /// What a word weighs at most.
    private static let largestWeight = 8

    /// The largest D with which a base score is reached.
    static func largestDistance(base: Int, heavier: Int) -> Int {
        MatchCost.largestDoubledDistance(base: base, heavier: heavier) >> 1
    }
}
