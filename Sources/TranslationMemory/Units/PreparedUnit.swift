internal import Bitext
internal import Language
internal import Matching

/// A unit with everything that can be made of it before its store is asked.
struct PreparedUnit: Sendable {
    /// A token as a store numbers it.
    struct TokenKey: Hashable, Sendable {
        let text: String
        let category: UInt8
        let weight: UInt8
    }

    let unit: TranslationUnit
    /// The stored form; nil where a store cannot hold the unit.
    let content: UnitContent?
    /// The digest of what makes two units the same.
    let identity: Int64
    /// The digests of the match keys.
    let sourceKey: Int64
    let targetKey: Int64
    /// The tokens of the source.
    let tokens: [TokenKey]

    init(_ unit: TranslationUnit, _ tokenizer: Tokenizer) {
        self.unit = unit
        guard UnitJSON.canHold(unit.source), UnitJSON.canHold(unit.target) else {
            content = nil
            (identity, sourceKey, targetKey, tokens) = (0, 0, 0, [])
            return
        }
        let content = UnitContent(unit)
        self.content = content
        identity = content.identity
        sourceKey = UnitContent.key(of: unit.source.text)
        targetKey = UnitContent.key(of: unit.target.text)
        tokens = Self.tokens(of: unit.source, tokenizer)
    }

    /// The tokens of a segment.
    static func tokens(of segment: Segment, _ tokenizer: Tokenizer) -> [TokenKey] {
        SegmentTokens.tokens(of: segment.text, codes: segment.codes, tokenizer).map { token in
            TokenKey(
                text: token.sharedKey, category: token.category.rawValue,
                weight: UInt8(clamping: token.weight))
        }
    }
}
