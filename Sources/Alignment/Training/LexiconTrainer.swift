internal import Glibc
public import Language

/// Learns which words translate each other from units that were translated: IBM model 1 in both
/// directions.
///
///     let trainer = try LexiconTrainer(source: ru, target: en)
///     for unit in units { try trainer.add(unit.source.text, unit.target.text) }
///     let pairs = try await trainer.learn()
///
/// Brown and others, "The Mathematics of Statistical Machine Translation", 1993; Moore, "Improving
/// IBM Word-Alignment Model 1", 2004. The units wait in a temporary file, so that memory grows with
/// the words alone. One for each task.
public final class LexiconTrainer {
    /// A pair of words that was learned, each in its usual form.
    public struct LearnedPair: Hashable, Sendable {
        /// The word of the source.
        public let source: String
        /// The word of the target.
        public let target: String
        /// The geometric mean of the probabilities that one is translated by the other.
        public let strength: Float
    }

    /// How many units were added.
    public private(set) var unitCount = 0
    /// How many units were left out, because they have a side without words, or more words than a
    /// sentence has.
    public private(set) var leftOut = 0

    private var sources: TrainingVocabulary
    private var targets: TrainingVocabulary
    private let units: SpooledUnits
    private let limits: TrainingLimits
    private let tokenizer = Tokenizer()

    /// The most distinct words of a side: of longer texts nothing is learned but noise.
    private static let longestSide = 200

    /// Makes a trainer; throws `TrainingFault` where there is no room for the units.
    public convenience init(source: LanguageTag, target: LanguageTag) throws(TrainingFault) {
        try self.init(source: source, target: target, limits: TrainingLimits())
    }

    init(source: LanguageTag, target: LanguageTag, limits: TrainingLimits) throws(TrainingFault) {
        sources = TrainingVocabulary(source)
        targets = TrainingVocabulary(target)
        units = try SpooledUnits(chunkNumbers: limits.chunkNumbers)
        self.limits = limits
    }

    /// How many words there are on each side of the units that are learned from.
    public var wordCounts: SideCounts {
        SideCounts(source: sources.count, target: targets.count)
    }

    /// Adds a unit.
    public func add(_ source: String, _ target: String) throws(TrainingFault) {
        let keys = (source: words(of: source), target: words(of: target))
        guard (1...Self.longestSide).contains(sources.distinctCount(of: keys.source)),
            (1...Self.longestSide).contains(targets.distinctCount(of: keys.target))
        else {
            leftOut += 1
            return
        }
        let left = sources.words(of: keys.source)
        let right = targets.words(of: keys.target)
        sources.count(left, beside: right.count)
        targets.count(right, beside: left.count)
        try units.append(left, right)
        unitCount += 1
    }

    private func words(of text: String) -> [String] {
        tokenizer.tokens(of: text).filter { $0.kind == .word }.map(\.key)
    }

    /// Learns from all that was added, after which nothing more is: the pairs in the order of their
    /// words, those that are too weak or too seldom seen left out.
    ///
    /// The same units in the same order give the same pairs. Works on two threads. Throws
    /// `TrainingFault` and `CancellationError`.
    public func learn(onProgress: @escaping @Sendable (Double) -> Void = { _ in }) async throws
        -> [LearnedPair]
    {
        try units.finish()
        let candidates = try await PairCandidates(
            units, unitCount: unitCount, sources.counts, targets.counts, limits,
            onProgress: { onProgress($0 / 2) })
        let model = try await PairModel(
            units, candidates, sources.counts, targets.counts, threads: limits.threads,
            onProgress: { onProgress(0.5 + $0 / 2) })
        let forms = (source: sources.usualForms, target: targets.usualForms)
        var pairs: [LearnedPair] = []
        for source in 0..<sources.count {
            for place in candidates.row(Int32(source)) {
                let strength = model.strengths[place]
                guard strength > 0 else { continue }
                pairs.append(
                    LearnedPair(
                        source: forms.source[source],
                        target: forms.target[Int(candidates.targets[place])],
                        strength: strength))
            }
        }
        return pairs.sorted {
            ($0.source, $1.strength, $0.target) < ($1.source, $0.strength, $1.target)
        }
    }
}
