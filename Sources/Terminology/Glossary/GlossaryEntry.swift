public import Bitext

/// A row of a glossary: a term and a translation of it.
public struct GlossaryEntry: Hashable, Sendable, Codable {
    /// The identifier that the terms of one concept share, empty where the row gives none.
    public var concept: String
    /// The term in the source language.
    public var source: Headword
    /// The term in the target language.
    public var target: Headword
    /// The part of speech, as the file says it.
    public var part: String
    /// What the concept is.
    public var definition: String
    /// An example of its use.
    public var context: String
    /// The field of its use.
    public var subject: String
    /// Whether the translation is to be used.
    public var status: TermStatus
    /// Whether case counts.
    public var casing: TermCase
    /// Which forms are found, nil where the row leaves it open.
    public var match: TermMatch?
    /// Forms of the term that no rule gives, listed by hand.
    public var sourceForms: [String]
    /// Forms of its translation that no rule gives.
    public var targetForms: [String]
    /// Advice to the translator.
    public var note: String
    /// The cells of columns that this program does not understand, in the order of the file.
    public var further: [Attribute]
    /// The line of the file, from 1; 0 for an entry that comes from no file.
    public var line: Int

    /// Makes an entry of which no more is known than a term and its translation.
    public init(source: Headword, target: Headword) {
        self.source = source
        self.target = target
        concept = ""
        part = ""
        definition = ""
        context = ""
        subject = ""
        status = .preferred
        casing = .off
        match = nil
        sourceForms = []
        targetForms = []
        note = ""
        further = []
        line = 0
    }

    /// The term in one of the languages.
    public func headword(_ side: TermSide) -> Headword { side == .source ? source : target }

    /// The forms of the term in one of the languages that are listed by hand.
    public func forms(_ side: TermSide) -> [String] { side == .source ? sourceForms : targetForms }
}

/// One of the two languages of a glossary.
public enum TermSide: UInt8, Hashable, Sendable, Codable, CaseIterable {
    /// The language of the terms.
    case source
    /// The language of their translations.
    case target

    /// The other language.
    public var opposite: TermSide { self == .source ? .target : .source }
}
