public import Alignment
internal import Terminology

/// Aligns a text with its translation.
public struct AlignmentJob: Sendable {
    /// What came of it.
    public struct Outcome: Sendable {
        /// The texts with their beads.
        public let text: AlignedText
        /// The language of the source.
        public let source: LanguageChoice
        /// The language of the target.
        public let target: LanguageChoice
        /// How it came about.
        public let figures: AlignmentFigures
        /// What the segments are called.
        public let numbering: BeadNumbering
        /// For each bead whether it is a row of the corrected table.
        public let isKept: [Bool]
        /// How many rows of the corrected table were kept; nil where there was none.
        public let correction: CorrectionCounts?
        /// What the lexicons did; nil where none were to be used.
        public let lexicons: LexiconUse?
    }

    /// The file of the source.
    public var source: String
    /// The file of the target.
    public var target: String
    /// The language of the source; nil to guess.
    public var sourceLanguage: LanguageTag?
    /// The language of the target; nil to guess.
    public var targetLanguage: LanguageTag?
    /// How the files are read.
    public var reader: DocumentReader
    /// Whose terms are evidence.
    public var glossaries: GlossarySet
    /// The lexicons of which those for the two languages are evidence; nil for none.
    public var lexicons: LexiconShelf?
    /// What is told while lexicons are opened.
    public var onLexiconNotice: @Sendable (LexiconShelf.Notice) -> Void = { _ in }
    /// The shapes that two-sided beads may have, 1-1 among them.
    public var shapes: [BeadShape] = BeadShape.all
    /// Where both texts are cut.
    public var anchors: [AnchorMark] = []
    /// Whether paragraph n of the source is paragraph n of the target.
    public var hasLockedParagraphs = false
    /// Vectors of the segments.
    public var vectors: VectorFiles?
    /// How many threads may work at once.
    public var threads = 1
    /// Whether texts that do not seem to belong together, or to be in the languages that were told,
    /// are aligned all the same.
    public var isForced = false
    /// Beads that a person has corrected.
    public var correctedTable: CorrectedTable?

    /// Describes a job.
    public init(
        source: String, target: String, sourceLanguage: LanguageTag? = nil,
        targetLanguage: LanguageTag? = nil, reader: DocumentReader = DocumentReader(),
        glossaries: GlossarySet = GlossarySet(), lexicons: LexiconShelf? = nil
    ) {
        self.source = source
        self.target = target
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.reader = reader
        self.glossaries = glossaries
        self.lexicons = lexicons
    }

    /// Reads and aligns the texts.
    ///
    /// Throws `ExchangeError`, `DocumentError`, `AlignmentError`, `AnchorError`, `CorrectionError`,
    /// `ParagraphMismatch`, `UnrelatedTexts`, `VectorFiles.Mismatch` and `CancellationError`.
    public func run(onProgress: @escaping ProgressHandler = { _ in }) throws -> Outcome {
        let sourceText = try reader.text(at: source)
        let targetText = try reader.text(at: target)
        let (from, to) = try languages(of: sourceText, targetText)
        let known = try knownBeads(
            of: try reader.segments(of: sourceText, in: from.language),
            try reader.segments(of: targetText, in: to.language))
        let lexicon = glossaries.lexicon(from: from.language, to: to.language)
        let dictionaries =
            try lexicons?.lexicons(
                for: from.language, to.language, onProgress: onProgress,
                onNotice: onLexiconNotice) ?? []
        let aligner = Aligner(
            options: try options(for: known, lexicon), lexicon: lexicon,
            dictionaries: dictionaries)
        let outcome: Aligner.Outcome
        do {
            outcome = try aligner.outcome(of: known.source, known.target) { fraction in
                onProgress(JobProgress(.aligning, source, fraction: fraction))
            }
        } catch AlignmentError.unrelated(let figures) {
            throw UnrelatedTexts(
                figures: figures, segments: min(known.counted.source, known.counted.target),
                entries: dictionaries.reduce(lexicon.count) { $0 + $1.count },
                anchors: anchors, table: known.fixed.isEmpty ? nil : correctedTable?.file)
        }
        return Outcome(
            text: outcome.text, source: from, target: to, figures: outcome.figures,
            numbering: known.numbering, isKept: known.areKept(outcome.text.beads),
            correction: known.counts,
            lexicons: lexicons.map { _ in
                LexiconUse(dictionaries, glossaryPairs: lexicon.count, outcome.figures)
            })
    }

    private func knownBeads(
        of source: SegmentedText, _ target: SegmentedText
    ) throws(CorrectionError) -> KnownBeads {
        do throws(CorrectionError) {
            return try KnownBeads(of: source, target, table: correctedTable)
        } catch {
            var error = error
            error.texts = CorrectionError.Texts(source: self.source, target: self.target)
            throw error
        }
    }

    private func languages(
        of sourceText: String, _ targetText: String
    ) throws(DocumentError) -> (LanguageChoice, LanguageChoice) {
        let from = try LanguageChoice(
            told: sourceLanguage, text: sourceText, file: source,
            other: (targetLanguage, targetText))
        let to = try LanguageChoice(
            told: targetLanguage, text: targetText, file: target,
            other: (sourceLanguage, sourceText))
        guard
            from.language.language != to.language.language
                || from.language.script != to.language.script
        else {
            throw .sameLanguage(source: source, target: target, language: from.language)
        }
        if !isForced {
            try LanguageEvidence.check(sourceText, of: source, against: sourceLanguage)
            try LanguageEvidence.check(targetText, of: target, against: targetLanguage)
        }
        return (from, to)
    }

    private func options(
        for known: KnownBeads, _ lexicon: [LexiconEntry]
    ) throws -> Aligner.Options {
        var options = Aligner.Options()
        options.shapes = shapes
        options.threads = threads
        options.isForced = isForced
        options.fixed = known.fixed
        options.alone = known.alone
        options.anchors = try known.anchors(at: anchors)
        if hasLockedParagraphs {
            options.anchors += try known.paragraphAnchors(
                beside: anchors, lexicon: lexicon)
        }
        options.vectors = try vectors.map { files in
            let vectors = try files.vectors(for: known.counted)
            return SegmentVectors(
                source: vectors.source.repeated(for: known.numbering.source),
                target: vectors.target.repeated(for: known.numbering.target))
        }
        return options
    }
}
