internal import CICU

/// The language that a text is most likely in, by its script, the letters that only one language
/// has, and the small words of those in Latin letters.
public enum LanguageGuess {
    /// Whether texts in a language can be guessed as such: those in others are taken for one of these
    /// that has the same letters and words like theirs.
    public static func canBe(_ language: LanguageTag) -> Bool {
        ["ru", "uk", "be"].contains(language.language) || LatinWords.knows(language.language)
    }

    /// The guess for a text; nil where it has no letters of a known script, or Latin ones in more
    /// than a few words of which none is known.
    ///
    /// A few words in Latin letters are taken for English where they are no other language's, text in
    /// Cyrillic for Russian unless letters of Ukrainian or Belarusian stand there.
    public static func language(of text: String) -> LanguageTag? {
        var counts = [Int](repeating: 0, count: Int(CICU_SCRIPT_KHMER.rawValue) + 1)
        var ukrainian = 0
        var belarusian = 0
        for scalar in text.unicodeScalars.prefix(20_000) {
            switch scalar {
            case "ї", "Ї", "є", "Є", "ґ", "Ґ": ukrainian += 1
            case "ў", "Ў": belarusian += 1
            default: break
            }
            counts[Int(cicu_script_of(scalar.value).rawValue)] += 1
        }
        counts[Int(CICU_SCRIPT_OTHER.rawValue)] = 0
        counts[Int(CICU_SCRIPT_COMMON.rawValue)] = 0
        guard let most = counts.max(), most > 0, let script = counts.firstIndex(of: most) else {
            return nil
        }
        // Japanese is written in Han and kana together; even a little kana tells.
        if counts[Int(CICU_SCRIPT_KANA.rawValue)] > 0,
            script == Int(CICU_SCRIPT_HAN.rawValue) || script == Int(CICU_SCRIPT_KANA.rawValue)
        {
            return LanguageTag("ja")
        }
        switch cicu_script(rawValue: UInt32(script)) {
        case CICU_SCRIPT_LATIN: return LatinWords.language(of: text)
        case CICU_SCRIPT_CYRILLIC:
            // One letter of a name quoted from the other language is no evidence.
            let least = max(1, most / 200)
            if ukrainian >= least { return LanguageTag("uk") }
            return LanguageTag(belarusian >= least ? "be" : "ru")
        case CICU_SCRIPT_GREEK: return LanguageTag("el")
        case CICU_SCRIPT_HEBREW: return LanguageTag("he")
        case CICU_SCRIPT_ARABIC: return LanguageTag("ar")
        case CICU_SCRIPT_ARMENIAN: return LanguageTag("hy")
        case CICU_SCRIPT_GEORGIAN: return LanguageTag("ka")
        case CICU_SCRIPT_DEVANAGARI: return LanguageTag("hi")
        case CICU_SCRIPT_HAN: return LanguageTag("zh")
        case CICU_SCRIPT_HANGUL: return LanguageTag("ko")
        case CICU_SCRIPT_THAI: return LanguageTag("th")
        case CICU_SCRIPT_LAO: return LanguageTag("lo")
        case CICU_SCRIPT_KHMER: return LanguageTag("km")
        default: return nil
        }
    }
}
