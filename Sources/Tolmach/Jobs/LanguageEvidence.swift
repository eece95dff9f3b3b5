/// What the words of a text say against the language that was told of it.
enum LanguageEvidence {
    /// Fewer letters may hold names and quotations alone.
    private static let leastLetters = 400
    private static let readScalars = 20_000

    /// Throws where a text is evidently in another language of the same letters: both halves of its
    /// beginning are guessed so, and the guess could have been the language that was told.
    static func check(
        _ text: String, of file: String, against told: LanguageTag?
    ) throws(DocumentError) {
        guard let told, LanguageGuess.canBe(told) else { return }
        let scalars = Array(text.unicodeScalars.prefix(readScalars))
        guard scalars.count(where: \.properties.isAlphabetic) >= leastLetters else { return }
        let halves = [scalars[..<(scalars.count / 2)], scalars[(scalars.count / 2)...]]
        let guesses = halves.map {
            LanguageGuess.language(of: String(String.UnicodeScalarView($0)))
        }
        guard let guess = guesses[0], guess == guesses[1], guess.language != told.language else {
            return
        }
        throw .otherLanguage(file: file, told: told, looksLike: guess)
    }
}
