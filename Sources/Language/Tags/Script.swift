internal import CICU

/// A script, so far as languages are told apart by it.
public enum Script: Int, Hashable, Sendable, CaseIterable {
    // In the order in which the door to ICU numbers them.
    case latin, cyrillic, greek, hebrew, arabic, armenian, georgian, devanagari, han, kana, hangul
    case thai, lao, khmer

    /// The script in which a language is written; nil where it has several, or none of these.
    public init?(of language: LanguageTag) {
        if let named = language.script {
            guard let script = Self.codes[named] else { return nil }
            self = script
            return
        }
        let found = Self.languages.first { $0.languages.contains(language.language) }
        guard let found else { return nil }
        self = found.script
    }

    /// The script of most letters of a text, if fewer than one in ten are of this one; else nil.
    ///
    /// Names and quotations in other letters say nothing of a language. Only the beginning of a long
    /// text is read.
    public func displacement(in text: String) -> Script? {
        let letters = LetterCounts(text)
        guard let most = letters.mostUsed, most != self,
            letters.counts[rawValue] * 10 < letters.counts[most.rawValue]
        else { return nil }
        return most
    }

    /// The script of most letters of a text that has none of this one, and the number of these
    /// letters; nil where there is one of this, or none at all.
    ///
    /// Only the beginning of a long text is read.
    public func absence(in text: String) -> (script: Script, letters: Int)? {
        let letters = LetterCounts(text)
        guard letters.counts[rawValue] == 0, let most = letters.mostUsed else { return nil }
        return (most, letters.counts[most.rawValue])
    }

    /// The script of most letters of a text, nil where it has none of a known script.
    public static func mostUsed(in text: String) -> Script? { LetterCounts(text).mostUsed }

    /// The codes of ISO 15924, in lower case.
    private static let codes: [String: Script] = [
        "latn": .latin, "cyrl": .cyrillic, "grek": .greek, "hebr": .hebrew, "arab": .arabic,
        "armn": .armenian, "geor": .georgian,
    ]

    /// Languages that are written in one script.
    private static let languages: [(script: Script, languages: Set<String>)] = [
        (.cyrillic, ["ru", "uk", "be", "bg", "mk"]),
        (
            .latin,
            [
                "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "hu", "ro",
                "sv", "da", "nb", "nn", "no", "fi", "et", "lv", "lt", "is", "ga", "cy", "ca", "eu",
                "gl", "tr", "sq", "mt", "id", "ms", "vi", "sw", "af", "la", "eo",
            ]
        ),
        (.greek, ["el"]), (.hebrew, ["he"]), (.arabic, ["ar", "fa", "ur"]), (.armenian, ["hy"]),
        (.georgian, ["ka"]),
    ]

    /// The letters of the beginning of a text by their scripts.
    private struct LetterCounts {
        private(set) var counts = [Int](repeating: 0, count: Script.allCases.count)
        private static let scalars = 20_000

        init(_ text: String) {
            let first = Int(CICU_SCRIPT_LATIN.rawValue)
            for scalar in text.unicodeScalars.prefix(Self.scalars) {
                let place = Int(cicu_script_of(scalar.value).rawValue) - first
                if place >= 0 { counts[place] += 1 }
            }
        }

        var mostUsed: Script? {
            guard let most = counts.max(), most > 0, let place = counts.firstIndex(of: most) else {
                return nil
            }
            return Script(rawValue: place)
        }
    }
}
