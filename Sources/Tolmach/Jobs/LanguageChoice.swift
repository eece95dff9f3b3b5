/// The language of a text: told, or guessed.
public struct LanguageChoice: Hashable, Sendable {
    /// The language.
    public let language: LanguageTag
    /// Whether it was guessed from the letters and words, which the user is to be told.
    public let isGuessed: Bool

    /// A language that was told, else the guess for a text.
    ///
    /// Throws `DocumentError` where there is nothing to guess by, and where the letters are not those
    /// of the language that was told; then the one that was told for the other text may fit.
    public init(
        told: LanguageTag?, other: LanguageTag? = nil, text: String, file: String
    ) throws(DocumentError) {
        if let told {
            if let script = Script(of: told)?.displacement(in: text) {
                let fits = other.flatMap { Script(of: $0) == script ? $0 : nil }
                throw .otherScript(file: file, told: told, script: script, fits: fits)
            }
            language = told
            isGuessed = false
        } else if let guess = LanguageGuess.language(of: text) {
            language = guess
            isGuessed = true
        } else if text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
            throw .unknownLanguage(file: file, script: Script.mostUsed(in: text))
        } else {
            throw .noLetters(file: file)
        }
    }
}
