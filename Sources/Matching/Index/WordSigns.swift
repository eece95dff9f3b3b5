/// What tells most words apart without comparing them letter by letter.
struct WordSigns: BitwiseCopyable, Sendable {
    /// Two bits for each value of a scalar modulo 32: whether it is there, and whether twice.
    let letters: UInt64
    /// A bit for each pair of neighbours and for the first and the last scalar, by a hash.
    let bigrams: UInt64

    init(letters: UInt64, bigrams: UInt64) {
        self.letters = letters
        self.bigrams = bigrams
    }

    init(of word: UnsafeBufferPointer<UInt32>) {
        var letters: UInt64 = 0
        var bigrams: UInt64 = 0
        var before: UInt32 = 0
        for scalar in word {
            let once = UInt64(1) &<< UInt64(scalar % 32 * 2)
            letters |= letters & once == 0 ? once : once &<< 1
            bigrams |= Self.bit(before, scalar)
            before = scalar
        }
        self.letters = letters
        self.bigrams = bigrams | Self.bit(before, 0)
    }

    private static func bit(_ first: UInt32, _ second: UInt32) -> UInt64 {
        1 &<< UInt64((first &* 0x9E37_79B1 &+ second &* 0x85EB_CA77) &>> 26)
    }

    /// How many signs of a word another one may lack, if so many edits lead from one to the other.
    ///
    /// Of at most `limit` edits `excess` and more insert, so that `limit - excess` at most delete or
    /// replace a letter of the shorter word. Each of those takes two of its bigrams, an insertion
    /// one; of the longer word's bigrams no edit takes more than two (Ukkonen 1992 has this bound
    /// for q-grams).
    struct Limits {
        let shorterLetters: Int
        let longerLetters: Int
        let shorterBigrams: Int
        let longerBigrams: Int

        init(excess: Int, limit: Int) {
            shorterLetters = limit - excess
            longerLetters = limit
            shorterBigrams = 2 * limit - excess
            longerBigrams = 2 * limit
        }

        /// Whether the letters of a shorter and a longer word allow it.
        @inline(__always)
        func allow(shorterLetters shorter: UInt64, longer: UInt64) -> Bool {
            (shorter & ~longer).nonzeroBitCount <= shorterLetters
                && (longer & ~shorter).nonzeroBitCount <= longerLetters
        }

        /// Whether the bigrams of a shorter and a longer word allow it.
        @inline(__always)
        func allow(shorterBigrams shorter: UInt64, longer: UInt64) -> Bool {
            (shorter & ~longer).nonzeroBitCount <= shorterBigrams
                && (longer & ~shorter).nonzeroBitCount <= longerBigrams
        }

        /// Whether a shorter and a longer word may be similar: never false for similar ones.
        @inline(__always)
        func allow(_ shorter: WordSigns, _ longer: WordSigns) -> Bool {
            allow(shorterLetters: shorter.letters, longer: longer.letters)
                && allow(shorterBigrams: shorter.bigrams, longer: longer.bigrams)
        }
    }
}
