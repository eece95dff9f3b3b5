/// Cuts a plain text into segments: its sentences, paragraph by paragraph.
///
/// One for each task.
public final class Segmenter {
    /// A segment of a text.
    public struct Piece: Hashable, Sendable {
        /// Its UTF-8 bytes; what lies between two pieces is white space.
        public let range: Range<Int>
        /// The number of its paragraph, from 0.
        public let paragraph: Int
        /// What its paragraph is.
        public let kind: ParagraphKind
    }

    private let splitter = ParagraphSplitter()
    private let rules: Rules

    private enum Rules {
        case native(SentenceBreaker)
        case exchanged(SRXBreaker)
    }

    /// Opens the rules of a language.
    ///
    /// A list of abbreviations is added to the program's own. With `startsLowerCase` a sentence may
    /// begin with a small letter, as in mail.
    public init(
        language: LanguageTag, abbreviations: AbbreviationList? = nil,
        startsLowerCase: Bool = false
    ) throws(ICUError) {
        rules = .native(
            try SentenceBreaker(
                language: language, abbreviations: abbreviations, startsLowerCase: startsLowerCase))
    }

    /// Opens the rules that a set of SRX has for a language; paragraphs are found as ever.
    public init(language: LanguageTag, ruleset: SRXRuleset) throws(SRXError) {
        rules = .exchanged(try SRXBreaker(ruleset: ruleset, language: language))
    }

    /// The segments of a text in order, in time linear in its length.
    ///
    /// Throws `ICUError`, and `SRXError` where the rules are those of SRX.
    public func segments(of text: String) throws -> [Piece] {
        begin(text)
        var pieces: [Piece] = []
        for (number, paragraph) in splitter.paragraphs(in: text).enumerated() {
            let sentences =
                switch rules {
                case .native(let breaker): try breaker.sentences(of: paragraph, in: text)
                case .exchanged(let breaker): try breaker.sentences(of: paragraph, in: text)
                }
            for range in sentences {
                pieces.append(Piece(range: range, paragraph: number, kind: paragraph.kind))
            }
        }
        return pieces
    }

    /// What was decided at each place of a text where a sentence might end, in order.
    ///
    /// Throws `ICUError`, and `SRXError` where the rules are those of SRX.
    public func decisions(in text: String) throws -> [BreakDecision] {
        begin(text)
        var decisions: [BreakDecision] = []
        for paragraph in splitter.paragraphs(in: text) {
            switch rules {
            case .native(let breaker): decisions += try breaker.decisions(in: paragraph, of: text)
            case .exchanged(let breaker):
                decisions += try breaker.decisions(in: paragraph, of: text)
            }
        }
        return decisions
    }

    private func begin(_ text: String) {
        guard case .exchanged(let breaker) = rules else { return }
        breaker.beginText(byteCount: text.utf8.count)
    }

    /// The text of a segment: its bytes, with each line end of the layout read as one space.
    ///
    /// A soft hyphen before a line end goes with it, since it says that the word goes on.
    public static func text(of range: Range<Int>, in text: String) -> String {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        let end = text.utf8.index(start, offsetBy: range.count)
        let piece = text[start..<end]
        guard piece.unicodeScalars.contains(where: isLineEnd) else { return String(piece) }
        var joined = String.UnicodeScalarView()
        var isBreaking = false
        var isHyphenated = false
        for scalar in piece.unicodeScalars {
            if isLineEnd(scalar) {
                // White space before the line end is part of the layout, as is what follows.
                while let last = joined.last, Characters.isSpace(last.value) { joined.removeLast() }
                isBreaking = true
                if joined.last == "\u{AD}" {
                    joined.removeLast()
                    isHyphenated = true
                }
            } else if !(isBreaking && Characters.isSpace(scalar.value)) {
                if isBreaking, !isHyphenated { joined.append(" ") }
                isBreaking = false
                isHyphenated = false
                joined.append(scalar)
            }
        }
        return String(joined)
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        (0x0A...0x0D).contains(scalar.value)
            || [0x85, 0x2028, 0x2029].contains(scalar.value)
    }
}
