/// A list whose items stand in one paragraph.
///
/// As "1. Хлеб 2. Соль", "a) bread b) salt", "• Хлеб • Соль".
enum Enumeration {
    /// The mark of an item.
    private struct Mark {
        /// What stands before the number: a bullet, or 0.
        var bullet: UInt32 = 0
        /// The number, or the letter as it stands; nil of a bullet alone.
        var value: UInt32?
        var isLetter = false
        /// What stands after the number: ".", ")", ".)".
        var tail: [UInt32] = []
        var range = 0..<0

        /// Whether it may as well be a number or a letter at the end of a sentence.
        var isDoubtful: Bool { bullet == 0 }

        /// Whether it marks the item after another's.
        func follows(_ other: Mark) -> Bool {
            guard bullet == other.bullet, isLetter == other.isLetter, tail == other.tail else {
                return false
            }
            return switch (value, other.value) {
            case (nil, nil): true
            case (let value?, let other?): value == other + 1
            default: false
            }
        }
    }

    /// The marks of the items, in order; none where the paragraph does not begin with one.
    ///
    /// The paragraph's own is the first of them. Numbers and letters must go up by one, so that a
    /// number at the end of a sentence is taken for none.
    static func items(in text: ParagraphScalars) -> [Range<Int>] {
        guard mayBegin(text[0], text[1]), let first = mark(at: 0, in: text) else { return [] }
        // Who ends his items with no mark does not end the last of them with one either; else
        // "1. В пункте 2. Договора указано." would be a list.
        let endsSentence = followsMark(text.count, in: text)
        var items = [first.range]
        var last = first
        var position = first.range.upperBound
        while position < text.count {
            if Characters.isSpace(text[position - 1]), !Characters.isSpace(text[position]),
                let mark = mark(at: position, in: text), mark.follows(last),
                isItem(between: last.range.upperBound, and: position, in: text),
                !mark.isDoubtful || !endsSentence || followsMark(position, in: text)
            {
                items.append(mark.range)
                last = mark
                position = mark.range.upperBound
            } else {
                position += 1
            }
        }
        return items.count > 1 ? items : []
    }

    /// Whether what stands between two marks is an item of its own: some words, and no part of one
    /// sentence, as in "а) хлеб; б) соль".
    private static func isItem(
        between start: Int, and end: Int, in text: ParagraphScalars
    ) -> Bool {
        let last = lastVisible(before: end, in: text)
        return last > start && text[last] != 0x3B && text[last] != 0x2C
            && (start..<end).contains { Characters.isAlphanumeric(text[$0]) }
    }

    /// Whether a mark that ends sentences stands before a place.
    private static func followsMark(_ position: Int, in text: ParagraphScalars) -> Bool {
        var last = lastVisible(before: position, in: text)
        while last > 0, BreakCandidate.closes(text[last]) || text[last] == Characters.quote {
            last -= 1
        }
        return last >= 0 && BreakCandidate.isMark(text[last])
    }

    private static func lastVisible(before position: Int, in text: ParagraphScalars) -> Int {
        var last = position - 1
        while last >= 0, Characters.isSpace(text[last]) { last -= 1 }
        return last
    }

    /// Nearly no paragraph begins with such a mark, and all are asked.
    private static func mayBegin(_ first: UInt32, _ second: UInt32) -> Bool {
        ScalarKind.isBullet(first) || Characters.isASCIIDigit(first)
            || Characters.isLetter(first) && (second == 0x2E || second == 0x29)
    }

    private static func mark(at start: Int, in text: ParagraphScalars) -> Mark? {
        var mark = Mark()
        var position = start
        if ScalarKind.isBullet(text[position]) {
            mark.bullet = text[position]
            position += 1
            while position < start + 4,
                Characters.isSpace(text[position]) || ScalarKind.joinsPictographs(text[position])
            {
                position += 1
            }
        }
        let number = position
        while position < number + 3, Characters.isASCIIDigit(text[position]) { position += 1 }
        if position > number {
            mark.value = (number..<position).reduce(0) { $0 * 10 + text[$1] - 0x30 }
        } else if Characters.isLetter(text[position]), !Characters.isLetter(text[position + 1]) {
            mark.value = text[position]
            mark.isLetter = true
            position += 1
        }
        while position < text.count, mark.tail.count < 2,
            text[position] == 0x2E || text[position] == 0x29
        {
            mark.tail.append(text[position])
            position += 1
        }
        let hasNumber = mark.value != nil && !mark.tail.isEmpty
        if !hasNumber {
            guard mark.bullet != 0 else { return nil }
            mark.value = nil
            mark.isLetter = false
            mark.tail = []
            mark.range = start..<start + 1
            return mark
        }
        // "1.5" is a number, "a.m." an abbreviation, "А. Белый" a man; after a mark the item stands.
        guard Characters.isSpace(text[position]), position + 1 < text.count,
            !mark.isLetter || mark.tail != [0x2E] || ScalarKind.isLower(text[number])
        else { return nil }
        mark.range = start..<position
        return mark
    }
}
