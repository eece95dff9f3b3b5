/// A word made ready to be held against others: the edit distance of short words in bits, a column
/// at a time (Myers 1999, as Hyyrö 2003 writes it), without any memory on the heap.
struct LetterPattern {
    /// The letters of a word that has a bit for each.
    private static let width = 64

    private let letters: [UInt8]
    /// Where each letter stands.
    private var places = InlineArray<32, UInt64>(repeating: 0)

    init(_ letters: [UInt8]) {
        self.letters = letters
        for (place, letter) in letters.prefix(Self.width).enumerated() {
            places[Int(letter & 0x1F)] |= 1 << UInt64(place)
        }
    }

    /// The letters that must be put in, left out or replaced to make the other word of this one.
    func distance(to other: [UInt8]) -> Int {
        guard !letters.isEmpty else { return other.count }
        guard letters.count <= Self.width else {
            return other.count <= Self.width
                ? LetterPattern(other).distance(to: letters) : Self.longDistance(letters, other)
        }
        // Where the column of the table grows by one from a letter to the next, and where it falls.
        var grows = ~UInt64(0)
        var falls = UInt64(0)
        var distance = letters.count
        let last = UInt64(letters.count - 1)
        for letter in other {
            let equal = places[Int(letter & 0x1F)]
            let diagonal = (((equal & grows) &+ grows) ^ grows) | equal | falls
            let right = falls | ~(diagonal | grows)
            let left = grows & diagonal
            distance &+= Int(truncatingIfNeeded: (right &>> last) & 1)
            distance &-= Int(truncatingIfNeeded: (left &>> last) & 1)
            let shifted = right &<< 1 | 1
            grows = (left &<< 1) | ~(diagonal | shifted)
            falls = shifted & diagonal
        }
        return distance
    }

    /// The distance of two words that are both longer than a word of bits, by rows.
    private static func longDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for position in right.indices {
                let replaced = diagonal + (letter == right[position] ? 0 : 1)
                diagonal = row[position + 1]
                row[position + 1] = min(replaced, diagonal + 1, row[position] + 1)
            }
        }
        return row[right.count]
    }
}
