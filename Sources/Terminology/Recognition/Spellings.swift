/// The spellings of many terms, for finding those near to another.
///
/// They are kept by their length, so that one question passes over those of a length in a row.
struct Spellings: Sendable {
    private struct OneLength {
        var numbers: [Int32] = []
        /// The letters of each, as a set.
        var letters: [UInt64] = []
        var scalars: [UInt32] = []
    }

    private var lengths: [OneLength] = []
    private var count: Int32 = 0

    /// Adds the spelling of the next term.
    mutating func append(_ spelling: [UInt32]) {
        while lengths.count <= spelling.count { lengths.append(OneLength()) }
        lengths[spelling.count].numbers.append(count)
        lengths[spelling.count].letters.append(Self.letters(of: spelling))
        lengths[spelling.count].scalars += spelling
        count += 1
    }

    /// Tells the number and the distance of every spelling that is at least as similar as
    /// ``SpellingDistance/limit(longer:)`` asks; linear in the number of spellings of about its
    /// length, nearly all of which are refused by their letters.
    func near(_ spelling: [UInt32], _ body: (_ number: Int, _ distance: Int) -> Void) {
        let own = Self.letters(of: spelling)
        for length in lengths.indices {
            let limit = SpellingDistance.limit(longer: max(length, spelling.count))
            guard abs(length - spelling.count) <= limit else { continue }
            let row = lengths[length]
            for place in row.letters.indices {
                let other = row.letters[place]
                // Each letter that the other does not have costs an edit at least.
                if (own & ~other).nonzeroBitCount > limit || (other & ~own).nonzeroBitCount > limit
                {
                    continue
                }
                let start = place * length
                if let distance = SpellingDistance.between(
                    spelling[...], row.scalars[start..<start + length], atMost: limit)
                {
                    body(Int(row.numbers[place]), distance)
                }
            }
        }
    }

    /// A set of letters in 64 bits; letters that share a bit only let more through.
    private static func letters(of spelling: [UInt32]) -> UInt64 {
        spelling.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}
