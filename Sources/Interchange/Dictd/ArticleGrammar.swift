/// How the articles of a dictionary are written.
public enum ArticleGrammar: String, Hashable, Sendable, CaseIterable {
    /// The headword with its pronunciation, then lines of translations: FreeDict, and most others.
    case freeDict
    /// Senses, labels and examples in running text: Mueller's English-Russian dictionary.
    case mueller

    /// Judges by some of the articles.
    init(_ articles: [DictdDictionary.Article]) {
        let sample = stride(from: 0, to: articles.count, by: max(1, articles.count / 200))
        let labelled = sample.count { Self.hasLabel(articles[$0].text) }
        self = labelled * 2 > sample.underestimatedCount ? .mueller : .freeDict
    }

    /// Whether a text has a label as `_n.`, with which each sense in Mueller begins.
    private static func hasLabel(_ text: ArraySlice<UInt8>) -> Bool {
        var isInside = false
        var length = 0
        for byte in text {
            if byte == UInt8(ascii: "_") {
                isInside = true
                length = 0
            } else if isInside, byte == UInt8(ascii: ".") {
                if length > 0 { return true }
                isInside = false
            } else if isInside {
                isInside = byte > 0x20
                length += 1
            }
        }
        return false
    }

    func entry(of article: DictdDictionary.Article) -> DictionaryEntry {
        var entry =
            switch self {
            case .freeDict: FreeDictArticle(article).entry
            case .mueller: MuellerArticle(article).entry
            }
        guard !article.otherHeadwords.isEmpty else { return entry }
        // The index has headwords folded, and the one that the text gives may be among them.
        var known: Set = [FreeDictArticle.folded(entry.headword)]
        entry.otherHeadwords = ([article.headword] + article.otherHeadwords).filter {
            known.insert(FreeDictArticle.folded($0)).inserted
        }
        return entry
    }
}
