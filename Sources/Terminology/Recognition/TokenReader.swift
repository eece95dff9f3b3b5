internal import Language

/// Reads texts as tokens that are known by number, each with the words of headwords that it is a
/// form of; what was asked once is remembered.
final class TokenReader {
    /// A token of a text.
    struct Reading {
        /// The UTF-8 bytes of the text.
        let range: Range<Int>
        /// What is known of it.
        let number: Int32
    }

    /// What is known of all tokens with the same key.
    private struct Known {
        let hash: UInt64
        let letters: Range<Int>
        let kind: Token.Class
        let mayStandInside: Bool
        let matches: [TermVocabulary.Match]
        let next: Int32
    }

    /// How many distinct tokens are remembered before all are forgotten: some 40 MB.
    private static let mostKnown = 1 << 18

    let language: Int
    private let vocabulary: TermVocabulary
    private let stemmer: Stemmer?
    private let tokenizer: Tokenizer
    private var scanner = WordScanner()
    private var known: [Known] = []
    private var slots = [Int32](repeating: -1, count: 1 << 12)
    private var letters: [UInt32] = []

    /// Makes a reader of texts, or of what a person types, where stems always count.
    init(language: Int, terms: LanguageTerms, tokenizer: Tokenizer, isForTyping: Bool) {
        self.language = language
        vocabulary = terms.vocabulary
        stemmer = isForTyping || terms.usesStems ? Stemmer(language: terms.language) : nil
        self.tokenizer = tokenizer
    }

    /// The tokens of a text.
    func readings(of bytes: [UInt8]) -> [Reading] {
        if known.count > Self.mostKnown { forget() }
        var readings: [Reading] = []
        if scanner.scan(bytes) {
            readings.reserveCapacity(scanner.tokens.count)
            for token in scanner.tokens {
                let number = number(of: scanner.letters[token.letters], kind: token.kind)
                readings.append(Reading(range: token.range, number: number))
            }
            return readings
        }
        for token in tokenizer.tokens(of: String(decoding: bytes, as: UTF8.self)) {
            let letters = token.key.unicodeScalars.map(\.value)
            readings.append(
                Reading(range: token.range, number: number(of: letters[...], kind: token.kind)))
        }
        return readings
    }

    func matches(_ reading: Reading) -> [TermVocabulary.Match] {
        known[Int(reading.number)].matches
    }

    func kind(_ reading: Reading) -> Token.Class { known[Int(reading.number)].kind }

    /// Whether a token may stand between the words of a term: no small word nor single letter, and
    /// where words agree an adjective by its ending.
    func mayStandInside(_ reading: Reading) -> Bool { known[Int(reading.number)].mayStandInside }

    /// The key of a token as scalars.
    func letters(_ reading: Reading) -> ArraySlice<UInt32> {
        letters[known[Int(reading.number)].letters]
    }

    private func number(of token: ArraySlice<UInt32>, kind: Token.Class) -> Int32 {
        var hash = FormTable.emptyHash
        for letter in token { hash = FormTable.hash(hash, adding: letter) }
        let slot = Int(hash >> 20) & (slots.count - 1)
        var next = slots[slot]
        while next >= 0 {
            let range = known[Int(next)].letters
            if known[Int(next)].hash == hash, letters[range].elementsEqual(token) { return next }
            next = known[Int(next)].next
        }
        return learn(token, kind: kind, hash: hash)
    }

    private func learn(_ token: ArraySlice<UInt32>, kind: Token.Class, hash: UInt64) -> Int32 {
        if known.count * 2 > slots.count { grow() }
        let slot = Int(hash >> 20) & (slots.count - 1)
        var text = String.UnicodeScalarView()
        for letter in token { if let scalar = Unicode.Scalar(letter) { text.append(scalar) } }
        let key = String(text)
        let start = letters.count
        letters += token
        known.append(
            Known(
                hash: hash, letters: start..<letters.count, kind: kind,
                mayStandInside: kind == .word && vocabulary.mayStandInside(key),
                matches: vocabulary.matches(
                    key, letters: token, isWord: kind == .word, stemmer: stemmer),
                next: slots[slot]))
        slots[slot] = Int32(known.count - 1)
        return slots[slot]
    }

    private func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for place in known.indices {
            let token = known[place]
            let slot = Int(token.hash >> 20) & (slots.count - 1)
            known[place] = Known(
                hash: token.hash, letters: token.letters, kind: token.kind,
                mayStandInside: token.mayStandInside, matches: token.matches, next: slots[slot])
            slots[slot] = Int32(place)
        }
    }

    private func forget() {
        known.removeAll(keepingCapacity: true)
        letters.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = -1 }
    }
}
