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
        let sentence = Sentence(text, tokens: tokenizer.tokens(of: text))
        var candidates: [Candidate] = []
        for number in index.languages.indices
        where language.answer(from: index.languages[number].language) != nil {
            collect(sentence.tokens, language: number, into: &candidates)
        }
        candidates.sort { $0.precedes($1) }
        var isTaken = [Bool](repeating: false, count: sentence.tokens.count)
        var occurrences: [TermOccurrence] = []
        var next = 0
        while next < candidates.count {
            let place = candidates[next].place
            let rivals = candidates[next...].prefix { $0.place == place }
            next = rivals.endIndex
            // The rules come before the choice: what they refuse hides no shorter term.
            guard !isTaken[place].contains(true),
                let occurrence = occurrence(at: place, of: rivals, in: sentence)
            else { continue }
            occurrences.append(occurrence)
            for token in place { isTaken[token] = true }
        }
        return occurrences.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// A text with its tokens.
    private struct Sentence {
        let bytes: [UInt8]
        let tokens: [Token]

        init(_ text: String, tokens: [Token]) {
            bytes = Array(text.utf8)
            self.tokens = tokens
        }

        func text(of range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self)
        }
    }

    /// Tokens that are the forms of a headword.
    private struct Candidate {
        let place: Range<Int>
        let language: Int
        let node: Int32
        let isExact: Bool

        /// The longest first, then the first, each place's exact forms before its others.
        func precedes(_ other: Candidate) -> Bool {
            if place.count != other.place.count { return place.count > other.place.count }
            if place != other.place { return place.lowerBound < other.place.lowerBound }
            if isExact != other.isExact { return isExact }
            return (language, node) < (other.language, other.node)
        }
    }

    private func collect(_ tokens: [Token], language: Int, into candidates: inout [Candidate]) {
        let tree = index.languages[language].tree
        let matches = matches(of: tokens, language: language)
        for start in matches.indices where !matches[start].isEmpty {
            tree.follow(matches, from: start) { node, end, isExact in
                guard !tree.nodes[Int(node)].terms.isEmpty else { return }
                candidates.append(
                    Candidate(place: start..<end, language: language, node: node, isExact: isExact))
            }
        }
    }

    /// The terms of one place, of the best kind that its entries allow.
    private func occurrence(
        at place: Range<Int>, of rivals: ArraySlice<Candidate>, in sentence: Sentence
    ) -> TermOccurrence? {
        let tokens = sentence.tokens[place]
        let surfaces = tokens.map { sentence.text(of: $0.range) }
        let spelling = TypedWords.spelling(tokens.map(\.key))
        var found: [RankedHit] = []
        for rival in rivals {
            let kind: TermHitKind = rival.isExact ? .exact : .stem
            if let best = found.first, best.hit.kind < kind { break }
            let terms = index.languages[rival.language]
            for term in terms.tree.nodes[Int(rival.node)].terms {
                let rows = rows(of: terms.terms[Int(term)], kind: kind, surfaces: surfaces)
                guard !rows.isEmpty else { continue }
                found.append(
                    hit(Int(term), language: rival.language, kind: kind, as: spelling, rows: rows))
            }
        }
        guard let kind = found.first?.hit.kind, let first = tokens.first, let last = tokens.last
        else { return nil }
        let range = first.range.lowerBound..<last.range.upperBound
        return TermOccurrence(
            range: range, text: sentence.text(of: range), kind: kind,
            hits: ordered(found).map(\.hit))
    }

    /// The entries whose rules allow what was found.
    private func rows(
        of term: LanguageTerms.Term, kind: TermHitKind, surfaces: [String]
    ) -> [LanguageTerms.Row] {
        let entries = index.glossaries[term.glossary].entries
        return term.entries.filter { row in
            (kind == .exact || entries[row.place].match != .exact)
                && row.pattern?.allows(surfaces) != false
        }
    }

    private func matches(of tokens: [Token], language: Int) -> [[TermVocabulary.Match]] {
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
