internal import Foundation
public import Language

/// What the name of a dictionary's files tells of its languages: `freedict-eng-rus`, `mueller7`.
public struct DictionaryName: Hashable, Sendable {
    /// The language of the headwords.
    public let sourceLanguage: LanguageTag
    /// The language of the translations.
    public let targetLanguage: LanguageTag

    /// Reads the name of a dictionary without folder and ending; nil where it does not tell.
    public init?(_ name: String) {
        let name = name.lowercased()
        if name.hasPrefix("mueller") {
            sourceLanguage = LanguageTag("en")
            targetLanguage = LanguageTag("ru")
            return
        }
        let parts = name.utf8.split(separator: UInt8(ascii: "-")).map { String(Substring($0)) }
        guard parts.count == 3, ["freedict", "fd"].contains(parts[0]), parts[1] != parts[2],
            let source = Self.language(parts[1]), let target = Self.language(parts[2])
        else { return nil }
        sourceLanguage = source
        targetLanguage = target
    }

    /// The language of a code of ISO 639-2 or 639-3; of two letters where it has such a code, as
    /// BCP 47 wants it.
    static func language(_ code: String) -> LanguageTag? {
        guard (2...3).contains(code.utf8.count),
            code.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
        else { return nil }
        return LanguageTag(shortCodes[code] ?? code)
    }

    /// The languages of FreeDict and of its neighbours, also by the codes of libraries (639-2/B).
    private static let shortCodes = [
        "afr": "af", "ara": "ar", "bel": "be", "ben": "bn", "bre": "br", "bul": "bg",
        "cat": "ca", "ces": "cs", "chi": "zh", "cym": "cy", "cze": "cs", "dan": "da",
        "deu": "de", "dut": "nl", "ell": "el", "eng": "en", "epo": "eo", "est": "et",
        "eus": "eu", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "ger": "de",
        "gla": "gd", "gle": "ga", "glg": "gl", "gre": "el", "heb": "he", "hin": "hi",
        "hrv": "hr", "hun": "hu", "hye": "hy", "ice": "is", "ind": "id", "isl": "is",
        "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko", "kur": "ku", "lat": "la",
        "lav": "lv", "lit": "lt", "mac": "mk", "mkd": "mk", "mlg": "mg", "nld": "nl",
        "nno": "nn", "nob": "nb", "nor": "no", "oci": "oc", "per": "fa", "pol": "pl",
        "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "san": "sa", "scr": "hr",
        "slk": "sk", "slo": "sk", "slv": "sl", "spa": "es", "sqi": "sq", "srp": "sr",
        "swa": "sw", "swe": "sv", "swh": "sw", "tur": "tr", "ukr": "uk", "vie": "vi",
        "wel": "cy", "zho": "zh",
    ]
}
