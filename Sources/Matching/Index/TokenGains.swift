/// How much of the weight of each token of a vocabulary a query could save by a partner in it, and
/// how often the query has the token itself.
///
/// What of a unit's weight finds no partner in the query is paid in full: the ordered alignment
/// costs at least that, and so does the bag (bound 1).
struct TokenGains: Sendable {
    private struct Gain: BitwiseCopyable {
        /// The query for which this was set.
        var stamp: UInt32 = 0
        var gain: UInt8 = 0
        /// How often the query has the token, and how often the unit at hand has had it.
        var count: UInt16 = 0
        var seen: UInt16 = 0
        /// How many pairs of neighbours in the query the token may stand for.
        var joins: UInt16 = 0
    }

    /// What a unit has in common with a query.
    struct Comparison {
        /// W of the unit.
        var weight = 0
        /// How much of it finds no partner.
        var unmatched = 0
        /// The weight of the tokens that both have, each as often as both have it.
        var shared = 0
        /// Whether a word of the unit is thin.
        var hasThinWord = false
        /// For how many pairs of neighbours in the query the unit may have one token, at most.
        var joins = 0
    }

    private var gains: [Gain] = []
    private var stamp: UInt32 = 0

    /// Turns to a query.
    mutating func begin(_ query: FuzzyQuery, in vocabulary: Vocabulary) {
        if gains.count < vocabulary.count {
            let further = vocabulary.count - gains.count + vocabulary.count / 4
            gains += [Gain](repeating: Gain(), count: further)
        }
        if stamp == .max {
            for place in gains.indices { gains[place] = Gain() }
            stamp = 0
        }
        stamp += 1
        for term in query.terms {
            for word in term.similar {
                set(word.id, max(0, Int(word.weight) - Int(word.cost)), count: 0)
            }
        }
        for term in query.terms { set(term.id, term.single, count: term.count) }
        for join in query.joins {
            let place = Int(join.id)
            if gains[place].stamp != stamp { gains[place] = Gain(stamp: stamp) }
            gains[place].joins = UInt16(clamping: Int(gains[place].joins) + 1)
        }
    }

    private mutating func set(_ id: UInt32, _ gain: Int, count: Int) {
        let place = Int(id)
        if gains[place].stamp != stamp { gains[place] = Gain(stamp: stamp) }
        gains[place].gain = max(gains[place].gain, UInt8(gain))
        gains[place].count = UInt16(clamping: count)
    }

    /// Compares the tokens of a unit with the query, in one pass over each.
    mutating func compare(
        _ tokens: UnsafeBufferPointer<UInt32>, in vocabulary: Vocabulary
    ) -> Comparison {
        let stamp = stamp
        return gains.withUnsafeMutableBufferPointer { gains in
            var comparison = Comparison()
            for token in tokens {
                let entry = vocabulary.entry(of: token)
                let weight = entry.weight
                comparison.weight &+= weight
                comparison.unmatched &+= weight
                comparison.hasThinWord = comparison.hasThinWord || entry.isThin
                let place = Int(token)
                guard gains[place].stamp == stamp else { continue }
                comparison.unmatched &-= Int(gains[place].gain)
                comparison.joins &+= Int(gains[place].joins)
                if gains[place].seen < gains[place].count {
                    gains[place].seen &+= 1
                    comparison.shared &+= weight
                }
            }
            for token in tokens { gains[Int(token)].seen = 0 }
            return comparison
        }
    }
}
