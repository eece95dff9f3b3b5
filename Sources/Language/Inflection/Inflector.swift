/// Gives the forms that words of a language may have, guessed from their dictionary form without a
/// dictionary: for Russian, Ukrainian and English.
///
/// Some of the forms are no words of the language; what matters is that the word's own are among
/// them and few of another word.
///
///     let inflector = Inflector(language: LanguageTag("ru"))
///     inflector?.forms(of: [Inflector.Word("разведка")])      // …, разведок, разведку, …
public struct Inflector: Sendable {
    /// A word of a phrase.
    public struct Word: Hashable, Sendable {
        /// The word as a match key has it.
        public let key: String
        /// Whether it is written with a capital.
        public let isName: Bool
        /// Whether only the last part of a compound with hyphens declines, as where the hyphens
        /// stand for spaces.
        public let keepsFirstPart: Bool

        /// Makes a word of its match key.
        public init(_ key: String, isName: Bool = false, keepsFirstPart: Bool = false) {
            self.key = key
            self.isName = isName
            self.keepsFirstPart = keepsFirstPart
        }
    }

    private enum Grammar {
        case russian
        case ukrainian
        case english
    }

    private let grammar: Grammar

    /// Makes an inflector, nil for a language whose forms are not known.
    public init?(language: LanguageTag) {
        switch language.language {
        case "ru": grammar = .russian
        case "uk": grammar = .ukrainian
        case "en": grammar = .english
        default: return nil
        }
    }

    /// Whether the words of a phrase agree in case and number, so that only forms that share one
    /// are a form of the phrase.
    public var hasAgreement: Bool { grammar != .english }

    /// Whether a word of a text, in whatever case, ends as adjectives do; never in English.
    public func endsAsAdjective(_ key: String) -> Bool {
        switch grammar {
        case .russian: RussianInflection.endsAsAdjective(key)
        case .ukrainian: UkrainianInflection.endsAsAdjective(key)
        case .english: false
        }
    }

    /// The forms of each word of a phrase that is in its dictionary form; linear in its length.
    ///
    /// Adjectives decline with the noun after them, names and titles with each other; what depends
    /// on the noun keeps its form (пункт *временной дислокации*).
    public func forms(of phrase: [Word]) -> [[InflectedStem]] {
        switch grammar {
        case .russian: SlavicPhrase(phrase, grammar: RussianInflection.self).forms
        case .ukrainian: SlavicPhrase(phrase, grammar: UkrainianInflection.self).forms
        case .english: phrase.map { EnglishInflection.stems(of: $0.key) }
        }
    }
}
