internal import Alignment
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

    /// Describes a job.
    public init(
        source: String, target: String, sourceLanguage: LanguageTag? = nil,
        targetLanguage: LanguageTag? = nil, reader: DocumentReader = DocumentReader(),
        glossaries: GlossarySet = GlossarySet()
    ) {
        self.source = source
        self.target = target
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.reader = reader
        self.glossaries = glossaries
    }

    /// Reads and aligns the texts.
    ///
    /// Throws `ExchangeError`, `DocumentError`, `AlignmentError` and `CancellationError`.
    public func run(onProgress: @escaping ProgressHandler = { _ in }) throws -> Outcome {
        let sourceText = try reader.text(at: source)
        let targetText = try reader.text(at: target)
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
            throw DocumentError.sameLanguage(
                source: source, target: target, language: from.language)
        }
        let aligner = Aligner(
            lexicon: glossaries.lexicon(from: from.language, to: to.language))
        let aligned = try aligner.align(
            try reader.segments(of: sourceText, in: from.language),
            try reader.segments(of: targetText, in: to.language)
        ) { fraction in
            onProgress(JobProgress(.aligning, source, fraction: fraction))
        }
        return Outcome(text: aligned, source: from, target: to)
    }
}
