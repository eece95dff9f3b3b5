/// The rules that decide whether a candidate ends a sentence, in the order in which they are asked.
struct SentenceRules: Sendable {
    private let abbreviations: Abbreviations
    private let isEnglish: Bool

    init(language: LanguageTag) {
        abbreviations = Abbreviations(language: language)
        isEnglish = language.language == "en"
    }

    func decision(on candidate: BreakCandidate, in text: ParagraphScalars) -> BreakDecision {
        let following = Following(after: candidate, in: text)
        let verdict =
            withoutSpace(candidate, in: text)
            ?? byWhatFollows(candidate, following, in: text)
            ?? bySingleStop(candidate, following, in: text)
            ?? Verdict(isBreak: true, rule: .mark)
        return BreakDecision(
            offset: text.offsets[candidate.end], isBreak: verdict.isBreak, rule: verdict.rule,
            entry: verdict.entry)
    }

    struct Verdict {
        let isBreak: Bool
        let rule: BreakDecision.Rule
        var entry: String?
    }

    /// What stands after a candidate, past a dash and what opens.
    struct Following {
        let position: Int
        var hasDash = false
        var hasOpener = false

        /// More than this is no dash and no opening quote any more; without an end, each candidate of
        /// a row of dots would look at the rest of the row.
        private static let furthest = 64

        init(after candidate: BreakCandidate, in text: ParagraphScalars) {
            var position = candidate.space.upperBound
            let end = position + Self.furthest
            func skip(_ isSkipped: (UInt32) -> Bool) {
                while position < end, isSkipped(text[position]) { position += 1 }
            }
            if Characters.isDash(text[position]),
                Characters.isSpace(text[position + 1]) || Characters.isDash(text[position + 1])
            {
                hasDash = true
                skip { Characters.isDash($0) || Characters.isSpace($0) }
            }
            while position < end,
                BreakCandidate.opens(text[position]) || text[position] == 0x2A
                    || text[position] == 0x2022
            {
                hasOpener = true
                position += 1
                skip(Characters.isSpace)
            }
            if text[position] == 0x2026 || text[position] == 0x2E && text[position + 1] == 0x2E {
                hasOpener = true
                skip { $0 == 0x2026 || $0 == 0x2E || Characters.isSpace($0) }
            }
            self.position = position
        }
    }

    /// Without white space only a run-together "end.Start" is a break.
    private func withoutSpace(
        _ candidate: BreakCandidate, in text: ParagraphScalars
    ) -> Verdict? {
        guard candidate.space.isEmpty else { return nil }
        let next = candidate.end
        guard candidate.closers.isEmpty, ScalarKind.isUpper(text[next]) else {
            return Verdict(isBreak: false, rule: .noSpace)
        }
        let mark = text[candidate.marks.upperBound - 1]
        let before = candidate.marks.lowerBound
        if mark == 0x2E, candidate.marks.count == 1 {
            var start = before
            let earliest = before - WordBefore.longest
            while start > earliest, ScalarKind.isLower(text[start - 1]) { start -= 1 }
            let isPlainWord =
                before - start >= 3 && !Characters.isLetter(text[start - 1])
                && ![0x2F, 0x40, 0x2E].contains(text[start - 1])
            var end = next + 1
            let latest = next + WordBefore.longest
            while end < latest, ScalarKind.isLower(text[end]) { end += 1 }
            let isWord = Characters.isSpace(text[end]) || text[end] == 0x2C
            if isPlainWord, isWord { return Verdict(isBreak: true, rule: .missingSpace) }
        } else if Characters.isLetter(text[before - 1]), ScalarKind.isLower(text[next + 1]) {
            return Verdict(isBreak: true, rule: .missingSpace)
        }
        return Verdict(isBreak: false, rule: .noSpace)
    }

    private func byWhatFollows(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        let first = text[following.position]
        if following.position >= text.values.count {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        // A word as iPhone begins a sentence with a small letter.
        if ScalarKind.isLower(first), !ScalarKind.isUpper(text[following.position + 1]) {
            return Verdict(
                isBreak: false, rule: following.hasDash ? .authorsWords : .lowerCaseFollows)
        }
        if ScalarKind.isContinuing(first) || ScalarKind.isSymbol(first) {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        let closes = !candidate.closers.isEmpty
        let isQuoted =
            closes
            && (Characters.isDoubleQuote(text[candidate.end - 1])
                || text[candidate.end - 1] == 0x2019)
        if isQuoted, text[candidate.space.upperBound] == 0x28 {
            return Verdict(isBreak: false, rule: .markFollows)
        }
        if following.hasDash, !ScalarKind.isUpper(first), closes || !Characters.isDigit(first) {
            return Verdict(isBreak: false, rule: .authorsWords)
        }
        let isSingleStop = candidate.marks.count == 1 && text[candidate.marks.lowerBound] == 0x2E
        guard !isSingleStop else { return nil }
        if closes, following.hasDash || goesOnWithSpeaker(following, in: text) {
            return Verdict(isBreak: false, rule: .authorsWords)
        }
        return Verdict(isBreak: true, rule: .mark)
    }

    private func bySingleStop(
        _ candidate: BreakCandidate, _ following: Following, in text: ParagraphScalars
    ) -> Verdict? {
        guard let word = WordBefore(candidate.marks.lowerBound, in: text) else { return nil }
        return byListNumber(candidate, word, in: text)
            ?? byAbbreviation(candidate, word, following, in: text)
            ?? byInitial(candidate, word, following, in: text)
    }

    /// The number of an item, at the start of a paragraph or after the end of a sentence; but not
    /// the number of a flat.
    private func byListNumber(
        _ candidate: BreakCandidate, _ word: WordBefore, in text: ParagraphScalars
    ) -> Verdict? {
        guard word.last.count <= 2, candidate.closers.isEmpty,
            word.last.allSatisfy({ Characters.isDigit(text[$0]) })
        else { return nil }
        var before = word.numberStart(in: text) - 1
        let isApart = before < 0 || Characters.isSpace(text[before])
        guard isApart else { return nil }
        while before >= 0, Characters.isSpace(text[before]) { before -= 1 }
        let opensParagraph = before < 0
        let isAfterEnd =
            !opensParagraph
            && (BreakCandidate.isMark(text[before]) || BreakCandidate.closes(text[before])
                || [0x3A, 0x3B, 0x22].contains(text[before]))
        guard opensParagraph || isAfterEnd else { return nil }
        if text[before] == 0x2E, let reference = WordBefore(before, in: text),
            let classes = abbreviations.classes(of: text.text(reference.last)),
            !classes.isDisjoint(with: [.beforeDigit, .never, .beforeCapital])
        {
            return nil
        }
        return Verdict(isBreak: false, rule: .listNumber)
    }

    private func byAbbreviation(
        _ candidate: BreakCandidate, _ word: WordBefore, _ following: Following,
        in text: ParagraphScalars
    ) -> Verdict? {
        guard let (entry, classes) = abbreviation(of: word, in: text) else { return nil }
        func verdict(_ isBreak: Bool) -> Verdict {
            Verdict(isBreak: isBreak, rule: .abbreviation, entry: entry)
        }
        let first = text[following.position]
        let startsName = ScalarKind.isUpper(first) && !following.hasDash
        let followsNumber = word.followsNumber(in: text)
        if classes.contains(.beforeCapital), !(classes.contains(.mayEnd) && followsNumber) {
            if followsNumber { return verdict(true) }
            return verdict(!(startsName || Characters.isDigit(first)))
        }
        if classes.contains(.never), candidate.closers.isEmpty {
            if isEnglish, classes.contains(.mayEnd), startsName {
                return verdict(startsSentence(following, in: text))
            }
            return verdict(false)
        }
        if classes.contains(.beforeDigit),
            Characters.isDigit(first) || isRomanNumeral(following, in: text)
        {
            return verdict(false)
        }
        guard classes.contains(.mayEnd) else { return verdict(true) }
        if isEnglish, startsName, !following.hasOpener {
            // An hour ends a sentence oftener than not, but "At 6 a.m. Gromov" only began one.
            let isHour = entry == "a.m" || entry == "p.m"
            return verdict(
                startsSentence(following, in: text)
                    || isHour && !word.followsOpeningPhrase(in: text))
        }
        return verdict(true)
    }

    /// One capital before a name, as that of Пушкин.
    ///
    /// In English the pronoun I ends sentences, and so
    /// does a letter before a word with which sentences begin: "vitamin C. The".
    private func byInitial(
        _ candidate: BreakCandidate, _ word: WordBefore, _ following: Following,
        in text: ParagraphScalars
    ) -> Verdict? {
        guard candidate.closers.isEmpty, word.isInitial(in: text) else { return nil }
        let letter = text.text(word.last)
        guard ScalarKind.isUpper(text[following.position]), !following.hasDash,
            !following.hasOpener
        else { return nil }
        if isEnglish {
            let isBeforeInitial =
                ScalarKind.isUpper(text[following.position]) && text[following.position + 1] == 0x2E
            if isBeforeInitial { return Verdict(isBreak: false, rule: .initial, entry: letter) }
            if letter == "I", !word.followsInitial(in: text) { return nil }
            if word.isDottedAcronym(in: text) {
                return startsSentence(following, in: text)
                    ? nil : Verdict(isBreak: false, rule: .initial, entry: letter)
            }
            if startsSentence(following, in: text), !word.followsName(in: text) { return nil }
        }
        return Verdict(isBreak: false, rule: .initial, entry: letter)
    }

    private func abbreviation(
        of word: WordBefore, in text: ParagraphScalars
    ) -> (String, Abbreviations.Classes)? {
        for key in word.keys(in: text) {
            if let classes = abbreviations.classes(of: key) { return (key, classes) }
        }
        return nil
    }

    /// Whether a name, or I, and a verb of speech follow: “Where is he?” Gromov asked.
    private func goesOnWithSpeaker(_ following: Following, in text: ParagraphScalars) -> Bool {
        guard !abbreviations.speechVerbs.isEmpty, !following.hasOpener else { return false }
        var position = following.position
        for names in 0..<3 {
            let start = position
            let latest = start + WordBefore.longest
            while position < latest, Characters.isAlphanumeric(text[position]) { position += 1 }
            let word = text.text(start..<position)
            if names > 0, abbreviations.speechVerbs.contains(word) { return true }
            let isName =
                ScalarKind.isUpper(text[start])
                && (word == "I" || !abbreviations.starters.contains(word))
            guard isName, Characters.isSpace(text[position]) else { return false }
            position += 1
        }
        return false
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
        return abbreviations.starters.contains(text.text(following.position..<end))
    }
}
