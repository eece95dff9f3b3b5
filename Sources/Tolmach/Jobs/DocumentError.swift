/// Why a document cannot be used.
public enum DocumentError: Error, Hashable, Sendable {
    /// The bytes are not text.
    case notText(file: String, reason: TextDecoder.Failure)
    /// It is a document of another kind, whose markup would be taken for text.
    case markup(file: String, kind: String)
    /// There is nothing in it but white space.
    case empty(file: String)
    /// Its language cannot be guessed.
    case unknownLanguage(file: String)
    /// Both sides are in one language.
    case sameLanguage(source: String, target: String, language: LanguageTag)
    /// The document is larger than this program takes.
    case tooLarge(file: String, limit: Int)
}
