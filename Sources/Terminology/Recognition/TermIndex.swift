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
}

/// The terms whose headwords are of one language.
struct LanguageTerms: Sendable {
    /// The entries of a concept that share a headword.
    struct Term {
        let glossary: Int
        let side: TermSide
        /// The headword's words with a space between, as its spelling is compared.
        let spelling: [UInt32]
        var entries: [Row]
    }

    /// An entry of a term.
    struct Row {
        /// Its place in the glossary.
        let place: Int
        let pattern: CasePattern?
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

    init(language: LanguageTag) {
        self.language = language
        vocabulary = TermVocabulary(language: language)
    }

    mutating func add(_ glossary: Glossary, number: Int, side: TermSide, tokenizer: Tokenizer) {
        let stemmer = Stemmer(language: language)
        for (place, entry) in glossary.entries.enumerated() {
            let tokens = HeadwordTokens(entry.headword(side), tokenizer: tokenizer)
            guard !tokens.words.isEmpty else { continue }
            let path = tokens.words.map { vocabulary.number(of: $0, stemmer: stemmer) }
            let node = tree.node(at: path)
            let row = Row(
                place: place, pattern: CasePattern(entry.casing, surfaces: tokens.surfaces))
            let key = TermKey(glossary: number, side: side, concept: entry.concept, node: node)
            if let known = numbers[key] {
                terms[known].entries.append(row)
                continue
            }
            numbers[key] = terms.count
            let typed = TypedWords.kept(tokens.words, kind: \.kind)
            let spelling = TypedWords.spelling(typed.map { tokens.words[$0].key })
            tree.add(
                Int32(terms.count), at: node, typed: tree.node(at: typed.map { path[$0] }))
            spellings.append(spelling)
            terms.append(Term(glossary: number, side: side, spelling: spelling, entries: [row]))
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
        Array(keys.map { $0.unicodeScalars.map(\.value) }.joined(separator: [0x20]))
    }
}
