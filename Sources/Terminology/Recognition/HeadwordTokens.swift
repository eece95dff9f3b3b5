internal import Language

/// The tokens of a headword, with the stems that were written by hand.
struct HeadwordTokens {
    struct Word: Hashable {
        /// The match key of the token.
        let key: String
        let kind: Token.Class
        /// The beginning that every form has, where it was written by hand.
        let handwrittenStem: String?
    }

    let words: [Word]
    /// The tokens with their case kept.
    let cased: [String]

    init(_ headword: Headword, tokenizer: Tokenizer) {
        let utf8 = Array(headword.written.utf8)
        let tokens = tokenizer.tokens(of: headword.written)
        var words: [Word] = []
        var cased: [String] = []
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            index += 1
            if Self.isMark(token) { continue }
            var key = token.key
            var surface = Array(utf8[token.range])
            var stem: String?
            if token.kind == .word, index < tokens.count, Self.isMark(tokens[index]),
                tokens[index].range.lowerBound == token.range.upperBound
            {
                stem = key
                let end = tokens[index].range.upperBound
                index += 1
                if index < tokens.count, tokens[index].kind == .word,
                    tokens[index].range.lowerBound == end
                {
                    key += tokens[index].key
                    surface += utf8[tokens[index].range]
                    index += 1
                }
            }
            words.append(Word(key: key, kind: token.kind, handwrittenStem: stem))
            cased.append(CasePattern.key(of: String(decoding: surface, as: UTF8.self)))
        }
        self.words = words
        self.cased = cased
    }

    private static func isMark(_ token: Token) -> Bool {
        token.kind == .punctuation && token.key == "|"
    }
}
