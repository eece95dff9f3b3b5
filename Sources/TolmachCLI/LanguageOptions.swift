import ArgumentParser
import Tolmach

/// The languages of a pair.
struct LanguageOptions: ParsableArguments {
    @Option(
        name: [.customShort("s"), .long],
        help: ArgumentHelp("The language of the source, as ru.", valueName: "tag"),
        transform: ArgumentValues.languageTag)
    var sourceLanguage: LanguageTag?

    @Option(
        name: [.customShort("t"), .long],
        help: ArgumentHelp("The language of the target, as en.", valueName: "tag"),
        transform: ArgumentValues.languageTag)
    var targetLanguage: LanguageTag?

    func validate() throws {
        if let sourceLanguage, let targetLanguage, sourceLanguage == targetLanguage {
            throw ValidationError(
                "source and target are both \(sourceLanguage); name two languages")
        }
    }
}
