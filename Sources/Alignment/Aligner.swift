public import Bitext

/// Finds which segments of a text are translated by which of its translation.
///
/// A dynamic program over beads whose scores are log-likelihood ratios of words, lengths and
/// paragraphs. What words mean is learned from the two texts: numbers, names and the lexicons that
/// are given find the first beads, and those tell the translations of the other words (Moore, "Fast
/// and Accurate Sentence Alignment of Bilingual Corpora", 2002).
public struct Aligner: Sendable {
    /// The options.
    public let options: Options
    /// What is known of translations beforehand.
    public let lexicon: [LexiconEntry]
    /// Dictionaries; those of other languages than the texts say nothing.
    public let dictionaries: [WordLexicon]

    /// Makes an aligner.
    public init(
        options: Options = Options(), lexicon: [LexiconEntry] = [],
        dictionaries: [WordLexicon] = []
    ) {
        precondition(
            options.shapes.contains { $0.source == 1 && $0.target == 1 }
                && options.shapes.count <= 80, "1-1 is among at most 80 shapes of beads")
        self.options = options
        self.lexicon = lexicon
        self.dictionaries = dictionaries
    }

    /// What came of an alignment.
    public struct Outcome: Sendable {
        /// The texts with their beads.
        public let text: AlignedText
        /// How it came about.
        public let figures: AlignmentFigures
    }

    /// Aligns a text with its translation.
    ///
    /// Every segment of both sides is in exactly one bead, in order. The confidence of a bead is
    /// its posterior probability among all beads, also those of shapes that are not allowed; of a
    /// segment alone, that of being alone. The same texts give the
    /// same beads always, whatever the number of threads, and with the sides exchanged the
    /// exchanged beads but for ties.
    ///
    /// Throws `AlignmentError`, `ICUError` where a transliteration cannot be opened, and
    /// `CancellationError`. The progress goes from 0 to 1. Time and memory grow with the number of
    /// segments, but where texts have hardly a word in common that is known: there with the product
    /// of the numbers of both sides, up to a limit.
    public func align(
        _ source: SegmentedText, _ target: SegmentedText,
        onProgress: (Double) -> Void = { _ in }
    ) throws -> AlignedText {
        try outcome(of: source, target, onProgress: onProgress).text
    }

    /// Aligns a text with its translation, as `align` does, and tells how it came about.
    public func outcome(
        of source: SegmentedText, _ target: SegmentedText,
        onProgress: (Double) -> Void = { _ in }
    ) throws -> Outcome {
        try Self.requireText(source, target)
        try requireVectors(source, target)
        let plan = try StretchPlan(
            SideCounts(source: source.segments.count, target: target.segments.count),
            anchors: options.anchors, fixed: options.fixed)
        let known = plan.parts.compactMap { part in
            if case .known(let place) = part { WeightedBead(place: place, weight: 1) } else { nil }
        }
        onProgress(0)
        var model = try BeadModel(
            source, target, shapes: weighedShapes, allowing: options.shapes, entries: lexicon,
            dictionaries: dictionaries, vectors: options.vectors, alone: options.alone,
            workers: Workers(threads: options.threads))
        var figures = AlignmentFigures()
        figures.lexiconPairs = model.seeds.dictionaryEvidence.pairs.count
        figures.touched = model.seeds.dictionaryEvidence.touched
        try learnFirstLength(of: &model, plan)
        var solved: [SolvedStretch] = []
        let rounds = max(0, options.learningRounds)
        for round in 0...rounds {
            let before = solved
            solved = []
            for (number, stretch) in plan.stretches.enumerated() {
                let search = try StretchSearch(
                    model, stretch, after: round == 0 ? nil : before[number].finding,
                    isLast: round == rounds && round > 1)
                solved.append(try SolvedStretch(search))
            }
            figures.rounds += 1
            onProgress(Double(round + 1) / Double(rounds + 1))
            if round == rounds
                || round > 0 && zip(solved, before).allSatisfy({ $0.path == $1.path })
            {
                break
            }
            try model.learn(
                from: known.filter(\.place.isTwoSided) + solved.flatMap(\.posteriors.beads),
                path: Self.path(of: solved, plan))
        }
        let found = zip(plan.stretches, solved).flatMap { stretch, solved in
            solved.beads(of: stretch).map {
                WeightedBead(
                    place: BeadPlace(source: $0.source, target: $0.target), weight: $0.confidence)
            }
        }
        figures.relatedShare =
            Relatedness(
                model, found + known,
                counts: SideCounts(
                    source: plan.counterparts.source - model.alone.counts.source,
                    target: plan.counterparts.target - model.alone.counts.target)
            ).share
        figures.anchors = solved.flatMap(\.anchors)
        figures.cells = solved.reduce(0) { $0 + $1.cells }
        guard
            options.isForced || figures.relatedShare >= Self.leastRelated
                || !Self.isTelling(figures, source, target)
        else { throw AlignmentError.unrelated(figures) }
        onProgress(1)
        return Outcome(
            text: AlignedText(
                source: source, target: target,
                beads: model.alone.joined(Self.beads(of: plan, solved))),
            figures: figures)
    }

    /// The shapes that confidences and lessons take into account: the usual ones also where they are
    /// not allowed, since half of a pair is no surer for that its other half may not join it.
    private var weighedShapes: [BeadShape] {
        let allowed = Set(options.shapes.map(\.counts))
        return options.shapes + BeadShape.all.filter { !allowed.contains($0.counts) }
    }

    /// Where much of a side has no counterpart, the lengths of the whole sides say nothing of those
    /// of translations: then the first ratio is that of beads that are known, or of anchors.
    private func learnFirstLength(of model: inout BeadModel, _ plan: StretchPlan) throws {
        var pairs: [BeadPlace] = []
        var open = (source: 0, target: 0)
        for part in plan.parts {
            switch part {
            case .known(let place) where place.isTwoSided: pairs.append(place)
            case .known: break
            case .open(let stretch):
                open.source += stretch.source.count
                open.target += stretch.target.count
                pairs.append(BeadPlace(source: stretch.source, target: stretch.target))
            }
        }
        model.learnLength(from: pairs)
        let counts = (max(1, min(open.source, open.target)), max(open.source, open.target))
        guard Double(counts.1) > Self.balanced * Double(counts.0) else { return }
        let anchors = try plan.stretches.flatMap { try AnchorFinder(model, $0).anchors() }
        guard anchors.count >= Self.tellingAnchors else { return }
        model.learnLength(
            from: anchors.map {
                BeadPlace(source: $0.source..<$0.source + 1, target: $0.target..<$0.target + 1)
            })
    }

    /// Up to this ratio of the segments of both sides their lengths may be trusted.
    private static let balanced = 1.5
    private static let tellingAnchors = 8

    /// Of the development sets the share is 0.6 and more, of texts that do not belong together, whose
    /// words are learned from wrong beads, 0.1 at most.
    private static let leastRelated = 0.2

    /// Whether the words of texts can tell that these do not belong together: in long texts they
    /// can, and in shorter ones where a dictionary knows words of most segments, or where one has
    /// many times the segments of the other.
    private static func isTelling(
        _ figures: AlignmentFigures, _ source: SegmentedText, _ target: SegmentedText
    ) -> Bool {
        let counts = (source.segments.count, target.segments.count)
        let isKnown =
            figures.touched.source * 2 >= counts.0 && figures.touched.target * 2 >= counts.1
        let (shorter, longer) = (min(counts.0, counts.1), max(counts.0, counts.1))
        return shorter >= (isKnown || longer >= unequal * shorter ? 10 : 60)
    }

    /// No translation has so many times the segments of its source.
    private static let unequal = 20

    private static func requireText(
        _ source: SegmentedText, _ target: SegmentedText
    ) throws(AlignmentError) {
        switch (source.segments.allSatisfy(\.isBlank), target.segments.allSatisfy(\.isBlank)) {
        case (true, true): throw .emptySide(.both)
        case (true, false): throw .emptySide(.source)
        case (false, true): throw .emptySide(.target)
        case (false, false): break
        }
    }

    private func requireVectors(
        _ source: SegmentedText, _ target: SegmentedText
    ) throws(AlignmentError) {
        guard let vectors = options.vectors else { return }
        for (side, count, matrix) in [
            (AlignmentError.Side.source, source.segments.count, vectors.source),
            (.target, target.segments.count, vectors.target),
        ] where matrix.rowCount != count {
            throw .vectorCount(side, expected: count, found: matrix.rowCount)
        }
    }

    private static func path(of solved: [SolvedStretch], _ plan: StretchPlan) -> [BeadPlace] {
        zip(plan.stretches, solved).flatMap { stretch, found in
            found.path.map(stretch.bead(at:))
        }
    }

    private static func beads(of plan: StretchPlan, _ solved: [SolvedStretch]) -> [Bead] {
        var next = solved.makeIterator()
        return plan.parts.flatMap { part -> [Bead] in
            switch part {
            case .known(let place):
                [Bead(source: place.source, target: place.target, confidence: 1)]
            case .open(let stretch):
                next.next()?.beads(of: stretch) ?? []
            }
        }
    }
}

/// What a search through a stretch found.
private struct SolvedStretch {
    let path: [BeadPlace]
    let posteriors: Posteriors
    let anchors: [Anchor]
    let cells: Int

    init(_ search: StretchSearch) throws {
        path = search.path
        posteriors = try search.posteriors()
        anchors = search.anchors
        cells = search.cells
    }

    /// What leads the next search.
    var finding: StretchSearch.Finding {
        StretchSearch.Finding(
            anchors: anchors, path: path, confidences: posteriors.confidences)
    }

    func beads(of stretch: Stretch) -> [Bead] {
        zip(path, posteriors.calibrated).map { place, confidence in
            let place = stretch.bead(at: place)
            return Bead(source: place.source, target: place.target, confidence: confidence)
        }
    }
}
