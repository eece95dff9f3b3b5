internal import Language
internal import Matching

/// Two neighbours in a query that a unit may write as one word: a word, and after nothing but white
/// space a word or a number.
struct WordPair {
    /// The place of the first among the tokens.
    let place: Int
    /// What the one word would be compared by, and what it would weigh.
    private let key: String
    private let weight: Int

    /// All pairs of a text, in their order.
    static func all(in text: PreparedText) -> [WordPair] {
        let tokens = text.tokens
        guard tokens.count > 1 else { return [] }
        return text.withBytes { bytes in
            tokens.indices.dropLast().compactMap { place in
                let first = tokens[place]
                let second = tokens[place + 1]
                guard first.kind == .word, second.kind == .word || second.kind == .number,
                    isSpace(bytes, from: first.range.upperBound, to: second.range.lowerBound)
                else { return nil }
                return WordPair(place: place, first, second)
            }
        }
    }

    private init(place: Int, _ first: Token, _ second: Token) {
        self.place = place
        key = NumberRuns.masked(first.key + second.key)
        // Of more than six letters a token's weight says no more than a joined one's has to.
        let letters = first.weight - 2 + (second.kind == .word ? second.weight - 2 : 0)
        weight = 2 + min(letters, 6)
    }

    /// The join, where the vocabulary has its word.
    func join(knownTo aligner: inout TokenAligner) -> TokenJoin? {
        aligner.knownID(of: key.utf8.span, .word).map { TokenJoin(place: place, id: $0) }
    }

    /// The join, after its word is taken up.
    func join(addedTo aligner: inout TokenAligner) -> TokenJoin {
        TokenJoin(place: place, id: aligner.id(of: key.utf8.span, .word, weight: weight))
    }

    /// Whether there are characters in a range of bytes, and all of them are white space.
    private static func isSpace(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Bool {
        guard start < end else { return false }
        if end - start == 1 { return bytes[start] == 0x20 || (0x09...0x0D).contains(bytes[start]) }
        return String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
            .allSatisfy(\.properties.isWhitespace)
    }
}
