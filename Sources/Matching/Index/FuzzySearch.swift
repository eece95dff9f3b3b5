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
        public fileprivate(set) var bound: Int
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
    /// percent, the query as it stands or with neighbours joined.
    public mutating func collect(
        _ query: FuzzyQuery, in segment: PostingSegment, number: Int, base: Int,
        _ vocabulary: Vocabulary
    ) throws(IndexFileError) {
        guard base > 0, base <= 10_000 else { return }
        try blocks.search(query, segment, base: base) { place, bound in
            candidates.append(Candidate(segment: number, place: place, bound: bound))
        }
        if !query.joins.isEmpty { try collectJoined(query, segment, number, base, vocabulary) }
    }

    /// Collects the units that have the token of a join: each is compared at once, for few are in
    /// such a list and most of them share nothing else.
    private mutating func collectJoined(
        _ query: FuzzyQuery, _ segment: PostingSegment, _ number: Int, _ base: Int,
        _ vocabulary: Vocabulary
    ) throws(IndexFileError) {
        var regular = 0..<segment.regularCount
        if query.slack == 0 {
            let lightest = query.joinedWeights.lowerBound
            let lowest = lightest - FuzzyQuery.largestDistance(base: base, heavier: lightest)
            let highest = FuzzyQuery.heaviest(for: query.joinedWeights.upperBound, base: base)
            regular = segment.places(ofWeights: max(1, lowest)...max(1, lowest, highest))
        }
        var bounds: [Int: Int] = [:]
        for id in Set(query.joins.map(\.id)) {
            for place in try segment.places(of: id, regular: regular) where bounds[place] == nil {
                let count = try segment.tokens(at: place, into: &tokens)
                guard tokens[..<count].allSatisfy({ $0 < vocabulary.count }) else { continue }
                let unit = tokens[..<count].withUnsafeBufferPointer {
                    gains.compare($0, in: vocabulary)
                }
                let bound = Self.bound(of: unit, tokenCount: count, joined: query)
                if bound >= base { bounds[place] = bound }
            }
        }
        guard !bounds.isEmpty else { return }
        for known in candidates.indices where candidates[known].segment == number {
            if let bound = bounds.removeValue(forKey: candidates[known].place) {
                candidates[known].bound = max(candidates[known].bound, bound)
            }
        }
        for (place, bound) in bounds {
            candidates.append(Candidate(segment: number, place: place, bound: bound))
        }
    }

    /// The highest base score that a unit can have when neighbours of the query are joined.
    private static func bound(
        of unit: TokenGains.Comparison, tokenCount: Int, joined query: FuzzyQuery
    ) -> Int {
        // What stands for a pair may find a partner that no other token of the query has.
        let reach = unit.joins * FuzzyQuery.largestWeight
        var least = max(0, unit.unmatched - query.postponedReach - reach)
        least = max(least, query.joinedWeights.lowerBound - tokenCount * query.heaviestJoined)
        if query.slack == 0, !unit.hasThinWord {
            least = max(least, query.difference(from: unit.weight))
        }
        let lighter = max(unit.weight, query.joinedWeights.lowerBound)
        let heavier = max(unit.weight, query.joinedWeights.upperBound)
        guard heavier > 0 else { return 0 }
        let bagCost = max(0, lighter - unit.shared - reach)
        let distance = MatchCost.doubledDistance(ordered: least, bag: bagCost)
        return max(0, 10_000 * (2 * heavier - distance) / (2 * heavier))
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

    /// The costs of a unit with some tokens, of the query as it stands or with the neighbours joined
    /// for which the unit has one token, whichever scores higher; nil where the base score is below
    /// the one given.
    public mutating func cost(
        of tokens: ArraySlice<UInt32>, _ query: FuzzyQuery, base: Int, aligner: inout TokenAligner
    ) -> MatchCost? {
        let count = knownTokens
        guard tokens.allSatisfy({ $0 < count }) else { return nil }
        let unit = tokens.withUnsafeBufferPointer { gains.compare($0, in: aligner.vocabulary) }
        let plain = plainCost(of: tokens, unit, query, base: base, aligner: &aligner)
        guard unit.joins > 0, unit.weight > 0,
            Self.bound(of: unit, tokenCount: tokens.count, joined: query) >= base
        else { return plain }
        let sequence = TokenSequence(Array(tokens), in: aligner.vocabulary)
        let form = query.sequence.joined(
            sequence.joins(among: query.joins), in: aligner.vocabulary)
        let limit = MatchCost.largestDoubledDistance(
            base: base, heavier: max(form.weight, sequence.weight))
        guard limit >= 0,
            let joined = aligner.matchCost(of: form, and: sequence, doubledDistance: limit),
            let base = joined.base, base > plain?.base ?? -1
        else { return plain }
        return joined
    }

    private mutating func plainCost(
        of tokens: ArraySlice<UInt32>, _ unit: TokenGains.Comparison, _ query: FuzzyQuery,
        base: Int, aligner: inout TokenAligner
    ) -> MatchCost? {
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
        guard MatchCost.doubledDistance(ordered: least, bag: bagCost) <= limit else { return nil }
        return aligner.matchCost(
            of: query.sequence, and: TokenSequence(Array(tokens), in: aligner.vocabulary),
            doubledDistance: limit)
    }
}
