/// A line of a plain text, with what its form tells.
struct TextLine {
    /// Its bytes without white space at its edges.
    let range: Range<Int>
    /// How many scalars of white space stand before it.
    let indent: Int
    /// Its length in scalars.
    let length: Int
    /// The scalars of its first word.
    let firstWordLength: Int
    /// Its beginning: some scalars, enough for the mark of an item and for a caption's words.
    private let start: [UInt32]
    private let last: UInt32

    private static let startLength = 16

    var isBlank: Bool { range.isEmpty }

    /// Whether the line ends in the middle of something: at a comma or a hyphen.
    var endsOpen: Bool { last == 0x2C || last == 0x3B || last == Characters.hyphen }

    var endsWithColon: Bool { last == 0x3A }

    var endsSentence: Bool {
        switch last {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x3A, 0x3002, 0xFF01, 0xFF1F, 0x964: true
        default: false
        }
    }

    var startsLowerCase: Bool { start.first.map(ScalarKind.isLower) == true }

    var startsUpperCase: Bool {
        let first = start.first { !BreakCandidate.opens($0) }
        return first.map(ScalarKind.isUpper) == true
    }

    /// Whether a dash and a space begin it: a speech, or an item of a list.
    var startsWithDash: Bool {
        start.count > 1 && Characters.isDash(start[0]) && Characters.isSpace(start[1])
    }

    var startsDialogue: Bool { start.first.map(Characters.isDash) == true }

    /// Whether a small letter follows its dash, as of an item and of no speech.
    var hasLowerCaseAfterDash: Bool {
        startsWithDash
            && start.dropFirst(2).first { !Characters.isSpace($0) }.map(ScalarKind.isLower) == true
    }

    /// Whether it ends as an item of a list within a sentence.
    var endsWithSemicolon: Bool { last == 0x3B }

    private init(_ range: Range<Int>, indent: Int, in text: Span<UInt8>) {
        self.range = range
        self.indent = indent
        guard !range.isEmpty else {
            length = 0
            firstWordLength = 0
            start = []
            last = 0
            return
        }
        length = UTF8Scalars.count(in: range, of: text)
        var start: [UInt32] = []
        start.reserveCapacity(Self.startLength)
        var byte = range.lowerBound
        var wordLength = 0
        var isFirstWord = true
        while byte < range.upperBound, isFirstWord || start.count < Self.startLength {
            let (value, width) = UTF8Scalars.scalar(at: byte, in: text)
            if start.count < Self.startLength { start.append(value) }
            if Characters.isSpace(value) { isFirstWord = false }
            if isFirstWord { wordLength += 1 }
            byte += width
        }
        firstWordLength = wordLength
        self.start = start
        var (value, width) = UTF8Scalars.scalar(before: range.upperBound, in: text)
        // A quote or a bracket closes what ends inside it.
        let closes = Characters.isDoubleQuote(value) || value == 0x29
        if closes, range.count > width {
            (value, width) = UTF8Scalars.scalar(before: range.upperBound - width, in: text)
        }
        last = value
    }

    /// The lines of a text: parted by any of Unicode's line and paragraph ends.
    static func lines(of text: Span<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        var start = 0
        var byte = 0
        func close(at end: Int) {
            var first = start
            var last = end
            var indent = 0
            while first < last {
                let (value, width) = UTF8Scalars.scalar(at: first, in: text)
                guard Characters.isSpace(value) else { break }
                first += width
                indent += value == 0x09 ? 4 : 1
            }
            while last > first {
                let (value, width) = UTF8Scalars.scalar(before: last, in: text)
                guard Characters.isSpace(value) else { break }
                last -= width
            }
            lines.append(TextLine(first..<last, indent: indent, in: text))
        }
        while let end = nextLineEnd(from: byte, in: text) {
            let width = lineEndWidth(at: end, in: text)
            if width > 0 {
                close(at: end)
                start = end + width
            }
            byte = end + max(1, width)
        }
        close(at: text.count)
        return lines
    }

    /// The next byte with which a line end may begin.
    private static func nextLineEnd(from byte: Int, in text: Span<UInt8>) -> Int? {
        text.extracting(byte..<text.count).withUnsafeBufferPointer { bytes in
            bytes.firstIndex { (0x0A...0x0D).contains($0) || $0 == 0xC2 || $0 == 0xE2 }
        }.map { byte + $0 }
    }

    /// The bytes of the line end at a byte, 0 where there is none.
    ///
    /// A carriage return ends a line too, but before a line feed it is white space of the line: else
    /// an empty line would seem to lie between.
    private static func lineEndWidth(at byte: Int, in text: Span<UInt8>) -> Int {
        switch text[byte] {
        case 0x0A, 0x0B, 0x0C: return 1
        case 0x0D: return byte + 1 < text.count && text[byte + 1] == 0x0A ? 0 : 1
        case 0xC2: return text[byte + 1] == 0x85 ? 2 : 0
        case 0xE2:
            return text[byte + 1] == 0x80 && (text[byte + 2] == 0xA8 || text[byte + 2] == 0xA9)
                ? 3 : 0
        default: return 0
        }
    }
}

extension TextLine {
    /// Whether the line begins as an item of a list: a bullet, or a number or a single letter with a
    /// stop or a bracket, and a space after it.
    var isItem: Bool {
        guard firstWordLength < length, let first = start.first else { return false }
        if ScalarKind.isBullet(first) || first == 0xB7 || first == 0x2A {
            return firstWordLength == 1
        }
        guard (2...5).contains(firstWordLength) else { return false }
        let word = start.prefix(firstWordLength)
        let mark = word.last
        let body = word.dropLast()
        guard mark == 0x2E || mark == 0x29 else { return false }
        if first == 0x28 {
            let inner = body.dropFirst()
            return mark == 0x29 && !inner.isEmpty
                && (inner.allSatisfy(Characters.isDigit)
                    || inner.count == 1 && inner.allSatisfy(Characters.isLetter))
        }
        guard firstWordLength < 5 else { return false }
        return body.allSatisfy(Characters.isDigit)
            || mark == 0x29 && body.count == 1 && body.allSatisfy(Characters.isLetter)
    }

    /// Whether the first word is a short abbreviation before a name or a number, as that of a town.
    var startsAbbreviation: Bool {
        guard (2...5).contains(firstWordLength), start[firstWordLength - 1] == 0x2E,
            start.prefix(firstWordLength - 1).allSatisfy(Characters.isLetter),
            let next = start.dropFirst(firstWordLength).first(where: { !Characters.isSpace($0) })
        else { return false }
        return ScalarKind.isUpper(next) || Characters.isDigit(next)
    }

    private static let captionWords: Set<String> = [
        "фото", "фото:", "фото/", "видео:", "рис.", "илл.", "ил.", "табл.",
        "photo:", "photo", "picture:", "image:", "figure", "fig.", "video:",
    ]

    /// Whether the line begins as the words under a picture.
    var isCaption: Bool {
        guard let first = start.first, Self.captionLetters.contains(first) else { return false }
        let text = Self.lowerCase(start)
        if text.hasPrefix("на снимке:") || text.hasPrefix("на фото:") { return true }
        let word = Self.lowerCase(start.prefix(firstWordLength))
        guard Self.captionWords.contains(word) else { return false }
        // "Фото" alone may begin a sentence; it is a caption where a mark follows it.
        let after = start.dropFirst(firstWordLength).first { !Characters.isSpace($0) }
        return word.last == ":" || word.last == "." || word.last == "/"
            || after.map { Characters.isDash($0) || Characters.isDigit($0) || $0 == 0x3A } == true
    }

    private static let captionLetters = Set("фФвВрРиИтТнНpPiIfFvV".unicodeScalars.map(\.value))

    private static func lowerCase(_ scalars: some Sequence<UInt32>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
        return String(text).lowercased()
    }
}
