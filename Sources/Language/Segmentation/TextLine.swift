/// A line of a plain text, with what its form tells.
struct TextLine {
    /// Its bytes without white space at its edges.
    let range: Range<Int>
    /// Its length in scalars.
    private(set) var length = 0
    private(set) var firstWordLength = 0
    private var first: UInt32 = 0
    private var last: UInt32 = 0
    private(set) var isItem = false
    private(set) var isCaption = false
    /// Whether the first word is a short abbreviation before a name or a number, as that of a town.
    private(set) var startsAbbreviation = false

    var isBlank: Bool { range.isEmpty }

    /// Whether the line ends in the middle of something: at a comma or a hyphen.
    var endsOpen: Bool { last == 0x2C || last == 0x3B || last == Characters.hyphen }

    var endsSentence: Bool {
        switch last {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3A, 0x3002, 0xFF01, 0xFF1F, 0x964: true
        default: false
        }
    }

    var startsLowerCase: Bool {
        Unicode.Scalar(first)?.properties.generalCategory == .lowercaseLetter
    }

    var startsDialogue: Bool { Characters.isDash(first) }

    private init(text: Substring.UnicodeScalarView, range: Range<Int>) {
        self.range = range
        var isFirstWord = true
        for scalar in text {
            if length == 0 { first = scalar.value }
            last = scalar.value
            length += 1
            if Characters.isSpace(scalar.value) { isFirstWord = false }
            if isFirstWord { firstWordLength += 1 }
        }
        // A quote or a bracket closes what ends inside it.
        if Characters.isDoubleQuote(last) || last == 0x29, let inner = text.dropLast().last {
            last = inner.value
        }
        isItem = Self.isItem(text, firstWord: firstWordLength)
        isCaption = Self.isCaption(text, firstWord: firstWordLength)
        startsAbbreviation = Self.startsAbbreviation(text, firstWord: firstWordLength)
    }

    /// The lines of a text: parted by any of Unicode's line and paragraph ends.
    static func lines(of text: String) -> [TextLine] {
        var lines: [TextLine] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var offset = 0
        func close(at end: String.Index) {
            let line = scalars[start..<end]
            let leading = line.prefix { Characters.isSpace($0.value) }
            let body = line.dropFirst(leading.count)
            var content = body
            while let last = content.last, Characters.isSpace(last.value) { content.removeLast() }
            let from = offset + text.utf8.distance(from: start, to: leading.endIndex)
            let count = text.utf8.distance(from: content.startIndex, to: content.endIndex)
            lines.append(TextLine(text: content, range: from..<from + count))
        }
        var position = start
        while position < scalars.endIndex {
            let next = scalars.index(after: position)
            let value = scalars[position].value
            let isReturn = value == 0x0D && (next == scalars.endIndex || scalars[next] != "\n")
            if isReturn || isLineEnd(value) {
                close(at: position)
                offset += text.utf8.distance(from: start, to: next)
                start = next
            }
            position = next
        }
        close(at: position)
        return lines
    }

    /// A carriage return ends a line too, but before a line feed it is white space of the line: else
    /// an empty line would seem to lie between.
    private static func isLineEnd(_ value: UInt32) -> Bool {
        switch value {
        case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// A bullet, or a number or a single letter with a stop or a bracket, and a space after it.
    private static func isItem(_ text: Substring.UnicodeScalarView, firstWord: Int) -> Bool {
        guard firstWord < text.count, let first = text.first?.value else { return false }
        switch first {
        case 0x2022, 0x00B7, 0x25AA, 0x25CF, 0x25E6, 0x2023, 0x2043, 0x2A: return firstWord == 1
        default: break
        }
        guard (2...5).contains(firstWord) else { return false }
        let word = text.prefix(firstWord)
        let mark = word.last?.value
        let body = word.dropLast()
        guard mark == 0x2E || mark == 0x29 else { return false }
        if first == 0x28 {
            let inner = body.dropFirst()
            return mark == 0x29 && !inner.isEmpty
                && (inner.allSatisfy { Characters.isDigit($0.value) }
                    || inner.count == 1 && inner.allSatisfy { Characters.isLetter($0.value) })
        }
        guard firstWord < 5 else { return false }
        return body.allSatisfy { Characters.isDigit($0.value) }
            || mark == 0x29 && body.count == 1 && body.allSatisfy { Characters.isLetter($0.value) }
    }

    private static func startsAbbreviation(
        _ text: Substring.UnicodeScalarView, firstWord: Int
    ) -> Bool {
        guard (2...5).contains(firstWord) else { return false }
        let word = text.prefix(firstWord)
        guard word.last?.value == 0x2E,
            word.dropLast().allSatisfy({ Characters.isLetter($0.value) }),
            let next = text.dropFirst(firstWord).first(where: { !Characters.isSpace($0.value) })
        else { return false }
        return ScalarKind.isUpper(next.value) || Characters.isDigit(next.value)
    }

    private static let captionWords: Set<String> = [
        "фото", "фото:", "фото/", "видео:", "рис.", "илл.", "ил.", "табл.", "на снимке:",
        "photo:", "photo", "picture:", "image:", "figure", "fig.", "video:",
    ]

    private static func isCaption(_ text: Substring.UnicodeScalarView, firstWord: Int) -> Bool {
        let word = String(text.prefix(firstWord)).lowercased()
        guard captionWords.contains(word) else {
            return String(text.prefix(10)).lowercased() == "на снимке:"
        }
        // "Фото" alone may begin a sentence; it is a caption where a mark follows it.
        let after = text.dropFirst(firstWord).drop { Characters.isSpace($0.value) }.first?.value
        return word.last == ":" || word.last == "." || word.last == "/"
            || after.map { Characters.isDash($0) || Characters.isDigit($0) || $0 == 0x3A } == true
    }
}
