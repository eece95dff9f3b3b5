/// Which letters a spelling has once and which more often: enough to tell most spellings apart
/// without comparing them.
struct LetterCounts {
    /// A bit for each letter.
    private let once: UInt32
    /// A bit for each letter that is there more than once.
    private let again: UInt32

    init(_ letters: [UInt8]) {
        var once = UInt32(0)
        var again = UInt32(0)
        for letter in letters {
            let bit = NameSpelling.bit(of: letter)
            again |= once & bit
            once |= bit
        }
        self.once = once
        self.again = again
    }

    /// The edits that are needed at least: one for each letter that the other lacks.
    func leastDistance(to other: LetterCounts) -> Int {
        let mine = UInt64(again) << 32 | UInt64(once)
        let others = UInt64(other.again) << 32 | UInt64(other.once)
        return max((mine & ~others).nonzeroBitCount, (others & ~mine).nonzeroBitCount)
    }

    /// Whether both have the same consonants.
    func hasConsonants(of other: LetterCounts) -> Bool {
        (once ^ other.once | again ^ other.again) & ~NameSpelling.vowels == 0
    }
}
