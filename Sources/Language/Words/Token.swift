/// A word, a number, an inline code or a mark of punctuation: what the match score counts.
public struct Token: Hashable, Sendable {
    /// What a token is, which depends on its key alone.
    public enum Class: UInt8, Hashable, Sendable, Codable {
        /// Anything with a letter in it: `дом`, `Т-72`, `5G`, `12-го`. In scripts that are written
        /// without spaces, one character.
        case word
        /// Digits with `.`, `,` or `:` inside: `12`, `3,5`, `6:40`.
        case number
        /// An inline code.
        case code
        /// Any other character.
        case punctuation
    }

    /// The token in the form in which it is compared.
    public let key: String
    /// What it is.
    public let kind: Class
    /// What it counts in the match score: a word 2 and one for each letter up to 6, a number 3, a
    /// code 2, punctuation 1.
    public let weight: Int
    /// The UTF-8 bytes of the text from which it came.
    public let range: Range<Int>

    /// Makes a token from its parts.
    public init(key: String, kind: Class, weight: Int, range: Range<Int>) {
        self.key = key
        self.kind = kind
        self.weight = weight
        self.range = range
    }

    /// The token of an inline code that stands before a byte of the text; codes of one kind share
    /// a key.
    public static func code(_ kind: String, at offset: Int) -> Token {
        Token(key: kind, kind: .code, weight: 2, range: offset..<offset)
    }
}
