/// Folds quotes, dashes, spaces and the groups of digits in place: nothing becomes longer.
struct TypographyFolding {
    private(set) var scalars: [FoldedText.Scalar]
    private(set) var hasLatin = false
    private(set) var hasCyrillic = false

    /// How many scalars are read, and how many of the result stand before them.
    private var read = 0
    private var written = 0

    init(_ scalars: [FoldedText.Scalar]) { self.scalars = scalars }

    mutating func fold() {
        while read < scalars.count {
            let value = scalars[read].value
            if (0x430...0x44F).contains(value) {
                hasCyrillic = true
                copy()
            } else if (0x61...0x7A).contains(value) {
                hasLatin = true
                copy()
            } else if Characters.isSpace(value) {
                foldSpaces()
            } else if Characters.isASCIIDigit(value) {
                foldNumber()
            } else if Characters.isDash(value) {
                foldDashes()
            } else if Characters.isSingleQuote(value) {
                put(isInWord ? Characters.apostrophe : Characters.quote, reading: 1)
            } else if Characters.isDoubleQuote(value) {
                put(Characters.quote, reading: 1)
            } else {
                hasLatin = hasLatin || LookAlikes.isLatin(value)
                hasCyrillic = hasCyrillic || LookAlikes.isCyrillic(value)
                copy()
            }
        }
        scalars.removeLast(read - written)
    }

    /// The last scalar of the result.
    private var lastValue: UInt32? { written > 0 ? scalars[written - 1].value : nil }

    private func value(at position: Int) -> UInt32? {
        position < scalars.count ? scalars[position].value : nil
    }

    private func isDigit(at position: Int) -> Bool {
        value(at: position).map(Characters.isASCIIDigit) == true
    }

    /// Whether the quote to be read stands within a word.
    private var isInWord: Bool {
        guard let next = value(at: read + 1), let last = lastValue else { return false }
        // U+02BC is counted to the letters.
        return Characters.isAlphanumeric(last) && Characters.isAlphanumeric(next)
            && !Characters.isSingleQuote(next)
    }

    private func end(of belongs: (UInt32) -> Bool) -> Int {
        var end = read
        while end < scalars.count, belongs(scalars[end].value) { end += 1 }
        return end
    }

    @inline(__always)
    private mutating func copy() {
        if written < read { scalars[written] = scalars[read] }
        written += 1
        read += 1
    }

    private mutating func put(_ value: UInt32, reading count: Int) {
        let start = scalars[read].start
        let end = scalars[read + count - 1].end
        scalars[written] = FoldedText.Scalar(value: value, start: start, end: end)
        written += 1
        read += count
    }

    private mutating func foldSpaces() {
        let end = end(of: Characters.isSpace)
        if written == 0 || end == scalars.count {
            read = end
        } else {
            put(Characters.space, reading: end - read)
        }
    }

    private mutating func foldDashes() {
        let end = end(of: Characters.isDash)
        let isFree =
            (lastValue ?? Characters.space) == Characters.space
            && value(at: end).map(Characters.isSpace) != false
        let isLong =
            end - read > 1 || (read..<end).contains { Characters.isLongDash(scalars[$0].value) }
        let isRange =
            lastValue.map(Characters.isDigit) == true
            && value(at: end).map(Characters.isDigit) == true
        put(
            isFree || isLong && !isRange ? Characters.longDash : Characters.hyphen,
            reading: end - read)
    }

    /// Digits, and the groups of three that follow them after one space each: `12 500`.
    ///
    /// The digits after a decimal comma begin no group, nor do those of a name as `Т-72`.
    private mutating func foldNumber() {
        let mayBeGrouped = !followsMark && !followsName
        let start = read
        while isDigit(at: read) { copy() }
        guard mayBeGrouped, read - start <= 3 else { return }
        while let space = value(at: read), Characters.isSpace(space),
            isDigit(at: read + 1), isDigit(at: read + 2), isDigit(at: read + 3),
            !isDigit(at: read + 4)
        {
            read += 1
            for _ in 0..<3 { copy() }
        }
    }

    private var followsMark: Bool {
        guard written > 1, let mark = lastValue, mark == 0x2C || mark == 0x2E else { return false }
        return Characters.isASCIIDigit(scalars[written - 2].value)
    }

    private var followsName: Bool {
        guard let last = lastValue else { return false }
        if Characters.isLetter(last) { return true }
        return last == Characters.hyphen && written > 1
            && Characters.isLetter(scalars[written - 2].value)
    }
}
