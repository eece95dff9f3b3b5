/// The spellings of many terms, for finding those near to another.
///
/// They are kept by their length, so that one question passes over those of a length in a row.
struct Spellings: Sendable {
    private struct OneLength {
        var numbers: [Int32] = []
        /// How often each has the letters of 32 classes.
        var letters: [SIMD32<UInt8>] = []
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
                // Each letter that the other has less often costs an edit at least.
                let more = (own &- other).replacing(with: 0, where: own .< other)
                let less = (other &- own).replacing(with: 0, where: other .< own)
                if more.wrappedSum() > limit || less.wrappedSum() > limit { continue }
                let start = place * length
                if let distance = SpellingDistance.between(
                    spelling[...], row.scalars[start..<start + length], atMost: limit)
                {
                    body(Int(row.numbers[place]), distance)
                }
            }
        }
    }

    /// The letters by 32 classes, those of longer texts counted to 7 a class, so that no sum is more
    /// than a byte holds; letters that share a class only let more through.
    private static func letters(of spelling: [UInt32]) -> SIMD32<UInt8> {
        var counts = SIMD32<UInt8>()
        for letter in spelling {
            let place = Int(letter & 31)
            counts[place] = min(counts[place] + 1, 7)
        }
        return counts
    }
}
