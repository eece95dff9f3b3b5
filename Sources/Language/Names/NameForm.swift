/// A name reduced to what its spellings in several scripts share: Latin letters, folded, both as it
/// stands and without what may be a case ending.
public struct NameForm: Hashable, Sendable {
    private let whole: NameSpelling
    private let stem: NameSpelling
    private let hasStem: Bool

    init(whole: NameSpelling, stem: NameSpelling) {
        self.whole = whole
        self.stem = stem
        hasStem = whole != stem
    }

    /// The number of folded letters of the name as it stands.
    public var letterCount: Int { whole.letters.count }

    /// The name as it stands, and without its ending where that makes a difference.
    var spellings: [NameSpelling] { hasStem ? [whole, stem] : [whole] }

    /// How alike two names are, 0 to 1, with or without their endings, whichever is more.
    ///
    /// Of two spellings that is one less their edit distance by the longer, or 0.8 where three or
    /// more consonants are the same and only vowels differ (Смоук, Smoke).
    public func similarity(to other: NameForm) -> Double {
        var best = whole.similarity(to: other.whole)
        if hasStem { best = max(best, stem.similarity(to: other.whole)) }
        if other.hasStem { best = max(best, whole.similarity(to: other.stem)) }
        if hasStem, other.hasStem { best = max(best, stem.similarity(to: other.stem)) }
        return best
    }

    /// What the sound of two names tells of their being one name; nil where that is nothing.
    public func evidence(for other: NameForm) -> NameEvidence? {
        NameEvidence(similarity: similarity(to: other))
    }
}
