/// Finds pairs of segments that surely translate each other, by their rare words: they show the
/// way through texts of any length, whatever is missing from either.
struct AnchorFinder {
    private let model: BeadModel
    private let stretch: Stretch

    /// Words that stand in more segments than this tell too little for what they cost.
    private static let commonest = 30
    /// How many partners of each segment are looked at.
    private static let partners = 4
    /// The least score of an anchor, which also costs each: a doubtful one must not lead away.
    private static let leastScore: Float = 3
    /// What it counts that a pair begins a bead that was found to be sure.
    private static let sureness: Float = 10
    /// What the lengths count for, since the segments of an anchor may be parts of a larger bead.
    private static let lengthWeight = 0.3
    /// The share of segments with an anchor by its words for which vectors need not be asked.
    private static let plenty = 0.3

    init(_ model: BeadModel, _ stretch: Stretch) {
        self.model = model
        self.stretch = stretch
    }

    /// The anchors of the stretch, both positions rising: of those that its words show and of pairs
    /// that are sure from elsewhere.
    func anchors(sure: [Anchor] = []) throws -> [Anchor] {
        let (forward, backward) = try model.workers.both {
            try Self.candidates(model.ofTarget, given: stretch.source, judged: stretch.target)
        } _: { [model, stretch] in
            try Self.candidates(model.ofSource, given: stretch.target, judged: stretch.source)
        }
        let pairs =
            forward.map { Anchor(source: $0.given, target: $0.judged) }
            + backward.map { Anchor(source: $0.judged, target: $0.given) }
        let found = try chain(pairs, sure: sure)
        guard let vectors = model.vectors else { return found }
        // A few words that are only alike may lead astray, and vectors cost time.
        let agreement = found.reduce(Float(0)) { $0 + vectors.score($1.source, $1.target) }
        let count = min(stretch.source.count, stretch.target.count)
        guard agreement <= 0 || Double(found.count) < Self.plenty * Double(count) else {
            return found
        }
        return try chain(pairs + VectorAnchors(vectors, stretch).anchors(), sure: sure)
    }

    /// The heaviest chain of pairs, each as heavy as its score.
    func chain(_ pairs: [Anchor], sure: [Anchor]) throws -> [Anchor] {
        let isSure = Set(sure)
        var all = (pairs + sure).filter {
            !model.alone.stand(in: $0.source..<$0.source + 1, $0.target..<$0.target + 1)
        }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        all = all.enumerated().filter { $0.offset == 0 || all[$0.offset - 1] != $0.element }
            .map(\.element)
        let scores = zip(all, try scores(of: all)).map { pair, score in
            isSure.contains(pair) ? max(score, 0) + Self.sureness : score
        }
        let candidates = zip(all, scores).filter { $0.1 >= Self.leastScore }
        return AnchorChain(candidates.map(\.0), scores: candidates.map { Double($0.1) }).anchors
    }

    /// For each given segment the few judged ones that share most with it.
    private static func candidates(
        _ lexicon: DirectedLexicon, given: Range<Int>, judged: Range<Int>
    ) throws -> [(given: Int, judged: Int)] {
        var postings = TypePostings(
            lexicon.judged, judged,
            atMost: min(commonest, max(8, judged.count / 20 + 8)), in: lexicon.memory)
        var group = GroupEvidence(lexicon)
        var scores = [Float](repeating: 0, count: judged.count)
        var touched: [Int] = []
        var found: [(given: Int, judged: Int)] = []
        for segment in given {
            if segment % 64 == 0 { try Task.checkCancellation() }
            group.add(segment)
            for type in group.matchedTypes {
                let places = postings.places(of: type)
                guard !places.isEmpty else { continue }
                add(
                    group.evidence(ofType: type), to: &scores, &touched,
                    at: postings.segments.span, places, from: judged.lowerBound)
            }
            group.clear()
            for place in best(of: touched, scores) {
                found.append((segment, judged.lowerBound + place))
            }
            for place in touched { scores[place] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
        postings.giveBack()
        return found
    }

    /// Adds to the scores of segments, which are counted from the first one.
    private static func add(
        _ evidence: Float, to scores: inout [Float], _ touched: inout [Int],
        at segments: Span<Int32>, _ places: Range<Int>, from first: Int
    ) {
        for place in places {
            let segment = Int(segments[unchecked: place]) - first
            if scores[segment] == 0 { touched.append(segment) }
            scores[segment] += evidence
        }
    }

    /// The places with the highest scores; of equal ones the first.
    private static func best(of places: [Int], _ scores: [Float]) -> [Int] {
        var best: [Int] = []
        var least = leastScore
        for place in places where scores[place] > least {
            let score = scores[place]
            best.insert(place, at: best.firstIndex { scores[$0] < score } ?? best.count)
            if best.count > partners { best.removeLast() }
            if best.count == partners { least = scores[best[partners - 1]] }
        }
        return best
    }

    /// The scores of pairs, which are sorted by the source, as beads 1-1.
    private func scores(of pairs: [Anchor]) throws -> [Float] {
        var scores = [Float](repeating: 0, count: pairs.count)
        var group = GroupEvidence(model.ofTarget)
        for (place, pair) in pairs.enumerated() {
            if place == 0 || pairs[place - 1].source != pair.source {
                group.clear()
                group.add(pair.source)
            }
            scores[place] = group.evidence(of: pair.target) / 2
        }
        group.clear()
        try Task.checkCancellation()
        group = GroupEvidence(model.ofSource)
        let byTarget = pairs.indices.sorted {
            (pairs[$0].target, pairs[$0].source) < (pairs[$1].target, pairs[$1].source)
        }
        for (rank, place) in byTarget.enumerated() {
            let pair = pairs[place]
            if rank == 0 || pairs[byTarget[rank - 1]].target != pair.target {
                group.clear()
                group.add(pair.target)
            }
            let length = model.lengthScore(
                pair.source..<pair.source + 1, pair.target..<pair.target + 1)
            scores[place] +=
                group.evidence(of: pair.source) / 2 + Float(Self.lengthWeight * length)
                + (model.vectors?.score(pair.source, pair.target) ?? 0)
        }
        group.clear()
        return scores
    }
}
