/// A piece of a text in one language, usually a sentence, with its inline codes.
public struct Segment: Hashable, Sendable, Codable {
    /// The text without codes (level 1 of TMX).
    public var text: String
    /// The codes in the order in which they stand.
    public var codes: [InlineCode]

    /// Makes a segment.
    public init(_ text: String, codes: [InlineCode] = []) {
        self.text = text
        self.codes = codes
    }

    /// Whether nothing is there to translate: no text but white space.
    public var isBlank: Bool {
        text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    }
}
