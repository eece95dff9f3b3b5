/// Finds the pairs of similar words of a vocabulary's file, all at once.
///
/// A word is cut into one segment more than there may be edits, so that one segment at least stands
/// unchanged in the other word, few places away (Li, Deng, Wang and Feng, "Pass-Join", 2011). Only
/// the words that share a segment are compared, a hundredth of what lengths and bigrams leave.
public struct SimilarWordJoin: Sendable {
    /// Work that one task can do.
    public struct Portion: Sendable {
        fileprivate enum Extent {
            /// Each of some tokens with all before it.
            case tokens(Range<Int>)
            /// Words of a length with words as long or longer, at a limit of edits.
            case length(Int, limit: Int)
            /// Words too long to be joined, by their places, with all others.
            case longWords(Range<Int>)
        }

        fileprivate let extent: Extent
        fileprivate let cost: Int
    }

    private let file: VocabularyFile
    private let vocabulary: Vocabulary
    private let first: Int

    /// Cutting the words costs as much as comparing a share of them with all others.
    private static let joinedShare = 32
    /// How many parts the comparisons are cut into, so that all processors end at the same time.
    private static let parts = 64

    /// Prepares to compare the words from an id on with each other and with those before them.
    public init(_ file: VocabularyFile, in vocabulary: Vocabulary, from first: Int = 0) {
        self.file = file
        self.vocabulary = vocabulary
        self.first = first
    }

    /// The work in portions, the largest ones first.
    public var portions: [Portion] {
        guard (file.count - first) * Self.joinedShare >= file.count else {
            return Self.ranges(first..<file.count).map { Portion(extent: .tokens($0), cost: 0) }
        }
        let words = (0...VocabularyFile.longest).map { file.places(ofLength: $0, below: .max) }
        var portions: [Portion] = []
        for length in 2..<VocabularyFile.longest where !words[length].isEmpty {
            // The longer word has at most half as many scalars more.
            for limit in max(1, length / 3)...min(length / 2, (VocabularyFile.longest - 1) / 3) {
                let longer = Self.lengths(length, limit: limit).reduce(0) { $0 + words[$1].count }
                guard longer > 0 else { continue }
                portions.append(
                    Portion(
                        extent: .length(length, limit: limit), cost: words[length].count * longer))
            }
        }
        return portions.sorted { $0.cost > $1.cost }
            + Self.ranges(words[VocabularyFile.longest])
            .map { Portion(extent: .longWords($0), cost: 0) }
    }

    /// The similar words of a portion.
    public func part(_ portion: Portion) -> SimilarWordLists.Part {
        var part = SimilarWordLists.Part()
        switch portion.extent {
        case .tokens(let range):
            for id in range {
                compare(UInt32(id), &part) { $0 < id }
            }
        case .longWords(let places):
            let all = file.places(ofLength: VocabularyFile.longest, below: .max)
            let long = Set(file.words[all])
            for id in file.words[places] {
                compare(id, &part) { other in
                    (other < id || !long.contains(other)) && max(id, other) >= first
                }
            }
        case .length(let length, let limit): join(length, limit: limit, &part)
        }
        return part
    }

    /// Compares a token with all words, and keeps some of those that are similar.
    private func compare(
        _ id: UInt32, _ part: inout SimilarWordLists.Part, keeping isKept: (UInt32) -> Bool
    ) {
        guard let comparison = SimilarWords.Comparison(id, vocabulary) else { return }
        var found: [SimilarWords.Word] = []
        comparison.search(file, below: .max, &found)
        for word in found where isKept(word.id) { part.add(id, word.id, cost: word.cost) }
    }

    /// The lengths of the longer words at a limit of edits, a third of them.
    private static func lengths(_ shorter: Int, limit: Int) -> ClosedRange<Int> {
        max(shorter, 3 * limit)...min(3 * limit + 2, shorter + limit, VocabularyFile.longest - 1)
    }

    private static func ranges(_ range: Range<Int>) -> [Range<Int>] {
        (0..<parts).map { part in
            range.lowerBound + range.count * part / parts..<range.lowerBound
                + range.count * (part + 1) / parts
        }.filter { !$0.isEmpty }
    }

    private func join(_ shorter: Int, limit: Int, _ part: inout SimilarWordLists.Part) {
        let places = file.places(ofLength: shorter, below: .max)
        let tables = WordSegmentTable.tables(
            shorter, count: limit + 1, of: places.map { file.scalars(of: Int(file.words[$0])) })
        // The longer word for which a shorter one was compared last.
        var compared = [Int32](repeating: -1, count: places.count)
        for longer in Self.lengths(shorter, limit: limit) {
            let excess = longer - shorter
            let limits = WordSigns.Limits(excess: excess, limit: limit)
            for place in file.places(ofLength: longer, below: .max) {
                let id = file.words[place]
                let scalars = file.scalars(of: Int(id))
                let own = file.signs(at: place)
                var pattern: WordPattern?
                for table in tables {
                    for start in table.starts(excess: excess, limit: limit) {
                        for candidate in table.words(with: scalars, at: start) {
                            let other = places.lowerBound &+ Int(candidate)
                            if other >= place { break }
                            guard limits.allow(file.signs(at: other), own),
                                compared[Int(candidate)] != Int32(place)
                            else { continue }
                            compared[Int(candidate)] = Int32(place)
                            let otherID = file.words[other]
                            guard max(id, otherID) >= first else { continue }
                            let prepared = pattern ?? WordPattern(scalars.span)
                            pattern = prepared
                            guard
                                let distance = prepared.distance(
                                    to: file.scalars(of: Int(otherID)).span, limit: limit)
                            else { continue }
                            let weight = max(
                                file.entry(Int(id)).weight, file.entry(Int(otherID)).weight)
                            let cost = Vocabulary.cost(
                                distance: distance, longer: longer, weight: weight)
                            part.add(id, otherID, cost: UInt8(cost))
                        }
                    }
                }
            }
        }
    }
}
