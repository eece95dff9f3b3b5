/// Brings names of one language to the form in which they are compared with names in another:
/// without the case ending, in Latin letters by the BGN system, and folded where romanisations
/// differ (kh and h, ts and c, w and v, doubled letters).
///
/// One for each task.
///
///     NameFolder(language: "ru").form(of: "Херсоне")     // the same as of "Kherson" in English
public final class NameFolder {
    private let transliterator: Transliterator?
    private let endings: [[UInt8]]

    /// Opens the transform of a language: BGN's for Russian, Ukrainian and Belarusian, ICU's general
    /// one for other scripts, none for languages in Latin letters.
    public init(language: LanguageTag) throws(ICUError) {
        let toLatin: String? =
            switch language.language {
            case "ru": "Russian-Latin/BGN; Latin-ASCII; Lower"
            case "uk": "Ukrainian-Latin/BGN; Latin-ASCII; Lower"
            case "be": "Belarusian-Latin/BGN; Latin-ASCII; Lower"
            default: "Any-Latin; Latin-ASCII; Lower"
            }
        transliterator = try toLatin.map { name throws(ICUError) in try Transliterator(name) }
        endings =
            switch language.language {
            case "ru", "uk", "be": Self.slavicEndings
            case "en": [Array("'s".utf8), Array("’s".utf8)]
            default: []
            }
    }

    /// The form of a name, nil where no letter is left.
    public func form(of name: String) -> NameForm? {
        let stem = withoutEnding(name)
        let latin = (try? transliterator?.letters(of: stem)) ?? Array(stem.utf8)
        let letters = Self.folded(
            latin.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
                .filter { (0x61...0x7A).contains($0) })
        return letters.isEmpty ? nil : NameForm(letters: letters)
    }

    /// Case endings of names, the longest first, so that Игорем and Игоря meet in Игор.
    private static let slavicEndings: [[UInt8]] = [
        "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ов", "ев", "ом", "ем", "ой", "ей",
        "ам", "ям", "ах", "ях", "ую", "юю", "ая", "яя", "ым", "им", "ий", "ый", "ою", "ею", "а",
        "я", "у", "ю", "е", "ы", "и", "о", "ь", "й", "і", "ї",
    ].map { Array($0.utf8) }

    private func withoutEnding(_ name: String) -> String {
        let bytes = Array(name.utf8)
        // Three letters of two bytes each are the least that still tells a name.
        let least = endings.first.map { $0.count > 3 ? 6 : 2 } ?? 0
        for ending in endings where bytes.count - ending.count >= least {
            if bytes.suffix(ending.count).elementsEqual(ending) {
                return String(decoding: bytes.dropLast(ending.count), as: UTF8.self)
            }
        }
        return name
    }

    private static let replacements: [(from: [UInt8], to: [UInt8])] = [
        ("kh", "h"), ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ts", "c"), ("tz", "c"), ("ph", "f"),
        ("ck", "k"), ("th", "t"), ("iy", "i"), ("yy", "i"), ("ye", "e"), ("w", "v"), ("x", "ks"),
        ("q", "k"), ("y", "i"), ("j", "i"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Folds what romanisations write differently, and doubled letters.
    private static func folded(_ letters: [UInt8]) -> [UInt8] {
        var folded: [UInt8] = []
        var rest = letters[...]
        while let letter = rest.first {
            let match = replacements.first { rest.starts(with: $0.from) }
            let result = match?.to ?? [letter]
            rest = rest.dropFirst(match?.from.count ?? 1)
            for value in result where folded.last != value { folded.append(value) }
        }
        return folded
    }
}
