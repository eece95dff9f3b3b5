internal import CICU

extension LanguageTag {
    /// What a person means by a tag: as the text has it, but the language by its code of two letters
    /// where it has one, `ru` for `rus` and `de-AT` for `ger-AT`.
    ///
    /// Nil for a text that is no tag, and for one that names no language. Of codes of three letters
    /// each is believed, as ICU does not list all that there are.
    public init?(told text: String) {
        let tag = LanguageTag(text)
        guard tag.isWellFormed else { return nil }
        let code = tag.language
        switch code.utf8.count {
        case 2:
            guard cicu_language_is_known(code) else { return nil }
            self = tag
        case 3:
            let short = Self.bibliographic[code] ?? Self.shortened(code)
            self = short == code ? tag : LanguageTag(short + text.dropFirst(3))
        // RFC 5646 leaves room for longer names of languages, but there are none.
        default: return nil
        }
    }

    /// The language that is called so in English, in the language itself or in that of the
    /// surroundings, by letters of any case; nil where none is.
    ///
    /// Reads some thousand names, for what is said of a mistake.
    public init?(named name: String) {
        let wanted = name.lowercased()
        var place: Int32 = 0
        while let code = cicu_language_at(place).map({ String(cString: $0) }) {
            if ["en", code, nil].contains(where: { Self.name(of: code, in: $0) == wanted }) {
                self.init(Self.shortened(code))
                return
            }
            place += 1
        }
        return nil
    }

    /// The codes of libraries for languages that ISO 639-2 also gives another of three letters,
    /// which is the only one that ICU knows.
    private static let bibliographic = [
        "alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl",
        "fre": "fr", "geo": "ka", "ger": "de", "gre": "el", "ice": "is", "mac": "mk", "mao": "mi",
        "may": "ms", "per": "fa", "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy",
    ]

    private static func shortened(_ code: String) -> String {
        text { cicu_language_shortened(code, $0, $1, &$2) } ?? code
    }

    private static func name(of code: String, in locale: String?) -> String? {
        text { cicu_language_name(code, locale, $0, $1, &$2) }?.lowercased()
    }

    private static func text(
        _ body: (UnsafeMutablePointer<CChar>, Int32, inout cicu_status) -> Int32
    ) -> String? {
        var status: cicu_status = 0
        let capacity = 256
        let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            buffer.withMemoryRebound(to: CChar.self) { buffer in
                guard let start = buffer.baseAddress else { return }
                count = Int(body(start, Int32(capacity), &status))
            }
            if status > 0 || count > capacity { count = 0 }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}
