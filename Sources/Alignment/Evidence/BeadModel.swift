internal import Bitext
internal import Glibc

/// All that the score of a bead is made of.
struct BeadModel {
    let source: TextFeatures
    let target: TextFeatures
    private(set) var gaps: GapPrices
    /// The shapes of beads with what they were learned to be worth.
    private(set) var shapes: [BeadShape]
    /// Those that the beads of a path may have.
    let allowedShapes: Set<SideCounts>
    /// What the words of the source tell of those of the target.
    private(set) var ofTarget: DirectedLexicon
    /// What the words of the target tell of those of the source.
    private(set) var ofSource: DirectedLexicon

    /// What does the work on both sides.
    let workers: Workers

    private var length: LengthEvidence
    private let structure: StructureEvidence
    /// What the vectors of segments tell, where there are any.
    private(set) var vectors: VectorEvidence?
    let seeds: SeedLexicon
    /// The segments that no bead may join to others.
    let alone: LoneMarks
    private let givenShapes: [BeadShape]
    private let sourceLengths: [Double]
    private let targetLengths: [Double]

    /// Makes the model before anything was learned; all shapes are allowed where it is not told which.
    init(
        _ source: SegmentedText, _ target: SegmentedText, shapes: [BeadShape],
        allowing allowed: [BeadShape]? = nil, entries: [LexiconEntry],
        dictionaries: [WordLexicon] = [], vectors: SegmentVectors? = nil,
        alone: LoneSegments = LoneSegments(), workers: Workers = Workers(threads: 1)
    ) throws {
        self.workers = workers
        (self.source, self.target) = try workers.both {
            try TextFeatures(source, phrases: entries.map(\.source))
        } _: {
            try TextFeatures(target, phrases: entries.map(\.target))
        }
        self.alone = LoneMarks(
            alone, SideCounts(source: source.segments.count, target: target.segments.count))
        gaps = GapPrices(self.source, self.target)
        self.shapes = shapes
        givenShapes = shapes
        allowedShapes = Set((allowed ?? shapes).map(\.counts))
        structure = StructureEvidence(source, target)
        self.vectors = try vectors.map { try VectorEvidence($0, shapes: shapes) }
        seeds = try SeedLexicon(
            self.source, self.target, entries: entries, dictionaries: dictionaries,
            languages: (source.language, target.language))
        ofTarget = DirectedLexicon(given: self.source, judged: self.target, seeds.forward)
        ofSource = DirectedLexicon(given: self.target, judged: self.source, seeds.backward)
        sourceLengths = Self.sums(of: self.source.lengths)
        targetLengths = Self.sums(of: self.target.lengths)
        length = LengthEvidence(
            sourceLength: sourceLengths.last ?? 0, targetLength: targetLengths.last ?? 0)
    }

    /// Takes the ratio of the lengths of both sides from pairs of groups.
    mutating func learnLength(from pairs: [BeadPlace]) {
        length = LengthEvidence(
            sourceLength: pairs.reduce(0) { $0 + characters(ofSource: $1.source) },
            targetLength: pairs.reduce(0) { $0 + characters(ofTarget: $1.target) })
    }

    /// The evidence for a bead that is not in its words; minus infinity for one of a side with many
    /// segments whose lengths alone speak against it, and for one of a segment that stands alone.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Double {
        guard max(source.count, target.count) <= Self.shortGroup || mayBeLong(source, target)
        else { return -.infinity }
        guard !alone.stand(in: source, target) else { return -.infinity }
        return lengthScore(source, target) + structure.score(source, target)
    }

    /// Groups of more segments are only looked at where their length may be right, which is seldom.
    static let shortGroup = 3

    /// Whether a bead of one segment and a long group may be one by its lengths.
    func mayBeLong(_ source: Range<Int>, _ target: Range<Int>) -> Bool {
        length.isPlausible(characters(ofSource: source), characters(ofTarget: target))
    }

    /// The evidence of the lengths of a bead.
    func lengthScore(_ source: Range<Int>, _ target: Range<Int>) -> Double {
        length.score(characters(ofSource: source), characters(ofTarget: target))
    }

    /// Learns the translations of words, the ratio of lengths, the shares of the shapes and what
    /// vectors tell from weighted beads, and from the best path how often a gap opens.
    mutating func learn(from beads: [WeightedBead], path: [BeadPlace]) throws {
        gaps.learn(from: path)
        let (source, target, seeds) = (source, target, seeds)
        (ofTarget, ofSource) = try workers.both {
            let table = try TranslationLearner(given: source, judged: target, seeds: seeds.forward)
                .table(of: beads.map { ($0.place.source, $0.place.target, $0.weight) })
            return DirectedLexicon(given: source, judged: target, table)
        } _: {
            let table = try TranslationLearner(given: target, judged: source, seeds: seeds.backward)
                .table(of: beads.map { ($0.place.target, $0.place.source, $0.weight) })
            return DirectedLexicon(given: target, judged: source, table)
        }
        var lengths = (source: 0.0, target: 0.0)
        for bead in beads {
            lengths.source += bead.weight * characters(ofSource: bead.place.source)
            lengths.target += bead.weight * characters(ofTarget: bead.place.target)
        }
        length = LengthEvidence(sourceLength: lengths.source, targetLength: lengths.target)
        learnShapes(from: beads)
        vectors?.learn(from: beads)
    }

    private mutating func learnShapes(from beads: [WeightedBead]) {
        let priors = givenShapes.map { exp($0.logPrior) }
        let sum = priors.reduce(0, +)
        var counts = priors.map { Self.priorBeads * $0 / sum }
        var one = 0.0
        for (number, shape) in givenShapes.enumerated() {
            for bead in beads
            where bead.place.source.count == shape.source
                && bead.place.target.count == shape.target
            {
                counts[number] += bead.weight
            }
            if shape.source == 1, shape.target == 1 { one = counts[number] }
        }
        shapes = zip(givenShapes, counts).map { shape, count in
            BeadShape(source: shape.source, target: shape.target, logPrior: log(count / one))
        }
    }

    /// How many beads the given priors of shapes count for.
    private static let priorBeads = 30.0

    private func characters(ofSource range: Range<Int>) -> Double {
        sourceLengths[range.upperBound] - sourceLengths[range.lowerBound]
    }

    private func characters(ofTarget range: Range<Int>) -> Double {
        targetLengths[range.upperBound] - targetLengths[range.lowerBound]
    }

    private static func sums(of lengths: [Double]) -> [Double] {
        var sums = [0.0]
        sums.reserveCapacity(lengths.count + 1)
        for length in lengths { sums.append((sums.last ?? 0) + length) }
        return sums
    }
}
