/// Cuts plain text into the tokens of ``Tokenizer``, without ICU and without a string for each.
///
/// Plain is text in the letters of Russian, Ukrainian and English with usual punctuation, in which
/// nothing stands that a match key would fold in a way that depends on more than the letter itself;
/// of other text ``scan(_:)`` says so, and the tokenizer is to be asked.
public struct WordScanner: Sendable {
    /// A token of a plain text.
    public struct Token: Sendable {
        /// The UTF-8 bytes of the text from which it came.
        public let range: Range<Int>
        /// The scalars of its key, in ``letters``.
        public let letters: Range<Int>
        /// What it is.
        public let kind: Language.Token.Class
    }

    /// The tokens of the last text.
    public private(set) var tokens: [Token] = []
    /// The scalars of the keys of its tokens, one after another.
    public private(set) var letters: [UInt32] = []

    private var hasCyrillic = false
    private var hasLatinLetter = false

    /// Makes a scanner.
    public init() {}

    /// Cuts a text into ``tokens``; false where it is not plain.
    public mutating func scan(_ bytes: [UInt8]) -> Bool {
        tokens.removeAll(keepingCapacity: true)
        letters.removeAll(keepingCapacity: true)
        hasCyrillic = false
        hasLatinLetter = false
        return bytes.withUnsafeBufferPointer { scan($0) } && !(hasCyrillic && hasLatinLetter)
    }

    /// What a scalar is, as far as plain text goes.
    private enum Kind {
        case cyrillic
        case latin
        case digit
        case space
        case hyphen
        case dash
        case apostrophe
        case quote
        /// A mark that stands between letters or digits only where the text is not plain.
        case joiner
        case mark
        case other
    }

    private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var offset = 0
        var last = Kind.space
        while offset < bytes.count {
            let (value, end) = Self.scalar(bytes, at: offset)
            let (kind, folded) = Self.kind(of: value)
            switch kind {
            case .cyrillic, .latin, .digit:
                guard let next = scanWord(bytes, from: offset) else { return false }
                // Digits after a space may belong to the number before it.
                if kind == .digit, last == .space, let before = tokens.dropLast().last,
                    before.kind == .number, tokens.last?.kind == .number
                {
                    return false
                }
                offset = next
                last = .cyrillic
                continue
            case .space: break
            case .hyphen, .dash:
                let after =
                    end < bytes.count
                    ? Self.kind(of: Self.scalar(bytes, at: end).value).kind : .space
                // A dash that touches a word or another dash is folded by its neighbours.
                guard last == .space, after == .space else { return false }
                append(Characters.longDash, .punctuation, offset..<end)
            case .quote: append(Characters.quote, .punctuation, offset..<end)
            case .apostrophe:
                let after =
                    end < bytes.count
                    ? Self.kind(of: Self.scalar(bytes, at: end).value).kind : .space
                guard after == .space || last == .space || after == .joiner, after != .apostrophe
                else { return false }
                append(Characters.quote, .punctuation, offset..<end)
            case .joiner, .mark: append(folded, .punctuation, offset..<end)
            case .other: return false
            }
            last = kind
            offset = end
        }
        return true
    }

    private mutating func append(_ value: UInt32, _ kind: Language.Token.Class, _ range: Range<Int>)
    {
        letters.append(value)
        tokens.append(Token(range: range, letters: letters.count - 1..<letters.count, kind: kind))
    }

    /// Reads the run of letters, digits and hyphens at an offset, and gives where it ends; nil
    /// where it is not plain.
    private mutating func scanWord(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let first = letters.count
        var offset = start
        var hasLetter = false
        var hasDigit = false
        // The script of the part since the last hyphen, and its letters.
        var script = Kind.digit
        var count = 0
        func endsPart(_ scanner: inout WordScanner) {
            if script == .latin, count == 1 { scanner.hasLatinLetter = true }
            script = .digit
            count = 0
        }
        while offset < bytes.count {
            let (value, end) = Self.scalar(bytes, at: offset)
            let (kind, folded) = Self.kind(of: value)
            switch kind {
            case .cyrillic, .latin:
                if script != .digit, script != kind { return nil }
                if hasDigit, count > 0, script == .digit { return nil }
                script = kind
                count += 1
                hasLetter = true
                hasCyrillic = hasCyrillic || kind == .cyrillic
                letters.append(folded)
            case .digit:
                // Script runs with digits inside are for the tokenizer to judge.
                if script != .digit { return nil }
                hasDigit = true
                letters.append(folded)
            case .hyphen:
                guard end < bytes.count, hasLetter, !hasDigit else { return nil }
                switch Self.kind(of: Self.scalar(bytes, at: end).value).kind {
                case .cyrillic, .latin: break
                default: return nil
                }
                endsPart(&self)
                letters.append(Characters.hyphen)
            case .apostrophe:
                let next =
                    end < bytes.count
                    ? Self.kind(of: Self.scalar(bytes, at: end).value).kind : .space
                guard next == .cyrillic || next == .latin else {
                    endsPart(&self)
                    return finish(first, start..<offset, hasLetter: hasLetter, hasDigit: hasDigit)
                }
                guard hasLetter, !hasDigit else { return nil }
                endsPart(&self)
                letters.append(Characters.apostrophe)
            case .joiner:
                if end < bytes.count {
                    switch Self.kind(of: Self.scalar(bytes, at: end).value).kind {
                    case .cyrillic, .latin, .digit: return nil
                    default: break
                    }
                }
                endsPart(&self)
                return finish(first, start..<offset, hasLetter: hasLetter, hasDigit: hasDigit)
            case .other, .dash: return nil
            case .space, .quote, .mark:
                endsPart(&self)
                return finish(first, start..<offset, hasLetter: hasLetter, hasDigit: hasDigit)
            }
            offset = end
        }
        endsPart(&self)
        return finish(first, start..<offset, hasLetter: hasLetter, hasDigit: hasDigit)
    }

    private mutating func finish(
        _ first: Int, _ range: Range<Int>, hasLetter: Bool, hasDigit: Bool
    ) -> Int? {
        if hasLetter, hasDigit { return nil }
        tokens.append(
            Token(range: range, letters: first..<letters.count, kind: hasLetter ? .word : .number))
        return range.upperBound
    }

    @inline(__always)
    private static func scalar(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (value: UInt32, end: Int) {
        let first = UInt32(bytes[offset])
        if first < 0x80 { return (first, offset + 1) }
        if first < 0xE0, offset + 1 < bytes.count {
            return ((first & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F), offset + 2)
        }
        guard first < 0xF0, offset + 2 < bytes.count else { return (0, offset + 1) }
        return (
            (first & 0xF) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
                | UInt32(bytes[offset + 2] & 0x3F), offset + 3
        )
    }

    /// The kind of a scalar, and the scalar as its key has it.
    @inline(__always)
    private static func kind(of value: UInt32) -> (kind: Kind, folded: UInt32) {
        switch value {
        case 0x430...0x44F: return (.cyrillic, value)
        case 0x20, 0x09, 0x0A, 0x0D, 0xA0: return (.space, Characters.space)
        case 0x61...0x7A: return (.latin, value)
        case 0x410...0x42F: return (.cyrillic, value + 0x20)
        case 0x41...0x5A: return (.latin, value + 0x20)
        case 0x30...0x39: return (.digit, value)
        case 0x401, 0x451: return (.cyrillic, 0x435)
        case 0x404, 0x406, 0x407: return (.cyrillic, value + 0x50)
        case 0x454, 0x456, 0x457: return (.cyrillic, value)
        case 0x490: return (.cyrillic, 0x491)
        case 0x491: return (.cyrillic, value)
        case 0x2D: return (.hyphen, value)
        case 0x2013, 0x2014: return (.dash, value)
        case 0x27, 0x2019: return (.apostrophe, value)
        case 0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E: return (.quote, value)
        case 0x2E, 0x2C, 0x3A, 0x3B: return (.joiner, value)
        case 0x21, 0x23...0x26, 0x28...0x2B, 0x2F, 0x3C...0x40, 0x5B...0x5D, 0x7B...0x7D:
            return (.mark, value)
        default: return (.other, value)
        }
    }
}
