/// Markup of the page, made of literals: a string that is put into one is escaped, in text and in
/// the value of an attribute alike, so that no text can become markup by oversight.
struct ReportMarkup: ExpressibleByStringInterpolation {
    /// What to do with a character that may not stand in the page, or that turns the order of the
    /// letters around it.
    private enum Hidden {
        /// U+FFFD takes its place.
        case replaced
        /// A mark with its number takes its place.
        case marked
    }

    /// The markup in UTF-8.
    private(set) var bytes: [UInt8] = []

    init() {}

    init(stringLiteral value: String) { bytes = Array(value.utf8) }

    init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.markup.bytes }

    /// The text of a document: what a browser would not show or not stand is marked by its number.
    static func shown(_ text: String) -> ReportMarkup {
        var markup = ReportMarkup()
        markup.escape(text, hidden: .marked)
        return markup
    }

    /// Adds markup.
    mutating func append(_ other: ReportMarkup) { bytes += other.bytes }

    /// Pieces of markup one after another.
    static func joined(_ pieces: [ReportMarkup]) -> ReportMarkup {
        pieces.reduce(into: ReportMarkup()) { $0.append($1) }
    }

    /// What stands between the pieces of a literal.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var markup = ReportMarkup()

        init(literalCapacity: Int, interpolationCount: Int) {
            markup.bytes.reserveCapacity(literalCapacity + interpolationCount * 8)
        }

        mutating func appendLiteral(_ literal: String) { markup.bytes += literal.utf8 }

        mutating func appendInterpolation(_ number: Int) { markup.bytes += String(number).utf8 }

        mutating func appendInterpolation(_ text: String) {
            markup.escape(text, hidden: .replaced)
        }

        mutating func appendInterpolation(_ markup: ReportMarkup) {
            self.markup.append(markup)
        }

        /// A coordinate, to a tenth.
        mutating func appendInterpolation(at coordinate: Double) {
            let tenths = Int((coordinate * 10).rounded())
            markup.bytes += String(tenths / 10).utf8
            guard tenths % 10 != 0 else { return }
            markup.bytes += ".\(abs(tenths % 10))".utf8
        }
    }

    private mutating func escape(_ text: String, hidden: Hidden) {
        var text = text
        text.withUTF8 { text in
            var start = 0
            var place = 0
            while place < text.count {
                let byte = text[place]
                if byte > 0x3E, byte < 0x7F || byte > 0xC2, byte != 0xE2, byte != 0xEF {
                    place += 1
                    continue
                }
                let (length, replacement) = Self.replacement(in: text, at: place, hidden: hidden)
                if let replacement {
                    bytes += UnsafeBufferPointer(rebasing: text[start..<place])
                    bytes += replacement.utf8
                    start = place + length
                }
                place += length
            }
            bytes += UnsafeBufferPointer(rebasing: text[start...])
        }
    }

    /// How many bytes the character at a byte has, and what takes its place.
    private static func replacement(
        in text: UnsafeBufferPointer<UInt8>, at place: Int, hidden: Hidden
    ) -> (length: Int, replacement: String?) {
        let byte = text[place]
        switch byte {
        case UInt8(ascii: "<"): return (1, "&lt;")
        case UInt8(ascii: ">"): return (1, "&gt;")
        case UInt8(ascii: "&"): return (1, "&amp;")
        case UInt8(ascii: "\""): return (1, "&quot;")
        case UInt8(ascii: "'"): return (1, "&#39;")
        case 0x09, 0x0A, 0x0D: return (1, nil)
        case 0x00..<0x20, 0x7F: return (1, mark(UInt32(byte), hidden))
        case 0xC2 where text[place + 1] < 0xA0:
            return (2, mark(UInt32(text[place + 1]), hidden))
        case 0xE2, 0xEF:
            let scalar =
                UInt32(byte & 0x0F) << 12 | UInt32(text[place + 1] & 0x3F) << 6
                | UInt32(text[place + 2] & 0x3F)
            switch scalar {
            // Line and paragraph separators, embeddings, overrides and isolates: what they do to
            // the order of letters would reach beyond the segment, or deceive who reads it.
            case 0x2028...0x202E, 0x2066...0x2069, 0xFFFE...0xFFFF:
                return (3, mark(scalar, hidden))
            default: return (3, nil)
            }
        default: return (1, nil)
        }
    }

    private static func mark(_ scalar: UInt32, _ hidden: Hidden) -> String {
        guard hidden == .marked else { return "\u{FFFD}" }
        let digits = String(scalar, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        return "<code>\(name)</code>"
    }
}
