internal import Bitext
internal import Glibc

/// All that the score of a bead is made of.
struct BeadModel {
    let source: TextFeatures
    let target: TextFeatures
    let gaps: GapPrices
    /// The shapes of beads with what they were learned to be worth.
    private(set) var shapes: [BeadShape]
    /// The translations of source types by target types.
    private(set) var forward: TranslationTable
    /// The translations of target types by source types.
    private(set) var backward: TranslationTable
    /// How far the translations of each source type are known.
    private(set) var sourceCoverage: [Float]
    /// How far the translations of each target type are known.
    private(set) var targetCoverage: [Float]

    private var length: LengthEvidence
    private let structure: StructureEvidence
    private let seeds: SeedLexicon
    private let givenShapes: [BeadShape]
    private let sourceLengths: [Double]
    private let targetLengths: [Double]

    init(
        _ source: SegmentedText, _ target: SegmentedText, shapes: [BeadShape],
        entries: [LexiconEntry]
    ) throws {
        self.source = try TextFeatures(source, phrases: entries.map(\.source))
        self.target = try TextFeatures(target, phrases: entries.map(\.target))
        gaps = GapPrices(self.source, self.target)
        self.shapes = shapes
        givenShapes = shapes
        structure = StructureEvidence(source, target)
        seeds = try SeedLexicon(
            self.source, self.target, entries: entries,
            languages: (source.language, target.language))
        forward = seeds.forward
        backward = seeds.backward
        sourceCoverage = Self.coverage(of: self.source, by: backward)
        targetCoverage = Self.coverage(of: self.target, by: forward)
        sourceLengths = Self.sums(of: self.source.lengths)
        targetLengths = Self.sums(of: self.target.lengths)
        length = LengthEvidence(
            sourceLength: sourceLengths.last ?? 0, targetLength: targetLengths.last ?? 0)
    }

    /// The evidence for a bead that is not in its words.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Double {
        length.score(characters(ofSource: source), characters(ofTarget: target))
            + structure.score(source, target)
    }

    /// Learns the translations of words, the ratio of lengths and the shares of the shapes from
    /// weighted beads.
    mutating func learn(from beads: [WeightedBead]) throws {
        forward = try TranslationLearner(given: source, judged: target, seeds: seeds.forward)
            .table(of: beads.map { ($0.place.source, $0.place.target, $0.weight) })
        backward = try TranslationLearner(given: target, judged: source, seeds: seeds.backward)
            .table(of: beads.map { ($0.place.target, $0.place.source, $0.weight) })
        sourceCoverage = Self.coverage(of: source, by: backward)
        targetCoverage = Self.coverage(of: target, by: forward)
        var lengths = (source: 0.0, target: 0.0)
        for bead in beads {
            lengths.source += bead.weight * characters(ofSource: bead.place.source)
            lengths.target += bead.weight * characters(ofTarget: bead.place.target)
        }
        length = LengthEvidence(sourceLength: lengths.source, targetLength: lengths.target)
        learnShapes(from: beads)
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

    /// The share L of the occurrences of each type that its known translations explain: none where
    /// there are none, since a word of which nothing is known must not speak against a bead, and
    /// more for numbers, which are seldom translated freely.
    private static func coverage(of text: TextFeatures, by table: TranslationTable) -> [Float] {
        var coverage = [Float](repeating: 0, count: text.typeCount)
        for column in table.columns {
            coverage[Int(column)] = text.isNumber[Int(column)] ? 0.6 : 0.3
        }
        return coverage
    }

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
