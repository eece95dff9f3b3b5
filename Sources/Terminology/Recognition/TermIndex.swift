internal import Language

/// The terms of glossaries, arranged for being found; built once and shared by every
/// ``TermFinder``.
public struct TermIndex: Sendable {
    /// The glossaries, in the order in which their terms are offered.
    public let glossaries: [Glossary]

    /// The terms, by the language of their headwords.
    let languages: [LanguageTerms]

    /// Arranges glossaries; linear in their size.
    public init(_ glossaries: [Glossary]) {
        self.glossaries = glossaries
        let tokenizer = Tokenizer()
        var languages: [LanguageTerms] = []
        var places: [LanguageTag: Int] = [:]
        for (number, glossary) in glossaries.enumerated() {
            for side in TermSide.allCases {
                let language = glossary.language(side)
                let place = places[language] ?? languages.count
                if place == languages.count {
                    places[language] = place
                    languages.append(LanguageTerms(language: language))
                }
                languages[place].add(glossary, number: number, side: side, tokenizer: tokenizer)
            }
        }
        self.languages = languages
    }

    /// An entry of a term that was found.
    func entry(_ row: LanguageTerms.Row, of term: LanguageTerms.Term) -> GlossaryEntry {
        glossaries[term.glossary].entries[row.place]
    }
}

/// The terms whose headwords are of one language.
struct LanguageTerms: Sendable {
    /// The entries of a concept that share a headword.
    struct Term {
        let glossary: Int
        let side: TermSide
        /// The headword's words with a space between, as its spelling is compared.
        let spelling: [UInt32]
        /// How many tokens the headword has.
        let tokenCount: Int
        var entries: [Row]
    }

    /// An entry of a term.
    struct Row {
        /// Its place in the glossary.
        let place: Int
        let pattern: CasePattern?
        /// The least trusted kind of form that is found in a text.
        let limit: TermHitKind
    }

    private struct TermKey: Hashable {
        let glossary: Int
        let side: TermSide
        let concept: String
        let node: Int32
    }

    let language: LanguageTag
    private(set) var terms: [Term] = []
    private(set) var vocabulary: TermVocabulary
    private(set) var tree = TermTree()
    private(set) var spellings = Spellings()
    private var numbers: [TermKey: Int] = [:]
    /// What forms are found where an entry leaves it open.
    private let usualLimit: TermHitKind
    /// Whether some entry is found in a text by its stems.
    private(set) var usesStems = false

    init(language: LanguageTag) {
        self.language = language
        vocabulary = TermVocabulary(language: language)
        // Where words agree the paradigm tells enough, and stems would add more chance than terms.
        usualLimit = vocabulary.inflector?.hasAgreement == true ? .inflected : .stem
    }

    mutating func add(_ glossary: Glossary, number: Int, side: TermSide, tokenizer: Tokenizer) {
        let stemmer = Stemmer(language: language)
        var scanner = WordScanner()
        for (place, entry) in glossary.entries.enumerated() {
            let headword = entry.headword(side)
            let tokens = HeadwordTokens(headword, tokenizer: tokenizer, scanner: &scanner)
            guard !tokens.words.isEmpty else { continue }
            let isFuzzy = entry.match == .fuzzy
            let path = self.path(of: tokens, isFuzzy: isFuzzy, stemmer: stemmer)
            let node = tree.node(at: path)
            // Of ПВО the case is that of the term; air defence may begin a sentence.
            let casing = side == .target && entry.casing == .on ? .shift : entry.casing
            let row = Row(
                place: place, pattern: CasePattern(casing, surfaces: tokens.surfaces),
                limit: limit(of: entry, headword))
            usesStems = usesStems || row.limit >= .stem
            let key = TermKey(glossary: number, side: side, concept: entry.concept, node: node)
            let term: Int
            if let known = numbers[key] {
                term = known
                terms[known].entries.append(row)
            } else {
                term = terms.count
                numbers[key] = term
                let typed = TypedWords.kept(tokens.words, kind: \.kind)
                let spelling = TypedWords.spelling(typed.map { tokens.words[$0].key })
                tree.add(
                    Int32(term), at: node,
                    typed: typed.count == path.count
                        ? node : tree.node(at: typed.map { path[$0] }))
                spellings.append(spelling)
                terms.append(
                    Term(
                        glossary: number, side: side, spelling: spelling,
                        tokenCount: path.count, entries: [row]))
            }
            if entry.match != .exact {
                for words in tokens.respaced(
                    vocabulary.inflector, isClosed: language.language == "en")
                {
                    let variant = self.path(
                        of: HeadwordTokens(words), isFuzzy: isFuzzy, stemmer: stemmer,
                        isVariant: true)
                    tree.addVariant(Int32(term), at: tree.node(at: variant))
                }
            }
            for form in entry.forms(side) {
                let listed = HeadwordTokens(
                    Headword(form), tokenizer: tokenizer, scanner: &scanner)
                guard !listed.words.isEmpty else { continue }
                let path = listed.words.map { vocabulary.number(ofListed: $0.key) }
                tree.addVariant(Int32(term), at: tree.node(at: path))
            }
        }
    }

    private mutating func path(
        of tokens: HeadwordTokens, isFuzzy: Bool, stemmer: Stemmer?, isVariant: Bool = false
    ) -> [Int32] {
        tokens.withForms(vocabulary.inflector, isFuzzy: isFuzzy, isVariant: isVariant)
            .map { vocabulary.number(of: $0, stemmer: stemmer) }
    }

    private func limit(of entry: GlossaryEntry, _ headword: Headword) -> TermHitKind {
        switch entry.match {
        case .exact: .listed
        case .fuzzy: .similar
        case .stem: .stem
        case .inflected: vocabulary.inflector == nil ? .stem : .inflected
        case nil: headword.hasHandwrittenStem ? .stem : usualLimit
        }
    }
}

/// What counts of a headword or a question when a person types it: the words, without quotes,
/// hyphens and full stops, unless there is nothing else.
enum TypedWords {
    static func kept<Word>(_ words: [Word], kind: (Word) -> Token.Class) -> [Int] {
        let kept = words.indices.filter { kind(words[$0]) != .punctuation }
        return kept.isEmpty ? Array(words.indices) : kept
    }

    static func spelling(_ keys: [String]) -> [UInt32] {
        var spelling: [UInt32] = []
        for (number, key) in keys.enumerated() {
            if number > 0 { spelling.append(0x20) }
            for scalar in key.unicodeScalars { spelling.append(scalar.value) }
        }
        return spelling
    }
}
