/// How much of the weight of each token of a vocabulary a query could save by a partner in it.
///
/// What of a unit's weight finds no partner in the query is paid in full: the ordered alignment
/// costs at least that, and so does the bag (bound 1).
struct TokenGains: Sendable {
    private var stamps: [UInt32] = []
    private var gains: [UInt8] = []
    private var stamp: UInt32 = 0

    /// Turns to a query.
    mutating func begin(_ query: FuzzyQuery, in vocabulary: Vocabulary) {
        if stamps.count < vocabulary.count {
            let further = vocabulary.count - stamps.count + vocabulary.count / 4
            stamps += [UInt32](repeating: 0, count: further)
            gains += [UInt8](repeating: 0, count: further)
        }
        if stamp == .max {
            for place in stamps.indices { stamps[place] = 0 }
            stamp = 0
        }
        stamp += 1
        for term in query.terms {
            for word in term.similar {
                set(word.id, max(0, Int(word.weight) - Int(word.cost)))
            }
        }
        for term in query.terms { set(term.id, vocabulary.weight(of: term.id)) }
    }

    private mutating func set(_ id: UInt32, _ gain: Int) {
        let place = Int(id)
        gains[place] = UInt8(stamps[place] == stamp ? max(Int(gains[place]), gain) : gain)
        stamps[place] = stamp
    }

    /// The weight of a unit's tokens, and how much of it finds no partner.
    func weight(
        of tokens: [UInt32], in vocabulary: Vocabulary
    ) -> (whole: Int, unmatched: Int) {
        var whole = 0
        var unmatched = 0
        for token in tokens {
            let weight = vocabulary.weight(of: token)
            whole &+= weight
            unmatched &+= weight
            if stamps[Int(token)] == stamp { unmatched &-= Int(gains[Int(token)]) }
        }
        return (whole, unmatched)
    }
}
