public import Language

/// Finds the terms of glossaries in what a person types and in running text.
///
/// One for each task; any number of them share an index.
public final class TermFinder {
    /// The terms that it finds.
    public let index: TermIndex

    let readers: [TokenReader]
    private let typingReaders: [TokenReader]
    private let tokenizer = Tokenizer()
    private let collators: [Collator?]

    /// Makes a finder over an index.
    public init(_ index: TermIndex) {
        self.index = index
        let tokenizer = tokenizer
        func readers(isForTyping: Bool) -> [TokenReader] {
            index.languages.enumerated().map { number, terms in
                TokenReader(
                    language: number, terms: terms, tokenizer: tokenizer, isForTyping: isForTyping)
            }
        }
        self.readers = readers(isForTyping: false)
        typingReaders = readers(isForTyping: true)
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
        var found = forms(of: text, spelling: spelling)
        if found.isEmpty { found = similar(to: spelling, limit: limit) }
        return ordered(found).prefix(limit).map(\.hit)
    }

    /// The terms that stand in a text of a language, in the order of the text; linear in its length.
    ///
    /// Exact forms and inflected ones, as far as the entries allow. Where matches overlap, the one
    /// of most words is given; the others are left out, or given too and marked. On one place an
    /// exact form takes precedence of the inflected ones of other terms. Deprecated and forbidden
    /// terms are given too.
    public func terms(
        in text: String, language: LanguageTag, overlapping: Bool = false
    ) -> [TermOccurrence] {
        let bytes = Array(text.utf8)
        return places(in: bytes, language: language, overlapping: overlapping).map { place in
            let found = Array(bytes[place.range])
            let text = String(decoding: found, as: UTF8.self)
            let tokens = tokenizer.tokens(of: text)
            let surfaces = tokens.map { String(decoding: found[$0.range], as: UTF8.self) }
            let spelling = TypedWords.spelling(tokens.map(\.key))
            let hits = place.terms.map { reference in
                let language = Int(reference.language)
                let rows = index.languages[language].terms[Int(reference.term)].entries.filter {
                    Self.allows($0, place.kind, isInterrupted: place.isInterrupted) { surfaces }
                }
                return hit(
                    Int(reference.term), language: language, kind: place.kind, as: spelling,
                    rows: rows.isEmpty ? nil : rows)
            }
            return TermOccurrence(
                range: place.range, text: text, kind: place.kind,
                isInterrupted: place.isInterrupted, isOverlapped: place.isOverlapped,
                hits: ordered(hits).map(\.hit))
        }
    }

    /// The places of a text in UTF-8 where terms stand, in the order of the text; as
    /// ``terms(in:language:overlapping:)``, without what the glossaries say of them.
    public func places(
        in bytes: [UInt8], language: LanguageTag, overlapping: Bool = false
    ) -> [TermPlace] {
        var search = PlaceSearch(bytes: bytes, index: index)
        for reader in readers
        where language.answer(from: index.languages[reader.language].language) != nil {
            search.collect(reader)
        }
        return search.places(overlapping: overlapping)
    }

    /// Whether an entry is found in forms of a kind, with the case that it asks for.
    static func allows(
        _ row: LanguageTerms.Row, _ kind: TermHitKind, isInterrupted: Bool,
        surfaces: () -> [String]
    ) -> Bool {
        guard kind <= row.limit || isInterrupted && kind <= .stem && row.limit > .listed else {
            return false
        }
        // With a word between there is nothing to hold the case of the words against.
        guard let pattern = row.pattern else { return true }
        return !isInterrupted && pattern.allows(surfaces())
    }

    private func forms(of text: String, spelling: [UInt32]) -> [RankedHit] {
        var found: [RankedHit] = []
        let bytes = Array(text.utf8)
        for reader in typingReaders {
            let all = reader.readings(of: bytes)
            let readings = TypedWords.kept(all, kind: { reader.kind($0) }).map { all[$0] }
            let terms = index.languages[reader.language]
            // The best kind of each term: a phrase may be followed in several ways.
            var kinds: [Int32: TermHitKind] = [:]
            terms.tree.follow(
                from: 0, count: readings.count, matches: { reader.matches(readings[$0]) },
                mayPassOver: { _ in false },
                visit: { place, end in
                    guard end == readings.count else { return }
                    let node = terms.tree.nodes[Int(place.node)]
                    for term in node.typed {
                        kinds[term] = min(kinds[term] ?? .similar, place.kind)
                    }
                    for term in node.variants {
                        kinds[term] = min(kinds[term] ?? .similar, max(place.kind, .listed))
                    }
                })
            for (term, kind) in kinds.sorted(by: { $0.key < $1.key }) {
                found.append(hit(Int(term), language: reader.language, kind: kind, as: spelling))
            }
        }
        return found
    }

    private func similar(to spelling: [UInt32], limit: Int) -> [RankedHit] {
        struct Near {
            let language: Int
            let term: Int
            let distance: Int
            let similarity: Double
        }
        var near: [Near] = []
        for language in index.languages.indices {
            let terms = index.languages[language]
            terms.spellings.near(spelling) { term, distance in
                let longer = max(spelling.count, terms.terms[term].spelling.count)
                near.append(
                    Near(
                        language: language, term: term, distance: distance,
                        similarity: SpellingDistance.similarity(distance, longer: longer)))
            }
        }
        if near.count > limit {
            // The rest of the order costs more; it decides only among the last that are as similar.
            let least = near.map(\.similarity).sorted(by: >)[limit - 1]
            near.removeAll { $0.similarity < least }
        }
        return near.map {
            hit(
                $0.term, language: $0.language, kind: .similar, as: spelling, distance: $0.distance)
        }
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
        found.count < 2 ? found : found.sorted { $0.precedes($1, collators: collators) }
    }
}
