public import Language
public import Terminology

/// Finds what pairs of segments have for terms.
public struct TermExtractionJob: Sendable {
    /// The glossaries to hold candidates against.
    public var glossaries: GlossarySet
    /// The language of the sources.
    public var sourceLanguage: LanguageTag
    /// The language of the targets.
    public var targetLanguage: LanguageTag
    /// The most candidates.
    public var limit: Int

    /// What was found.
    public struct Outcome: Sendable {
        /// The candidates, best first.
        public let candidates: [TermCandidate]
        /// How many pairs of segments were read.
        public let segments: Int
    }

    /// Describes a job.
    public init(
        _ glossaries: GlossarySet, from sourceLanguage: LanguageTag, to targetLanguage: LanguageTag,
        limit: Int
    ) {
        self.glossaries = glossaries
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.limit = limit
    }

    /// Reads all pairs and finds the candidates.
    ///
    /// Throws as ``PairSource/forEachPair(_:_:onProgress:_:)`` does, and `ICUError`.
    public func run(
        on pairs: PairSource, onProgress: @escaping ProgressHandler = { _ in }
    ) async throws -> Outcome {
        let work = Work(TermExtractor(source: sourceLanguage, target: targetLanguage))
        try await pairs.forEachPair(sourceLanguage, targetLanguage, onProgress: onProgress) {
            work.extractor.add($0.source, $0.target)
        }
        let candidates = try work.extractor.candidates(
            limit: limit, glossaries: glossaries.glossaries)
        return Outcome(candidates: candidates, segments: work.extractor.segments)
    }

    /// Takes pairs on whichever thread they come, one after another.
    private final class Work: @unchecked Sendable {
        var extractor: TermExtractor

        init(_ extractor: TermExtractor) { self.extractor = extractor }
    }
}
