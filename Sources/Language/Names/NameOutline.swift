/// Which letters a name has: enough to tell most names apart, without looking at the letters.
///
/// To hold all the names of two texts against each other, keep their outlines beside each other
/// and ask for the evidence only where these may be alike.
public struct NameOutline: Hashable, Sendable {
    private struct Sketch: Hashable {
        /// A bit for each letter.
        let letters: UInt32
        let count: Int32

        init(_ spelling: NameSpelling) {
            letters = spelling.letters.reduce(0) { $0 | NameSpelling.bit(of: $1) }
            count = Int32(spelling.letters.count)
        }

        /// A letter that the other lacks costs an edit, unless all consonants are the same.
        func mayBeLike(_ other: Sketch) -> Bool {
            let missing = max(
                (letters & ~other.letters).nonzeroBitCount,
                (other.letters & ~letters).nonzeroBitCount)
            return Int32(missing) * 4 <= max(count, other.count)
                || (letters ^ other.letters) & ~NameSpelling.vowels == 0
        }
    }

    private let whole: Sketch
    private let stem: Sketch
    private let hasStem: Bool

    init(whole: NameSpelling, stem: NameSpelling) {
        self.whole = Sketch(whole)
        self.stem = Sketch(stem)
        hasStem = whole != stem
    }

    /// Whether the names can be alike enough to tell anything.
    public func mayBeLike(_ other: NameOutline) -> Bool {
        if whole.mayBeLike(other.whole) { return true }
        if hasStem, stem.mayBeLike(other.whole) { return true }
        return other.hasStem
            && (whole.mayBeLike(other.stem) || hasStem && stem.mayBeLike(other.stem))
    }
}
