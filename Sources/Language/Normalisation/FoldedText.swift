/// The scalars of a match key, each with the bytes of the original from which it came.
struct FoldedText {
    struct Scalar {
        var value: UInt32
        /// The first byte of the original.
        var start: Int32
        /// The byte after the last of the original.
        var end: Int32
    }

    private(set) var scalars: [Scalar] = []

    init(_ text: String, foldingCase: Bool) {
        var normalised = NormalisedScalars(foldingCase: foldingCase)
        normalised.append(text)
        scalars.reserveCapacity(normalised.scalars.count)
        foldTypography(normalised.scalars)
        foldLookAlikes()
    }

    var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.count * 2)
        for scalar in scalars {
            if scalar.value < 0x80 {
                bytes.append(UInt8(scalar.value))
            } else {
                UTF8.encode(Unicode.Scalar(scalar.value) ?? "\u{FFFD}") { bytes.append($0) }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func foldTypography(_ input: [Scalar]) {
        var digits = DigitGroups()
        var position = 0
        while position < input.count {
            let scalar = input[position]
            let value = scalar.value
            let next = position + 1 < input.count ? input[position + 1].value : nil
            if Characters.isSpace(value) {
                let run = Self.run(in: input, from: position, where: Characters.isSpace)
                if !scalars.isEmpty, run.upperBound < input.count,
                    !digits.joins(input, over: run)
                {
                    append(Characters.space, from: scalar, to: input[run.upperBound - 1])
                }
                position = run.upperBound
                continue
            }
            if Characters.isDash(value) {
                let run = Self.run(in: input, from: position, where: Characters.isDash)
                let isFree =
                    (scalars.isEmpty || scalars[scalars.count - 1].value == Characters.space)
                    && (run.upperBound == input.count
                        || Characters.isSpace(input[run.upperBound].value))
                let isLong = run.contains { Characters.isLongDash(input[$0].value) }
                append(
                    isFree || isLong || run.count > 1 ? Characters.longDash : Characters.hyphen,
                    from: scalar, to: input[run.upperBound - 1])
                digits.reset()
                position = run.upperBound
                continue
            }
            if Characters.isSingleQuote(value) {
                let isInWord =
                    scalars.last.map { Characters.isAlphanumeric($0.value) } == true
                    && next.map(Characters.isAlphanumeric) == true
                append(
                    isInWord ? Characters.apostrophe : Characters.quote, from: scalar, to: scalar)
            } else if Characters.isDoubleQuote(value) {
                append(Characters.quote, from: scalar, to: scalar)
            } else {
                append(Characters.plain(value), from: scalar, to: scalar)
            }
            digits.advance(over: value)
            position += 1
        }
    }

    private static func run(
        in input: [Scalar], from start: Int, where belongs: (UInt32) -> Bool
    ) -> Range<Int> {
        var end = start
        while end < input.count, belongs(input[end].value) { end += 1 }
        return start..<end
    }

    private mutating func append(_ value: UInt32, from first: Scalar, to last: Scalar) {
        scalars.append(Scalar(value: value, start: first.start, end: last.end))
    }

    /// Puts a word that mixes scripts into one: the one to which some of its letters alone belong,
    /// Cyrillic where all have look-alikes, since it is Russian texts into which Latin letters
    /// slip.
    ///
    /// A word with letters of both that have none, as a brand name, is left as it is.
    private mutating func foldLookAlikes() {
        var position = 0
        while position < scalars.count {
            var hasCyrillic = false
            var hasLatin = false
            let start = position
            while position < scalars.count, Characters.isAlphanumeric(scalars[position].value) {
                let value = scalars[position].value
                hasCyrillic = hasCyrillic || LookAlikes.isCyrillic(value)
                hasLatin = hasLatin || LookAlikes.isLatin(value)
                position += 1
            }
            if hasCyrillic, hasLatin { foldLookAlikes(in: start..<position) }
            if position == start { position += 1 }
        }
    }

    private mutating func foldLookAlikes(in word: Range<Int>) {
        let values = scalars[word].map(\.value)
        let isLatinAlone = values.contains {
            LookAlikes.isLatin($0) && LookAlikes.cyrillic(of: $0) == nil
        }
        let isCyrillicAlone = values.contains {
            LookAlikes.isCyrillic($0) && LookAlikes.latin(of: $0) == nil
        }
        guard !(isLatinAlone && isCyrillicAlone) else { return }
        for (position, value) in zip(word, values) {
            scalars[position].value =
                (isLatinAlone ? LookAlikes.latin(of: value) : LookAlikes.cyrillic(of: value))
                ?? value
        }
    }
}

/// Digits in groups of three with a space between, which are one number: `12 500`.
private struct DigitGroups {
    private var count = 0
    private var isGrouped = false
    private var followsMark = false

    mutating func reset() { self = DigitGroups() }

    mutating func advance(over value: UInt32) {
        if Characters.isASCIIDigit(value) {
            count += 1
        } else {
            let endsNumber = count > 0 && (value == 0x2E || value == 0x2C)
            reset()
            // The digits after a decimal comma never begin a group.
            followsMark = endsNumber
        }
    }

    /// Whether a space between digits only groups them.
    ///
    /// The space is then left out of the key.
    mutating func joins(_ input: [FoldedText.Scalar], over space: Range<Int>) -> Bool {
        let after = space.upperBound
        let opens = (1...3).contains(count) && !followsMark
        let isGroup =
            after + 3 <= input.count
            && (after..<after + 3).allSatisfy { Characters.isASCIIDigit(input[$0].value) }
            && !(after + 3 < input.count && Characters.isASCIIDigit(input[after + 3].value))
        guard space.count == 1, isGroup, isGrouped || opens else {
            reset()
            return false
        }
        isGrouped = true
        return true
    }
}
