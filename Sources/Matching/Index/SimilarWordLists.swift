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

    /// A part of the lists: pairs of similar words.
    public struct Part: Sendable {
        fileprivate var pairs: [(UInt32, UInt32, cost: UInt8)] = []

        /// Adds a pair of similar words, which is in no other part.
        mutating func add(_ one: UInt32, _ other: UInt32, cost: UInt8) {
            pairs.append((one, other, cost))
        }
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
                part.add(word.id, id, cost: word.cost)
            }
        }
        return part
    }

    /// Puts parts together that cover all tokens of a file; their order does not matter.
    public init(_ parts: [Part], count: Int) {
        guard count < Self.mostTokens else { return }
        var sizes = [UInt32](repeating: 0, count: count + 1)
        for part in parts {
            for pair in part.pairs {
                sizes[Int(pair.0) + 1] += 1
                sizes[Int(pair.1) + 1] += 1
            }
        }
        for id in 0..<count { sizes[id + 1] += sizes[id] }
        starts = sizes
        words = [UInt32](repeating: 0, count: Int(sizes[count]))
        for part in parts {
            for pair in part.pairs {
                let cost = UInt32(pair.cost) << Self.idBits
                words[Int(sizes[Int(pair.0)])] = pair.1 | cost
                sizes[Int(pair.0)] += 1
                words[Int(sizes[Int(pair.1)])] = pair.0 | cost
                sizes[Int(pair.1)] += 1
            }
        }
        words.withUnsafeMutableBufferPointer { words in
            for id in 0..<count {
                words[Int(starts[id])..<Int(starts[id + 1])].sort {
                    $0 & Self.idMask < $1 & Self.idMask
                }
            }
        }
    }
}
