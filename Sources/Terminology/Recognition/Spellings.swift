/// The spellings of many terms, for finding those near to another.
///
/// They are kept by their length, so that one question passes over those of a length in a row.
struct Spellings: Sendable {
    private struct OneLength {
        var numbers: [Int32] = []
        /// How often each has the letters of 32 classes.
        var letters: [LetterClasses] = []
        var scalars: [UInt32] = []
    }

    private var lengths: [OneLength] = []
    private var count: Int32 = 0

    /// Adds the spelling of the next term.
    mutating func append(_ spelling: [UInt32]) {
        while lengths.count <= spelling.count { lengths.append(OneLength()) }
        lengths[spelling.count].numbers.append(count)
        lengths[spelling.count].letters.append(LetterClasses(spelling))
        lengths[spelling.count].scalars += spelling
        count += 1
    }

    /// Tells the number and the distance of every spelling that is at least as similar as
    /// ``SpellingDistance/limit(longer:)`` asks; linear in the number of spellings of about its
    /// length, nearly all of which are refused by their letters.
    func near(_ spelling: [UInt32], _ body: (_ number: Int, _ distance: Int) -> Void) {
        let own = LetterClasses(spelling)
        for length in lengths.indices {
            let limit = SpellingDistance.limit(longer: max(length, spelling.count))
            guard abs(length - spelling.count) <= limit else { continue }
            let row = lengths[length]
            for place in row.letters.indices {
                let other = row.letters[place]
                // Each letter that the other has less often costs an edit at least.
                if own.excess(over: other) > limit || other.excess(over: own) > limit { continue }
                let start = place * length
                if let distance = SpellingDistance.between(
                    spelling[...], row.scalars[start..<start + length], atMost: limit)
                {
                    body(Int(row.numbers[place]), distance)
                }
            }
        }
    }
}

/// How often a spelling has the letters of 32 classes, to 7 each: four bits a class, of which the
/// highest is free for the borrow of a subtraction.
struct LetterClasses: Sendable {
    private var counts: (UInt64, UInt64) = (0, 0)

    init(_ spelling: [UInt32]) {
        for letter in spelling {
            let shift = UInt64(letter & 15) * 4
            if letter & 16 == 0 {
                counts.0 = Self.counted(counts.0, at: shift)
            } else {
                counts.1 = Self.counted(counts.1, at: shift)
            }
        }
    }

    private static func counted(_ counts: UInt64, at shift: UInt64) -> UInt64 {
        counts >> shift & 7 == 7 ? counts : counts + (1 << shift)
    }

    /// How many letters it has more than another, class by class: at least so many edits are
    /// between the two.
    @inline(__always)
    func excess(over other: LetterClasses) -> Int {
        Self.excess(counts.0, other.counts.0) + Self.excess(counts.1, other.counts.1)
    }

    @inline(__always)
    private static func excess(_ left: UInt64, _ right: UInt64) -> Int {
        let high: UInt64 = 0x8888_8888_8888_8888
        let low: UInt64 = 0x0F0F_0F0F_0F0F_0F0F
        let difference = (left | high) &- right
        // Seven where the left is not less, so that only what it has more is left.
        let more = difference & (((difference & high) >> 3) &* 7)
        let pairs = (more & low) &+ (more >> 4 & low)
        return Int(truncatingIfNeeded: (pairs &* 0x0101_0101_0101_0101) >> 56)
    }
}
