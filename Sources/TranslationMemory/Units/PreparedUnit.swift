internal import Bitext
internal import Language
internal import Matching

/// A unit with everything that can be made of it before its store is asked.
///
/// A class, since a unit has too many fields to be copied each time it is handed on.
final class PreparedUnit: Sendable {
    /// A token as a store numbers it.
    struct TokenKey: Hashable, Sendable {
        let text: String
        let category: UInt8
        let weight: UInt8
        /// Of the bytes, and made once: that of a text puts it into a normal form each time.
        private let bytesHash: Int

        init(text: String, category: UInt8, weight: UInt8) {
            self.text = text
            self.category = category
            self.weight = weight
            var text = text
            var hasher = Hasher()
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            hasher.combine(category)
            bytesHash = hasher.finalize()
        }

        static func == (one: Self, other: Self) -> Bool {
            one.bytesHash == other.bytesHash && one.category == other.category
                && one.weight == other.weight && one.text.isSame(as: other.text)
        }

        func hash(into hasher: inout Hasher) { hasher.combine(bytesHash) }
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
        let (tokens, key) = tokenizer.tokensWithKey(of: unit.source.text)
        sourceKey = UnitContent.digest(of: key)
        targetKey = UnitContent.key(of: unit.target.text)
        self.tokens = Self.keys(
            of: SegmentTokens.inserting(unit.source.codes, into: tokens))
    }

    /// The tokens of a segment.
    static func tokens(of segment: Segment, _ tokenizer: Tokenizer) -> [TokenKey] {
        keys(of: SegmentTokens.tokens(of: segment.text, codes: segment.codes, tokenizer))
    }

    private static func keys(of tokens: [Token]) -> [TokenKey] {
        tokens.map { token in
            TokenKey(
                text: token.sharedKey, category: token.category.rawValue,
                weight: UInt8(clamping: token.weight))
        }
    }
}
