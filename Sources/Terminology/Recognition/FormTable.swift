internal import Language

/// The stems of the words of headwords, for finding the words whose form a token is.
///
/// Stems instead of forms: ten thousand terms have some three hundred thousand forms, which would
/// take long to make and much room to keep, but only a few stems each.
struct FormTable: Sendable {
    private struct Entry {
        let hash: UInt64
        let word: Int32
        let endings: Int32
        let letters: Range<Int32>
        /// The next entry of the same slot, -1 for none.
        let next: Int32
    }

    private var entries: [Entry] = []
    private var slots = [Int32](repeating: -1, count: 1024)
    private var letters: [UInt32] = []
    private var tables: [EndingTable] = []
    private var tableNumbers: [ObjectIdentifier: Int32] = [:]

    /// The step of FNV-1a, so that the hashes of all beginnings of a word come in one pass.
    @inline(__always)
    static func hash(_ hash: UInt64, adding letter: UInt32) -> UInt64 {
        (hash ^ UInt64(letter)) &* 0x100_0000_01B3
    }

    static let emptyHash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Adds a stem of a word.
    mutating func add(_ stem: InflectedStem, word: Int32) {
        let identity = ObjectIdentifier(stem.endings)
        let table = tableNumbers[identity] ?? Int32(tables.count)
        if Int(table) == tables.count {
            tableNumbers[identity] = table
            tables.append(stem.endings)
        }
        let start = Int32(letters.count)
        var hash = Self.emptyHash
        for scalar in stem.stem.unicodeScalars {
            letters.append(scalar.value)
            hash = Self.hash(hash, adding: scalar.value)
        }
        if entries.count * 2 > slots.count { grow() }
        let slot = Int(hash >> 20) & (slots.count - 1)
        entries.append(
            Entry(
                hash: hash, word: word, endings: table, letters: start..<Int32(letters.count),
                next: slots[slot]))
        slots[slot] = Int32(entries.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        for place in entries.indices {
            let entry = entries[place]
            let slot = Int(entry.hash >> 20) & (slots.count - 1)
            entries[place] = Entry(
                hash: entry.hash, word: entry.word, endings: entry.endings, letters: entry.letters,
                next: slots[slot])
            slots[slot] = Int32(place)
        }
    }

    /// Tells each word that a token is a form of, with the cases of that form; a word may be told
    /// several times.
    func words(
        of token: ArraySlice<UInt32>, _ body: (_ word: Int32, _ cases: GrammaticalCases) -> Void
    ) {
        var hash = Self.emptyHash
        var place = token.startIndex
        let first = max(token.startIndex, token.endIndex - EndingTable.longest)
        while true {
            if place >= first {
                var next = slots[Int(hash >> 20) & (slots.count - 1)]
                while next >= 0 {
                    let entry = entries[Int(next)]
                    next = entry.next
                    guard entry.hash == hash,
                        letters[Int(entry.letters.lowerBound)..<Int(entry.letters.upperBound)]
                            .elementsEqual(token[..<place])
                    else { continue }
                    if let cases = tables[Int(entry.endings)].cases(ofEnding: token[place...]) {
                        body(entry.word, cases)
                    }
                }
            }
            guard place < token.endIndex else { return }
            hash = Self.hash(hash, adding: token[place])
            place += 1
        }
    }
}
