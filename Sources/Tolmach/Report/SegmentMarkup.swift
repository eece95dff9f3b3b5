internal import Bitext

extension Segment {
    /// The text with its inline codes as quiet marks.
    var markup: ReportMarkup {
        guard !codes.isEmpty else { return .shown(text) }
        var markup = ReportMarkup()
        let bytes = Array(text.utf8)
        var place = 0
        for code in codes {
            let offset = max(place, Self.boundary(at: code.offset, in: bytes))
            markup.append(.shown(String(decoding: bytes[place..<offset], as: UTF8.self)))
            markup.append("<code>\(.shown(code.label))</code>")
            place = offset
        }
        markup.append(.shown(String(decoding: bytes[place...], as: UTF8.self)))
        return markup
    }

    /// The offset of the scalar in which an offset lies.
    private static func boundary(at offset: Int, in bytes: [UInt8]) -> Int {
        var place = min(max(offset, 0), bytes.count)
        while place > 0, place < bytes.count, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place
    }
}

extension InlineCode {
    /// Enough to tell a tag; the rest of a long one says little to a reader.
    private static let longestNative = 24

    /// The native code, cut where it is long, with all text in it; its kind where it has none.
    fileprivate var label: String {
        let pieces = content.map { piece in
            switch piece {
            case .native(let code):
                code.unicodeScalars.count > Self.longestNative
                    ? String(code.unicodeScalars.prefix(Self.longestNative)) + "…" : code
            case .subflow(let segment, _): segment.text
            }
        }
        let label = pieces.joined()
        return label.isEmpty ? kind.rawValue : label
    }
}
