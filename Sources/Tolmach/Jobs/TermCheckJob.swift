public import Language
public import Terminology

/// Checks the translations of pairs of segments against glossaries.
public struct TermCheckJob: Sendable {
    /// The glossaries.
    public var glossaries: GlossarySet
    /// The language of the sources.
    public var sourceLanguage: LanguageTag
    /// The language of the targets.
    public var targetLanguage: LanguageTag
    /// The findings that are right as they are.
    public var waivers: [TermWaiver]

    /// What was found, with where the segments are from.
    public struct Outcome: Sendable {
        /// What was found.
        public let report: TermCheckReport
        /// The file or memory of the segments from a number on, in their order.
        public let origins: [(first: Int, name: String)]

        /// The file or memory of a segment, and its number there, from 1.
        public func place(of segment: Int) -> (name: String, number: Int) {
            guard let origin = origins.last(where: { $0.first <= segment }) else {
                return ("", segment + 1)
            }
            return (origin.name, segment - origin.first + 1)
        }
    }

    /// Describes a job.
    public init(
        _ glossaries: GlossarySet, from sourceLanguage: LanguageTag, to targetLanguage: LanguageTag,
        waivers: [TermWaiver] = []
    ) {
        self.glossaries = glossaries
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.waivers = waivers
    }

    /// Checks all pairs.
    ///
    /// Throws as ``PairSource/forEachPair(_:_:onProgress:_:)`` does.
    public func run(
        on pairs: PairSource, onProgress: @escaping ProgressHandler = { _ in }
    ) async throws -> Outcome {
        let work = Work(
            TermCheck(glossaries.glossaries, source: sourceLanguage, target: targetLanguage))
        try await pairs.forEachPair(sourceLanguage, targetLanguage, onProgress: onProgress) {
            work.add($0)
        }
        return Outcome(report: work.check.report(waivers: waivers), origins: work.origins)
    }

    /// Takes pairs on whichever thread they come, one after another.
    private final class Work: @unchecked Sendable {
        var check: TermCheck
        private(set) var origins: [(first: Int, name: String)] = []
        private var count = 0

        init(_ check: TermCheck) { self.check = check }

        func add(_ pair: PairSource.Pair) {
            if origins.last?.name != pair.origin { origins.append((count, pair.origin)) }
            count += 1
            check.check(pair.source, pair.target)
        }
    }
}
