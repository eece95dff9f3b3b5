/// Tokens as numbers: each pair of a category and a key has one id, counted from 0.
///
/// The bytes of a key are its UTF-8 form; only words are ever compared letter by letter.
public struct Vocabulary: Sendable {
    /// What a token is.
    public enum Category: UInt8, Sendable, Hashable {
        /// A word: it may be similar to another.
        case word
        /// A number.
        case number
        /// An inline code.
        case code
        /// Anything else.
        case punctuation
    }

    private struct Entry {
        var hash: UInt64
        var bytes: Range<Int>
        var letters: Range<Int>
        var mask: UInt64
        var weight: Int32
        var category: Category
    }

    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    private var letters: [UInt32] = []
    /// Ids plus one by hash, open addresses; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 64)

    /// Makes an empty vocabulary.
    public init() {}

    /// How many tokens it holds; ids are below this.
    public var count: Int { entries.count }

    /// The id of a token, a new one where it was not seen before.
    ///
    /// The weight depends on the category and the key alone, so that the first one stays.
    public mutating func id(of key: Span<UInt8>, _ category: Category, weight: Int) -> UInt32 {
        let hash = Self.hash(of: key, category)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
        while slots[slot] != 0 {
            let id = slots[slot] &- 1
            if isEntry(Int(id), key, category, hash) { return id }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        let id = UInt32(entries.count)
        append(key, category, weight: weight, hash: hash)
        slots[slot] = id + 1
        if entries.count * 2 > slots.count { grow() }
        return id
    }

    /// The weight of a token.
    public func weight(of id: UInt32) -> Int { Int(entries[Int(id)].weight) }

    /// The category of a token.
    public func category(of id: UInt32) -> Category { entries[Int(id)].category }

    /// The scalars of a word; none for other tokens.
    public func letters(of id: UInt32) -> ArraySlice<UInt32> {
        letters[entries[Int(id)].letters]
    }

    /// Whether a word has more characters than weight, and less than the largest weight.
    ///
    /// Weight counts letters alone, distance d counts all characters. Let two similar words cost
    /// less than the difference of their weights: larger * d / longer <= difference - 1. No edit
    /// changes the number of letters by more than one, so that difference <= d, and the lighter
    /// word has at least longer - d >= d * (larger - difference + 1) / (difference - 1) characters,
    /// more than its weight of larger - difference: it is thin.
    func isThin(_ id: UInt32) -> Bool {
        let entry = entries[Int(id)]
        return entry.letters.count > Int(entry.weight) && entry.weight < 8
    }

    /// What it costs to put one of two different tokens for the other: the larger weight, less for
    /// two similar words.
    ///
    /// Words are similar where the distance d of their letters is at most a third of the longer
    /// one; they cost the share d / longer of the larger weight, rounded up, at least 1.
    public func replacementCost(_ first: UInt32, _ second: UInt32) -> Int {
        similarityCost(first, second) ?? max(weight(of: first), weight(of: second))
    }

    /// What it costs to put one of two similar words for the other, or nil where they are not
    /// similar words.
    public func similarityCost(_ first: UInt32, _ second: UInt32) -> Int? {
        guard mayBeSimilar(first, second) else { return nil }
        let one = entries[Int(first)]
        let other = entries[Int(second)]
        let longer = max(one.letters.count, other.letters.count)
        let found = Levenshtein.distance(
            letters.span.extracting(one.letters), letters.span.extracting(other.letters),
            limit: longer / 3)
        guard let distance = found else { return nil }
        let weight = Int(max(one.weight, other.weight))
        return max(1, (weight * distance + longer - 1) / longer)
    }

    /// Those of some tokens that are words similar to a word: their places, and what each costs to
    /// be put for it.
    ///
    /// Costs about two nanoseconds a token, and a distance for each that has nearly the same
    /// letters.
    public func similarTokens(
        to id: UInt32, among tokens: [UInt32]
    ) -> [(place: Int, cost: Int)] {
        guard category(of: id) == .word else { return [] }
        let near = tokens.withUnsafeBufferPointer { tokens in
            entries.withUnsafeBufferPointer { entries in
                let entry = entries[Int(id)]
                return tokens.indices.filter {
                    tokens[$0] != id && Self.mayBeSimilar(entry, entries[Int(tokens[$0])])
                }
            }
        }
        return near.compactMap { place in
            similarityCost(id, tokens[place]).map { (place, $0) }
        }
    }

    /// Whether two tokens are words that may be similar, by their lengths and their letters alone:
    /// never false for similar ones.
    @inline(__always)
    func mayBeSimilar(_ first: UInt32, _ second: UInt32) -> Bool {
        entries.withUnsafeBufferPointer { entries in
            Self.mayBeSimilar(entries[Int(first)], entries[Int(second)])
        }
    }

    @inline(__always)
    private static func mayBeSimilar(_ one: Entry, _ other: Entry) -> Bool {
        guard one.category == .word, other.category == .word else { return false }
        let limit = max(one.letters.count, other.letters.count) / 3
        guard abs(one.letters.count &- other.letters.count) <= limit else { return false }
        // A letter that only one of them has costs an edit of its own.
        return (one.mask & ~other.mask).nonzeroBitCount <= limit
            && (other.mask & ~one.mask).nonzeroBitCount <= limit
    }

    private func isEntry(
        _ id: Int, _ key: Span<UInt8>, _ category: Category, _ hash: UInt64
    ) -> Bool {
        let entry = entries[id]
        guard entry.hash == hash, entry.category == category, entry.bytes.count == key.count
        else { return false }
        for place in 0..<key.count where bytes[entry.bytes.lowerBound &+ place] != key[place] {
            return false
        }
        return true
    }

    private mutating func append(
        _ key: Span<UInt8>, _ category: Category, weight: Int, hash: UInt64
    ) {
        let start = bytes.count
        for place in 0..<key.count { bytes.append(key[place]) }
        let firstLetter = letters.count
        var mask: UInt64 = 0
        if category == .word {
            let form = Unicode.UTF8.self
            var decoder = form.ForwardParser()
            var rest = bytes[start...].makeIterator()
            while case .valid(let encoded) = decoder.parseScalar(from: &rest) {
                let letter = form.decode(encoded).value
                letters.append(letter)
                mask |= 1 << UInt64(letter % 61)
            }
        }
        entries.append(
            Entry(
                hash: hash, bytes: start..<bytes.count, letters: firstLetter..<letters.count,
                mask: mask, weight: Int32(weight), category: category))
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 4)
        for (id, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(id) + 1
        }
    }

    /// FNV-1a with a last mix, since the table uses the low bits.
    private static func hash(of key: Span<UInt8>, _ category: Category) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(category.rawValue)
        for place in 0..<key.count {
            hash = (hash ^ UInt64(key[place])) &* 0x100_0000_01B3
        }
        return hash ^ (hash &>> 32)
    }
}
