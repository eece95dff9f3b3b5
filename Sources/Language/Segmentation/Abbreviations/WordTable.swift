/// Values by words, looked up by a text's scalars without making a `String` of them.
struct WordTable<Value: Sendable>: Sendable {
    private struct Entry {
        let word: [UInt32]
        let value: Value
    }

    private var entries: [Entry] = []
    private var places: [UInt64: [Int]] = [:]
    private var longest = 0

    /// Makes a table; of a word that is given twice, the last value holds.
    init(_ words: some Sequence<(String, Value)>) {
        for (word, value) in words { self[word] = value }
    }

    /// The value of a word, with which it is set and taken away too.
    subscript(_ word: String) -> Value? {
        get { value(of: word.unicodeScalars.map(\.value)) }
        set {
            let word = word.unicodeScalars.map(\.value)
            let key = Self.key(of: word)
            places[key]?.removeAll { entries[$0].word == word }
            guard let newValue else { return }
            longest = max(longest, word.count)
            places[key, default: []].append(entries.count)
            entries.append(Entry(word: word, value: newValue))
        }
    }

    /// The value of a word given by its scalars, nil where the table does not have it.
    func value(of word: some RandomAccessCollection<UInt32>) -> Value? {
        guard word.count <= longest, let places = places[Self.key(of: word)] else { return nil }
        return places.first { entries[$0].word.elementsEqual(word) }.map { entries[$0].value }
    }

    func contains(_ word: some RandomAccessCollection<UInt32>) -> Bool { value(of: word) != nil }

    /// The hash FNV-1a of Fowler, Noll and Vo, with scalars for bytes.
    private static func key(of word: some Collection<UInt32>) -> UInt64 {
        var key: UInt64 = 0xCBF2_9CE4_8422_2325
        for value in word { key = (key ^ UInt64(value)) &* 0x100_0000_01B3 }
        return key
    }
}
