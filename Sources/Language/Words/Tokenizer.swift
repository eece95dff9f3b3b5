internal import CICU

/// Cuts texts into tokens: the words of their match keys by UAX 29, with compounds and numbers kept
/// whole.
///
/// Texts with the same key have the same tokens. One for each task.
public final class Tokenizer {
    private let words: Breaker?

    /// Makes a tokenizer.
    public init() {
        // The root rules of words are part of every ICU; were they not, each scalar would be cut.
        words = try? Breaker(CICU_WORD, language: LanguageTag("root"))
    }

    /// The tokens of a text in their order, white space left out; linear in its length.
    public func tokens(of text: String) -> [Token] {
        tokens(of: Key(FoldedText(text, foldingCase: true).scalars))
    }

    /// The tokens of a text with its match key, of which they are cut.
    public func tokensWithKey(of text: String) -> (tokens: [Token], key: MatchKey) {
        let key = Key(FoldedText(text, foldingCase: true).scalars)
        return (
            tokens(of: key), MatchKey(known: String(decoding: key.bytes, as: UTF8.self))
        )
    }

    private func tokens(of key: Key) -> [Token] {
        let pieces = pieces(of: key)
        var tokens: [Token] = []
        tokens.reserveCapacity(pieces.count / 2 + 1)
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            guard piece.isWord else {
                appendMarks(piece.range, of: key, to: &tokens)
                index += 1
                continue
            }
            var range = piece.range
            while index + 2 < pieces.count, pieces[index + 1].range.count == 1,
                pieces[index + 2].isWord,
                Self.joins(
                    key[range.upperBound], between: key[range.upperBound - 1],
                    and: key[range.upperBound + 1])
            {
                range = range.lowerBound..<pieces[index + 2].range.upperBound
                index += 2
            }
            appendRun(range, of: key, to: &tokens)
            index += 1
        }
        return tokens
    }

    /// A match key as scalars and as UTF-8, with the place of each scalar in both texts.
    private struct Key {
        let scalars: [FoldedText.Scalar]
        private(set) var bytes: [UInt8] = []
        /// The byte at which each scalar begins, and after them the end.
        private(set) var offsets: [Int32] = []

        init(_ scalars: [FoldedText.Scalar]) {
            self.scalars = scalars
            bytes.reserveCapacity(scalars.count * 2)
            offsets.reserveCapacity(scalars.count + 1)
            for scalar in scalars {
                offsets.append(Int32(bytes.count))
                if scalar.value < 0x80 {
                    bytes.append(UInt8(scalar.value))
                } else {
                    UTF8.encode(Unicode.Scalar(scalar.value) ?? "\u{FFFD}") { bytes.append($0) }
                }
            }
            offsets.append(Int32(bytes.count))
        }

        subscript(_ position: Int) -> UInt32 { scalars[position].value }

        func token(_ range: Range<Int>, _ kind: Token.Class, weight: Int) -> Token {
            let start = Int(scalars[range.lowerBound].start)
            let place = Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
            return Token(
                key: String(decoding: bytes[place], as: UTF8.self), kind: kind, weight: weight,
                range: start..<max(start, Int(scalars[range.upperBound - 1].end)))
        }
    }

    private struct Piece {
        let range: Range<Int>
        let isWord: Bool
    }

    /// UAX 29's pieces as ranges of scalars.
    private func pieces(of key: Key) -> [Piece] {
        guard let found = try? words?.pieces(of: key.bytes.span) else {
            return key.scalars.indices.map { position in
                Piece(
                    range: position..<position + 1,
                    isWord: Characters.isAlphanumeric(key[position]))
            }
        }
        var pieces: [Piece] = []
        pieces.reserveCapacity(found.count)
        var start = 0
        var position = 0
        for piece in found {
            while Int(key.offsets[position]) < piece.end { position += 1 }
            pieces.append(Piece(range: start..<position, isWord: piece.isWord))
            start = position
        }
        return pieces
    }

    /// UAX 29 cuts at hyphens, and at colons between digits, which belong to one token.
    private static func joins(_ mark: UInt32, between left: UInt32, and right: UInt32) -> Bool {
        switch mark {
        case Characters.hyphen: true
        case 0x3A: Characters.isDigit(left) && Characters.isDigit(right)
        default: false
        }
    }

    /// A run of letters, digits and what joins them: cut at the characters of scripts without
    /// spaces, a word where a letter is in it, else numbers.
    private func appendRun(_ run: Range<Int>, of key: Key, to tokens: inout [Token]) {
        var start = run.lowerBound
        var position = start
        while position < run.upperBound {
            guard Self.isWrittenWithoutSpaces(key[position]) else {
                position += 1
                continue
            }
            appendCompound(start..<position, of: key, to: &tokens)
            var end = position + 1
            while end < run.upperBound, Characters.isMark(key[end]) { end += 1 }
            tokens.append(key.token(position..<end, .word, weight: 2))
            position = end
            start = end
        }
        appendCompound(start..<position, of: key, to: &tokens)
    }

    private func appendCompound(_ run: Range<Int>, of key: Key, to tokens: inout [Token]) {
        let letters = run.count { Characters.isLetter(key[$0]) }
        guard letters == 0 else {
            // What joined the run to a character cut off from it stands alone.
            let start = run.first { Self.isPartOfWord(key[$0]) } ?? run.lowerBound
            let end = (run.last { Self.isPartOfWord(key[$0]) } ?? run.lowerBound) + 1
            appendMarks(run.lowerBound..<start, of: key, to: &tokens)
            tokens.append(key.token(start..<end, .word, weight: 2 + min(letters, 6)))
            appendMarks(end..<run.upperBound, of: key, to: &tokens)
            return
        }
        var position = run.lowerBound
        while position < run.upperBound {
            let start = position
            while position < run.upperBound, Characters.isDigit(key[position]) {
                position += 1
                if position + 1 < run.upperBound, [0x2C, 0x2E, 0x3A].contains(key[position]),
                    Characters.isDigit(key[position + 1])
                {
                    position += 1
                }
            }
            if position > start {
                tokens.append(key.token(start..<position, .number, weight: 3))
            } else {
                appendMarks(position..<position + 1, of: key, to: &tokens)
                position += 1
            }
        }
    }

    private func appendMarks(_ marks: Range<Int>, of key: Key, to tokens: inout [Token]) {
        for position in marks where key[position] != Characters.space {
            let value = key[position]
            let range = position..<position + 1
            // Letters and digits that UAX 29 does not count to words keep the class of their key.
            if Characters.isLetter(value) {
                tokens.append(
                    key.token(range, .word, weight: Self.isWrittenWithoutSpaces(value) ? 2 : 3))
            } else if Characters.isDigit(value) {
                tokens.append(key.token(range, .number, weight: 3))
            } else {
                tokens.append(key.token(range, .punctuation, weight: 1))
            }
        }
    }

    private static func isPartOfWord(_ value: UInt32) -> Bool {
        Characters.isAlphanumeric(value) || Characters.isMark(value)
    }

    private static func isWrittenWithoutSpaces(_ value: UInt32) -> Bool {
        guard value >= 0xE00 else { return false }
        switch cicu_script_of(value) {
        case CICU_SCRIPT_HAN, CICU_SCRIPT_KANA, CICU_SCRIPT_THAI, CICU_SCRIPT_LAO,
            CICU_SCRIPT_KHMER:
            return Characters.isLetter(value)
        default: return false
        }
    }
}
