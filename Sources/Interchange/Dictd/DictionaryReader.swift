/// Reads word pairs from a dictionary of dictd.
///
///     let dictionary = try DictdDictionary(path: "/usr/share/dictd/freedict-eng-rus.index")
///     let report = try DictionaryReader().read(dictionary) { pair in … }
///
/// Only what an article gives as a translation is taken, not its pronunciation, labels, examples and
/// explanations.
public struct DictionaryReader: Sendable {
    /// What was read.
    public struct Report: Hashable, Sendable {
        /// How the articles are written.
        public let grammar: ArticleGrammar
        /// How many articles there are.
        public let articles: Int
        /// How many of them have no translation that could be told from the rest.
        public internal(set) var withoutTranslation = 0
        /// How many headwords were left out, because too many lead to the same article.
        public let headwordsLeftOut: Int
        /// How many pairs were handed over.
        public internal(set) var pairs = 0
    }

    /// How the articles are written; nil to judge by them.
    public var grammar: ArticleGrammar?

    /// What a translation is worth that another headword lends.
    private static let borrowed: Float = 0.7

    /// Makes a reader.
    public init(grammar: ArticleGrammar? = nil) { self.grammar = grammar }

    /// Hands over each headword with each of its translations: both may be several words.
    ///
    /// All headwords of an article have its translations.
    ///
    /// The strength falls with the place in the article, since the usual translations stand first.
    /// A headword that only refers to another, as `went` to `go`, has the other's translations,
    /// less strong. Throws an `ExchangeError` where there is not one translation, what the closure
    /// throws, and `CancellationError`. The progress goes from 0 to 1.
    public func read(
        _ dictionary: DictdDictionary, onProgress: (Double) -> Void = { _ in },
        pair: (WordPair) throws -> Void
    ) throws -> Report {
        let articles = dictionary.articles
        let grammar = grammar ?? ArticleGrammar(articles)
        var report = Report(
            grammar: grammar, articles: articles.count,
            headwordsLeftOut: dictionary.headwordsLeftOut)
        var lenders: [String: [String]] = [:]
        var borrowers: [DictionaryEntry] = []
        func give(_ translations: [String], of entry: DictionaryEntry, times factor: Float) throws {
            for headword in [entry.headword] + entry.otherHeadwords {
                for (rank, translation) in translations.enumerated() {
                    let strength = factor / (1 + Float(rank) / 8)
                    try pair(WordPair(source: headword, target: translation, strength: strength))
                    report.pairs += 1
                }
            }
        }
        for (number, article) in articles.enumerated() {
            if number % 1000 == 0 {
                try Task.checkCancellation()
                onProgress(Double(number) / Double(articles.count))
            }
            let entry = grammar.entry(of: article)
            if entry.translations.isEmpty, entry.references.isEmpty {
                report.withoutTranslation += 1
                continue
            }
            try give(entry.translations, of: entry, times: 1)
            if grammar == .mueller {
                for headword in entry.otherHeadwords where lenders[headword] == nil {
                    lenders[headword] = entry.translations
                }
                lenders[entry.headword] = entry.translations
            }
            if !entry.references.isEmpty { borrowers.append(entry) }
        }
        for entry in borrowers {
            for reference in entry.references where reference != entry.headword {
                try give(lenders[reference] ?? [], of: entry, times: Self.borrowed)
            }
        }
        guard report.pairs > 0 else {
            throw ExchangeError(
                file: dictionary.files.data,
                problem: .dictionary(.noTranslations(articles: articles.count)))
        }
        onProgress(1)
        return report
    }
}
