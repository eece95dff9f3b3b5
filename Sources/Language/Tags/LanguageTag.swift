/// A BCP 47 language tag, kept as it came and compared without case, `_` read as `-`.
///
///     LanguageTag("ru_RU") == LanguageTag("ru-ru")        // true
public struct LanguageTag: Sendable, Codable, CustomStringConvertible {
    /// The tag as it came.
    public let text: String
    /// The tag in lower case with hyphens: what is compared.
    public let canonical: String

    /// Keeps the text of a tag.
    public init(_ text: String) {
        self.text = text
        canonical = String(
            decoding: text.utf8.map { byte in
                switch byte {
                case UInt8(ascii: "_"): UInt8(ascii: "-")
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
                default: byte
                }
            }, as: UTF8.self)
    }

    /// Reads the text of a tag.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the text of the tag.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// The tag as it came.
    public var description: String { text }

    /// The language itself: `sr` of `sr-Latn-RS`.
    public var language: String { subtags.language }

    /// The script where the tag names one: `latn` of `sr-Latn-RS`.
    public var script: String? { subtags.script }

    /// The region where the tag names one: `rs` of `sr-Latn-RS`.
    public var region: String? { subtags.region }

    /// The tag as it is written into files: hyphens, each subtag in its usual case (RFC 5646,
    /// section 2.1.1), `sr_latn_rs` as `sr-Latn-RS`.
    public var hyphenated: String {
        canonical.utf8.split(separator: UInt8(ascii: "-")).enumerated().map { place, bytes in
            let part = String(decoding: bytes, as: UTF8.self)
            guard place > 0 else { return part }
            switch part.utf8.count {
            case 2: return part.uppercased()
            case 4: return part.prefix(1).uppercased() + part.dropFirst()
            default: return part
            }
        }.joined(separator: "-")
    }

    /// Whether the text has the form of a language tag: a language of two to eight letters, and
    /// subtags of one to eight letters or digits.
    public var isWellFormed: Bool {
        let parts = canonical.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.count),
            first.allSatisfy(Self.isLetter)
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count)
                && part.allSatisfy { Self.isLetter($0) || Self.isDigit($0) }
        }
    }

    /// How a text in another language variant answers a query in this one.
    public enum Answer: Sendable, Hashable {
        /// The same language, and no two regions that differ.
        case same
        /// The same language of another region: `en-GB` for `en-US`.
        case otherRegion
    }

    /// Says whether units of a language answer queries of this one: `ru` is answered by `ru` and
    /// every `ru-XX`, `ru-RU` by `ru`, and by another region with a deduction; scripts must agree,
    /// so that `sr-Latn` never answers `sr-Cyrl`.
    public func answer(from other: LanguageTag) -> Answer? {
        if canonical == other.canonical { return .same }
        let own = subtags
        let its = other.subtags
        guard own.language == its.language else { return nil }
        if let script = own.script, let otherScript = its.script, script != otherScript {
            return nil
        }
        if let region = own.region, let otherRegion = its.region, region != otherRegion {
            return .otherRegion
        }
        return .same
    }

    private var subtags: (language: String, script: String?, region: String?) {
        var script: String?
        var region: String?
        let parts = canonical.utf8.split(separator: UInt8(ascii: "-"))
        for part in parts.dropFirst() {
            // A singleton begins an extension or private use: nothing after it is a region.
            if part.count == 1 { break }
            if part.count == 4, script == nil, region == nil, part.allSatisfy(Self.isLetter) {
                script = String(decoding: part, as: UTF8.self)
            } else if region == nil,
                part.count == 2 && part.allSatisfy(Self.isLetter)
                    || part.count == 3 && part.allSatisfy(Self.isDigit)
            {
                region = String(decoding: part, as: UTF8.self)
            }
        }
        let language = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return (language, script, region)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension LanguageTag: Hashable {
    /// Whether two tags are the same but for case, and `_` for `-`.
    public static func == (left: LanguageTag, right: LanguageTag) -> Bool {
        left.canonical == right.canonical
    }

    /// Hashes what is compared.
    public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}
