/// Finds the words of a vocabulary that are similar to a word: those of its file by the lists that
/// the file has, else by comparing, and remembers what it found.
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

    /// How many words of the vocabulary's file must be looked at for those similar to a word; 0
    /// where they are at hand.
    func effort(of id: UInt32, in vocabulary: Vocabulary) -> Int {
        guard let file = vocabulary.file, known[id] == nil, !file.hasSimilarWords(to: id) else {
            return 0
        }
        return Comparison.lengths(of: vocabulary.entry(of: id)).reduce(0) {
            $0 + file.places(ofLength: $1, below: .max).count
        }
    }

    /// The words among the first of a vocabulary that are similar to a word, but for itself.
    ///
    /// The first time costs some nanoseconds for each word of nearly its length, unless the file has
    /// the list; later times only what the vocabulary holds beside its file.
    public mutating func words(
        similarTo id: UInt32, in vocabulary: Vocabulary, first count: Int
    ) throws(IndexFileError) -> [Word] {
        guard !Comparison.lengths(of: vocabulary.entry(of: id)).isEmpty else { return [] }
        let others = vocabulary.fileCount..<max(vocabulary.fileCount, count)
        var found: [Word] = []
        var isFound = vocabulary.file == nil
        if let list = try vocabulary.file?.similarWords(to: id) ?? known[id] {
            found = list
            isFound = true
        }
        // To prepare a comparison takes longer than to read a list.
        guard !isFound || !others.isEmpty, let comparison = Comparison(id, vocabulary) else {
            return found
        }
        if let file = vocabulary.file, !isFound {
            comparison.search(file, below: .max, &found)
            if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
            known[id] = found
        }
        for other in others { comparison.compare(UInt32(other), &found) }
        return found
    }

    /// A word that is compared with others.
    struct Comparison {
        private let id: UInt32
        private let entry: Vocabulary.Entry
        private let pattern: WordPattern?
        private let signs: WordSigns
        private let vocabulary: Vocabulary

        /// Shorter words have no similar ones: a third of their length is less than an edit.
        private static let shortest = 2

        /// Nil where nothing is similar to a token.
        init?(_ id: UInt32, _ vocabulary: Vocabulary) {
            let entry = vocabulary.entry(of: id)
            guard !Self.lengths(of: entry).isEmpty else { return nil }
            self.id = id
            self.entry = entry
            self.vocabulary = vocabulary
            pattern =
                entry.length <= WordPattern.longest
                ? vocabulary.withScalars(of: id) { WordPattern($0.span) } : nil
            signs = vocabulary.withScalars(of: id) { WordSigns(of: $0) }
        }

        /// How long the words can be that are similar to a token, as far as a file tells lengths
        /// apart.
        static func lengths(of entry: Vocabulary.Entry) -> Range<Int> {
            guard entry.category == Vocabulary.Category.word.rawValue, entry.length >= shortest
            else { return 0..<0 }
            let longest = VocabularyFile.longest
            let least = min(max(1, entry.length - entry.length / 3), longest)
            return least..<min(entry.length * 3 / 2 + 1, longest) + 1
        }

        /// Appends the similar words of a file whose ids are below one.
        func search(_ file: VocabularyFile, below end: UInt32, _ found: inout [Word]) {
            let longest = VocabularyFile.longest
            for length in Self.lengths(of: entry) {
                let places = file.places(ofLength: length, below: end)
                guard length < longest else {
                    for place in places { compare(file.words[place], &found) }
                    continue
                }
                let limit = max(entry.length, length) / 3
                let excess = abs(entry.length - length)
                guard excess <= limit else { continue }
                let limits = WordSigns.Limits(excess: excess, limit: limit)
                let near =
                    length < entry.length
                    ? Self.near(file.letters, places) {
                        limits.allow(shorterLetters: $0, longer: signs.letters)
                    }
                    : Self.near(file.letters, places) {
                        limits.allow(shorterLetters: signs.letters, longer: $0)
                    }
                for place in near {
                    let bigrams = file.bigrams[place]
                    let isNear =
                        length < entry.length
                        ? limits.allow(shorterBigrams: bigrams, longer: signs.bigrams)
                        : limits.allow(shorterBigrams: signs.bigrams, longer: bigrams)
                    if isNear { compare(file.words[place], &found) }
                }
            }
        }

        /// The places of the words whose letters are allowed.
        @inline(__always)
        private static func near(
            _ letters: UnsafeBufferPointer<UInt64>, _ places: Range<Int>,
            where isAllowed: (UInt64) -> Bool
        ) -> [Int] {
            [Int](unsafeUninitializedCapacity: places.count) { near, count in
                // Each place is written, and kept only if the count goes on: no jump to mispredict.
                for place in places {
                    near[count] = place
                    count &+= Levenshtein.bit(isAllowed(letters[place]))
                }
            }
        }

        /// Appends a word if it is similar.
        @inline(__always)
        func compare(_ other: UInt32, _ found: inout [Word]) {
            let entry = vocabulary.entry(of: other)
            guard other != id, Vocabulary.mayBeSimilar(self.entry, entry) else { return }
            let longer = max(self.entry.length, entry.length)
            guard let pattern else {
                guard let cost = vocabulary.similarityCost(id, other) else { return }
                return found.append(
                    Word(id: other, weight: UInt8(entry.weight), cost: UInt8(cost)))
            }
            let distance = vocabulary.withScalars(of: other) {
                pattern.distance(to: $0.span, limit: longer / 3)
            }
            guard let distance else { return }
            let cost = Vocabulary.cost(
                distance: distance, longer: longer, weight: max(self.entry.weight, entry.weight))
            found.append(Word(id: other, weight: UInt8(entry.weight), cost: UInt8(cost)))
        }
    }
}
