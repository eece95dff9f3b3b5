/// The tokens of a text as ids of a vocabulary.
public struct TokenSequence: Sendable, Hashable {
    /// The ids in the order of the text.
    public let ids: [UInt32]
    /// The same ids, sorted: the bag.
    public let bag: [UInt32]
    /// The sum of the weights.
    public let weight: Int
    /// Whether a word has more characters than weight, as `12345678в`: only then may two similar
    /// words cost less than the difference of their weights, and the ordered alignment less than
    /// the difference of the sums.
    public let hasThinWord: Bool

    /// Takes ids of a vocabulary.
    public init(_ ids: [UInt32], in vocabulary: Vocabulary) {
        self.ids = ids
        bag = ids.sorted()
        weight = ids.reduce(0) { $0 + vocabulary.weight(of: $1) }
        hasThinWord = ids.contains { vocabulary.isThin($0) }
    }

    /// The weight of the equal tokens that two sequences share, each counted as often as both have
    /// it.
    public func sharedWeight(with other: TokenSequence, in vocabulary: Vocabulary) -> Int {
        var shared = 0
        var place = 0
        for id in bag {
            while place < other.bag.count, other.bag[place] < id { place += 1 }
            guard place < other.bag.count else { break }
            if other.bag[place] == id {
                shared += vocabulary.weight(of: id)
                place += 1
            }
        }
        return shared
    }
}
