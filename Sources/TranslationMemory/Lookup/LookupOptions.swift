public import Language

/// What a look-up asks for beside its queries.
public struct LookupOptions: Sendable, Hashable {
    /// What is taken off beyond what the texts themselves cost, in hundredths of a percent; all 0
    /// unless somebody wishes it.
    public struct Penalties: Sendable, Hashable {
        /// Taken off every match of the memory.
        public var memory = 0
        /// Taken off units that are older than ``oldestDays``.
        public var age = 0
        /// The age in days, from the last change or the making, beyond which ``age`` is taken off;
        /// units without a date are not old.
        public var oldestDays = 0
        /// Taken off units that no person has looked at: their origin is `alignment` or `mt`, and
        /// none of their properties is called `reviewed`.
        public var unreviewed = 0

        /// Takes nothing off.
        public init() {}
    }

    /// The language of the queries.
    public var sourceLanguage: LanguageTag
    /// The language that is wanted.
    public var targetLanguage: LanguageTag
    /// The least final score.
    public var minimum: Score
    /// How many matches are wanted for a query, at most.
    public var limit: Int
    /// Whether every unit is to be read, and no key or index to be used: slower, the same answers.
    public var scanOnly: Bool
    /// What a unit must meet, all of it, to be in an answer: what does not is looked for as if it
    /// were not there, but counts as another translation of its text.
    public var filters: [UnitFilter]
    /// What is taken off beyond the costs of the texts.
    public var penalties: Penalties

    /// Asks for the best five matches at or above 70 %, unless said otherwise.
    public init(
        from sourceLanguage: LanguageTag, to targetLanguage: LanguageTag,
        minimum: Score = Score(percent: 70), limit: Int = 5, scanOnly: Bool = false,
        filters: [UnitFilter] = []
    ) {
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.minimum = minimum
        self.limit = limit
        self.scanOnly = scanOnly
        self.filters = filters
        penalties = Penalties()
    }
}
