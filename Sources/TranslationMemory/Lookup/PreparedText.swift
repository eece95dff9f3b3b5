internal import Bitext
internal import Language
internal import Matching

/// A text with its tokens, those of its codes among them, as the score needs them.
struct PreparedText {
    let text: String
    /// The text without the white space at its edges, which files bring along and nobody looks for.
    let core: Substring
    /// The codes of the core as they would be stored: equal codes have equal forms.
    private let codes: String?
    let tokens: [Token]
    let sequence: TokenSequence
    /// Whether neighbours of it are one token, as a unit writes them.
    let isJoined: Bool

    /// Cuts a text, its codes being known in both forms.
    init(
        _ text: String, codes: [InlineCode], storedCodes: String?, tokenizer: Tokenizer,
        aligner: inout TokenAligner
    ) {
        self.text = text
        core = Self.core(of: text)
        self.codes =
            codes.isEmpty || core.utf8.count == text.utf8.count
            ? storedCodes : Self.encoded(codes, in: core)
        let tokens = SegmentTokens.tokens(of: text, codes: codes, tokenizer)
        self.tokens = tokens
        var ids: [UInt32] = []
        ids.reserveCapacity(tokens.count)
        for token in tokens {
            ids.append(
                aligner.id(
                    of: token.sharedKey.utf8.span, token.category, weight: token.weight))
        }
        sequence = TokenSequence(ids, in: aligner.vocabulary)
        isJoined = false
    }

    private init(_ text: PreparedText, joining joins: [TokenJoin], in vocabulary: Vocabulary) {
        self.text = text.text
        core = text.core
        codes = text.codes
        var tokens: [Token] = []
        tokens.reserveCapacity(text.tokens.count)
        var place = 0
        for join in joins {
            tokens += text.tokens[place..<join.place]
            let first = text.tokens[join.place]
            let second = text.tokens[join.place + 1]
            tokens.append(
                Token(
                    key: first.key + second.key, kind: .word,
                    weight: vocabulary.weight(of: join.id),
                    range: first.range.lowerBound..<second.range.upperBound))
            place = join.place + 2
        }
        self.tokens = tokens + text.tokens[place...]
        sequence = text.sequence.joined(joins, in: vocabulary)
        isJoined = true
    }

    /// The same text with one token in the place of both of each join's.
    func joined(_ joins: [TokenJoin], in vocabulary: Vocabulary) -> PreparedText {
        PreparedText(self, joining: joins, in: vocabulary)
    }

    /// Whether the texts are equal scalar for scalar between their edges, and the codes too.
    func isSame(as other: PreparedText) -> Bool {
        // `==` would hold composed and decomposed letters for equal.
        core.utf8.elementsEqual(other.core.utf8)
            && (codes ?? "").utf8.elementsEqual((other.codes ?? "").utf8)
    }

    /// The letters of a token as they stand in the text; the name of a code.
    func surface(of token: Token) -> String {
        guard token.kind != .code else { return token.key }
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: token.range.lowerBound)
        return String(
            text[start..<bytes.index(start, offsetBy: token.range.count)])
    }

    /// Reads the bytes of the text.
    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        var text = text
        return text.withUTF8(body)
    }

    private static func core(of text: String) -> Substring {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return text[...] }
        return text[first..<scalars.index(after: last)]
    }

    /// Codes with their places counted from the beginning of the core.
    private static func encoded(_ codes: [InlineCode], in core: Substring) -> String? {
        let start = core.base.utf8.distance(from: core.base.startIndex, to: core.startIndex)
        return UnitJSON.encoded(
            codes.map { code in
                var code = code
                code.offset = min(max(0, code.offset - start), core.utf8.count)
                return code
            })
    }
}
