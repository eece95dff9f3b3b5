/// Tokens as numbers: each pair of a category and a key has one id, counted from 0.
///
/// The first ids may be those of a file, which never changes; what is met later is kept in memory.
/// Only words are ever compared letter by letter.
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

    /// What is known of a token but for its scalars.
    struct Entry: BitwiseCopyable, Sendable {
        /// A bit for each scalar, by its value modulo 61.
        var mask: UInt64
        /// Where its scalars begin.
        var start: UInt32
        /// How many they are, above two bits of the category and eight of the weight.
        private let packed: UInt32

        init(mask: UInt64, start: UInt32, length: Int, weight: Int, category: Category) {
            self.mask = mask
            self.start = start
            packed =
                UInt32(length) << 10 | UInt32(category.rawValue) << 8 | UInt32(min(weight, 255))
        }

        @inline(__always) var length: Int { Int(packed &>> 10) }
        @inline(__always) var weight: Int { Int(packed & 0xFF) }
        @inline(__always) var category: UInt8 { UInt8(truncatingIfNeeded: packed &>> 8) & 3 }

        @inline(__always) var isThin: Bool {
            category == Category.word.rawValue && length > weight && weight < 8
        }

        static let longest = (1 << 22) - 1
    }

    /// The tokens of a file, if there is one.
    public let file: VocabularyFile?

    /// How many of the tokens are the file's; they come first.
    public let fileCount: Int
    private var entries: [Entry] = []
    private var scalars: [UInt32] = []
    /// Ids above the file's, plus one, by hash, open addresses; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 64)
    private var key: [UInt32] = []

    /// Makes an empty vocabulary, or one that has the tokens of a file.
    public init(_ file: VocabularyFile? = nil) {
        self.file = file
        fileCount = file?.count ?? 0
    }

    /// How many tokens it holds; ids are below this.
    public var count: Int { fileCount &+ entries.count }

    /// The id of a token, a new one where it was not seen before.
    ///
    /// The weight depends on the category and the key alone, so that the first one stays. Keys of
    /// more than four million scalars are cut there.
    public mutating func id(of key: Span<UInt8>, _ category: Category, weight: Int) -> UInt32 {
        let (known, slot) = find(key, category)
        if let known { return known }
        slots[slot] = UInt32(entries.count) + 1
        entries.append(
            Entry(
                mask: Self.mask(of: self.key, category), start: UInt32(scalars.count),
                length: self.key.count, weight: weight, category: category))
        scalars += self.key
        if entries.count * 2 > slots.count { rehash(slots.count * 4) }
        return UInt32(count - 1)
    }

    /// The id of a token; nil where it was not seen before.
    public mutating func knownID(of key: Span<UInt8>, _ category: Category) -> UInt32? {
        find(key, category).id
    }

    /// The id of a token, or a slot for it; its scalars are then in `self.key`.
    @inline(__always)
    private mutating func find(
        _ key: Span<UInt8>, _ category: Category
    ) -> (id: UInt32?, slot: Int) {
        Self.decode(key, into: &self.key)
        let hash = Self.hash(of: self.key, category)
        if let id = file?.id(of: self.key, category, hash: hash) { return (id, 0) }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot] &- 1)
            if isEntry(place, category) { return (UInt32(fileCount &+ place), slot) }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return (nil, slot)
    }

    /// Forgets the tokens from an id on, none of which is the file's.
    public mutating func removeAll(from id: Int) {
        let kept = max(0, id - fileCount)
        guard kept < entries.count else { return }
        scalars.removeLast(scalars.count - Int(entries[kept].start))
        entries.removeLast(entries.count - kept)
        rehash(slots.count)
    }

    /// The weight of a token.
    @inline(__always)
    public func weight(of id: UInt32) -> Int { entry(of: id).weight }

    /// The category of a token.
    public func category(of id: UInt32) -> Category {
        Category(rawValue: entry(of: id).category) ?? .punctuation
    }

    /// The scalars of a token's key.
    public func scalars(of id: UInt32) -> [UInt32] { withScalars(of: id) { Array($0) } }

    /// Whether a word has more characters than weight, and less than the largest weight.
    ///
    /// Weight counts letters alone, distance d counts all characters. Let two similar words cost
    /// less than the difference of their weights: larger * d / longer <= difference - 1. No edit
    /// changes the number of letters by more than one, so that difference <= d, and the lighter
    /// word has at least longer - d >= d * (larger - difference + 1) / (difference - 1) characters,
    /// more than its weight of larger - difference: it is thin.
    public func isThin(_ id: UInt32) -> Bool {
        entry(of: id).isThin
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
        let one = entry(of: first)
        let other = entry(of: second)
        let longer = max(one.length, other.length)
        let found = withScalars(of: first) { letters in
            withScalars(of: second) { others in
                Levenshtein.distance(letters.span, others.span, limit: longer / 3)
            }
        }
        return found.map { distance in
            Self.cost(
                distance: distance, longer: longer, weight: max(one.weight, other.weight))
        }
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
        let own = entry(of: id)
        var found: [(place: Int, cost: Int)] = []
        for place in tokens.indices
        where tokens[place] != id && Self.mayBeSimilar(own, entry(of: tokens[place])) {
            if let cost = similarityCost(id, tokens[place]) { found.append((place, cost)) }
        }
        return found
    }

    /// Whether two tokens are words that may be similar, by their lengths and their letters alone:
    /// never false for similar ones.
    @inline(__always)
    func mayBeSimilar(_ first: UInt32, _ second: UInt32) -> Bool {
        Self.mayBeSimilar(entry(of: first), entry(of: second))
    }

    @inline(__always)
    static func mayBeSimilar(_ one: Entry, _ other: Entry) -> Bool {
        guard one.category == Category.word.rawValue, other.category == Category.word.rawValue
        else { return false }
        let limit = max(one.length, other.length) / 3
        guard abs(one.length &- other.length) <= limit else { return false }
        // A letter that only one of them has costs an edit of its own.
        return (one.mask & ~other.mask).nonzeroBitCount <= limit
            && (other.mask & ~one.mask).nonzeroBitCount <= limit
    }

    /// The cost of two similar words.
    @inline(__always)
    static func cost(distance: Int, longer: Int, weight: Int) -> Int {
        max(1, (weight * distance + longer - 1) / longer)
    }

    @inline(__always)
    func entry(of id: UInt32) -> Entry {
        let place = Int(id)
        if place < fileCount, let file { return file.entry(place) }
        return entries.withUnsafeBufferPointer { $0[place &- fileCount] }
    }

    @inline(__always)
    func withScalars<Result>(
        of id: UInt32, _ body: (UnsafeBufferPointer<UInt32>) -> Result
    ) -> Result {
        let place = Int(id)
        if place < fileCount, let file { return body(file.scalars(of: place)) }
        let entry = entries[place - fileCount]
        return scalars.withUnsafeBufferPointer { scalars in
            let start = Int(entry.start)
            return body(
                UnsafeBufferPointer(rebasing: scalars[start..<start + entry.length]))
        }
    }

    private func isEntry(_ place: Int, _ category: Category) -> Bool {
        let entry = entries[place]
        guard entry.category == category.rawValue, entry.length == key.count else {
            return false
        }
        let start = Int(entry.start)
        for offset in key.indices where scalars[start &+ offset] != key[offset] { return false }
        return true
    }

    private mutating func rehash(_ size: Int) {
        slots = [UInt32](repeating: 0, count: size)
        for place in entries.indices {
            let hash = withScalars(of: UInt32(fileCount + place)) { scalars in
                Self.hash(of: scalars, entries[place].category)
            }
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(place) + 1
        }
    }

    /// The scalars of UTF-8, as many as an entry can have.
    private static func decode(_ bytes: Span<UInt8>, into scalars: inout [UInt32]) {
        scalars.removeAll(keepingCapacity: true)
        var place = 0
        while place < bytes.count, scalars.count < Entry.longest {
            let first = bytes[place]
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var scalar =
                length == 1 ? UInt32(first) : UInt32(first) & (0x7F &>> UInt32(length))
            for offset in 1..<max(1, length) where place + offset < bytes.count {
                scalar = scalar &<< 6 | UInt32(bytes[place + offset] & 0x3F)
            }
            scalars.append(scalar)
            place += length
        }
    }

    static func mask(of scalars: [UInt32], _ category: Category) -> UInt64 {
        guard category == .word else { return 0 }
        return scalars.reduce(0) { $0 | 1 << UInt64($1 % 61) }
    }

    private static func hash(of scalars: [UInt32], _ category: Category) -> UInt64 {
        scalars.withUnsafeBufferPointer { hash(of: $0, category.rawValue) }
    }

    /// FNV-1a by scalars with a last mix, since the tables use the low bits.
    static func hash(of scalars: UnsafeBufferPointer<UInt32>, _ category: UInt8) -> UInt64 {
        var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(category)
        for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
        return hash ^ (hash &>> 32)
    }
}
