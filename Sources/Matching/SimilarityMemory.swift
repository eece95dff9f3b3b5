/// The costs of pairs of words that were compared lately: a table of fixed size in which a new
/// pair takes the place of an older one.
struct SimilarityMemory: Sendable {
    private static let bits: UInt64 = 15
    private static let notSimilar: Int32 = -1

    private var pairs = [UInt64](repeating: .max, count: 1 << Int(bits))
    private var costs = [Int32](repeating: notSimilar, count: 1 << Int(bits))

    /// Forgets the pairs with a token from an id on.
    mutating func removeAll(from id: Int) {
        // In place: to make the table anew takes longer than a small look-up.
        for slot in pairs.indices where Int(pairs[slot] & 0xFFFF_FFFF) >= id {
            pairs[slot] = .max
            costs[slot] = Self.notSimilar
        }
    }

    /// The cost of putting one of two similar words for the other, nil where they are not similar.
    @inline(__always)
    mutating func cost(_ first: UInt32, _ second: UInt32, in vocabulary: Vocabulary) -> Int? {
        let pair = UInt64(min(first, second)) &<< 32 | UInt64(max(first, second))
        let slot = Int(
            truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- Self.bits))
        if pairs[slot] != pair {
            pairs[slot] = pair
            costs[slot] =
                vocabulary.similarityCost(first, second).map(Int32.init) ?? Self.notSimilar
        }
        return costs[slot] == Self.notSimilar ? nil : Int(costs[slot])
    }
}
