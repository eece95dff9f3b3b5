/// Brings names of one language to the form in which they are compared with names in another: in
/// Latin letters by the BGN system, folded where romanisations differ (kh and h, ts and c, w and v,
/// doubled letters), and with and without the case ending.
///
/// One for each task.
///
///     let source = try NameFolder(language: LanguageTag("ru")).form(of: "Херсоне")
///     let target = try NameFolder(language: LanguageTag("en")).form(of: "Kherson")
///     source?.similarity(to: target)      // 1
public final class NameFolder {
    private let transliterator: Transliterator
    private let endings: CaseEndings

    /// Opens the transform of a language: BGN's for Russian, Ukrainian and Belarusian, ICU's general
    /// one for others.
    public init(language: LanguageTag) throws(ICUError) {
        let toLatin =
            switch language.language {
            case "ru": "Russian-Latin/BGN"
            case "uk": "Ukrainian-Latin/BGN"
            case "be": "Belarusian-Latin/BGN"
            default: "Any-Latin"
            }
        transliterator = try Transliterator(toLatin + "; Latin-ASCII; Lower")
        endings = CaseEndings(language: language)
    }

    /// The form of a name of one or more words, nil where no letter is left.
    public func form(of name: String) -> NameForm? {
        let whole = spelling(of: name)
        guard !whole.letters.isEmpty else { return nil }
        let stem = endings.stem(of: name)
        return NameForm(whole: whole, stem: stem == name ? whole : spelling(of: stem))
    }

    private func spelling(of name: String) -> NameSpelling {
        let latin = (try? transliterator.letters(of: name)) ?? Array(name.utf8)
        return NameSpelling(Romanisation.folded(latin))
    }
}
