internal import CICU

/// Finds the sentences of a paragraph: ICU's boundaries (UAX 29), refined by rules for
/// abbreviations, initials, direct speech and what else ICU's own rules do not know.
///
/// One for each task.
public final class SentenceBreaker {
    private let breaker: Breaker
    private let rules: SentenceRules

    /// Opens the rules of a language; of one without rules of its own, the general ones.
    public init(language: LanguageTag) throws(ICUError) {
        breaker = try Breaker(CICU_SENTENCE, language: language)
        rules = SentenceRules(language: language)
    }

    /// The sentences of a paragraph of a text, as ranges of the text's UTF-8 bytes without white
    /// space at their edges.
    public func sentences(of paragraph: Paragraph, in text: String) throws(ICUError) -> [Range<Int>]
    {
        let scalars = Self.scalars(of: paragraph, in: text)
        let ends = try decisions(in: scalars).filter(\.isBreak).map(\.offset)
        var sentences: [Range<Int>] = []
        var position = 0
        for end in ends + [paragraph.range.upperBound] {
            while position < scalars.values.count, Characters.isSpace(scalars[position]) {
                position += 1
            }
            let start = position
            while scalars.offsets[position] < end { position += 1 }
            var last = position
            while last > start, Characters.isSpace(scalars[last - 1]) { last -= 1 }
            if last > start { sentences.append(scalars.offsets[start]..<scalars.offsets[last]) }
        }
        return sentences
    }

    /// What was decided at each place of a paragraph where a sentence might end, in order.
    public func decisions(
        in paragraph: Paragraph, of text: String
    ) throws(ICUError) -> [BreakDecision] {
        try decisions(in: Self.scalars(of: paragraph, in: text))
    }

    private func decisions(in text: ParagraphScalars) throws(ICUError) -> [BreakDecision] {
        let candidates = BreakCandidate.all(in: text)
        var decisions = candidates.map { rules.decision(on: $0, in: text) }
        var decided = Set<Int>()
        for candidate in candidates {
            decided.formUnion(candidate.marks.lowerBound...candidate.space.upperBound)
        }
        for position in try unicodeBreaks(in: text) where !decided.contains(position) {
            decisions.append(
                BreakDecision(offset: text.offsets[position], isBreak: true, rule: .unicode))
        }
        return decisions.sorted { $0.offset < $1.offset }
    }

    /// ICU's breaks inside a paragraph, as positions of scalars.
    ///
    /// ICU breaks at every line end, so those of the layout are given to it as spaces.
    private func unicodeBreaks(in text: ParagraphScalars) throws(ICUError) -> [Int] {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for value in text.values {
            starts.append(bytes.count)
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

    private static func scalars(of paragraph: Paragraph, in text: String) -> ParagraphScalars {
        let start = text.utf8.index(text.startIndex, offsetBy: paragraph.range.lowerBound)
        let end = text.utf8.index(start, offsetBy: paragraph.range.count)
        return ParagraphScalars(text.utf8[start..<end], from: paragraph.range.lowerBound)
    }
}
