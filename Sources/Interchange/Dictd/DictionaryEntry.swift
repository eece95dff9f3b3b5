/// What an article tells of a word.
struct DictionaryEntry: Hashable {
    /// The word, or several.
    var headword: String
    /// Other words that have the same article.
    var otherHeadwords: [String] = []
    /// Its translations, the usual first, each a word or a few.
    var translations: [String] = []
    /// Other headwords whose translations are its own too: the infinitive of a form, another
    /// spelling.
    var references: [String] = []
}
