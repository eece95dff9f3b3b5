/// The language of a text: told, or guessed.
public struct LanguageChoice: Hashable, Sendable {
    /// The language.
    public let language: LanguageTag
    /// Whether it was guessed from the letters and words, which the user is to be told.
    public let isGuessed: Bool
    /// The script of nearly all letters where that is not the script of the language that was told:
    /// a text may hold names alone, or be the wrong one.
    public let foreignScript: Script?

    /// So many letters of another script, and none of its own, no text of a language has.
    private static let certainLetters = 200

    /// A language that was told, else the guess for a text.
    ///
    /// Throws `DocumentError` where there is nothing to guess by, and where the letters cannot be
    /// those of the language that was told: they are many and all others, or they and those of the
    /// other text are just those of each other's language.
    public init(
        told: LanguageTag?, text: String, file: String,
        other: (told: LanguageTag?, text: String)? = nil
    ) throws(DocumentError) {
        if let told {
            let script = Script(of: told)
            if let script, let absence = script.absence(in: text) {
                let fits = other?.told.flatMap { tag in
                    let isExchanged =
                        Script(of: tag) == absence.script
                        && absence.script.absence(in: other?.text ?? "")?.script == script
                    return isExchanged ? tag : nil
                }
                guard fits == nil, absence.letters < Self.certainLetters else {
                    throw .otherScript(
                        file: file, told: told, script: absence.script, fits: fits)
                }
            }
            language = told
            isGuessed = false
            foreignScript = script?.displacement(in: text)
        } else if let guess = LanguageGuess.language(of: text) {
            language = guess
            isGuessed = true
            foreignScript = nil
        } else if text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
            throw .unknownLanguage(
                file: file, script: Script.mostUsed(in: text), isOfPair: other != nil)
        } else {
            throw .noLetters(file: file, isOfPair: other != nil)
        }
    }
}
