internal import Language

/// The direction in which a language is written.
enum TextDirection {
    case leftToRight
    case rightToLeft

    private static let scripts: Set<String> = [
        "adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa",
    ]
    /// The languages that are written from right to left where their tag names no script.
    private static let languages: Set<String> = [
        "aeb", "ajp", "apc", "ar", "arc", "ary", "arz", "azb", "bal", "bqi", "ckb", "dv", "fa",
        "glk", "he", "iw", "ji", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug",
        "ur", "yi",
    ]

    init(of language: LanguageTag) {
        let isRightToLeft =
            language.script.map(Self.scripts.contains)
            ?? Self.languages.contains(language.language)
        self = isRightToLeft ? .rightToLeft : .leftToRight
    }
}

extension LanguageTag {
    /// The attributes `lang` and, where it is not that of the page, `dir`, with a space before each.
    var attributes: ReportMarkup {
        var attributes: ReportMarkup = isWellFormed ? " lang=\"\(hyphenated)\"" : ""
        if TextDirection(of: self) == .rightToLeft { attributes.append(" dir=\"rtl\"") }
        return attributes
    }
}
