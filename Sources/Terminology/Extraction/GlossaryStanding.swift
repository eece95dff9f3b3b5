internal import Language

/// Tells what glossaries have to say of a pair of expressions.
struct GlossaryStanding {
    private let finder: TermFinder
    private let source: LanguageTag
    private let target: LanguageTag

    init(_ glossaries: [Glossary], _ source: LanguageTag, _ target: LanguageTag) {
        let serving = glossaries.filter { glossary in
            let forward =
                source.answer(from: glossary.sourceLanguage) != nil
                && target.answer(from: glossary.targetLanguage) != nil
            let backward =
                target.answer(from: glossary.sourceLanguage) != nil
                && source.answer(from: glossary.targetLanguage) != nil
            return forward || backward
        }
        finder = TermFinder(serving)
        self.source = source
        self.target = target
    }

    /// Whether the whole of the expressions is a term, in any form.
    func of(_ candidate: TermCandidate) -> TermCandidate.Standing {
        let terms = whole(candidate.source, source)
        guard !terms.isEmpty else { return .new }
        let translations = whole(candidate.target, target)
        let rows = Set(
            translations.flatMap { term in
                finder.index.rows(of: term).map { Place(finder.index.glossary(term), $0) }
            })
        let isKnown = terms.contains { term in
            finder.index.rows(of: term).contains {
                rows.contains(Place(finder.index.glossary(term), $0))
            }
        }
        if isKnown { return .known }
        var others: [String] = []
        for term in terms {
            let side = finder.index.side(term)
            for entry in finder.index.entries(term) where entry.status.isApproved {
                let text = entry.headword(side.opposite).text
                if !others.contains(text) { others.append(text) }
            }
        }
        return others.isEmpty ? .new : .contradicting(others)
    }

    private struct Place: Hashable {
        let glossary: Int
        let row: Int

        init(_ glossary: Int, _ row: Int) {
            self.glossary = glossary
            self.row = row
        }
    }

    private func whole(_ text: String, _ language: LanguageTag) -> [TermReference] {
        let bytes = Array(text.utf8)
        return finder.places(in: bytes, language: language)
            .filter { $0.range == 0..<bytes.count }.flatMap(\.terms)
    }
}
