/// Why a document cannot be used.
public enum DocumentError: Error, Hashable, Sendable {
    /// The bytes are not text.
    case notText(file: String, reason: TextDecoder.Failure)
    /// It is a document of another kind, whose markup would be taken for text.
    case markup(file: String, kind: String)
    /// There is nothing in it but white space.
    case empty(file: String)
    /// There is no letter in it to guess its language by; it is a text alone, or one of a text and its
    /// translation.
    case noLetters(file: String, isOfPair: Bool)
    /// Its language cannot be guessed by its letters, of this script where that is known; it is a text
    /// alone, or one of a text and its translation.
    case unknownLanguage(file: String, script: Script?, isOfPair: Bool)
    /// Its letters are not those of the language that was told, but of this script; where either
    /// text has the letters of the other's language, that one is named too.
    case otherScript(file: String, told: LanguageTag, script: Script, fits: LanguageTag?)
    /// Its words are not those of the language that was told, but of another one.
    case otherLanguage(file: String, told: LanguageTag, looksLike: LanguageTag)
    /// Both sides are in one language.
    case sameLanguage(source: String, target: String, language: LanguageTag)
    /// The document is larger than this program takes.
    case tooLarge(file: String, limit: Int)
}
