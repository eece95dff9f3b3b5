internal import CICU

/// Finds the sentences of a paragraph: ICU's boundaries (UAX 29), refined by rules for
/// abbreviations, initials, direct speech and what else ICU's own rules do not know.
///
/// One for each task.
public final class SentenceBreaker {
    /// A place where a sentence may end.
    struct Cut {
        /// The scalar before which it would end.
        let position: Int
        let verdict: SentenceRules.Verdict
    }

    private let breaker: Breaker
    private let rules: SentenceRules
    private let text = ParagraphScalars()
    /// Whether ICU is asked even where it can say nothing new, which the tests compare.
    var alwaysAsksICU = false

    /// Opens the rules of a language; of one without rules of its own, the general ones.
    ///
    /// A list of abbreviations is added to the program's own. With `startsLowerCase` a sentence may
    /// begin with a small letter, as in mail.
    public init(
        language: LanguageTag, abbreviations: AbbreviationList? = nil,
        startsLowerCase: Bool = false
    ) throws(ICUError) {
        breaker = try Breaker(CICU_SENTENCE, language: language)
        rules = SentenceRules(
            words: SentenceWords(language: language, additions: abbreviations),
            language: language, startsLowerCase: startsLowerCase)
    }

    /// The sentences of a paragraph of a text, as ranges of the text's UTF-8 bytes without white
    /// space at their edges.
    public func sentences(of paragraph: Paragraph, in text: String) throws(ICUError) -> [Range<Int>]
    {
        let cuts = try cuts(in: paragraph, of: text)
        var sentences: [Range<Int>] = []
        var start = 0
        func close(at end: Int) {
            while start < end, Characters.isSpace(self.text[start]) { start += 1 }
            var last = end
            while last > start, Characters.isSpace(self.text[last - 1]) { last -= 1 }
            if last > start {
                sentences.append(self.text.offset(of: start)..<self.text.offset(of: last))
            }
            start = end
        }
        for cut in cuts where cut.verdict.isBreak { close(at: cut.position) }
        close(at: self.text.count)
        return sentences
    }

    /// What was decided at each place of a paragraph where a sentence might end, in order.
    public func decisions(
        in paragraph: Paragraph, of text: String
    ) throws(ICUError) -> [BreakDecision] {
        try cuts(in: paragraph, of: text).map { cut in
            BreakDecision(
                offset: self.text.offset(of: cut.position), isBreak: cut.verdict.isBreak,
                rule: cut.verdict.rule, entry: cut.verdict.entry)
        }
    }

    private func cuts(in paragraph: Paragraph, of text: String) throws(ICUError) -> [Cut] {
        self.text.load(paragraph.range, of: text.utf8.span)
        let items = Enumeration.items(in: self.text)
        let candidates = BreakCandidate.all(in: self.text)
        var cuts: [Cut] = []
        var nextItem = items.startIndex
        for candidate in candidates where !candidate.isLast(in: self.text) {
            // The mark of an item has stops too, which end nothing.
            while nextItem < items.endIndex,
                items[nextItem].upperBound <= candidate.marks.lowerBound
            {
                nextItem += 1
            }
            let verdict =
                if nextItem < items.endIndex,
                    items[nextItem].contains(candidate.marks.lowerBound)
                {
                    SentenceRules.Verdict(isBreak: false, rule: .listNumber)
                } else if nextItem < items.endIndex,
                    items[nextItem].lowerBound == candidate.space.upperBound
                {
                    SentenceRules.Verdict(isBreak: true, rule: .listItem)
                } else {
                    rules.verdict(on: candidate, in: self.text)
                }
            cuts.append(Cut(position: candidate.end, verdict: verdict))
        }
        let ends = Set(candidates.map(\.space.upperBound))
        let unmarked = items.filter { $0.lowerBound > 0 && !ends.contains($0.lowerBound) }
        let more =
            unmarked.map {
                Cut(position: $0.lowerBound, verdict: .init(isBreak: true, rule: .listItem))
            } + (try unicodeCuts(besides: candidates))
        guard !more.isEmpty else { return cuts }
        return (cuts + more).sorted { $0.position < $1.position }
    }

    /// ICU's breaks at which the rules have no say.
    ///
    /// ICU breaks after marks alone (UAX 29, SB9 to SB11), so that of a paragraph with no other
    /// marks than those of the candidates it need not be asked.
    private func unicodeCuts(besides candidates: [BreakCandidate]) throws(ICUError) -> [Cut] {
        let isNeeded =
            alwaysAsksICU || text.hasForeignMarks
            || candidates.contains { !$0.isPlainlyFollowed(in: text) }
        guard isNeeded else { return [] }
        var cuts: [Cut] = []
        var candidate = candidates.startIndex
        for position in try unicodeBreaks() {
            while candidate < candidates.endIndex,
                candidates[candidate].space.upperBound < position
            {
                candidate += 1
            }
            let isDecided =
                candidate < candidates.endIndex
                && candidates[candidate].marks.lowerBound <= position
            if !isDecided {
                cuts.append(
                    Cut(
                        position: beforeOpeners(position),
                        verdict: .init(isBreak: true, rule: .unicode)))
            }
        }
        return cuts
    }

    /// ICU takes what opens after a mark along with it (SB9); it belongs to what follows.
    private func beforeOpeners(_ position: Int) -> Int {
        var place = position
        while place > 1, ScalarKind.opensInIdeographs(text[place - 1]) { place -= 1 }
        return place
    }

    /// ICU's breaks inside the paragraph, as positions of scalars.
    ///
    /// ICU breaks at every line end, so those of the layout are given to it as spaces.
    private func unicodeBreaks() throws(ICUError) -> [Int] {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for position in 0..<text.count {
            starts.append(bytes.count)
            let value = text[position]
            let scalar: Unicode.Scalar =
                Characters.isSpace(value) ? " " : Unicode.Scalar(value) ?? "\u{FFFD}"
            UTF8.encode(scalar) { bytes.append($0) }
        }
        var position = 0
        return try breaker.pieces(of: bytes.span).dropLast().map { piece in
            while starts[position] < piece.end { position += 1 }
            return position
        }
    }
}
