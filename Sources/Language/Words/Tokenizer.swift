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
        let folded = FoldedText(text, foldingCase: true).scalars
        let pieces = pieces(of: folded)
        var tokens: [Token] = []
        tokens.reserveCapacity(pieces.count / 2 + 1)
        var index = 0
        while index < pieces.count {
            let piece = pieces[index]
            guard piece.isWord else {
                appendMarks(folded[piece.range], to: &tokens)
                index += 1
                continue
            }
            var range = piece.range
            while index + 2 < pieces.count, pieces[index + 1].range.count == 1,
                pieces[index + 2].isWord,
                Self.joins(
                    folded[range.upperBound].value,
                    between: folded[range.upperBound - 1].value,
                    and: folded[range.upperBound + 1].value)
            {
                range = range.lowerBound..<pieces[index + 2].range.upperBound
                index += 2
            }
            appendRun(folded[range], to: &tokens)
            index += 1
        }
        return tokens
    }

    private struct Piece {
        let range: Range<Int>
        let isWord: Bool
    }

    /// UAX 29's pieces as ranges of scalars.
    private func pieces(of folded: [FoldedText.Scalar]) -> [Piece] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(folded.count * 2)
        for scalar in folded {
            UTF8.encode(Unicode.Scalar(scalar.value) ?? "\u{FFFD}") { bytes.append($0) }
        }
        guard let found = try? words?.pieces(of: bytes.span) else {
            return folded.indices.map { position in
                Piece(
                    range: position..<position + 1,
                    isWord: Characters.isAlphanumeric(folded[position].value))
            }
        }
        var pieces: [Piece] = []
        pieces.reserveCapacity(found.count)
        var start = 0
        var position = 0
        var byte = 0
        for piece in found {
            while byte < piece.end {
                byte += UTF8.width(Unicode.Scalar(folded[position].value) ?? "\u{FFFD}")
                position += 1
            }
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
    private func appendRun(_ run: ArraySlice<FoldedText.Scalar>, to tokens: inout [Token]) {
        var start = run.startIndex
        var position = start
        while position < run.endIndex {
            guard Self.isWrittenWithoutSpaces(run[position].value) else {
                position += 1
                continue
            }
            appendCompound(run[start..<position], to: &tokens)
            var end = position + 1
            while end < run.endIndex, Characters.isMark(run[end].value) { end += 1 }
            tokens.append(token(run[position..<end], .word, weight: 2))
            position = end
            start = end
        }
        appendCompound(run[start..<position], to: &tokens)
    }

    private func appendCompound(_ run: ArraySlice<FoldedText.Scalar>, to tokens: inout [Token]) {
        let letters = run.count { Characters.isLetter($0.value) }
        guard letters == 0 else {
            // What joined the run to a character cut off from it stands alone.
            let start = run.firstIndex { Self.isPartOfWord($0.value) } ?? run.startIndex
            let end = (run.lastIndex { Self.isPartOfWord($0.value) } ?? run.startIndex) + 1
            appendMarks(run[run.startIndex..<start], to: &tokens)
            tokens.append(token(run[start..<end], .word, weight: 2 + min(letters, 6)))
            appendMarks(run[end..<run.endIndex], to: &tokens)
            return
        }
        var position = run.startIndex
        while position < run.endIndex {
            let start = position
            while position < run.endIndex, Characters.isDigit(run[position].value) {
                position += 1
                if position + 1 < run.endIndex, [0x2C, 0x2E, 0x3A].contains(run[position].value),
                    Characters.isDigit(run[position + 1].value)
                {
                    position += 1
                }
            }
            if position > start {
                tokens.append(token(run[start..<position], .number, weight: 3))
            } else {
                appendMarks(run[position..<position + 1], to: &tokens)
                position += 1
            }
        }
    }

    private func appendMarks(_ marks: ArraySlice<FoldedText.Scalar>, to tokens: inout [Token]) {
        for position in marks.indices where marks[position].value != Characters.space {
            let value = marks[position].value
            // Letters and digits that UAX 29 does not count to words keep the class of their key.
            if Characters.isLetter(value) {
                tokens.append(
                    token(
                        marks[position...position], .word,
                        weight: Self.isWrittenWithoutSpaces(value) ? 2 : 3))
            } else if Characters.isDigit(value) {
                tokens.append(token(marks[position...position], .number, weight: 3))
            } else {
                tokens.append(token(marks[position...position], .punctuation, weight: 1))
            }
        }
    }

    private func token(
        _ scalars: ArraySlice<FoldedText.Scalar>, _ kind: Token.Class, weight: Int
    ) -> Token {
        var key = String.UnicodeScalarView()
        for scalar in scalars { key.append(Unicode.Scalar(scalar.value) ?? "\u{FFFD}") }
        let start = Int(scalars.first?.start ?? 0)
        return Token(
            key: String(key), kind: kind, weight: weight,
            range: start..<max(start, Int(scalars.last?.end ?? 0)))
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
