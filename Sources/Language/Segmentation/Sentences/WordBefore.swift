/// The word before a full stop, with the parts of a dotted abbreviation that it ends.
///
/// Of "т. е" the word is "е" and the compound "т.е".
struct WordBefore {
    /// The scalars of a word that are looked at: none of a list of abbreviations is so long, and a
    /// line may be of one word.
    static let longest = 64

    /// The letters and digits right before the stop.
    let last: Range<Int>
    /// The parts of the compound, the last included.
    let parts: [Range<Int>]

    init?(_ stop: Int, in text: ParagraphScalars) {
        let last = Self.word(endingAt: stop, in: text)
        guard !last.isEmpty else { return nil }
        var parts = [last]
        while parts.count < 4 {
            var position = parts[0].lowerBound
            if text[position - 1] == 0x20 || text[position - 1] == 0xA0
                || text[position - 1] == 0x2D
            {
                position -= 1
            }
            guard text[position - 1] == 0x2E else { break }
            let part = Self.word(endingAt: position - 1, in: text)
            guard !part.isEmpty, part.count <= 5, part.allSatisfy({ !Characters.isDigit(text[$0]) })
            else { break }
            parts.insert(part, at: 0)
        }
        self.last = last
        self.parts = parts
    }

    static func word(endingAt end: Int, in text: ParagraphScalars) -> Range<Int> {
        var start = end
        let earliest = max(0, end - longest)
        while start > earliest, isPartOfWord(text[start - 1]) { start -= 1 }
        // In "Ж.-П." and "ген.-лейт." the hyphen is no part of the second word.
        while start < end, Characters.isDash(text[start]) { start += 1 }
        return start..<end
    }

    static func isPartOfWord(_ value: UInt32) -> Bool {
        Characters.isAlphanumeric(value) || Characters.isMark(value)
            || [0x27, 0x2019, 0x2D, 0x2F, 0x2011, Characters.numero].contains(value)
    }

    /// Where the number of a clause begins that the word ends, as 1.1 or 3.2.10: numbers of one or
    /// two digits with stops.
    func numberStart(in text: ParagraphScalars) -> Int {
        var start = last.lowerBound
        while start > last.lowerBound - Self.longest, text[start - 1] == 0x2E,
            case let part = Self.word(endingAt: start - 1, in: text), (1...2).contains(part.count),
            part.allSatisfy({ Characters.isDigit(text[$0]) })
        {
            start = part.lowerBound
        }
        return start
    }

    /// The last scalar before the word that is not white space; -1 before the first.
    func precedingPosition(in text: ParagraphScalars) -> Int {
        var position = last.lowerBound - 1
        while position >= 0, Characters.isSpace(text[position]) { position -= 1 }
        return position
    }

    /// Whether it is the first word of its sentence.
    func opensSentence(in text: ParagraphScalars) -> Bool {
        let before = precedingPosition(in: text)
        return before < 0
            || BreakCandidate.isMark(text[before])
                && WordBefore(before, in: text)?.isInitial(in: text) != true
    }

    /// Whether a number stands before, as in "1994 г." and "XX в".
    func followsNumber(in text: ParagraphScalars) -> Bool {
        let end = precedingPosition(in: text) + 1
        let word = Self.word(endingAt: end, in: text)
        guard let first = word.first else { return false }
        return Characters.isDigit(text[end - 1]) || Characters.isDigit(text[first])
            || ScalarKind.isRomanNumeral(text, at: first)
    }

    /// One capital, or one of the digraphs by which names are cut short.
    func isInitial(in text: ParagraphScalars) -> Bool {
        if last.count == 1 { return ScalarKind.isUpper(text[last.lowerBound]) }
        return last.count == 2
            && ["Дж", "Th", "Ch", "Yu", "Zh", "Sh", "Ju", "Ya"].contains {
                text.has($0, at: last.lowerBound)
            }
    }

    /// Whether digits stand right before it, as of a measure: "5 А", "300 K".
    func isUnit(in text: ParagraphScalars) -> Bool {
        let before = precedingPosition(in: text)
        return before >= 0 && before == last.lowerBound - 2 && Characters.isDigit(text[before])
    }

    /// Whether digits stand before the first of its parts.
    func compoundFollowsDigit(in text: ParagraphScalars) -> Bool {
        let start = parts[0].lowerBound
        return start > 1 && Characters.isSpace(text[start - 1])
            && Characters.isDigit(text[start - 2])
    }

    /// Whether single capitals stand before without spaces: "U.S", "D.C".
    func isDottedAcronym(in text: ParagraphScalars) -> Bool {
        parts.count > 1
            && parts.allSatisfy { $0.count == 1 && ScalarKind.isUpper(text[$0.lowerBound]) }
            && zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound + 1 == $1.lowerBound }
    }

    /// Whether it ends a Russian scientific degree of three words or more.
    func isDegree(in text: ParagraphScalars) -> Bool {
        guard parts.count > 2, last.count == 1, text[last.lowerBound] == 0x43D else { return false }
        // к. and д., candidate and doctor.
        return parts.dropLast(2).contains { part in
            part.count == 1 && [0x43A, 0x434].contains(text[part.lowerBound])
        }
    }

    /// Whether only one word and a number stand before it in its sentence, as in "At 6.40 a.m".
    func followsOpeningPhrase(in text: ParagraphScalars) -> Bool {
        var position = parts[0].lowerBound - 1
        while position >= 0, Characters.isSpace(text[position]) { position -= 1 }
        let earliest = position - Self.longest
        while position > earliest,
            Characters.isDigit(text[position]) || [0x2E, 0x3A].contains(text[position])
        {
            position -= 1
        }
        while position >= 0, Characters.isSpace(text[position]) { position -= 1 }
        let word = Self.word(endingAt: position + 1, in: text)
        guard !word.isEmpty, ScalarKind.isUpper(text[word.lowerBound]) else { return false }
        position = word.lowerBound - 1
        while position >= 0, Characters.isSpace(text[position]) { position -= 1 }
        return position < 0 || BreakCandidate.isMark(text[position])
            || BreakCandidate.closes(text[position])
    }

    /// Whether another initial stands before: "V. I."
    func followsInitial(in text: ParagraphScalars) -> Bool {
        let before = precedingPosition(in: text)
        return text[before] == 0x2E && ScalarKind.isUpper(text[before - 1])
            && !Characters.isLetter(text[before - 2])
    }

    /// Whether a capitalised word or another initial stands before, as "Harry" before "S".
    func followsName(in text: ParagraphScalars) -> Bool {
        var end = precedingPosition(in: text) + 1
        if text[end - 1] == 0x2E { end -= 1 }
        let word = Self.word(endingAt: end, in: text)
        return !word.isEmpty && ScalarKind.isUpper(text[word.lowerBound])
    }
}
