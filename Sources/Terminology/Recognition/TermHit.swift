public import Language

/// How a text and a term agree, in the order of trust.
public enum TermHitKind: UInt8, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// The same but for what a match key folds away.
    case exact
    /// A form that the entry lists by hand.
    case listed
    /// Each word is a form of the term's word by the paradigm of the language.
    case inflected
    /// Each word has the stem of the term's word; or one word stands between those of a term.
    case stem
    /// Spelt nearly alike.
    case similar

    /// Whether a kind is trusted more than another.
    public static func < (left: TermHitKind, right: TermHitKind) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A term that was found: the entries of one concept that share a headword.
public struct TermHit: Hashable, Sendable {
    /// The name of its glossary.
    public let glossary: String
    /// The headword that was found, as a reader sees it.
    public let headword: String
    /// The language of the headword.
    public let language: LanguageTag
    /// The side of the glossary on which the headword stands.
    public let side: TermSide
    /// How it was found.
    public let kind: TermHitKind
    /// How near the spelling is to the headword's, 1 for the same: 1 - d / n for an edit distance
    /// of d, where the longer of the two has n letters and spaces.
    public let similarity: Double
    /// The entries, at least one; those to be preferred first, then in the order of the file.
    public let entries: [GlossaryEntry]

    /// What the entries give for the headword in the other language, in their order.
    public var counterparts: [String] { entries.map { $0.headword(side.opposite).text } }
}

/// A place in a text where a term stands.
public struct TermOccurrence: Hashable, Sendable {
    /// The UTF-8 bytes of the text that it takes.
    public let range: Range<Int>
    /// The text that was found.
    public let text: String
    /// How it was found: anything but `similar`, unless an entry asks for that.
    public let kind: TermHitKind
    /// Whether another word stands between the words of the term.
    public let isInterrupted: Bool
    /// Whether a longer term stands over it.
    public let isOverlapped: Bool
    /// The terms, at least one: several where a word has several concepts, or stands in several
    /// glossaries.
    public let hits: [TermHit]
}
