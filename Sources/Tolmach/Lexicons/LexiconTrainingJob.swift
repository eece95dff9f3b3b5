public import Alignment
public import Foundation
internal import Interchange
public import Language
public import TranslationMemory

/// Learns a lexicon from translated units, of memories or of TMX files.
public struct LexiconTrainingJob: Sendable {
    /// Where the units come from.
    public enum Origin: Sendable {
        /// Memories.
        case memories([any MemoryStore])
        /// TMX files; `-` for standard input.
        case files([String])
    }

    /// What came of it.
    public struct Report: Hashable, Sendable {
        /// The file of the lexicon.
        public let path: String
        /// How many units were learned from.
        public let units: Int
        /// How many units were left out, because they have a side without words, or more words than
        /// a sentence has.
        public let leftOut: Int
        /// How many words each side has.
        public let words: SideCounts
        /// How many pairs the lexicon has.
        public let pairs: Int
        /// Whether it took the place of another one.
        public let isReplaced: Bool
    }

    /// The name of the lexicon.
    public var name: String
    /// The language of its sources.
    public var sourceLanguage: LanguageTag
    /// The language of its targets.
    public var targetLanguage: LanguageTag
    /// Whether it may take the place of another one.
    public var replaces: Bool
    /// Whether it is only tried.
    public var isRehearsal: Bool

    /// Describes a job.
    public init(
        name: String, sourceLanguage: LanguageTag, targetLanguage: LanguageTag,
        replaces: Bool = false, isRehearsal: Bool = false
    ) {
        self.name = name
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.replaces = replaces
        self.isRehearsal = isRehearsal
    }

    /// Reads the units, each once, learns from those between the two languages in either direction,
    /// and writes the lexicon into a folder, whole or not at all.
    ///
    /// Memory grows with the words, not with the units. Throws `LexiconError`, `ExchangeError`,
    /// `MemoryError` and `CancellationError`; then nothing was changed.
    public func run(
        on origin: Origin, into folder: URL, onProgress: @escaping ProgressHandler = { _ in }
    ) async throws -> Report {
        let place = try LexiconFile(
            name: name, sourceLanguage, targetLanguage, in: folder, replaces: replaces)
        do {
            return try await learn(from: origin, for: place, onProgress)
        } catch let fault as TrainingFault {
            throw LexiconError.noTemporaryFile(folder: fault.folder, code: fault.code)
        }
    }

    private func learn(
        from origin: Origin, for place: LexiconFile, _ onProgress: @escaping ProgressHandler
    ) async throws -> Report {
        let feed = Feed(
            try LexiconTrainer(source: sourceLanguage, target: targetLanguage),
            sourceLanguage, targetLanguage)
        switch origin {
        case .memories(let stores): try await read(stores, into: feed, onProgress)
        case .files(let files): try read(files, into: feed, onProgress)
        }
        let trainer = feed.trainer
        guard trainer.unitCount > 0 else {
            throw LexiconError.noUnits(source: sourceLanguage, target: targetLanguage)
        }
        let name = name
        let pairs = try await trainer.learn { fraction in
            onProgress(JobProgress(.learning, name, fraction: fraction))
        }
        guard !pairs.isEmpty else {
            throw LexiconError.nothingLearned(units: trainer.unitCount)
        }
        if !isRehearsal {
            do {
                try write(pairs, to: place)
            } catch {
                place.removeMadeFolders()
                throw error
            }
        }
        return Report(
            path: place.path, units: trainer.unitCount, leftOut: trainer.leftOut,
            words: trainer.wordCounts, pairs: pairs.count, isReplaced: place.isThere)
    }

    private func write(_ pairs: [LexiconTrainer.LearnedPair], to place: LexiconFile) throws {
        let writer = try place.open()
        for pair in pairs {
            try writer.write(
                WordPair(source: pair.source, target: pair.target, strength: pair.strength))
        }
        try Task.checkCancellation()
        try writer.finish()
    }

    private func read(
        _ stores: [any MemoryStore], into feed: Feed, _ onProgress: @escaping ProgressHandler
    ) async throws {
        for store in stores {
            let total = try await store.information().units
            let name = store.name
            let start = feed.unitsRead
            try await store.forEachUnit(where: []) { stored in
                try feed.add(stored.unit)
                guard feed.unitsRead % 1000 == 0 else { return }
                let fraction = Double(feed.unitsRead - start) / Double(max(1, total))
                onProgress(JobProgress(.reading, name, fraction: fraction))
            }
        }
    }

    private func read(
        _ files: [String], into feed: Feed, _ onProgress: ProgressHandler
    ) throws {
        for file in files {
            let input = try ByteReader(path: file)
            _ = try TMXReader().read(input, source: sourceLanguage, target: targetLanguage) {
                unit, _ in
                try feed.add(unit)
                guard feed.unitsRead % 1000 == 0 else { return }
                let fraction = input.size.map { Double(input.bytesRead) / Double(max(1, $0)) }
                onProgress(JobProgress(.reading, file, fraction: fraction))
            }
        }
    }

    /// Hands units to a trainer, on whichever thread they come, one after another.
    private final class Feed: @unchecked Sendable {
        let trainer: LexiconTrainer
        private(set) var unitsRead = 0
        private let source: LanguageTag
        private let target: LanguageTag

        init(_ trainer: LexiconTrainer, _ source: LanguageTag, _ target: LanguageTag) {
            self.trainer = trainer
            self.source = source
            self.target = target
        }

        func add(_ unit: TranslationUnit) throws {
            unitsRead += 1
            if unitsRead % 1000 == 0 { try Task.checkCancellation() }
            if serves(unit.sourceLanguage, unit.targetLanguage) {
                try trainer.add(unit.source.text, unit.target.text)
            } else if serves(unit.targetLanguage, unit.sourceLanguage) {
                try trainer.add(unit.target.text, unit.source.text)
            }
        }

        private func serves(_ one: LanguageTag, _ other: LanguageTag) -> Bool {
            source.answer(from: one) != nil && target.answer(from: other) != nil
        }
    }
}
