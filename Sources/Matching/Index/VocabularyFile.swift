/// The tokens of a memory in a file of its index, found by key and by id without being read in.
///
/// Sections: the entries, their scalars, a hash table of ids plus one with open addresses, the words
/// by length (ids, letters, bigrams, and where each length begins), and for each token the words similar to it
/// (where its list begins, and the lists: the cost above 28 bits of the id).
public final class VocabularyFile: Sendable {
    /// How many tokens it holds; ids are below this.
    public let count: Int
    /// What it was made for.
    public let origin: IndexFile.Origin
    /// The checksum that stands for the whole file.
    public let checksum: UInt64

    private let file: IndexFile
    private nonisolated(unsafe) let entries: UnsafeBufferPointer<Vocabulary.Entry>
    private nonisolated(unsafe) let scalars: UnsafeBufferPointer<UInt32>
    private nonisolated(unsafe) let slots: UnsafeBufferPointer<UInt32>
    /// The ids of the words, the shorter ones first, and the signs of each.
    nonisolated(unsafe) let words: UnsafeBufferPointer<UInt32>
    nonisolated(unsafe) let letters: UnsafeBufferPointer<UInt64>
    nonisolated(unsafe) let bigrams: UnsafeBufferPointer<UInt64>
    private nonisolated(unsafe) let lengths: UnsafeBufferPointer<UInt32>
    private nonisolated(unsafe) let similarStarts: UnsafeBufferPointer<UInt32>
    private nonisolated(unsafe) let similar: UnsafeBufferPointer<UInt32>

    private enum Section {
        static let entries = 0
        static let scalars = 1
        static let slots = 2
        static let words = 3
        static let letters = 4
        static let bigrams = 5
        static let lengths = 6
        static let similarStarts = 7
        static let similar = 8
    }

    /// Words of this many scalars and more stand together.
    static let longest = 64

    /// Opens a file, and tests all of it but for the lists of similar words: it is small, and read
    /// everywhere.
    public init(_ file: IndexFile) throws(IndexFileError) {
        guard file.kind == .vocabulary else { throw .malformed }
        self.file = file
        for section in Section.entries...Section.similarStarts { try file.touch(section) }
        origin = file.origin
        checksum = file.checksum
        entries = file.values(Section.entries, of: Vocabulary.Entry.self)
        scalars = file.values(Section.scalars, of: UInt32.self)
        slots = file.values(Section.slots, of: UInt32.self)
        words = file.values(Section.words, of: UInt32.self)
        letters = file.values(Section.letters, of: UInt64.self)
        bigrams = file.values(Section.bigrams, of: UInt64.self)
        lengths = file.values(Section.lengths, of: UInt32.self)
        similarStarts = file.values(Section.similarStarts, of: UInt32.self)
        similar = file.values(Section.similar, of: UInt32.self)
        count = entries.count
        let scalarCount = scalars.count
        let entryCount = entries.count
        guard slots.count > count, slots.count.nonzeroBitCount == 1, letters.count == words.count,
            bigrams.count == words.count, lengths.count == Self.longest + 2,
            similarStarts.isEmpty || similarStarts.count == count + 1,
            lengths.allSatisfy({ Int($0) <= letters.count }),
            words.allSatisfy({ Int($0) < entryCount }),
            slots.allSatisfy({ Int($0) <= entryCount }), slots.contains(0),
            entries.allSatisfy({ Int($0.start) + $0.length <= scalarCount })
        else { throw .malformed }
    }

    /// The bytes of a file with the first tokens of a vocabulary.
    public static func bytes(
        of vocabulary: Vocabulary, count: Int, similar: SimilarWordLists = SimilarWordLists(),
        origin: IndexFile.Origin
    ) -> IndexBytes {
        var entries: [Vocabulary.Entry] = []
        entries.reserveCapacity(count)
        var scalars: [UInt32] = []
        var size = 64
        while size < count * 2 + 1 { size *= 2 }
        var slots = [UInt32](repeating: 0, count: size)
        var byLength = [[UInt32]](repeating: [], count: longest + 1)
        for id in 0..<UInt32(count) {
            var entry = vocabulary.entry(of: id)
            vocabulary.withScalars(of: id) { word in
                entry.start = UInt32(scalars.count)
                scalars += word
                let hash = Vocabulary.hash(of: word, entry.category)
                var slot = Int(truncatingIfNeeded: hash) & (size - 1)
                while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
                slots[slot] = id + 1
            }
            entries.append(entry)
            if entry.category == Vocabulary.Category.word.rawValue {
                byLength[min(entry.length, longest)].append(id)
            }
        }
        var words: [UInt32] = []
        var lengths: [UInt32] = []
        for group in byLength {
            lengths.append(UInt32(words.count))
            words += group
        }
        lengths.append(UInt32(words.count))
        let signs = words.map { vocabulary.withScalars(of: $0) { WordSigns(of: $0) } }
        return IndexFile.make(
            .vocabulary, origin, numbers: [count],
            sections: [
                IndexSection(entries), IndexSection(scalars), IndexSection(slots),
                IndexSection(words), IndexSection(signs.map(\.letters)),
                IndexSection(signs.map(\.bigrams)), IndexSection(lengths),
                IndexSection(similar.starts), IndexSection(similar.words),
            ])
    }

    /// The signs of the word at a place in ``words``.
    @inline(__always)
    func signs(at place: Int) -> WordSigns {
        WordSigns(letters: letters[place], bigrams: bigrams[place])
    }

    @inline(__always)
    func entry(_ place: Int) -> Vocabulary.Entry { entries[place] }

    @inline(__always)
    func scalars(of place: Int) -> UnsafeBufferPointer<UInt32> {
        let entry = entries[place]
        return UnsafeBufferPointer(
            rebasing: scalars[Int(entry.start)..<Int(entry.start) + entry.length])
    }

    /// The places in ``words`` of the words of a length whose ids are below one; those of
    /// ``longest`` and more together.
    func places(ofLength length: Int, below end: UInt32) -> Range<Int> {
        let start = Int(lengths[length])
        var low = start
        var high = max(low, Int(lengths[length + 1]))
        guard end < .max else { return low..<high }
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < end { low = middle + 1 } else { high = middle }
        }
        return start..<low
    }

    /// Whether it tells which words are similar.
    var hasSimilarWords: Bool { !similarStarts.isEmpty }

    /// Whether it tells which words are similar to a token.
    func hasSimilarWords(to id: UInt32) -> Bool { Int(id) + 1 < similarStarts.count }

    /// The words of the file that are similar to one of it; nil where the file has no lists.
    func similarWords(to id: UInt32) throws(IndexFileError) -> [SimilarWords.Word]? {
        guard hasSimilarWords(to: id) else { return nil }
        let first = Int(similarStarts[Int(id)])
        let range = first..<max(first, Int(similarStarts[Int(id) + 1]))
        guard range.upperBound <= similar.count else { throw .malformed }
        try file.touch(Section.similar, range, width: 4)
        var words: [SimilarWords.Word] = []
        words.reserveCapacity(range.count)
        for place in range {
            let other = similar[place] & SimilarWordLists.idMask
            guard Int(other) < count else { throw .malformed }
            words.append(
                SimilarWords.Word(
                    id: other, weight: UInt8(entries[Int(other)].weight),
                    cost: UInt8(similar[place] >> SimilarWordLists.idBits)))
        }
        return words
    }

    /// The id of a token; nil where the file does not have it.
    func id(of key: [UInt32], _ category: Vocabulary.Category, hash: UInt64) -> UInt32? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
        while slots[slot] != 0 {
            let id = slots[slot] &- 1
            let entry = entries[Int(id)]
            if entry.category == category.rawValue, entry.length == key.count,
                scalars(of: Int(id)).elementsEqual(key)
            {
                return id
            }
            slot = (slot &+ 1) & (slots.count &- 1)
        }
        return nil
    }
}
