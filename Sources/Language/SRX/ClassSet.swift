/// A set of classes of characters, by their numbers, in words of 64 bits.
struct ClassSet: Sendable {
    private var words: [UInt64]

    /// The empty set of so many classes.
    init(classCount: Int) {
        words = [UInt64](repeating: 0, count: (classCount + 63) / 64)
    }

    /// How many classes it has.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 != 0 }

    mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

    mutating func formUnion(_ other: ClassSet) {
        for word in words.indices { words[word] |= other.words[word] }
    }

    /// The numbers in order.
    var numbers: [Int] {
        var numbers: [Int] = []
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                numbers.append(place << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return numbers
    }
}
