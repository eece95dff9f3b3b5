internal import Language

/// What a term of the source asks of the target.
struct TermRule {
    /// The rows of the glossary whose translations may be used.
    var approved: Set<Int> = []
    var forbidden: Set<Int> = []
    var deprecated: Set<Int> = []
    /// The approved translations, the preferred first.
    var expected: [String] = []
    let term: String
    let concept: String
    let glossary: Int

    /// The rows of a term; those of its whole concept, where the glossary names it, so that each
    /// synonym may be translated by each translation.
    init(_ reference: TermReference, in index: TermIndex, rows: [Int: [Int]]) {
        let entries = index.rows(of: reference)
        glossary = index.glossary(reference)
        term = index.headword(reference)
        concept = index.concept(reference)
        let side = index.side(reference)
        let all = index.glossaries[glossary].entries
        let meant = entries.flatMap { rows[$0] ?? [$0] }
        var seen: Set<String> = []
        for status in TermStatus.allCases {
            for row in meant where all[row].status == status {
                switch status {
                case .preferred, .admitted:
                    approved.insert(row)
                    let text = all[row].headword(side.opposite).text
                    if seen.insert(text).inserted { expected.append(text) }
                case .deprecated: deprecated.insert(row)
                case .forbidden: forbidden.insert(row)
                case .candidate: break
                }
            }
        }
    }
}

extension TermIndex {
    /// The places of the entries of a term in its glossary.
    func rows(of term: TermReference) -> [Int] {
        languages[Int(term.language)].terms[Int(term.term)].entries.map(\.place)
    }

    /// Whether a form of a kind is enough for a check: a stem only where it was asked for, or where
    /// no paradigm is known.
    func isTrusted(_ place: TermPlace, for term: TermReference) -> Bool {
        if place.kind <= .inflected || place.isInterrupted { return true }
        let terms = languages[Int(term.language)]
        return terms.vocabulary.inflector == nil
            || entries(term).contains {
                $0.match == .stem || $0.match == .fuzzy
                    || $0.headword(side(term)).hasHandwrittenStem
            }
    }
}
