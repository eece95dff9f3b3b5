internal import Interchange
internal import Language

/// The letters on both sides of pairs of words, of which the first pairs are a sample.
struct PairScripts {
    private let source: String
    private let target: String

    /// More pairs than these are not looked at.
    static let sampleCount = 2000

    /// Fewer letters may be those of names and terms alone.
    private static let certainLetters = 200

    /// Names and terms that keep their letters in other scripts are Latin, but for signs.
    private static let certainLettersOfOtherScripts = 12

    init(_ pairs: some Sequence<(source: String, target: String)>) {
        let sample = Array(pairs.prefix(Self.sampleCount))
        source = sample.map(\.source).joined(separator: " ")
        target = sample.map(\.target).joined(separator: " ")
    }

    init(_ pairs: [WordPair]) { self.init(pairs.lazy.map { ($0.source, $0.target) }) }

    /// Whether nearly all letters of each side are those of the language of the other one.
    func areExchanged(_ sourceLanguage: LanguageTag, _ targetLanguage: LanguageTag) -> Bool {
        guard let sourceScript = Script(of: sourceLanguage),
            let targetScript = Script(of: targetLanguage), sourceScript != targetScript
        else { return false }
        return sourceScript.displacement(in: source) == targetScript
            && targetScript.displacement(in: target) == sourceScript
    }

    /// Throws where the letters of a side cannot be those of its language.
    func check(
        _ sourceLanguage: LanguageTag, _ targetLanguage: LanguageTag, of file: String
    ) throws(LexiconError) {
        let isExchanged = areExchanged(sourceLanguage, targetLanguage)
        for (text, language, isSource) in [
            (source, sourceLanguage, true), (target, targetLanguage, false),
        ] {
            guard let script = Script(of: language) else { continue }
            let absence = script.absence(in: text)
            let isCertain =
                absence.map { absence in
                    absence.letters
                        >= (absence.script == .latin
                            ? Self.certainLetters : Self.certainLettersOfOtherScripts)
                } ?? false
            guard isExchanged || isCertain, let found = script.displacement(in: text) else {
                continue
            }
            throw .otherScript(
                file: file, source: sourceLanguage, target: targetLanguage, isSource: isSource,
                script: found, isExchanged: isExchanged)
        }
    }
}
