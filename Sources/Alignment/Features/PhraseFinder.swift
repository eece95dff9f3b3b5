/// Finds phrases of several words in segments.
struct PhraseFinder {
    /// A type after the beginning of a phrase, which has a number.
    private struct Step: Hashable {
        let beginning: Int32
        let type: Int32
    }

    private struct Phrase {
        /// Which one it was of those that were added.
        let number: Int
        let type: Int32
    }

    /// The numbers of the beginnings of phrases, in which those that begin alike share theirs; that
    /// of no words is 0.
    private var beginnings: [Step: Int32] = [:]
    /// The phrases that each beginning is the whole of.
    private var phrases: [[Phrase]] = [[]]
    /// The phrases that are there already, by their first type and their own.
    private var known: Set<[Int32]> = []

    /// Adds a phrase by the types of its words.
    mutating func add(_ types: [Int32], as phrase: Int32) {
        guard let first = types.first, known.insert([first, phrase]).inserted else { return }
        var beginning: Int32 = 0
        for type in types {
            let step = Step(beginning: beginning, type: type)
            if let next = beginnings[step] {
                beginning = next
            } else {
                beginning = Int32(phrases.count)
                beginnings[step] = beginning
                phrases.append([])
            }
        }
        phrases[Int(beginning)].append(Phrase(number: known.count, type: phrase))
    }

    /// The phrases that stand in a segment with these types, in the order of the words with which they
    /// begin, and then in that in which they were added.
    ///
    /// Takes a step for each word that goes on with the beginning of a phrase, however many begin so.
    func phrases(in types: ArraySlice<Int32>) -> [Int32] {
        guard !beginnings.isEmpty else { return [] }
        var found: [Int32] = []
        for start in types.indices {
            var here: [Phrase] = []
            var beginning: Int32 = 0
            for type in types[start...] {
                guard let next = beginnings[Step(beginning: beginning, type: type)] else { break }
                here += phrases[Int(next)]
                beginning = next
            }
            here.sort { $0.number < $1.number }
            found += here.map(\.type)
        }
        return found
    }
}
