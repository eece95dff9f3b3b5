internal import Language

/// The search of one text for the places of terms.
struct PlaceSearch {
    /// Tokens that are the forms of a headword.
    private struct Candidate {
        let range: Range<Int>
        let kind: TermHitKind
        let isInterrupted: Bool
        let tokenCount: Int
        let term: TermReference

        /// Those of most words first, then the first, each place's best kind before its others.
        func precedes(_ other: Candidate) -> Bool {
            if tokenCount != other.tokenCount { return tokenCount > other.tokenCount }
            if isInterrupted != other.isInterrupted { return !isInterrupted }
            if range.lowerBound != other.range.lowerBound {
                return range.lowerBound < other.range.lowerBound
            }
            if range != other.range { return range.upperBound > other.range.upperBound }
            if kind != other.kind { return kind < other.kind }
            return term < other.term
        }
    }

    private let bytes: [UInt8]
    private let index: TermIndex
    private var candidates: [Candidate] = []

    init(bytes: [UInt8], index: TermIndex) {
        self.bytes = bytes
        self.index = index
    }

    mutating func collect(_ reader: TokenReader) {
        let readings = reader.readings(of: bytes)
        let terms = index.languages[reader.language]
        for start in readings.indices where !reader.matches(readings[start]).isEmpty {
            terms.tree.follow(
                from: start, count: readings.count, matches: { reader.matches(readings[$0]) },
                mayPassOver: { reader.mayStandInside(readings[$0]) },
                visit: { place, end in
                    let node = terms.tree.nodes[Int(place.node)]
                    let tokens = readings[start..<end]
                    for term in node.terms {
                        add(term, place, tokens, terms, reader.language, atBest: .exact)
                    }
                    for term in node.variants {
                        add(term, place, tokens, terms, reader.language, atBest: .listed)
                    }
                })
        }
    }

    private mutating func add(
        _ number: Int32, _ place: TermTree.Place, _ readings: ArraySlice<TokenReader.Reading>,
        _ terms: LanguageTerms, _ language: Int, atBest best: TermHitKind
    ) {
        guard let first = readings.first, let last = readings.last else { return }
        // The rules come before the choice: what they refuse hides no shorter term.
        let term = terms.terms[Int(number)]
        let kind = max(place.kind, place.isInterrupted ? .stem : best)
        let isAllowed = term.entries.contains { row in
            TermFinder.allows(row, kind, isInterrupted: place.isInterrupted) {
                readings.map { String(decoding: bytes[$0.range], as: UTF8.self) }
            }
        }
        guard isAllowed else { return }
        candidates.append(
            Candidate(
                range: first.range.lowerBound..<last.range.upperBound, kind: kind,
                isInterrupted: place.isInterrupted, tokenCount: term.tokenCount,
                term: TermReference(language: Int32(language), term: number)))
    }

    /// The places that were collected: of those that overlap the longest, the others left out or
    /// marked.
    mutating func places(overlapping: Bool) -> [TermPlace] {
        if candidates.count > 1 { candidates.sort { $0.precedes($1) } }
        var places: [TermPlace] = []
        var taken: [Range<Int>] = []
        var next = 0
        while next < candidates.count {
            let best = candidates[next]
            var terms: [TermReference] = []
            while next < candidates.count, candidates[next].range == best.range,
                candidates[next].tokenCount == best.tokenCount,
                candidates[next].isInterrupted == best.isInterrupted
            {
                if candidates[next].kind == best.kind, terms.last != candidates[next].term {
                    terms.append(candidates[next].term)
                }
                next += 1
            }
            let isOverlapped = taken.contains { $0.overlaps(best.range) }
            if isOverlapped, !overlapping { continue }
            if !isOverlapped { taken.append(best.range) }
            places.append(
                TermPlace(
                    range: best.range, kind: best.kind, isInterrupted: best.isInterrupted,
                    isOverlapped: isOverlapped, terms: terms))
        }
        if places.count > 1 {
            places.sort {
                ($0.range.lowerBound, -$0.range.upperBound) < (
                    $1.range.lowerBound, -$1.range.upperBound
                )
            }
        }
        return places
    }
}
