/// A column of a glossary that this program understands, named as the header names it.
public enum GlossaryColumn: String, Hashable, Sendable, Codable, CaseIterable {
    /// The identifier that the terms of one concept share.
    case concept
    /// The term in the source language.
    case source
    /// The term in the target language.
    case target
    /// The part of speech.
    case part
    /// What the concept is.
    case definition
    /// An example of its use.
    case context
    /// The field of its use.
    case subject
    /// Whether the term is to be used (``TermStatus``).
    case status
    /// Whether case counts (``TermCase``).
    case `case`
    /// Which forms are the term (``TermMatch``).
    case match
    /// Further forms of the term, with commas between.
    case sourceForms = "source forms"
    /// Further forms of the translation, with commas between.
    case targetForms = "target forms"
    /// Advice to the translator.
    case note
}
