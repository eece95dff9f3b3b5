internal import Matching

/// What the queries of a look-up share with the row at hand.
///
/// For each token of the vocabulary, once it is met: which queries have it, how often, and how much
/// of its weight a similar word of theirs could save.
struct SharedTokens {
    private struct Share {
        var query: Int32
        /// How often the query has the very token.
        var count: Int32
        /// How much less than the token's weight its cheapest partner in the query costs.
        var gain: Int32
        /// Whether the query may have two words for the token.
        var isJoin = false
    }

    private struct Owner {
        let query: Int
        var count: Int
    }

    /// The queries that share a token or a similar word with the row at hand.
    private(set) var met: [Int] = []

    /// The different tokens of the queries, and for each the queries that have it.
    private var tokens: [UInt32] = []
    private var owners: [[Owner]] = []
    private var placeOfToken: [UInt32: Int] = [:]
    /// The queries that may have two words for a token.
    private var joiners: [UInt32: [Int]] = [:]
    private var shares: [Share] = []
    private var sharesOfToken: [Range<Int>?] = []
    private var weights: [Int] = []
    private var gains: [Int] = []
    private var isMet: [Bool] = []
    private var isJoined: [Bool] = []

    /// Takes up the tokens of a query and its neighbours that a row may write as one; queries are
    /// counted from 0.
    mutating func add(_ sequence: TokenSequence, joins: [TokenJoin], of query: Int) {
        for join in joins where joiners[join.id]?.last != query {
            joiners[join.id, default: []].append(query)
        }
        weights.append(0)
        gains.append(0)
        isMet.append(false)
        isJoined.append(false)
        for id in sequence.bag {
            let place = placeOfToken[id] ?? tokens.count
            if place == tokens.count {
                placeOfToken[id] = place
                tokens.append(id)
                owners.append([])
            }
            if owners[place].last?.query == query {
                owners[place][owners[place].count - 1].count += 1
            } else {
                owners[place].append(Owner(query: query, count: 1))
            }
        }
    }

    /// Turns to a row with some tokens.
    mutating func meet(_ sequence: TokenSequence, in vocabulary: Vocabulary) {
        for query in met {
            weights[query] = 0
            gains[query] = 0
            isMet[query] = false
            isJoined[query] = false
        }
        met.removeAll(keepingCapacity: true)
        let bag = sequence.bag
        var place = 0
        while place < bag.count {
            let id = bag[place]
            var end = place + 1
            while end < bag.count, bag[end] == id { end += 1 }
            let weight = vocabulary.weight(of: id)
            for share in shares[sharedBy(id, in: vocabulary)] {
                let query = Int(share.query)
                if !isMet[query] {
                    isMet[query] = true
                    met.append(query)
                }
                weights[query] += weight * min(end - place, Int(share.count))
                gains[query] += Int(share.gain) * (end - place)
                if share.isJoin { isJoined[query] = true }
            }
            place = end
        }
    }

    /// Whether the row has one token for two words of a query: what they share is then more.
    func isJoined(_ query: Int) -> Bool { isJoined[query] }

    /// The weight of the equal tokens of a query and the row, each as often as both have it.
    func weight(of query: Int) -> Int { weights[query] }

    /// An upper bound of the row's weight that partners in a query can save.
    func gain(of query: Int) -> Int { gains[query] }

    private mutating func sharedBy(_ id: UInt32, in vocabulary: Vocabulary) -> Range<Int> {
        while sharesOfToken.count <= Int(id) { sharesOfToken.append(nil) }
        if let known = sharesOfToken[Int(id)] { return known }
        var found: [Int: Share] = [:]
        let weight = vocabulary.weight(of: id)
        if let place = placeOfToken[id] {
            for owner in owners[place] {
                found[owner.query] = Share(
                    query: Int32(owner.query), count: Int32(owner.count), gain: Int32(weight))
            }
        }
        for (place, cost) in vocabulary.similarTokens(to: id, among: tokens) {
            for owner in owners[place] {
                var share =
                    found[owner.query] ?? Share(query: Int32(owner.query), count: 0, gain: 0)
                // A partner that saves nothing of a thin word may save much of the query's.
                share.gain = max(share.gain, Int32(weight - cost))
                found[owner.query] = share
            }
        }
        for query in joiners[id] ?? [] {
            found[query, default: Share(query: Int32(query), count: 0, gain: 0)].isJoin = true
        }
        let start = shares.count
        shares += found.values.sorted { $0.query < $1.query }
        sharesOfToken[Int(id)] = start..<shares.count
        return start..<shares.count
    }
}
