extension SentenceRules {
    /// What a single full stop means after a number, an abbreviation or an initial.
    func bySingleStop(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        guard let word = WordBefore(candidate.marks.lowerBound, in: text) else {
            return byNumberSign(candidate, following, in: text)
        }
        if words.beginsCompound(word, before: candidate.space.upperBound, in: text) {
            return Verdict(isBreak: false, rule: .abbreviation, entry: text.text(word.last))
        }
        return byListNumber(candidate, word, in: text)
            ?? byAcronym(candidate, word, following, in: text)
            ?? byAbbreviation(candidate, word, following, in: text)
            ?? byInitial(candidate, word, following, in: text)
    }

    /// The stop of a number sign before its number ends nothing.
    private func byNumberSign(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        let sign = text[candidate.marks.lowerBound - 1]
        let isNumberSign = sign == Characters.degree || sign == Characters.ordinal
        guard isNumberSign, Characters.isDigit(text[following.position]) else { return nil }
        return Verdict(isBreak: false, rule: .abbreviation, entry: "N°")
    }

    /// The number of an item, at the start of a paragraph or after the end of a sentence; but not
    /// the number of a flat.
    func byListNumber(
        _ candidate: BreakCandidate, _ word: WordBefore, in text: ParagraphScalars
    ) -> Verdict? {
        guard candidate.closers.isEmpty else { return nil }
        let isNumber =
            word.last.count <= 2 && word.last.allSatisfy { Characters.isDigit(text[$0]) }
        let isRoman =
            word.last.count <= 5 && ScalarKind.isRomanNumeral(text, at: word.last.lowerBound)
        guard isNumber || isRoman else { return nil }
        var before = (isNumber ? word.numberStart(in: text) : word.last.lowerBound) - 1
        let isApart = before < 0 || Characters.isSpace(text[before])
        guard isApart else { return nil }
        while before >= 0, Characters.isSpace(text[before]) { before -= 1 }
        let opensParagraph = before < 0 || endsHeadingWord(before, in: text)
        let isAfterEnd =
            isNumber && !opensParagraph
            && (BreakCandidate.isMark(text[before]) || BreakCandidate.closes(text[before])
                || [0x3A, 0x3B, 0x22].contains(text[before]))
        guard opensParagraph || isAfterEnd else { return nil }
        if text[before] == 0x2E, let reference = WordBefore(before, in: text),
            words.isReference(text[reference.last])
        {
            return nil
        }
        return Verdict(isBreak: false, rule: .listNumber)
    }

    /// Whether the word with which a numbered heading begins ends at a place.
    ///
    /// As in "Глава 1. Приезд".
    private func endsHeadingWord(_ last: Int, in text: ParagraphScalars) -> Bool {
        (0..<16).contains(last) && words.numbersHeading(text[0..<last + 1])
    }

    /// What stands after initials and acronyms and goes on with them.
    ///
    /// As a bracket, the number of a page, a paragraph of the law: "410 U.S. 113", "U.S.C. § 1983".
    private func byAcronym(
        _ candidate: BreakCandidate, _ word: WordBefore, _ following: Following,
        in text: ParagraphScalars
    ) -> Verdict? {
        let isAcronym = word.isDottedAcronym(in: text)
        guard isAcronym || word.isInitial(in: text) else { return nil }
        let goesOn =
            following.isAside(from: candidate.space.upperBound, in: text)
            || text[following.position] == 0xA7
            || isAcronym && Characters.isDigit(text[following.position])
                && word.compoundFollowsDigit(in: text)
        return goesOn
            ? Verdict(isBreak: false, rule: .initial, entry: text.text(word.last)) : nil
    }

    private func byAbbreviation(
        _ candidate: BreakCandidate, _ word: WordBefore, _ following: Following,
        in text: ParagraphScalars
    ) -> Verdict? {
        guard let (entry, classes) = words.abbreviation(of: word, in: text) else { return nil }
        // "С. 45" is a page, "С. Лазо" a man.
        if classes == .beforeDigit, word.isInitial(in: text),
            ScalarKind.isUpper(text[following.position])
        {
            return nil
        }
        func verdict(_ isBreak: Bool) -> Verdict {
            Verdict(isBreak: isBreak, rule: .abbreviation, entry: entry)
        }
        if following.isAside(from: candidate.space.upperBound, in: text) { return verdict(false) }
        let first = text[following.position]
        let startsName = ScalarKind.isUpper(first) && !following.hasDash
        let followsNumber = word.followsNumber(in: text)
        // The plus is that of a telephone: "тел. +7 495".
        let startsNumber =
            Characters.isDigit(first) || first == Characters.numero
            || first == 0x2B && Characters.isDigit(text[following.position + 1])
        if classes.contains(.beforeDigit), startsNumber { return verdict(false) }
        if first == Characters.numero { return verdict(false) }
        if isRussian, classes.contains(.mayEnd), startsName,
            words.dates.contains(entry.unicodeScalars.map(\.value)),
            isOpeningDate(word, in: text), !startsSentence(following, in: text)
        {
            return verdict(false)
        }
        if classes.contains(.beforeCapital), !(classes.contains(.mayEnd) && followsNumber) {
            if followsNumber { return verdict(true) }
            if isEnglish, startsName, startsSentence(following, in: text) { return verdict(true) }
            return verdict(!(startsName || Characters.isDigit(first)))
        }
        if classes.contains(.never), candidate.closers.isEmpty {
            if isEnglish, classes.contains(.mayEnd), startsName {
                return verdict(startsSentence(following, in: text))
            }
            return verdict(false)
        }
        if classes.contains(.beforeDigit), isRomanNumeral(following, in: text) {
            return verdict(false)
        }
        guard classes.contains(.mayEnd) else { return verdict(true) }
        if isEnglish, startsName, !following.hasOpener {
            // An hour ends a sentence oftener than not, but "At 6 a.m. Gromov" only began one; and
            // nothing but the end of its list follows etc.
            let isHour = ["a.m", "p.m", "A.M", "P.M"].contains(entry)
            return verdict(
                startsSentence(following, in: text) || entry == "etc"
                    || isHour && !word.followsOpeningPhrase(in: text)
                        && !goesOnWithHour(following, in: text)
            )
        }
        return verdict(true)
    }

    /// Whether all of a word's sentence so far is a date, as in "В начале 1990-х гг".
    private func isOpeningDate(_ word: WordBefore, in text: ParagraphScalars) -> Bool {
        var end = word.parts[0].lowerBound
        for count in 0..<8 {
            while end > 0,
                Characters.isSpace(text[end - 1]) || Characters.isDash(text[end - 1])
                    || text[end - 1] == 0x2C
            {
                end -= 1
            }
            if end > 0, text[end - 1] == 0x2E, let before = WordBefore(end - 1, in: text),
                words.abbreviation(of: before, in: text) != nil
            {
                end -= 1
            }
            if end == 0 || BreakCandidate.isMark(text[end - 1]) { return count > 0 }
            let part = WordBefore.word(endingAt: end, in: text)
            guard let first = part.first,
                Characters.isDigit(text[first]) || ScalarKind.isRomanNumeral(text, at: first)
                    || words.dates.contains(text[part])
            else { return false }
            end = first
        }
        return false
    }

    /// One capital before a name, as that of Пушкин.
    ///
    /// A letter before a word with which sentences begin, and names do not, is none: "vitamin C.
    /// The"; in English the pronoun I neither, and before a Russian word no Latin letter: "при Павле
    /// I. Газет".
    private func byInitial(
        _ candidate: BreakCandidate, _ word: WordBefore, _ following: Following,
        in text: ParagraphScalars
    ) -> Verdict? {
        guard candidate.closers.isEmpty, candidate.symbols.isEmpty, word.isInitial(in: text),
            text[word.last.lowerBound - 1] != Characters.degree, !word.isUnit(in: text)
        else { return nil }
        guard ScalarKind.isUpper(text[following.position]), !following.hasDash,
            !following.hasOpener
        else { return nil }
        let letter = text.text(word.last)
        let initial = Verdict(isBreak: false, rule: .initial, entry: letter)
        // What begins its sentence is a label: "A. The first", "Q. Can I".
        if isBeforeInitial(following, in: text) || word.opensSentence(in: text) { return initial }
        let startsSentence = startsSentence(following, in: text)
        if isEnglish {
            let followsName = word.followsName(in: text)
            if letter == "I", !word.followsInitial(in: text), !followsName { return nil }
            if word.isDottedAcronym(in: text) { return startsSentence ? nil : initial }
            if startsSentence, !word.followsInitial(in: text) { return nil }
        } else if isRussian {
            let isLatin = text[word.last.lowerBound] < 0x250
            if startsSentence || isLatin && text[following.position] >= 0x400 { return nil }
        }
        return initial
    }

    /// Whether its zone or its day follows an hour, as ET, Eastern time, Monday.
    private func goesOnWithHour(_ following: Following, in text: ParagraphScalars) -> Bool {
        var end = following.position
        let latest = end + WordBefore.longest
        while end < latest, ScalarKind.isUpper(text[end]) { end += 1 }
        if (2...5).contains(end - following.position), !Characters.isLetter(text[end]) {
            return true
        }
        while end < latest, Characters.isLetter(text[end]) { end += 1 }
        return text.has(" time", at: end) || words.belongsToHour(text[following.position..<end])
    }

    /// Whether another initial follows, as after the first of two.
    private func isBeforeInitial(_ following: Following, in text: ParagraphScalars) -> Bool {
        ScalarKind.isUpper(text[following.position]) && text[following.position + 1] == 0x2E
    }

    /// In English a lone I is the pronoun: "I said no. I left."
    private func isRomanNumeral(_ following: Following, in text: ParagraphScalars) -> Bool {
        ScalarKind.isRomanNumeral(text, at: following.position)
            && !(isEnglish && text[following.position] == 0x49
                && !ScalarKind.isUpper(text[following.position + 1]))
    }

    private func startsSentence(_ following: Following, in text: ParagraphScalars) -> Bool {
        var end = following.position
        let latest = end + WordBefore.longest
        while end < latest, Characters.isLetter(text[end]) { end += 1 }
        // "В. Путин": one letter and a stop are no preposition.
        guard end - following.position > 1 || text[end] != 0x2E else { return false }
        return words.beginsSentence(text[following.position..<end])
    }
}
