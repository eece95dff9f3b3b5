/// The rules that decide whether a candidate ends a sentence, in the order in which they are asked.
struct SentenceRules: Sendable {
    let words: SentenceWords
    let isEnglish: Bool
    let isRussian: Bool
    /// Whether a lower-case letter may begin a sentence, as people write in mail.
    let startsLowerCase: Bool

    init(words: SentenceWords, language: LanguageTag, startsLowerCase: Bool) {
        self.words = words
        isEnglish = language.language == "en"
        isRussian = language.language == "ru"
        self.startsLowerCase = startsLowerCase
    }

    struct Verdict {
        let isBreak: Bool
        let rule: BreakDecision.Rule
        var entry: String?
    }

    func verdict(on candidate: BreakCandidate, in text: ParagraphScalars) -> Verdict {
        let following = Following(after: candidate, in: text)
        return withoutSpace(candidate, following, in: text)
            ?? byWhatFollows(candidate, following, in: text)
            ?? bySingleStop(candidate, following, in: text)
            ?? Verdict(isBreak: true, rule: .mark)
    }

    /// Without white space only a run-together "end.Start" is a break.
    private func withoutSpace(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        guard candidate.space.isEmpty else { return nil }
        let next = candidate.end
        // A pictograph parts two sentences as well as a space, and so does the mark of an item.
        if !candidate.symbols.isEmpty, ScalarKind.isUpper(text[next]) { return nil }
        if following.hasBullet, ScalarKind.isUpper(text[following.position]) {
            return Verdict(isBreak: true, rule: .listItem)
        }
        let isBreak =
            candidate.closers.isEmpty
            && (ScalarKind.isUpper(text[next])
                ? isRunTogether(candidate, in: text)
                : startsLowerCase && isRunTogetherInLowerCase(candidate, in: text))
        return Verdict(isBreak: isBreak, rule: isBreak ? .missingSpace : .noSpace)
    }

    private func isRunTogether(_ candidate: BreakCandidate, in text: ParagraphScalars) -> Bool {
        let next = candidate.end
        let before = candidate.marks.lowerBound
        guard text[candidate.marks.upperBound - 1] == 0x2E, candidate.marks.count == 1 else {
            let isWord =
                ScalarKind.isLower(text[next + 1])
                || Characters.isSpace(text[next + 1]) && words.beginsSentence(text[next..<next + 1])
            return Characters.isLetter(text[before - 1]) && isWord
        }
        var end = next + 1
        let latest = next + WordBefore.longest
        while end < latest, ScalarKind.isLower(text[end]) { end += 1 }
        let isWord =
            Characters.isSpace(text[end]) || text[end] == 0x2C
            || Characters.isSingleQuote(text[end]) && ScalarKind.isLower(text[end + 1])
        guard isWord || text[end] == 0x2E && words.isTitle(text[next..<end]) else { return false }
        var start = before
        let earliest = before - WordBefore.longest
        while start > earliest, ScalarKind.isLower(text[start - 1]) { start -= 1 }
        // In a name as System.Console both words are capitalised; "Tuesday.Mr. Gray" was meant as two.
        if ScalarKind.isUpper(text[start - 1]), before - start >= 3, text[end] == 0x2E {
            start -= 1
        } else if start == before {
            while start > earliest,
                Characters.isDigit(text[start - 1]) || text[start - 1] == 0x2C
            {
                start -= 1
            }
            guard start < before, Characters.isSpace(text[start - 1]),
                words.beginsSentence(text[next..<end])
            else { return false }
        }
        return before - start >= 3 && !Characters.isLetter(text[start - 1])
            && ![0x2F, 0x40, 0x2E].contains(text[start - 1])
    }

    /// As in "the end?thanks for all": two words of small letters and no part of an address.
    private func isRunTogetherInLowerCase(
        _ candidate: BreakCandidate, in text: ParagraphScalars
    ) -> Bool {
        let before = candidate.marks.lowerBound
        let last = text[candidate.marks.upperBound - 1]
        guard last != 0x2E, last != 0x2026 else { return false }
        var start = before
        let earliest = before - WordBefore.longest
        while start > earliest, ScalarKind.isLower(text[start - 1]) { start -= 1 }
        var end = candidate.end
        let latest = end + WordBefore.longest
        while end < latest, ScalarKind.isLower(text[end]) { end += 1 }
        return before - start >= 2 && end - candidate.end >= 2
            && (start == 0 || Characters.isSpace(text[start - 1]))
            && Characters.isSpace(text[end])
    }

    private func byWhatFollows(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        if following.hasBullet { return Verdict(isBreak: true, rule: .listItem) }
        let first = text[following.position]
        if following.position >= text.count {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        if let verdict = byLowerCase(candidate, following, in: text) { return verdict }
        let isHashtag = first == 0x23 && ScalarKind.isUpper(text[following.position + 1])
        if isHashtag { return Verdict(isBreak: true, rule: .mark) }
        if ScalarKind.isContinuing(first) || ScalarKind.isSign(first) {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        let closes = !candidate.closers.isEmpty
        let isQuoted =
            closes
            && (Characters.isDoubleQuote(text[candidate.end - 1])
                || text[candidate.end - 1] == 0x2019)
        if isQuoted, following.isAside(from: candidate.space.upperBound, in: text) {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        if following.hasDash {
            if !ScalarKind.isUpper(first), closes || !Characters.isDigit(first) {
                return Verdict(isBreak: false, rule: .authorsWords)
            }
            if isInsideQuotation(candidate, in: text) {
                return Verdict(isBreak: false, rule: .quotation)
            }
        }
        let isSingleStop = candidate.marks.count == 1 && text[candidate.marks.lowerBound] == 0x2E
        guard !isSingleStop else { return nil }
        if closes, following.hasDash || goesOnWithSpeaker(following, in: text) {
            return Verdict(isBreak: false, rule: .authorsWords)
        }
        if isEnglish, isSpacedEllipsis(candidate, in: text), first == 0x49,
            !Characters.isLetter(text[following.position + 1])
        {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        return Verdict(isBreak: true, rule: .mark)
    }

    private func byLowerCase(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        let first = text[following.position]
        // A word as iPhone begins a sentence with a small letter.
        guard ScalarKind.isLower(first), !ScalarKind.isUpper(text[following.position + 1]) else {
            return nil
        }
        if following.hasDash { return Verdict(isBreak: false, rule: .authorsWords) }
        if following.isAddress(in: text) { return Verdict(isBreak: true, rule: .address) }
        guard startsLowerCase, candidate.closers.isEmpty else {
            return Verdict(isBreak: false, rule: .lowerCaseFollows)
        }
        let isEllipsis =
            text[candidate.marks.upperBound - 1] == 0x2026
            || candidate.marks.count > 1
                && candidate.marks.allSatisfy { [0x2E, 0x20].contains(text[$0]) }
        if isEllipsis { return Verdict(isBreak: false, rule: .lowerCaseFollows) }
        if candidate.marks.count == 1, text[candidate.marks.lowerBound] == 0x2E,
            let word = WordBefore(candidate.marks.lowerBound, in: text)
        {
            if let entry = words.abbreviationInLowerCase(of: word, in: text) {
                return Verdict(isBreak: false, rule: .abbreviation, entry: entry)
            }
            if let verdict = byListNumber(candidate, word, in: text) { return verdict }
            if word.last.count == 1, Characters.isLetter(text[word.last.lowerBound]) {
                return Verdict(isBreak: false, rule: .lowerCaseFollows)
            }
        }
        return Verdict(isBreak: true, rule: .lowerCaseStart)
    }

    /// Whether a candidate stands in a short quotation.
    ///
    /// That is one sentence with its author's words: «Готов? — спросила мать. — Завтра едем».
    private func isInsideQuotation(
        _ candidate: BreakCandidate, in text: ParagraphScalars
    ) -> Bool {
        guard candidate.closers.isEmpty else { return false }
        var start = candidate.marks.lowerBound - 1
        while start >= 0, text[start] != 0xAB {
            guard text[start] != 0xBB, candidate.end - start < Self.shortQuotation else {
                return false
            }
            start -= 1
        }
        guard start >= 0 else { return false }
        var end = candidate.end
        while end < start + Self.shortQuotation, text[end] != 0xBB { end += 1 }
        return text[end] == 0xBB
    }

    /// Newspapers quote longer speeches as sentences of their own.
    private static let shortQuotation = 100

    private func isSpacedEllipsis(
        _ candidate: BreakCandidate, in text: ParagraphScalars
    ) -> Bool {
        candidate.marks.count == 5
            && candidate.marks.allSatisfy { text[$0] == 0x2E || Characters.isSpace(text[$0]) }
            && Characters.isSpace(text[candidate.marks.lowerBound - 1])
    }

    /// Whether a name, or I, and a verb of speech follow: “Where is he?” Gromov asked.
    private func goesOnWithSpeaker(_ following: Following, in text: ParagraphScalars) -> Bool {
        guard isEnglish, !following.hasOpener else { return false }
        var position = following.position
        for names in 0..<3 {
            let start = position
            let latest = min(text.count, start + WordBefore.longest)
            while position < latest, WordBefore.isPartOfWord(text[position]) { position += 1 }
            let word = text[start..<position]
            if names > 0, words.speech.contains(word) { return true }
            let isName =
                ScalarKind.isUpper(text[start])
                && (word.elementsEqual([0x49]) || !words.beginsSentence(word))
            if isName, text[position] == 0x2E, words.isTitle(word) { position += 1 }
            guard isName, Characters.isSpace(text[position]) else { return false }
            position += 1
        }
        return false
    }
}
