internal import Foundation
internal import Interchange

/// Writes units of memories to a file.
public struct ExportJob: Sendable {
    /// The form of a file.
    public enum Format: String, Sendable, CaseIterable {
        /// TMX 1.4b.
        case tmx
        /// Tab-separated: source, target, languages, dates, document.
        case tsv
    }

    /// What was written.
    public struct Report: Sendable, Hashable {
        /// How many units.
        public let units: Int
        /// How many units the memories have, of which none may be what was asked for.
        public let stored: Int
        /// How many characters were left out because XML cannot hold them.
        public let droppedCharacters: Int
    }

    /// The form of the file.
    public var format: Format
    /// The languages of the units to write; nil for any.
    public var sourceLanguage: LanguageTag?
    /// The languages of the units to write; nil for any.
    public var targetLanguage: LanguageTag?
    /// What the units must meet.
    public var filters: [UnitFilter]
    /// The version of the tool, which the header of a TMX names.
    public var toolVersion: String

    /// Describes a job.
    public init(
        format: Format, sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil,
        filters: [UnitFilter] = [], toolVersion: String
    ) {
        self.format = format
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.filters = filters
        self.toolVersion = toolVersion
    }

    /// Writes the units of memories, one memory after another, each in the order of its units.
    ///
    /// Where the memories have units, but none of them is asked for, no file is made or changed.
    ///
    /// Throws `ExchangeError`, `MemoryError` and `CancellationError`; then no file was made or
    /// changed.
    public func run(
        _ stores: [any MemoryStore], to file: String,
        onProgress: @escaping ProgressHandler = { _ in }
    ) async throws -> Report {
        var pairs: [MemoryInformation.LanguagePair] = []
        for store in stores { pairs += try await store.information().languagePairs }
        let output = try OutputFile(path: file)
        let sink = UnitSink(
            format, output,
            heading: .init(toolVersion: toolVersion, sourceLanguage: commonSource(of: pairs)))
        let total = pairs.reduce(0) { $0 + $1.units }
        let counter = Counter(total: total)
        let job = self
        for store in stores {
            let name = store.name
            try await store.forEachUnit(where: filters) { stored in
                if let fraction = counter.advance() {
                    onProgress(JobProgress(.exporting, name, fraction: fraction))
                }
                let unit = stored.unit
                if job.includes(source: unit.sourceLanguage, target: unit.targetLanguage) {
                    try sink.write(unit)
                }
            }
        }
        try Task.checkCancellation()
        guard sink.units > 0 || total == 0 else {
            output.abandon()
            return Report(units: 0, stored: total, droppedCharacters: 0)
        }
        let dropped = try sink.finish()
        return Report(units: sink.units, stored: total, droppedCharacters: dropped)
    }

    private func includes(source: LanguageTag, target: LanguageTag) -> Bool {
        (sourceLanguage.map { $0.answer(from: source) != nil } ?? true)
            && (targetLanguage.map { $0.answer(from: target) != nil } ?? true)
    }

    /// The language of all sources, nil where there are several: some readers take the header's
    /// word for what the source is, and give up where it names none.
    private func commonSource(of pairs: [MemoryInformation.LanguagePair]) -> LanguageTag? {
        let sources = Set(
            pairs.filter { includes(source: $0.source, target: $0.target) }.map(\.source))
        return sources.count == 1 ? sources.first : nil
    }

    /// Counts units on whichever thread a store hands them out, one after another.
    private final class Counter: @unchecked Sendable {
        private let total: Int
        private var done = 0

        init(total: Int) { self.total = total }

        /// How much is done, once for every thousand units.
        func advance() -> Double? {
            done += 1
            return done % 1000 == 0 ? Double(done) / Double(max(total, done)) : nil
        }
    }
}
