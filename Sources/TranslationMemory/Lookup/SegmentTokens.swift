internal import Bitext
internal import Language
internal import Matching

/// The tokens of a segment, those of its codes among them, as the match score counts them.
enum SegmentTokens {
    /// The version of the rules by which tokens share a key, with that of match keys: a store that
    /// was written by others answers by scan.
    static let version = "\(MatchKey.version)-tokens2"

    /// The tokens in their order: a code stands before the first token that begins at or after its
    /// place.
    static func tokens(
        of text: String, codes: [InlineCode], _ tokenizer: Tokenizer
    ) -> [Token] {
        inserting(codes, into: tokenizer.tokens(of: text))
    }

    /// The tokens of a segment, of whose text the tokens are known.
    static func inserting(_ codes: [InlineCode], into tokens: [Token]) -> [Token] {
        guard !codes.isEmpty else { return tokens }
        var all: [Token] = []
        all.reserveCapacity(tokens.count + codes.count)
        var rest = tokens[...]
        for code in codes {
            while let token = rest.first, token.range.lowerBound < code.offset {
                all.append(token)
                rest.removeFirst()
            }
            all.append(.code(code.kind.rawValue, at: code.offset))
        }
        return all + rest
    }
}

extension Token {
    /// What the token is to the score.
    var category: Vocabulary.Category {
        switch kind {
        case .word: .word
        case .number: .number
        case .code: .code
        case .punctuation: .punctuation
        }
    }

    /// The key that equal tokens share: all numbers have one, inside words too, since what their
    /// values differ by is taken off afterwards.
    var sharedKey: String {
        switch kind {
        case .number: "0"
        case .word: NumberRuns.masked(key)
        case .code, .punctuation: key
        }
    }

    /// The values of the numbers in the token, in their order.
    var numbers: [NumberValue] {
        switch kind {
        case .number: [NumberValue(key)]
        case .word: NumberRuns.values(in: key)
        case .code, .punctuation: []
        }
    }
}
