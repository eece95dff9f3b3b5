/// What names of a language end in besides their stem: the case endings, the longest first, so that
/// Игорем and Игоря meet in Игор.
struct CaseEndings {
    private let endings: [[UInt8]]
    /// The bytes of a stem that still tells a name.
    private let leastStem: Int

    init(language: LanguageTag) {
        let list: String
        switch language.language {
        case "ru": list = Self.russian
        case "uk": list = Self.ukrainian
        case "be": list = Self.belarusian
        case "en": list = "'s ’s"
        default: list = ""
        }
        endings = list.utf8.split(separator: UInt8(ascii: " ")).map { Array($0) }
            .sorted { $0.count > $1.count }
        // Three Cyrillic letters of two bytes each.
        leastStem = language.language == "en" ? 2 : 6
    }

    /// The name without the ending of its last word.
    func stem(of name: String) -> String {
        let bytes = name.utf8
        for ending in endings
        where bytes.count - ending.count >= leastStem
            && bytes.suffix(ending.count).elementsEqual(ending)
        {
            return String(decoding: bytes.dropLast(ending.count), as: UTF8.self)
        }
        return name
    }

    private static let russian = """
        ами ями ого его ому ему ыми ими ов ев ом ем ём ой ей ам ям ах ях ую юю ая яя ым им ий ый ою \
        ею а я у ю е ы и о ь й
        """
    private static let ukrainian = """
        ами ями ові еві єві ого ьому ому ими іми ої ою ею єю ом ем єм ів їв ам ям ах ях ій ий им ім \
        а я у ю е є и і ї о ь й
        """
    private static let belarusian = """
        амі ямі ага яга ога ому аму яму ымі імі ой ай ей ою аю ею яю ом ам ем ям аў яў оў ах ях ую \
        юю ая яя ым ім а я у ю е э ы і о ь й
        """
}
