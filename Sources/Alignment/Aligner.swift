public import Bitext

/// Finds which segments of a text are translated by which of its translation, without a dictionary.
///
/// A dynamic program over beads whose scores are log-likelihood ratios of words, lengths and
/// paragraphs. What words mean is learned from the two texts: numbers, names and the lexicon that
/// is given find the first beads, and those tell the translations of the other words (Moore, "Fast
/// and Accurate Sentence Alignment of Bilingual Corpora", 2002).
public struct Aligner: Sendable {
    /// What can be chosen.
    public struct Options: Sendable, Hashable {
        /// The shapes that two-sided beads may have, 1-1 among them; a segment can always stand
        /// alone.
        public var shapes: [BeadShape] = BeadShape.usual
        /// How often translations of words are learned from the beads of the search before.
        public var learningRounds = 3
        /// The number of cells up to which all are searched.
        ///
        /// It is the product of the two sides' segments. Beyond it only a band along the diagonal
        /// is searched. A cell takes some 90 bytes in all: 20,000 lines a side that are all the
        /// same, which need the widest band, took 343 MB.
        public var cellLimit = 4_000_000

        /// Makes the usual options.
        public init() {}
    }

    /// The options.
    public let options: Options
    /// What is known of translations beforehand.
    public let lexicon: [LexiconEntry]

    /// Makes an aligner.
    public init(options: Options = Options(), lexicon: [LexiconEntry] = []) {
        precondition(
            options.shapes.contains { $0.source == 1 && $0.target == 1 }
                && options.shapes.count <= 80, "1-1 is among at most 80 shapes of beads")
        self.options = options
        self.lexicon = lexicon
    }

    /// Aligns a text with its translation.
    ///
    /// Every segment of both sides is in exactly one bead, in order. The confidence of a bead is
    /// its posterior probability; of a segment alone, that of being alone. The same texts give the
    /// same beads always, and with the sides exchanged the exchanged beads but for ties.
    ///
    /// Throws `AlignmentError`, `ICUError` where a transliteration cannot be opened, and
    /// `CancellationError`. The progress goes from 0 to 1. The time grows with the product of the
    /// numbers of segments up to the limit of cells, and then with their sum.
    public func align(
        _ source: SegmentedText, _ target: SegmentedText,
        onProgress: (Double) -> Void = { _ in }
    ) throws -> AlignedText {
        switch (source.segments.allSatisfy(\.isBlank), target.segments.allSatisfy(\.isBlank)) {
        case (true, true): throw AlignmentError.emptySide(.both)
        case (true, false): throw AlignmentError.emptySide(.source)
        case (false, true): throw AlignmentError.emptySide(.target)
        case (false, false): break
        }
        var model = try BeadModel(source, target, shapes: options.shapes, entries: lexicon)
        let rounds = max(0, options.learningRounds)
        onProgress(0)
        var path: [BeadPlace]?
        for round in 0..<rounds {
            // Only the path outlives the round: two searches at once would take twice the memory.
            let search = try CorridorSearch(model, cellLimit: options.cellLimit, near: path)
            onProgress(Double(round + 1) / Double(rounds + 1))
            try model.learn(from: search.posteriors(atLeast: 0.05).beads)
            path = search.path
        }
        let search = try CorridorSearch(model, cellLimit: options.cellLimit, near: path)
        let posteriors = try search.posteriors(atLeast: 1e-4, onPath: true)
        onProgress(1)
        return AlignedText(
            source: source, target: target, beads: Self.beads(of: search.path, posteriors))
    }

    private static func beads(of path: [BeadPlace], _ posteriors: Posteriors) -> [Bead] {
        var weights: [BeadPlace: Double] = [:]
        for bead in posteriors.beads { weights[bead.place] = bead.weight }
        return path.map { place in
            let confidence =
                if place.target.isEmpty {
                    posteriors.sourceAlone[place.source.lowerBound]
                } else if place.source.isEmpty {
                    posteriors.targetAlone[place.target.lowerBound]
                } else {
                    weights[place] ?? 0
                }
            return Bead(
                source: place.source, target: place.target, confidence: min(1, confidence))
        }
    }
}
