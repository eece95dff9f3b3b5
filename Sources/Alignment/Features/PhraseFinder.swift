/// Finds phrases of several words in segments.
struct PhraseFinder {
    private var phrasesByFirst: [Int32: [(types: [Int32], phrase: Int32)]] = [:]

    /// Adds a phrase by the types of its words.
    mutating func add(_ types: [Int32], as phrase: Int32) {
        guard let first = types.first,
            phrasesByFirst[first]?.contains(where: { $0.phrase == phrase }) != true
        else { return }
        phrasesByFirst[first, default: []].append((types, phrase))
    }

    /// The phrases that stand in a segment with these types.
    func phrases(in types: ArraySlice<Int32>) -> [Int32] {
        guard !phrasesByFirst.isEmpty else { return [] }
        var found: [Int32] = []
        for start in types.indices {
            for candidate in phrasesByFirst[types[start]] ?? []
            where types[start...].starts(with: candidate.types) {
                found.append(candidate.phrase)
            }
        }
        return found
    }
}
