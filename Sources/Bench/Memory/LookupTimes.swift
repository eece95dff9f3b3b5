internal import Language
internal import TranslationMemory

/// What look-ups took that were made one at a time, in milliseconds.
struct LookupTimes {
    private(set) var processor = Samples()
    private(set) var wall = Samples()

    static func options(
        minimum: Int = 70, limit: Int = 5, scanOnly: Bool = false
    ) -> LookupOptions {
        LookupOptions(
            from: LanguageTag("ru"), to: LanguageTag("en"), minimum: Score(percent: minimum),
            limit: limit, scanOnly: scanOnly)
    }

    private let wanted: Int

    /// Looks texts up until all are done or the budget is spent, but at least one.
    init(
        of texts: [String], in store: any MemoryStore, _ options: LookupOptions,
        budget: TimeBudget = TimeBudget()
    ) async throws {
        wanted = texts.count
        for text in texts where processor.count == 0 || !budget.isSpent {
            let query = [LookupQuery(text)]
            let cost = try await Cost.of { _ = try await store.answers(to: query, options) }
            processor.add(cost.processor)
            wall.add(cost.wall)
        }
    }

    /// How many look-ups were made of those that were wanted.
    var extent: Figure.Extent { Figure.Extent(processor.count, of: wanted, "queries") }
}
