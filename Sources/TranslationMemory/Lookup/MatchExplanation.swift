/// How a score came about, so that a tool can show the arithmetic and the difference.
///
/// For a fuzzy match: score = min(99, base - deductions), base = 1 - D / larger weight, with
/// D = (S + min(S, B)) / 2. A context or exact match begins with 100.
///
/// Words of the query that the unit writes as one (a word and the word or number after it, with
/// nothing but white space between) are that one word where the base is then higher: its costs and
/// steps are those of the joined form, and a deduction for spelling is taken.
public struct MatchExplanation: Sendable, Hashable {
    /// W(query): the weight of the query's tokens, joined where the unit joins them.
    public let queryWeight: Int
    /// W(unit): the weight of the tokens of the unit's text.
    public let unitWeight: Int
    /// S: the cost of the ordered alignment.
    public let orderedCost: Int
    /// B: the larger weight without that of the tokens that both have.
    public let bagCost: Int
    /// 2D, doubled so that it is whole.
    public let doubledDistance: Int
    /// What the deductions are taken from.
    public let base: Score
    /// What was taken off, and why.
    public let deductions: [Deduction]
    /// What turns the query into the unit's text, token by token.
    public let steps: [DifferenceStep]
}

/// Points that were taken off a score, with their reason.
public struct Deduction: Sendable, Hashable {
    /// Why points are taken off.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Numbers of other values, inside words too.
        case numbers
        /// Codes of other kinds or in another order.
        case codes
        /// Capital letters.
        case letterCase = "case"
        /// ё, quotes, dashes, spaces, words written as one, stress marks, look-alike letters.
        case spelling
        /// The memory has other translations of the same text.
        case severalTargets = "several targets"
        /// The query is in the language of another region.
        case sourceRegion = "source region"
        /// The translation is in the language of another region.
        case targetRegion = "target region"
        /// The unit translates the other way.
        case reversed
        /// The unit is old.
        case age
        /// No person has looked at the unit.
        case unreviewed
        /// The memory as a whole counts for less.
        case memory
    }

    /// Why.
    public let reason: Reason
    /// How much, in hundredths of a percent.
    public let hundredths: Int

    /// Takes points off.
    public init(_ reason: Reason, hundredths: Int) {
        self.reason = reason
        self.hundredths = hundredths
    }

    /// How much, in percent.
    public var points: Double { Double(hundredths) / 100 }
}

/// A step from the query to the unit's text.
public struct DifferenceStep: Sendable, Hashable {
    /// What happens to a token.
    public enum Kind: String, Sendable, Hashable {
        /// The same token, at most spelt otherwise, or two words that the unit writes as one.
        case kept
        /// A similar word stands there.
        case similar
        /// Something else stands there.
        case replaced
        /// Only the unit has it.
        case inserted
        /// Only the query has it.
        case deleted
    }

    /// What happens.
    public let kind: Kind
    /// What it costs.
    public let cost: Int
    /// The UTF-8 bytes of the query's text; empty where a code or nothing stands.
    public let queryRange: Range<Int>?
    /// What the query has: its own letters, or the name of a code.
    public let querySurface: String?
    /// The UTF-8 bytes of the unit's text.
    public let unitRange: Range<Int>?
    /// What the unit has.
    public let unitSurface: String?
}
