/// The spellings of many terms, for finding those near to another.
struct Spellings: Sendable {
    private var scalars: [UInt32] = []
    private var ends: [Int] = []
    private var letters: [UInt64] = []

    /// Adds the spelling of the next term.
    mutating func append(_ spelling: [UInt32]) {
        scalars += spelling
        ends.append(scalars.count)
        letters.append(Self.letters(of: spelling))
    }

    /// Tells the number and the distance of every spelling that is at least as similar as
    /// ``SpellingDistance/limit(longer:)`` asks; linear in the number of spellings, nearly
    /// all of which are refused by their length and letters.
    func near(_ spelling: [UInt32], _ body: (_ number: Int, _ distance: Int) -> Void) {
        let own = Self.letters(of: spelling)
        var start = 0
        for number in ends.indices {
            let range = start..<ends[number]
            start = range.upperBound
            let longer = max(range.count, spelling.count)
            let limit = SpellingDistance.limit(longer: longer)
            let other = letters[number]
            // Each letter that the other does not have costs an edit at least.
            if abs(range.count - spelling.count) > limit
                || (own & ~other).nonzeroBitCount > limit
                || (other & ~own).nonzeroBitCount > limit
            {
                continue
            }
            if let distance = SpellingDistance.between(
                spelling[...], scalars[range], atMost: limit)
            {
                body(number, distance)
            }
        }
    }

    /// A set of letters in 64 bits; letters that share a bit only let more through.
    private static func letters(of spelling: [UInt32]) -> UInt64 {
        spelling.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
