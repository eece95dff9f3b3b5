internal import GRDB
internal import Matching

/// The fuzzy matches of one query, found by the index.
struct IndexLookup {
    /// What a look-up does with a unit that may be in the answer.
    struct Taker {
        /// How the units of a pair of languages answer on this side; nil where they do not.
        let points: (SIMD2<Int64>) -> Int?
        /// The least final score that is still of interest, in hundredths of a percent.
        let cut: () -> Int
        /// Holds the text of a unit against the query.
        let consider: (Int64) throws -> Void
    }

    let index: IndexReader
    let side: TextSide
    let database: Database

    /// A segment with the number of points that is taken off its units at least.
    private struct Source {
        let segment: PostingSegment
        let points: Int
        let isHidden: (Int64) -> Bool
    }

    /// A file of the index that turned out to be damaged while it was read.
    struct Damage: Error {
        let name: String?
    }

    /// Hands over the units that may be in the answer, the likeliest first.
    func run(_ sequence: TokenSequence, joins: [TokenJoin], _ taker: Taker) throws {
        var query = try query(sequence, joins, postponingAbove: taker.cut())
        var sources = try collect(query, taker)
        if query.postponedCount > 0,
            index.search.candidates.count > Self.fewCandidates * query.postponedCount
        {
            query = try self.query(sequence, joins, postponingAbove: nil)
            sources = try collect(query, taker)
        }
        try compareTail(query, taker)
        try compareUncovered(query, taker)
        index.search.sortCandidates()
        for candidate in index.search.candidates {
            let source = sources[candidate.segment]
            let base = taker.cut() + source.points
            guard candidate.bound >= base else { continue }
            let hit = try reading(source, number: candidate.segment) {
                () throws(IndexFileError) in
                try index.search.hit(
                    candidate, in: source.segment, query, base: base,
                    aligner: &index.aligner.value)
            }
            guard let hit, !source.isHidden(hit.unit) else { continue }
            try take(
                hit.unit, pair: source.segment.pairs[hit.pair], base: hit.cost.base ?? 0, taker)
        }
    }

    /// To look at as many candidates takes as long as to find the words similar to a new one.
    private static let fewCandidates = 100

    private func query(
        _ sequence: TokenSequence, _ joins: [TokenJoin], postponingAbove base: Int?
    ) throws -> FuzzyQuery {
        do {
            return try FuzzyQuery(
                sequence, joins: joins, in: index.aligner.value.vocabulary,
                first: index.tokenCount, similar: &index.similar, postponingAbove: base)
        } catch { throw Damage(name: index.vocabularyName) }
    }

    private func take(
        _ unit: Int64, pair: SIMD2<Int64>, base: Int, _ taker: Taker
    ) throws {
        guard let points = taker.points(pair), base - points >= taker.cut() else { return }
        try taker.consider(unit)
    }

    private func collect(_ query: FuzzyQuery, _ taker: Taker) throws -> [Source] {
        index.search.begin(query, in: index.aligner.value.vocabulary)
        var sources: [Source] = []
        func add(_ segment: PostingSegment, _ isHidden: @escaping (Int64) -> Bool) {
            let points = segment.pairs.compactMap(taker.points).min()
            sources.append(
                Source(segment: segment, points: points ?? .max / 2, isHidden: isHidden))
        }
        for segment in index.segments[side] ?? [] {
            add(segment.postings) { segment.hidden.contains($0) }
        }
        if let delta = index.deltas[side], let segment = delta.segment {
            add(segment) { delta.hidden.contains($0) }
        }
        for (number, source) in sources.enumerated() where source.points < .max / 2 {
            try reading(source, number: number) { () throws(IndexFileError) in
                try index.search.collect(
                    query, in: source.segment, number: number,
                    base: taker.cut() + source.points, index.aligner.value.vocabulary)
            }
        }
        return sources
    }

    /// Reads a segment; damage in a file is told with its listing.
    private func reading<Value>(
        _ source: Source, number: Int, _ body: () throws(IndexFileError) -> Value
    ) throws -> Value {
        do { return try body() } catch {
            guard let segments = index.segments[side], number < segments.count else { throw error }
            throw Damage(name: segments[number].listing.name)
        }
    }

    private func compareTail(_ query: FuzzyQuery, _ taker: Taker) throws {
        for single in index.deltas[side]?.tail ?? []
        where query.mayReach(
            taker.cut(), weight: single.weight, hasThinWord: single.hasThinWord,
            tokenCount: single.unit.tokens.count)
        {
            let unit = single.unit
            guard let points = taker.points(unit.pair) else { continue }
            try compare(unit.id, unit.pair, unit.tokens[...], points: points, query, taker)
        }
    }

    /// Reads the token ids of the units that no file covers and the memory does not hold.
    private func compareUncovered(_ query: FuzzyQuery, _ taker: Taker) throws {
        // Most units have the languages of the one before.
        var last: (pair: SIMD2<Int64>, points: Int?)?
        for range in index.uncovered[side] ?? [] {
            try TokenRows(database, side, in: range).forEach(tokenCount: index.tokenCount) {
                unit, pair, tokens in
                if last?.pair != pair { last = (pair, taker.points(pair)) }
                guard let points = last?.points else { return }
                try compare(unit, pair, tokens, points: points, query, taker)
            }
        }
    }

    private func compare(
        _ unit: Int64, _ pair: SIMD2<Int64>, _ tokens: ArraySlice<UInt32>, points: Int,
        _ query: FuzzyQuery, _ taker: Taker
    ) throws {
        let cost = index.search.cost(
            of: tokens, query, base: taker.cut() + points, aligner: &index.aligner.value)
        if let base = cost?.base { try take(unit, pair: pair, base: base, taker) }
    }
}
