public import Terminology

/// Looks segments up in memories and glossaries, many in one reading of the memories.
public struct LookupJob: Sendable {
    /// What was found for one query.
    public struct Answer: Sendable {
        /// What was looked for.
        public let query: LookupQuery
        /// The matches, best first.
        public let matches: [Match]
        /// The terms of the glossaries in it, in their order.
        public let terms: [TermOccurrence]
        /// How many units were left out because they are damaged, by the name of their memory.
        public let damagedUnits: [String: Int]
    }

    /// How many queries share one reading of the memories: answers come that many at a time.
    private static let batch = 200

    private let catalogue: MemoryCatalogue
    private let glossaries: GlossarySet
    private let options: LookupOptions

    /// Describes a job.
    public init(
        in catalogue: MemoryCatalogue, glossaries: GlossarySet = GlossarySet(),
        _ options: LookupOptions
    ) {
        self.catalogue = catalogue
        self.glossaries = glossaries
        self.options = options
    }

    /// What was wrong with the memories, by their names.
    public struct Troubles: Sendable {
        /// How many units were left out because they are damaged.
        public var damagedUnits: [String: Int] = [:]
        /// The files of an index that could not be used.
        public var indexFaults: [String: [IndexFault]] = [:]
    }

    /// Gives the answers in the order of the queries, each as soon as its batch is done; and what was
    /// wrong with the memories.
    ///
    /// Throws `MemoryError`, `CancellationError`, and what the taker of the answers throws.
    public func run(
        _ queries: [LookupQuery], onProgress: ProgressHandler = { _ in },
        _ take: (Answer) throws -> Void
    ) async throws -> Troubles {
        var troubles = Troubles()
        let finder = glossaries.finder()
        let subject = queries.count == 1 ? "1 segment" : "\(queries.count) segments"
        for start in stride(from: 0, to: queries.count, by: Self.batch) {
            let batch = Array(queries[start..<min(start + Self.batch, queries.count)])
            onProgress(
                JobProgress(
                    .lookingUp, subject, fraction: Double(start) / Double(queries.count)))
            let answers = try await catalogue.answers(to: batch, options)
            try Task.checkCancellation()
            troubles.damagedUnits.merge(answers.damagedUnits, uniquingKeysWith: max)
            troubles.indexFaults.merge(answers.indexFaults) { $1 }
            for (query, matches) in zip(batch, answers.matches) {
                let terms = finder.terms(in: query.segment.text, language: options.sourceLanguage)
                try take(
                    Answer(
                        query: query, matches: matches, terms: terms,
                        damagedUnits: answers.damagedUnits))
            }
        }
        return troubles
    }
}
