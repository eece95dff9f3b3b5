/// A place where a sentence may end: marks that end sentences, what closes after them, white space.
struct BreakCandidate {
    /// The marks: `.`, `?!`, `...`.
    let marks: Range<Int>
    /// Quotes and brackets that close after them.
    let closers: Range<Int>
    /// The white space that follows.
    let space: Range<Int>

    /// Where the sentence would end.
    var end: Int { closers.upperBound }

    /// The candidates of a paragraph before its end.
    static func all(in text: ParagraphScalars) -> [BreakCandidate] {
        var candidates: [BreakCandidate] = []
        var position = 0
        while position < text.values.count {
            guard isMark(text[position]) else {
                position += 1
                continue
            }
            let candidate = BreakCandidate(from: position, in: text)
            if candidate.space.upperBound < text.values.count { candidates.append(candidate) }
            position = candidate.space.upperBound
        }
        return candidates
    }

    private init(from start: Int, in text: ParagraphScalars) {
        var position = start
        while Self.isMark(text[position]) {
            position += 1
            // Marks set apart by one space are one: ". . ."
            if Characters.isSpace(text[position]), Self.isMark(text[position + 1]) {
                position += 1
            }
        }
        marks = start..<position
        while true {
            let spaced = text[position] == 0x20 || text[position] == 0xA0 ? position + 1 : position
            if Self.closes(text[spaced]) {
                position = spaced + 1
            } else if text[position] == 0x22 || text[position] == 0x2A {
                position += 1
            } else {
                break
            }
        }
        closers = marks.upperBound..<position
        while Characters.isSpace(text[position]) { position += 1 }
        space = closers.upperBound..<position
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
