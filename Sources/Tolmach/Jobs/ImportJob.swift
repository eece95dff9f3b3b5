internal import Foundation
public import Interchange

/// Brings the units of TMX files into a memory, each file in one transaction.
public struct ImportJob: Sendable {
    /// What became of a file.
    public struct FileReport: Sendable {
        /// The file.
        public let file: String
        /// The languages of the pair that was read.
        public let source: LanguageTag
        /// The languages of the pair that was read.
        public let target: LanguageTag
        /// Whether the pair was told; else it was taken from the file.
        public let isPairTold: Bool
        /// What the file holds, and what was left out of it.
        public let reading: TMXReport
        /// What became of the units in the memory.
        public let adding: AddingReport
        /// Why the index was not written, where it was not: the units are in the memory all the
        /// same.
        public var indexError: MemoryError?

        /// Whether the file has units, and each of them lacks one of the two languages.
        public var hasNoPair: Bool {
            let without: [TMXReport.Finding] = [
                .unitWithoutPair, .unitWithOneVariant, .unitWithoutVariants,
            ]
            return reading.units > 0
                && without.reduce(0) { $0 + reading.count(of: $1) } == reading.units
        }

        /// How many units were wrong in themselves and left out because the job was to go on.
        public var wrongUnits: Int {
            reading.findings.filter(\.finding.isFaultOfUnit)
                .reduce(0) { $0 + $1.occurrences.count }
        }
    }

    /// The language of the sources; nil to take the pair from the file.
    public var sourceLanguage: LanguageTag?
    /// The language of the targets; nil to take the pair from the file.
    public var targetLanguage: LanguageTag?
    /// The language that is taken for the source where the file does not say it.
    public var usualSource: LanguageTag?
    /// The language that is taken for the target where the file has several.
    public var usualTarget: LanguageTag?
    /// What happens with units that are there already.
    public var options: AddingOptions
    /// Whether units that are wrong in themselves are left out instead of refusing the file.
    public var keepsGoing: Bool

    /// Describes a job.
    public init(
        sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil,
        usualSource: LanguageTag? = nil, usualTarget: LanguageTag? = nil,
        options: AddingOptions = AddingOptions(),
        keepsGoing: Bool = false
    ) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.usualSource = usualSource
        self.usualTarget = usualTarget
        self.options = options
        self.keepsGoing = keepsGoing
    }

    /// Imports a file, or standard input (`-`): reads it to know that it is sound and has units of
    /// the pair, and again to add these to the store, which is asked for only then.
    ///
    /// Where the languages are not told, and its beginning does not show those that the whole file
    /// has, it is read once more.
    ///
    /// Throws `ExchangeError`, `ImportError`, `MemoryError` and `CancellationError`; then nothing of
    /// the file was kept.
    public func run(
        file: String, into store: () throws -> any MemoryStore,
        onProgress: @escaping ProgressHandler = { _ in }
    ) async throws -> FileReport {
        let input = try SpooledFile(file)
        let reader = TMXReader(keepsGoing: keepsGoing)
        let isTold = sourceLanguage != nil && targetLanguage != nil
        // The limits on pairs are kept before a memory is made and its lock taken.
        let (check, source, target) = try input.explaining {
            func open() throws -> (ByteReader, Meter) {
                let bytes = try ByteReader(path: input.path)
                return (bytes, Meter(bytes, .checking, input.name, onProgress))
            }
            if let sourceLanguage, let targetLanguage {
                let (bytes, meter) = try open()
                let check = try reader.read(
                    bytes, source: sourceLanguage, target: targetLanguage
                ) { _, _ in meter.advance() }
                return (check, sourceLanguage, targetLanguage)
            }
            var meter: Meter?
            return try reader.check(
                {
                    let (bytes, opened) = try open()
                    meter = opened
                    return bytes
                }, choosing: { try pair(in: $0, file: file) }, unit: { meter?.advance() })
        }
        guard check.pairs > 0 else {
            return FileReport(
                file: file, source: source, target: target, isPairTold: isTold,
                reading: check, adding: AddingReport())
        }
        let origin = file == "-" ? nil : (file as NSString).lastPathComponent
        let reading = ReportBox()
        let store = try store()
        let adding = try await store.add(options) { add in
            reading.report = try input.explaining {
                let bytes = try ByteReader(path: input.path)
                let meter = Meter(bytes, .importing, input.name, onProgress)
                return try reader.read(bytes, source: source, target: target) { unit, _ in
                    meter.advance()
                    var unit = unit
                    unit.origin = unit.origin ?? origin
                    try add(unit)
                }
            }
        }
        var report = FileReport(
            file: file, source: source, target: target, isPairTold: isTold,
            reading: reading.report ?? check, adding: adding)
        if !options.isRehearsal {
            onProgress(JobProgress(.indexing, input.name, fraction: nil))
            report.indexError = try await store.updateIndexOfKeptUnits()
        }
        return report
    }

    /// The feed of a store runs on another thread, but has ended when the store answers.
    private final class ReportBox: @unchecked Sendable {
        var report: TMXReport?
    }

    /// Reports how much of a file is read, once for every thousand units.
    private final class Meter {
        private let bytes: ByteReader
        private let stage: JobProgress.Stage
        private let name: String
        private let onProgress: ProgressHandler
        private var units = 0

        init(
            _ bytes: ByteReader, _ stage: JobProgress.Stage, _ name: String,
            _ onProgress: @escaping ProgressHandler
        ) {
            self.bytes = bytes
            self.stage = stage
            self.name = name
            self.onProgress = onProgress
        }

        func advance() {
            units += 1
            guard units % 1000 == 0 else { return }
            let fraction = bytes.size.map { Double(bytes.bytesRead) / Double(max(1, $0)) }
            onProgress(JobProgress(stage, name, fraction: fraction))
        }
    }

    private func pair(
        in survey: TMXReport, file: String
    ) throws(ImportError) -> (source: LanguageTag, target: LanguageTag) {
        // Regions of one language are one choice.
        var languages: [LanguageTag] = []
        for count in survey.languages where count.language.isWellFormed {
            if !languages.contains(where: { $0.language == count.language.language }) {
                languages.append(count.language)
            }
        }
        func named(_ tag: LanguageTag?) -> LanguageTag? {
            tag.flatMap { tag in languages.first { $0.language == tag.language } }
        }
        func plain(_ tag: LanguageTag) -> LanguageTag {
            // Of several regions none is preferred: the language alone stands for all.
            let isOnly =
                survey.languages.count { $0.language.language == tag.language } == 1
            return isOnly ? tag : LanguageTag(tag.language)
        }
        let first =
            sourceLanguage.map { named($0) ?? $0 } ?? named(survey.header.sourceLanguage)
            ?? named(usualSource)
        let source: LanguageTag?
        if let targetLanguage, first == nil || first?.language == targetLanguage.language {
            source = languages.first { $0.language != targetLanguage.language }
        } else {
            source = first ?? languages.first
        }
        guard let source else { throw ImportError(file: file, survey: survey) }
        let others = languages.filter { $0.language != source.language }
        let usual = named(usualTarget).flatMap { others.contains($0) ? $0 : nil }
        guard let target = targetLanguage ?? (others.count == 1 ? others[0] : usual) else {
            throw ImportError(file: file, survey: survey)
        }
        return (sourceLanguage ?? plain(source), targetLanguage ?? plain(target))
    }
}

/// A file does not say by itself which of its languages are to be paired.
public struct ImportError: Error, Sendable {
    /// The file.
    public let file: String
    /// Its languages with the number of their variants.
    public let languages: [TMXReport.LanguageCount]
    /// How many variants name no language, so that nothing can be paired with them.
    public let variantsWithoutLanguage: Int

    init(file: String, survey: TMXReport) {
        self.file = file
        languages = survey.languages
        variantsWithoutLanguage = survey.count(of: .variantWithoutLanguage)
    }
}
