/// Finds the words of a vocabulary that are similar to a word, and remembers what it found in the
/// vocabulary's file.
public struct SimilarWords: Sendable {
    /// A word that is similar to another.
    public struct Word: Sendable, Hashable {
        /// Its id.
        public let id: UInt32
        /// Its weight.
        public let weight: UInt8
        /// What it costs to put it for the other.
        public let cost: UInt8
    }

    private var known: [UInt32: [Word]] = [:]
    private static let mostKnown = 100_000

    /// Starts with nothing known.
    public init() {}

    /// Forgets what was found for words from an id on.
    public mutating func removeAll(from id: Int) {
        if known.keys.contains(where: { $0 >= id }) { known = known.filter { $0.key < id } }
    }

    /// The words similar to a word but for itself, the cheapest first.
    ///
    /// The first time costs about a nanosecond for each word of nearly its length, later times
    /// only what the vocabulary holds beside its file.
    public mutating func words(similarTo id: UInt32, in vocabulary: Vocabulary) -> [Word] {
        let own = vocabulary.entry(of: id)
        guard own.category == Vocabulary.Category.word.rawValue, own.length >= Self.shortest else {
            return []
        }
        var found: [Word]
        if let before = known[id] {
            found = before
        } else {
            found = vocabulary.file.map { Self.search($0, id, own, vocabulary) } ?? []
            if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
            known[id] = found
        }
        let count = found.count
        for other in vocabulary.fileCount..<vocabulary.count {
            Self.compare(id, own, UInt32(other), vocabulary, &found)
        }
        if found.count > count { found.sort { ($0.cost, $0.id) < ($1.cost, $1.id) } }
        return found
    }

    /// Shorter words have no similar ones: a third of their length is less than an edit.
    private static let shortest = 2

    private static func search(
        _ file: VocabularyFile, _ id: UInt32, _ own: Vocabulary.Entry, _ vocabulary: Vocabulary
    ) -> [Word] {
        var found: [Word] = []
        let longest = VocabularyFile.longest
        let shortest = max(1, own.length - own.length / 3)
        for length in min(shortest, longest)...min(own.length * 3 / 2 + 1, longest) {
            let places = file.places(ofLength: length)
            guard length < longest else {
                for place in places { compare(id, own, file.words[place], vocabulary, &found) }
                continue
            }
            let limit = max(own.length, length) / 3
            guard abs(own.length - length) <= limit else { continue }
            for place in near(own.mask, file.masks, places, limit: limit) {
                compare(id, own, file.words[place], vocabulary, &found)
            }
        }
        return found.sorted { ($0.cost, $0.id) < ($1.cost, $1.id) }
    }

    /// The places of the masks that differ in few letters.
    private static func near(
        _ mask: UInt64, _ masks: UnsafeBufferPointer<UInt64>, _ places: Range<Int>, limit: Int
    ) -> [Int] {
        [Int](unsafeUninitializedCapacity: places.count) { near, count in
            // Each place is written, and kept only if the count goes on: no jump to mispredict.
            for place in places {
                let other = masks[place]
                near[count] = place
                let isNear =
                    (mask & ~other).nonzeroBitCount <= limit
                    && (other & ~mask).nonzeroBitCount <= limit
                count &+= Int(unsafeBitCast(isNear, to: UInt8.self))
            }
        }
    }

    @inline(__always)
    private static func compare(
        _ id: UInt32, _ own: Vocabulary.Entry, _ other: UInt32, _ vocabulary: Vocabulary,
        _ found: inout [Word]
    ) {
        let entry = vocabulary.entry(of: other)
        guard other != id, Vocabulary.mayBeSimilar(own, entry),
            let cost = vocabulary.similarityCost(id, other)
        else { return }
        found.append(Word(id: other, weight: UInt8(entry.weight), cost: UInt8(cost)))
    }
}
