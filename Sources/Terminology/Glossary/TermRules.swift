/// Whether a term is to be used, in the order in which terms are offered.
public enum TermStatus: String, Hashable, Sendable, Codable, CaseIterable {
    /// The term to use; what an empty cell means.
    case preferred
    /// As good in its place.
    case admitted
    /// Not looked at yet.
    case candidate
    /// Not to be used any more.
    case deprecated
    /// Wrong.
    case forbidden

    /// Whether a translation may use it.
    public var isApproved: Bool { self == .preferred || self == .admitted }

    /// Its place in the order in which terms are offered, 0 the first.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Whether case counts where a term is looked for in a text.
public enum TermCase: String, Hashable, Sendable, Codable, CaseIterable {
    /// It does not; what an empty cell means.
    case off
    /// The text must have the case of the headword: ПВО but not пво.
    case on
    /// The capitals of the headword must be capitals; its small letters may be either, as at the
    /// beginning of a sentence and in headlines.
    case shift
}

/// Which forms of a term are found in a text.
public enum TermMatch: String, Hashable, Sendable, Codable, CaseIterable {
    /// The written form alone.
    case exact
    /// Its inflected forms too; what an empty cell means. They are told by their stems.
    case inflected
    /// Whatever has its stem.
    case stem
    /// As `stem` in a text; a form that is only spelt alike is found for a person who asks for it,
    /// never in a text.
    case fuzzy
}
