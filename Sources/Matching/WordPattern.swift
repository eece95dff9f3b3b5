/// A sequence of 1 to 64 numbers, prepared to be compared with many others.
///
/// Myers 1999 in the form of Hyyrö 2003, as in ``Levenshtein``, with a column in one machine word.
///
/// A class, since its tables are too large to be copied for each comparison.
final class WordPattern: Sendable {
    /// The most elements that it can have.
    static let longest = 64

    /// How many elements it has.
    let count: Int

    // Places of an element in the pattern, in a hash table with open addresses; a slot is free
    // while it has no bits.
    private let elements: InlineArray<128, UInt32>
    private let places: InlineArray<128, UInt64>

    /// Prepares a sequence of at most ``longest`` elements.
    init(_ pattern: Span<UInt32>) {
        count = pattern.count
        var elements: InlineArray<128, UInt32> = .init(repeating: 0)
        var places: InlineArray<128, UInt64> = .init(repeating: 0)
        for place in 0..<pattern.count {
            var slot = Self.firstSlot(of: pattern[place])
            while places[slot] != 0 && elements[slot] != pattern[place] { slot = (slot + 1) & 127 }
            elements[slot] = pattern[place]
            places[slot] |= 1 &<< UInt64(place)
        }
        self.elements = elements
        self.places = places
    }

    /// The distance to another sequence, or nil where it is more than the limit.
    @inline(__always)
    func distance(to text: Span<UInt32>, limit: Int) -> Int? {
        guard count > 0 else { return text.count <= limit ? text.count : nil }
        let top = UInt64(1) &<< UInt64(count &- 1)
        var risen = ~UInt64(0)
        var fallen: UInt64 = 0
        var distance = count
        for column in 0..<text.count {
            let equal = places[slot(of: text[column])]
            let vertical = equal | fallen
            let diagonal = (((equal & risen) &+ risen) ^ risen) | equal
            var rising = fallen | ~(diagonal | risen)
            var falling = risen & diagonal
            distance &+= Levenshtein.bit(rising & top != 0) &- Levenshtein.bit(falling & top != 0)
            // Each column that is left can take away one at most.
            if distance &- (text.count &- 1 &- column) > limit { return nil }
            rising = rising &<< 1 | 1
            falling = falling &<< 1
            risen = falling | ~(vertical | rising)
            fallen = rising & vertical
        }
        return distance
    }

    /// The slot of an element, or a free one.
    @inline(__always)
    private func slot(of element: UInt32) -> Int {
        var slot = Self.firstSlot(of: element)
        while places[slot] != 0 && elements[slot] != element { slot = (slot &+ 1) & 127 }
        return slot
    }

    @inline(__always)
    private static func firstSlot(of element: UInt32) -> Int {
        Int(truncatingIfNeeded: (element &* 0x9E37_79B1) &>> 25)
    }
}
