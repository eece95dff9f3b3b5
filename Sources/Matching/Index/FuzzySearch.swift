/// Finds the units of segments that may be fuzzy matches, by the weights of the tokens that they
/// share with a query, and what an alignment with each costs.
///
/// Every bound that leaves a unit out is a necessary condition of a match (Bayardo, Ma and Srikant
/// 2007 have the method for sets: the rarest tokens first, then the rest only for those found). It
/// holds working memory: one for each task.
public struct FuzzySearch: Sendable {
    /// A unit that may be a match.
    public struct Candidate: Sendable {
        /// The number of its segment in the order in which they were searched.
        public let segment: Int
        /// Its place in the segment.
        let place: Int
        /// The highest base score that it can have, in hundredths of a percent.
        public let bound: Int
    }

    /// A unit with the costs of its alignment.
    public struct Hit: Sendable {
        /// The id of the unit.
        public let unit: Int64
        /// The number of its pair of languages among those of the segment.
        public let pair: Int
        /// Its costs.
        public let cost: MatchCost
    }

    /// What was found so far, in no order.
    public private(set) var candidates: [Candidate] = []

    private var gains = TokenGains()
    private var blocks = BlockSearch()
    private var tokens: [UInt32] = []
    /// How many tokens there were when the query came; units have no others.
    private var knownTokens = 0

    /// Makes a search.
    public init() {}

    /// Turns to a query: what was found before is forgotten.
    public mutating func begin(_ query: FuzzyQuery, in vocabulary: Vocabulary) {
        candidates.removeAll(keepingCapacity: true)
        knownTokens = vocabulary.count
        gains.begin(query, in: vocabulary)
    }

    /// Collects the units of a segment that may reach a base score above 0, in hundredths of a
    /// percent.
    public mutating func collect(
        _ query: FuzzyQuery, in segment: PostingSegment, number: Int, base: Int
    ) throws(IndexFileError) {
        guard base > 0, base <= 10_000 else { return }
        try blocks.search(query, segment, base: base) { place, bound in
            candidates.append(Candidate(segment: number, place: place, bound: bound))
        }
    }

    /// Puts the candidates in order, those with the highest bounds first.
    public mutating func sortCandidates() {
        candidates.sort {
            ($1.bound, $0.segment, $0.place) < ($0.bound, $1.segment, $1.place)
        }
    }

    /// The unit of a candidate with its costs; nil where its base score is below the one given.
    public mutating func hit(
        _ candidate: Candidate, in segment: PostingSegment, _ query: FuzzyQuery, base: Int,
        aligner: inout TokenAligner
    ) throws(IndexFileError) -> Hit? {
        let count = try segment.tokens(at: candidate.place, into: &tokens)
        let tokens = tokens[..<count]
        guard let cost = cost(of: tokens, query, base: base, aligner: &aligner) else { return nil }
        return Hit(
            unit: try segment.unit(at: candidate.place),
            pair: try segment.pair(at: candidate.place), cost: cost)
    }

    /// The costs of a unit with some tokens; nil where its base score is below the one given.
    public mutating func cost(
        of tokens: ArraySlice<UInt32>, _ query: FuzzyQuery, base: Int, aligner: inout TokenAligner
    ) -> MatchCost? {
        let count = knownTokens
        guard tokens.allSatisfy({ $0 < count }) else { return nil }
        let unit = tokens.withUnsafeBufferPointer { gains.compare($0, in: aligner.vocabulary) }
        let heavier = max(unit.weight, query.sequence.weight)
        let limit = MatchCost.largestDoubledDistance(base: base, heavier: heavier)
        guard unit.weight > 0, limit >= 0 else { return nil }
        let bagCost = heavier - unit.shared
        var least = max(0, unit.unmatched - query.postponedReach)
        // A token finds one partner at most.
        least = max(least, query.sequence.weight - tokens.count * query.heaviestToken)
        if query.slack == 0, !unit.hasThinWord {
            least = max(least, abs(unit.weight - query.sequence.weight))
        }
        guard limit == .max || least + min(least, bagCost) <= limit else { return nil }
        return aligner.matchCost(
            of: query.sequence, and: TokenSequence(Array(tokens), in: aligner.vocabulary),
            doubledDistance: limit)
    }
}
