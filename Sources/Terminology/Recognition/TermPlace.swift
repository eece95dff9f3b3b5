/// A term of an index by its number; ``TermIndex`` tells what it is.
public struct TermReference: Hashable, Sendable, Comparable {
    /// The language of the headword among those of the index.
    let language: Int32
    /// The term among those of the language.
    let term: Int32

    /// The order of the glossaries.
    public static func < (left: TermReference, right: TermReference) -> Bool {
        (left.language, left.term) < (right.language, right.term)
    }
}

/// A place in a text where terms stand, with no more than their numbers: for long texts.
public struct TermPlace: Hashable, Sendable {
    /// The UTF-8 bytes of the text that it takes.
    public let range: Range<Int>
    /// How it was found.
    public let kind: TermHitKind
    /// Whether another word stands between the words of the term.
    public let isInterrupted: Bool
    /// Whether a longer term stands over it.
    public let isOverlapped: Bool
    /// The terms, at least one, in the order of the glossaries.
    public let terms: [TermReference]
}

extension TermIndex {
    /// The headword of a term, as a reader sees it.
    public func headword(_ term: TermReference) -> String {
        let (found, row) = first(term)
        return entry(row, of: found).headword(found.side).text
    }

    /// The identifier of the concept of a term, empty where the glossary gives none.
    public func concept(_ term: TermReference) -> String {
        let (found, row) = first(term)
        return entry(row, of: found).concept
    }

    /// The glossary of a term, by its place among ``glossaries``.
    public func glossary(_ term: TermReference) -> Int {
        languages[Int(term.language)].terms[Int(term.term)].glossary
    }

    /// The side of the glossary on which the headword of a term stands.
    public func side(_ term: TermReference) -> TermSide {
        languages[Int(term.language)].terms[Int(term.term)].side
    }

    /// All entries of a term, in the order of the file.
    public func entries(_ term: TermReference) -> [GlossaryEntry] {
        let found = languages[Int(term.language)].terms[Int(term.term)]
        return found.entries.map { entry($0, of: found) }
    }

    private func first(_ term: TermReference) -> (LanguageTerms.Term, LanguageTerms.Row) {
        let found = languages[Int(term.language)].terms[Int(term.term)]
        return (found, found.entries[0])
    }
}
