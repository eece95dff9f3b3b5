public import Language

/// The stem of a word by which texts and lexicons are compared: Snowball's, cut to five letters,
/// since derived words often correspond as well; 4 and 6 measured the same within half a point.
///
///     WordStem(language: LanguageTag("ru")).stem(ofKey: "партизанами")        // "парти"
///
/// One for each task.
public struct WordStem {
    /// The version of the rules with those of the keys of words: stems of two versions are not to
    /// be compared.
    public static let version = "1-key\(MatchKey.version)"

    private let stemmer: Stemmer?

    /// Makes stems of a language; of one that Snowball does not know the words are only cut.
    public init(language: LanguageTag) { stemmer = Stemmer(language: language) }

    /// The stem of a word, given by its key (`Token.key`).
    public func stem(ofKey key: String) -> String {
        let stem = stemmer?.stem(key) ?? key
        return String(String.UnicodeScalarView(stem.unicodeScalars.prefix(5)))
    }
}
