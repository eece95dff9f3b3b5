public import Language

/// Finds the terms of glossaries in what a person types and in running text.
///
/// One for each task; any number of them share an index.
public final class TermFinder {
    /// The terms that it finds.
    public let index: TermIndex

    private let tokenizer = Tokenizer()
    private let stemmers: [Stemmer?]
    private let collators: [Collator?]

    /// Makes a finder over an index.
    public init(_ index: TermIndex) {
        self.index = index
        stemmers = index.languages.map { Stemmer(language: $0.language) }
        // Without an order of its own a language is ordered by scalars.
        collators = index.languages.map { try? Collator(language: $0.language) }
    }

    /// Makes a finder over glossaries of its own.
    public convenience init(_ glossaries: [Glossary]) { self.init(TermIndex(glossaries)) }

    /// The terms for a word or a phrase that a person typed, of either language and in any form.
    ///
    /// Terms of the same form and of the same stems are given, and only where there are none those
    /// that are spelt nearly alike (similarity from .7). What entries say of case and forms does
    /// not count here. Ordered by kind, similarity, status, alphabet and place in the glossaries,
    /// always the same. Spelling costs time linear in the number of terms.
    public func lookup(_ text: String, limit: Int = .max) -> [TermHit] {
        let all = tokenizer.tokens(of: text)
        let tokens = TypedWords.kept(all, kind: \.kind).map { all[$0] }
        guard limit > 0, !tokens.isEmpty else { return [] }
        let spelling = TypedWords.spelling(tokens.map(\.key))
        var found = forms(tokens, spelling: spelling)
        if found.isEmpty { found = similar(to: spelling) }
        return ordered(found).prefix(limit).map(\.hit)
    }

    /// The terms that stand in a text of a language, in the order of the text; linear in its length.
    ///
    /// Exact forms and forms of the same stems, as far as the entries allow. Where matches overlap,
    /// the longest is given and the others are left out; on one place an exact form takes
    /// precedence of the stems of other terms. Deprecated and forbidden terms are given too.
    public func terms(in text: String, language: LanguageTag) -> [TermOccurrence] {
        let tokens = tokenizer.tokens(of: text)
        let bytes = Array(text.utf8)
        let sentence = Sentence(
            tokens: tokens,
            surfaces: tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) })
        var places: [Place: [RankedHit]] = [:]
        for number in index.languages.indices
        where language.answer(from: index.languages[number].language) != nil {
            collect(sentence, language: number, into: &places)
        }
        return longest(Array(places.keys), of: tokens.count).compactMap { place in
            guard let found = places[place], let kind = found.map(\.hit.kind).min() else {
                return nil
            }
            let range = place.bytes(of: tokens)
            return TermOccurrence(
                range: range, text: String(decoding: bytes[range], as: UTF8.self), kind: kind,
                hits: ordered(found.filter { $0.hit.kind == kind }).map(\.hit))
        }
    }

    /// A text with its tokens and what they are written like.
    private struct Sentence {
        let tokens: [Token]
        let surfaces: [String]
    }

    /// A run of tokens.
    private struct Place: Hashable {
        let start: Int
        let end: Int

        func bytes(of tokens: [Token]) -> Range<Int> {
            tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound
        }
    }

    private func collect(
        _ sentence: Sentence, language: Int, into places: inout [Place: [RankedHit]]
    ) {
        let terms = index.languages[language]
        let matches = matches(of: sentence.tokens, language: language)
        for start in matches.indices where !matches[start].isEmpty {
            terms.tree.follow(matches, from: start) { node, end, isExact in
                let kind: TermHitKind = isExact ? .exact : .stem
                for term in terms.tree.nodes[Int(node)].terms {
                    let rows = rows(
                        of: terms.terms[Int(term)], kind: kind,
                        surfaces: sentence.surfaces[start..<end])
                    guard !rows.isEmpty else { continue }
                    let spelling = TypedWords.spelling(sentence.tokens[start..<end].map(\.key))
                    places[Place(start: start, end: end), default: []].append(
                        hit(Int(term), language: language, kind: kind, as: spelling, rows: rows))
                }
            }
        }
    }

    /// The entries whose rules allow what was found.
    private func rows(
        of term: LanguageTerms.Term, kind: TermHitKind, surfaces: ArraySlice<String>
    ) -> [LanguageTerms.Row] {
        let entries = index.glossaries[term.glossary].entries
        return term.entries.filter { row in
            (kind == .exact || entries[row.place].match != .exact)
                && row.pattern?.allows(surfaces) != false
        }
    }

    /// The places that do not overlap a longer one, in the order of the text.
    private func longest(_ places: [Place], of count: Int) -> [Place] {
        var isTaken = [Bool](repeating: false, count: count)
        let byLength = places.sorted {
            ($1.end - $1.start, $0.start) < ($0.end - $0.start, $1.start)
        }
        let kept = byLength.filter { place in
            guard !isTaken[place.start..<place.end].contains(true) else { return false }
            for token in place.start..<place.end { isTaken[token] = true }
            return true
        }
        return kept.sorted { $0.start < $1.start }
    }

    private func matches(of tokens: [Token], language: Int) -> [[Vocabulary.Match]] {
        let vocabulary = index.languages[language].vocabulary
        return tokens.map { vocabulary.matches($0, stemmer: stemmers[language]) }
    }

    private func forms(_ tokens: [Token], spelling: [UInt32]) -> [RankedHit] {
        var found: [RankedHit] = []
        for language in index.languages.indices {
            let terms = index.languages[language]
            terms.tree.follow(matches(of: tokens, language: language), from: 0) {
                node, end, isExact in
                guard end == tokens.count else { return }
                for term in terms.tree.nodes[Int(node)].typed {
                    found.append(
                        hit(
                            Int(term), language: language, kind: isExact ? .exact : .stem,
                            as: spelling))
                }
            }
        }
        return found
    }

    private func similar(to spelling: [UInt32]) -> [RankedHit] {
        var found: [RankedHit] = []
        for language in index.languages.indices {
            index.languages[language].spellings.near(spelling) { term, distance in
                found.append(
                    hit(
                        term, language: language, kind: .similar, as: spelling, distance: distance))
            }
        }
        return found
    }

    private func hit(
        _ number: Int, language: Int, kind: TermHitKind, as spelling: [UInt32],
        distance: Int? = nil, rows: [LanguageTerms.Row]? = nil
    ) -> RankedHit {
        let term = index.languages[language].terms[number]
        let glossary = index.glossaries[term.glossary]
        let longer = max(spelling.count, term.spelling.count)
        let distance =
            kind == .exact
            ? 0
            : distance
                ?? SpellingDistance.between(spelling[...], term.spelling[...], atMost: longer)
        let rows = rows ?? term.entries
        let entries = rows.map { glossary.entries[$0.place] }
        return RankedHit(
            TermHit(
                glossary: glossary.name, headword: entries[0].headword(term.side).text,
                language: glossary.language(term.side), side: term.side, kind: kind,
                similarity: SpellingDistance.similarity(distance ?? longer, longer: longer),
                entries: RankedHit.byStatus(entries)),
            language: language, glossary: term.glossary, row: rows[0].place)
    }

    private func ordered(_ found: [RankedHit]) -> [RankedHit] {
        found.sorted { $0.precedes($1, collators: collators) }
    }
}
