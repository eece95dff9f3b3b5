/// What a phrase asks of a language's tables.
protocol SlavicGrammar {
    /// A word alone, as a noun or as what else its ending makes of it.
    static func stems(of key: String, isName: Bool) -> [InflectedStem]

    /// A word as an adjective beside a noun; empty where its ending is none of an adjective.
    static func adjectiveStems(of key: String) -> [InflectedStem]

    /// A word as the noun of a phrase, in the plural alone where its adjective is.
    static func nounStems(of key: String, isName: Bool, isPlural: Bool) -> [InflectedStem]

    /// The gender or the number that the ending of an adjective shows.
    static func agreement(of key: String) -> GrammaticalGender?

    /// Whether a noun's dictionary form may stand beside an adjective's.
    static func agrees(_ gender: GrammaticalGender, withNoun key: String) -> Bool

    /// Whether a participle stands for a person whose work the noun after it says: командующий
    /// армией.
    static func governs(_ key: String, noun: String) -> Bool

    /// Prepositions, which end what declines.
    static var prepositions: Set<String> { get }

    /// The conjunctions after which a phrase declines anew.
    static var conjunctions: Set<String> { get }
}

/// The gender of a dictionary form, or that it is a plural.
enum GrammaticalGender {
    case masculine
    case feminine
    case neuter
    case plural
}
