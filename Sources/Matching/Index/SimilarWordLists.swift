/// For each token of a vocabulary's file the words of the file that are similar to it.
public struct SimilarWordLists: Sendable {
    /// Where the list of each token begins, and at the end where the last ends; nothing where there
    /// are no lists.
    private(set) var starts: [UInt32] = []
    /// The lists: ids, and above ``idBits`` the costs.
    private(set) var words: [UInt32] = []

    static let idBits: UInt32 = 28
    static let idMask: UInt32 = (1 << idBits) - 1
    /// Larger vocabularies, or words with more similar ones, go without lists.
    private static let mostTokens = 1 << 28

    /// A part of the lists: of the tokens of a range, the similar words with lower ids.
    public struct Part: Sendable {
        fileprivate var pairs: [(lower: UInt32, higher: UInt32, cost: UInt8)] = []
    }

    /// No lists.
    public init() {}

    /// The lists of an earlier file of the same vocabulary.
    ///
    /// Nil where it has none.
    public static func part(of file: VocabularyFile) throws(IndexFileError) -> Part? {
        guard file.hasSimilarWords else { return nil }
        var part = Part()
        for id in 0..<UInt32(file.count) {
            for word in try file.similarWords(to: id) ?? [] where word.id < id {
                part.pairs.append((word.id, id, word.cost))
            }
        }
        return part
    }

    /// Compares the words of a range with all that have lower ids, since to be similar is mutual.
    public static func part(
        _ range: Range<Int>, of file: VocabularyFile, in vocabulary: Vocabulary
    ) -> Part {
        var part = Part()
        var found: [SimilarWords.Word] = []
        for id in range {
            guard let comparison = SimilarWords.Comparison(UInt32(id), vocabulary) else {
                continue
            }
            found.removeAll(keepingCapacity: true)
            comparison.search(file, below: UInt32(id), &found)
            for word in found { part.pairs.append((word.id, UInt32(id), word.cost)) }
        }
        return part
    }

    /// Puts parts together that cover all tokens of a file.
    public init(_ parts: [Part], count: Int) {
        guard count < Self.mostTokens else { return }
        var sizes = [UInt32](repeating: 0, count: count + 1)
        for part in parts {
            for pair in part.pairs {
                sizes[Int(pair.lower) + 1] += 1
                sizes[Int(pair.higher) + 1] += 1
            }
        }
        for id in 0..<count { sizes[id + 1] += sizes[id] }
        starts = sizes
        words = [UInt32](repeating: 0, count: Int(sizes[count]))
        for part in parts {
            for pair in part.pairs {
                let cost = UInt32(pair.cost) << Self.idBits
                words[Int(sizes[Int(pair.lower)])] = pair.higher | cost
                sizes[Int(pair.lower)] += 1
                words[Int(sizes[Int(pair.higher)])] = pair.lower | cost
                sizes[Int(pair.higher)] += 1
            }
        }
    }
}
