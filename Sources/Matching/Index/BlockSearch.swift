/// Adds up, block by block of a segment, how much of a query's weight each unit may share.
struct BlockSearch: Sendable {
    /// A list of places, read block by block.
    private struct List {
        let start: Int
        let end: Int
        var next: Int
        /// How much of the query's weight a unit of the list may save.
        let gain: UInt32
    }

    /// A token of the query with its list and those of similar words, which save the most first.
    private struct Term {
        let weight: Int
        let lists: Range<Int>
        let size: Int
    }

    /// For each place of a block the weight so far and, above it, the last term that added to it,
    /// counted from 1.
    private var sums = [UInt32](repeating: 0, count: PostingSegment.blockSize)
    /// The places of the block that are candidates: as many as are counted.
    private var found = [UInt16](repeating: 0, count: PostingSegment.blockSize)
    private var foundCount = 0
    private var lists: [List] = []
    private var terms: [Term] = []

    private static let termShift: UInt32 = 18
    private static let sumMask: UInt32 = (1 << termShift) - 1
    /// Queries with more terms, or heavier ones, are held against every unit of nearly their weight.
    private static let mostTerms = 1 << 13
    private static let heaviestQuery = 1 << 17
    /// To look at a candidate costs as much as to read so many places of lists: its tokens lie
    /// anywhere.
    private static let worthwhile = 100
    /// To look a candidate up in a list costs as much as to read so many places of it.
    private static let probe = 16

    /// Hands out the places of the units that may reach a base score, with the highest that each
    /// can have.
    mutating func search(
        _ query: FuzzyQuery, _ segment: PostingSegment, base: Int,
        _ report: (_ place: Int, _ bound: Int) -> Void
    ) throws(IndexFileError) {
        let weight = query.sequence.weight
        let allowed = FuzzyQuery.largestDistance(base: base, heavier: weight)
        let heaviest = Self.heaviest(for: weight + query.slack, base: base)
        let places = segment.places(
            ofWeights: max(1, weight - allowed - query.slack)...max(1, heaviest))
        let heaviestThin = Self.heaviest(for: query.reach, base: base)
        let thin = try segment.thinPlaces(upTo: heaviestThin)
        guard query.terms.count < Self.mostTerms, query.reach + query.slack < Self.heaviestQuery
        else {
            for place in places { report(place, 10_000) }
            for place in thin { report(place, 10_000) }
            return
        }
        var isWhole = false
        defer { if !isWhole { clear() } }
        try prepare(query, segment)
        if !places.isEmpty {
            let prefix = prefix(above: allowed + query.slack)
            try search(
                places, query, segment, base: base, prefix: prefix, isRegular: true, report)
        }
        if !thin.isEmpty {
            let prefix = prefix(
                above: FuzzyQuery.largestDistance(base: base, heavier: max(weight, heaviestThin)))
            try search(
                thin, query, segment, base: base, prefix: prefix, isRegular: false, report)
        }
        isWhole = true
    }

    /// Forgets the sums of a block that turned out to be damaged half-way.
    private mutating func clear() {
        for place in sums.indices { sums[place] = 0 }
        foundCount = 0
    }

    /// The largest weight of a unit that the difference to the query's does not rule out.
    private static func heaviest(for weight: Int, base: Int) -> Int {
        var heaviest = weight * 10_000 / base + 2
        while heaviest > weight,
            heaviest - FuzzyQuery.largestDistance(base: base, heavier: heaviest) > weight
        {
            heaviest -= 1
        }
        return heaviest
    }

    private mutating func prepare(
        _ query: FuzzyQuery, _ segment: PostingSegment
    ) throws(IndexFileError) {
        lists.removeAll(keepingCapacity: true)
        terms.removeAll(keepingCapacity: true)
        for term in query.terms {
            let first = lists.count
            var size = 0
            func add(_ list: Range<Int>, gain: Int) {
                guard !list.isEmpty else { return }
                lists.append(
                    List(
                        start: list.lowerBound, end: list.upperBound, next: list.lowerBound,
                        gain: UInt32(gain)))
                size += list.count
            }
            add(segment.list(of: term.id), gain: term.weight)
            for word in term.similar { add(segment.list(of: word.id), gain: term.gain(of: word)) }
            // A unit counts by the first list that has it.
            lists[first...].sort { $0.gain > $1.gain }
            terms.append(Term(weight: term.weight, lists: first..<lists.count, size: size))
        }
        for list in lists { try segment.touchList(list.next..<list.end) }
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
        let weight = query.sequence.weight
        var block = places.lowerBound / PostingSegment.blockSize
        while block * PostingSegment.blockSize < places.upperBound {
            let start = block * PostingSegment.blockSize
            let range =
                max(places.lowerBound, start) - start..<min(
                    places.upperBound, start + PostingSegment.blockSize) - start
            var processed = 0
            for place in 0..<terms.count {
                if place >= prefix {
                    let work = work(for: terms[place], block, segment)
                    guard work <= Self.worthwhile * foundCount else { break }
                }
                processed += terms[place].weight
                let position = UInt32(place + 1)
                for number in terms[place].lists {
                    // Taken out meanwhile, since both are parts of this value.
                    var list = lists[number]
                    add(
                        &list, block, range, segment, position: position,
                        isPrefix: place < prefix)
                    lists[number] = list
                }
            }
            guard foundCount > 0 else {
                block += 1
                continue
            }
            let weights = try segment.weights(
                of: start..<min(start + PostingSegment.blockSize, segment.count))
            for offset in found[..<foundCount] {
                let sum = Int(sums[Int(offset)] & Self.sumMask)
                sums[Int(offset)] = 0
                let heavier = max(weight, Int(weights[Int(offset)]))
                let matched = sum + weight - processed
                // Of a unit with thin words a partner may be heavier than what it stands for.
                let least = max(
                    0,
                    isRegular
                        ? heavier - matched - query.slack
                        : max(weight - matched, heavier - query.reach))
                if least <= FuzzyQuery.largestDistance(base: base, heavier: heavier) {
                    report(start + Int(offset), 10_000 * (heavier - least) / heavier)
                }
            }
            foundCount = 0
            block += 1
        }
        for place in lists.indices { lists[place].next = lists[place].start }
    }

    /// What it takes to add what the lists of a term hold for a block to the candidates.
    private mutating func work(
        for term: Term, _ block: Int, _ segment: PostingSegment
    ) -> Int {
        var work = 0
        for list in term.lists {
            Self.skip(&lists[list], to: block, segment.lists)
            let next = lists[list].next
            if next < lists[list].end, Int(segment.lists[next]) == block {
                work += min(Int(segment.lists[next + 1]) + 1, Self.probe * foundCount)
            }
        }
        return work
    }

    /// Goes to the first block of a list at or after one.
    @inline(__always)
    private static func skip(
        _ list: inout List, to block: Int, _ numbers: UnsafeBufferPointer<UInt16>
    ) {
        while list.next &+ 2 < list.end, Int(numbers[list.next]) < block {
            list.next &+= Int(numbers[list.next &+ 1]) &+ 3
        }
        if list.next &+ 2 >= list.end { list.next = list.end }
    }

    /// Adds what the units of a block save by being in a list; only those of a prefix list become
    /// candidates.
    private mutating func add(
        _ list: inout List, _ block: Int, _ range: Range<Int>, _ segment: PostingSegment,
        position: UInt32, isPrefix: Bool
    ) {
        Self.skip(&list, to: block, segment.lists)
        guard list.next < list.end, Int(segment.lists[list.next]) == block else { return }
        let first = list.next + 2
        let end = min(list.end, first + Int(segment.lists[list.next + 1]) + 1)
        let places = UnsafeBufferPointer(rebasing: segment.lists[first..<end])
        let start = Self.firstIndex(in: places, atLeast: range.lowerBound)
        let stop =
            range.upperBound >= PostingSegment.blockSize
            ? places.count : Self.firstIndex(in: places, atLeast: range.upperBound)
        guard start < stop else { return }
        let gain = list.gain
        let mark = position &<< Self.termShift
        if !isPrefix, stop - start > Self.probe * foundCount {
            for place in found[..<foundCount] {
                let sum = sums[Int(place)]
                guard sum &>> Self.termShift != position else { continue }
                let index = Self.firstIndex(in: places, atLeast: Int(place))
                if index < places.count, places[index] == place {
                    sums[Int(place)] = mark | (sum & Self.sumMask) &+ gain
                }
            }
            return
        }
        foundCount = sums.withUnsafeMutableBufferPointer { sums in
            found.withUnsafeMutableBufferPointer { found in
                var count = foundCount
                for index in start..<stop {
                    let place = Int(places[index])
                    let sum = sums[place]
                    if sum == 0 {
                        guard isPrefix else { continue }
                        found[count] = places[index]
                        count &+= 1
                        sums[place] = mark | gain
                    } else if sum &>> Self.termShift != position {
                        // Of several lists of a term the first to have a unit saves the most.
                        sums[place] = mark | (sum & Self.sumMask) &+ gain
                    }
                }
                return count
            }
        }
    }

    /// The first of some rising places that is not below a limit.
    @inline(__always)
    private static func firstIndex(
        in places: UnsafeBufferPointer<UInt16>, atLeast limit: Int
    ) -> Int {
        guard limit > 0 else { return 0 }
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low &+ high) / 2
            if Int(places[middle]) < limit { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
