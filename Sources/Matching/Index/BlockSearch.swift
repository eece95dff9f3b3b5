/// Adds up, block by block of a segment, how much of a query's weight each unit may share.
struct BlockSearch: Sendable {
    /// A token of the query with its list and those of similar words, which save the most first.
    private struct Term {
        let weight: Int
        let lists: Range<Int>
        let size: Int
        /// Whether its lists are not known.
        let isPostponed: Bool
    }

    private var sums = BlockSums()
    private var lists: [PostingList] = []
    private var terms: [Term] = []
    /// What units of each weight must share, beside the weight of the terms that were added up.
    private var needs: [Int32] = []

    /// To look at a candidate costs as much as to read so many places of lists: its tokens lie
    /// anywhere.
    private static let worthwhile = 100
    /// More than any list has.
    private static let unknown = 1 << 32

    /// Hands out the places of the units that may reach a base score, with the highest that each
    /// can have.
    mutating func search(
        _ query: FuzzyQuery, _ segment: PostingSegment, base: Int,
        _ report: (_ place: Int, _ bound: Int) -> Void
    ) throws(IndexFileError) {
        let weight = query.sequence.weight
        let allowed = FuzzyQuery.largestDistance(base: base, heavier: weight)
        let heaviest = FuzzyQuery.heaviest(for: weight + query.slack, base: base)
        let places = segment.places(
            ofWeights: max(1, weight - allowed - query.slack)...max(1, heaviest))
        let heaviestThin = FuzzyQuery.heaviest(for: query.reach, base: base)
        // Each token of the query that finds a partner takes one of the unit's, whatever that weighs.
        let paid = FuzzyQuery.largestDistance(base: base, heavier: max(weight, heaviestThin))
        let lightestThin = max(1, (weight - paid) / max(1, query.heaviestToken))
        let thin = try segment.thinPlaces(
            ofWeights: lightestThin...max(lightestThin, heaviestThin))
        guard query.terms.count < BlockSums.mostTerms,
            query.reach + query.slack < BlockSums.heaviestQuery
        else {
            for place in places { report(place, 10_000) }
            for place in thin { report(place, 10_000) }
            return
        }
        // Where the segment turns out to be damaged half-way.
        defer { sums.empty { _, _ in } }
        try prepare(query, segment)
        if !places.isEmpty {
            let prefix = prefix(above: allowed + query.slack)
            try search(
                places, query, segment, base: base, prefix: prefix, isRegular: true, report)
        }
        if !thin.isEmpty {
            let prefix = prefix(above: paid)
            try search(
                thin, query, segment, base: base, prefix: prefix, isRegular: false, report)
        }
    }

    private mutating func prepare(
        _ query: FuzzyQuery, _ segment: PostingSegment
    ) throws(IndexFileError) {
        lists.removeAll(keepingCapacity: true)
        terms.removeAll(keepingCapacity: true)
        for term in query.terms {
            let first = lists.count
            var size = 0
            func add(_ token: UInt32, gain: Int) throws(IndexFileError) {
                let range = segment.list(of: token)
                guard !range.isEmpty else { return }
                try segment.touchList(range)
                let list = PostingList(range, of: segment.lists, gain: UInt32(gain))
                lists.append(list)
                size += list.count
            }
            guard !term.isPostponed else {
                terms.append(
                    Term(
                        weight: term.weight, lists: first..<first, size: Self.unknown,
                        isPostponed: true))
                continue
            }
            try add(term.id, gain: term.weight)
            for word in term.similar { try add(word.id, gain: term.gain(of: word)) }
            // A unit counts by the first list that has it.
            lists[first...].sort { $0.gain > $1.gain }
            terms.append(
                Term(
                    weight: term.weight, lists: first..<lists.count, size: size,
                    isPostponed: false))
        }
    }

    /// How many terms it takes, the cheapest first, that every match has one of them.
    private mutating func prefix(above allowed: Int) -> Int {
        // Those whose weight is the cheapest to read come first.
        terms.sort { $0.size * $1.weight < $1.size * $0.weight }
        var sum = 0
        var count = 0
        while count < terms.count, sum <= allowed {
            sum += terms[count].weight
            count += 1
        }
        // Heavier ones later on may make some superfluous.
        var place = count - 1
        while place >= 0, sum > allowed {
            if sum - terms[place].weight > allowed {
                sum -= terms[place].weight
                terms.append(terms.remove(at: place))
                count -= 1
            }
            place -= 1
        }
        if count < terms.count {
            terms[count...].sort { $0.size * $1.weight < $1.size * $0.weight }
        }
        return count
    }

    private mutating func search(
        _ places: Range<Int>, _ query: FuzzyQuery, _ segment: PostingSegment, base: Int,
        prefix: Int, isRegular: Bool, _ report: (_ place: Int, _ bound: Int) -> Void
    ) throws(IndexFileError) {
        guard !terms[..<prefix].contains(where: \.isPostponed) else {
            for place in places { report(place, 10_000) }
            return
        }
        let weight = query.sequence.weight
        let all = try segment.weights(of: places)
        guard let lightest = all.first, let heaviest = all.last else { return }
        setNeeds(of: Int(lightest)...Int(max(lightest, heaviest)), query, base, isRegular)
        let size = PostingSegment.blockSize
        for block in places.lowerBound / size...(places.upperBound - 1) / size {
            let start = block * size
            let range =
                max(places.lowerBound, start) - start..<min(places.upperBound, start + size) - start
            var processed = 0
            for (place, term) in terms[..<prefix].enumerated() {
                processed += term.weight
                for number in term.lists {
                    if let list = lists[number].block(block, of: segment.lists) {
                        sums.gather(list, in: range, gain: lists[number].gain, term: place + 1)
                    }
                }
            }
            guard sums.count > 0 else { continue }
            let weights = try segment.weights(of: start..<min(start + size, segment.count))
            sums.prune(weights, lowest: Int(lightest), needs: needs, further: processed)
            for (place, term) in terms.enumerated().dropFirst(prefix) where !term.isPostponed {
                guard work(for: term, block, segment) <= Self.worthwhile * sums.count else { break }
                processed += term.weight
                for number in term.lists {
                    if let list = lists[number].block(block, of: segment.lists) {
                        sums.add(list, in: range, gain: lists[number].gain, term: place + 1)
                    }
                }
                sums.prune(weights, lowest: Int(lightest), needs: needs, further: processed)
            }
            sums.empty { place, sum in
                let heavier = max(weight, Int(weights[place]))
                let least = Self.leastDistance(
                    query, matched: sum + weight - processed, heavier: heavier, isRegular)
                report(start + place, 10_000 * (heavier - least) / heavier)
            }
        }
        for place in lists.indices { lists[place].rewind() }
    }

    /// What an alignment costs at least, where so much of the query may find partners.
    private static func leastDistance(
        _ query: FuzzyQuery, matched: Int, heavier: Int, _ isRegular: Bool
    ) -> Int {
        // Of a unit with thin words a partner may be heavier than what it stands for.
        max(
            0,
            isRegular
                ? heavier - matched - query.slack
                : max(query.sequence.weight - matched, heavier - query.reach))
    }

    /// Finds what units must share: the least distance that follows from a sum is linear in it.
    private mutating func setNeeds(
        of weights: ClosedRange<Int>, _ query: FuzzyQuery, _ base: Int, _ isRegular: Bool
    ) {
        needs.removeAll(keepingCapacity: true)
        let weight = query.sequence.weight
        for heavier in weights.lazy.map({ max(weight, $0) }) {
            let largest = FuzzyQuery.largestDistance(base: base, heavier: heavier)
            let isTooHeavy = !isRegular && heavier - query.reach > largest
            let need = isRegular ? heavier - query.slack - weight - largest : -largest
            needs.append(isTooHeavy ? .max / 2 : Int32(truncatingIfNeeded: need))
        }
    }

    /// What it takes to add what the lists of a term hold for a block to the candidates.
    private mutating func work(
        for term: Term, _ block: Int, _ segment: PostingSegment
    ) -> Int {
        var work = 0
        for number in term.lists {
            guard let list = lists[number].block(block, of: segment.lists) else { continue }
            work += min(list.count, BlockSums.probe * sums.count)
        }
        return work
    }
}
