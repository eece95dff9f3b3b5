/// A place where a sentence may end: marks that end sentences, what closes after them, white space.
struct BreakCandidate {
    /// The marks: `.`, `?!`, `...`.
    let marks: Range<Int>
    /// Quotes and brackets that close after them.
    let closers: Range<Int>
    /// Pictographs after those, which belong to the sentence before them, with spaces between.
    let symbols: Range<Int>
    /// The white space that follows.
    let space: Range<Int>

    /// Where the sentence would end.
    var end: Int { symbols.upperBound }

    /// The candidates of a paragraph in order, the one at its end among them.
    static func all(in text: ParagraphScalars) -> [BreakCandidate] {
        var candidates: [BreakCandidate] = []
        var position = 0
        for mark in text.marks where mark >= position {
            let candidate = BreakCandidate(from: mark, in: text)
            candidates.append(candidate)
            position = candidate.space.upperBound
        }
        return candidates
    }

    private init(from start: Int, in text: ParagraphScalars) {
        var position = start
        while Self.isMark(text[position]) {
            position += 1
            if Self.isSpacedStop(at: position, in: text) { position += 1 }
        }
        marks = start..<position
        while true {
            let spaced = text[position] == 0x20 || text[position] == 0xA0 ? position + 1 : position
            if Self.closes(spaced, isApart: spaced > position, in: text) {
                position = spaced + 1
            } else if text[position] == Characters.quote || text[position] == 0x2A {
                position += 1
            } else {
                break
            }
        }
        position = Self.endOfReferences(at: position, in: text)
        closers = marks.upperBound..<position
        var ahead = position
        while true {
            while Characters.isSpace(text[ahead]) { ahead += 1 }
            guard ScalarKind.isPictograph(text[ahead]) else { break }
            while ScalarKind.isPictograph(text[ahead]) || ScalarKind.joinsPictographs(text[ahead]) {
                ahead += 1
            }
            position = ahead
        }
        symbols = closers.upperBound..<position
        while Characters.isSpace(text[position]) { position += 1 }
        space = symbols.upperBound..<position
    }

    /// Whether one more stop follows after a space.
    ///
    /// As in ". . ."; but not the dots of the next sentence: "He sighed. ...At noon".
    private static func isSpacedStop(at position: Int, in text: ParagraphScalars) -> Bool {
        guard text[position - 1] == 0x2E, Characters.isSpace(text[position]),
            text[position + 1] == 0x2E
        else { return false }
        let next = text[position + 2]
        return next == 0 || Characters.isSpace(next) || next == Characters.quote || closes(next)
    }

    /// Whether a mark closes; a straight quote that stands apart may as well open a word, and does
    /// unless one is open.
    private static func closes(
        _ place: Int, isApart: Bool, in text: ParagraphScalars
    ) -> Bool {
        let value = text[place]
        guard isApart, value == Characters.quote || Characters.isSingleQuote(value) else {
            return closes(value)
        }
        guard !Characters.isAlphanumeric(text[place + 1]) else { return false }
        if value != Characters.quote { return closes(value) }
        let earliest = max(0, place - 1000)
        return (earliest..<place).reduce(false) { $0 != (text[$1] == Characters.quote) }
    }

    /// Where the marks of footnotes end that follow without a space: "hasty.[3] The", "half.¹ The".
    private static func endOfReferences(at start: Int, in text: ParagraphScalars) -> Int {
        var end = start
        while true {
            var position = end
            if text[position] == 0x5B {
                position += 1
                let number = position
                while Characters.isASCIIDigit(text[position]) { position += 1 }
                guard position > number, position - number < 5, text[position] == 0x5D else {
                    return end
                }
                end = position + 1
            } else if [0xB9, 0xB2, 0xB3].contains(text[position])
                || (0x2070...0x2079).contains(text[position])
            {
                end += 1
            } else {
                return end
            }
        }
    }

    /// Whether the paragraph ends with it, so that there is nothing to decide.
    func isLast(in text: ParagraphScalars) -> Bool { space.upperBound >= text.count }

    /// Whether ICU can break nowhere but inside of the candidate: what follows it is no sign that
    /// the algorithm of UAX 29 passes over (SB5) or takes along (SB9) after a mark.
    func isPlainlyFollowed(in text: ParagraphScalars) -> Bool {
        if isLast(in: text) { return true }
        let next = text[space.upperBound]
        if next < 0x80 {
            if !space.isEmpty { return true }
            return Characters.isAlphanumeric(next)
                || [0x2C, 0x2D, 0x3A, 0x3B, 0x2F, 0x40, 0x23, 0x25, 0x26, 0x3D].contains(next)
        }
        if (0x400...0x482).contains(next) || (0x48A...0x52F).contains(next) { return true }
        if (0xC0...0x24F).contains(next) || (0x2010...0x2015).contains(next) { return true }
        return !space.isEmpty
            && ((0xA1...0xAC).contains(next) || (0xAE...0xBF).contains(next)
                || (0x2016...0x2027).contains(next) || (0x2030...0x205E).contains(next)
                || (0x2100...0x2BFF).contains(next) || ScalarKind.isPictograph(next))
    }

    static func isMark(_ value: UInt32) -> Bool {
        switch value {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x203C, 0x2047...0x2049: true
        default: false
        }
    }

    static func closes(_ value: UInt32) -> Bool {
        switch value {
        case 0xBB, 0x201D, 0x2019, 0x27, 0x29, 0x5D, 0x203A: true
        default: false
        }
    }

    static func opens(_ value: UInt32) -> Bool {
        switch value {
        case 0xAB, 0x201E, 0x201C, 0x22, 0x27, 0x28, 0x5B, 0x2039, 0x2018, 0xBF, 0xA1, 0x60: true
        default: false
        }
    }
}
