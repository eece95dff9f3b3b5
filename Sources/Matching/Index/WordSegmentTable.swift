/// The words of one length by one of the segments into which they are cut.
struct WordSegmentTable {
    /// Which segment it is, from 0, of how many scalars before it and in it.
    private let number: Int
    private let start: Int
    private let length: Int
    private let shift: UInt32
    private let bucketStarts: [UInt32]
    private let words: [UInt32]

    /// The tables of words of a length for each of so many segments, as long as each other or one
    /// longer.
    static func tables(
        _ length: Int, count: Int, of words: [UnsafeBufferPointer<UInt32>]
    ) -> [WordSegmentTable] {
        (0..<count).map { number in
            let start = length * number / count
            return WordSegmentTable(
                number, start: start, length: length * (number + 1) / count - start, of: words)
        }
    }

    private init(_ number: Int, start: Int, length: Int, of words: [UnsafeBufferPointer<UInt32>]) {
        self.number = number
        self.start = start
        self.length = length
        let bits = max(4, UInt32(Int.bitWidth - (words.count * 2).leadingZeroBitCount))
        shift = 32 - bits
        var buckets = [UInt32](repeating: 0, count: 1 << bits + 1)
        let keys = words.map { Int(Self.hash($0, start, length) >> (32 - bits)) }
        for key in keys { buckets[key + 1] += 1 }
        for bucket in 1..<buckets.count { buckets[bucket] += buckets[bucket - 1] }
        bucketStarts = buckets
        var places = [UInt32](repeating: 0, count: words.count)
        for (place, key) in keys.enumerated() {
            places[Int(buckets[key])] = UInt32(place)
            buckets[key] += 1
        }
        self.words = places
    }

    /// Where the segment may begin in a word longer by an excess, unchanged by a number of edits.
    ///
    /// Of all unchanged segments one has no more edits before it than segments, and as few behind
    /// it, or else there would be another one: the multi-match-aware selection.
    func starts(excess: Int, limit: Int) -> ClosedRange<Int> {
        let behind = limit - number
        let first = max(0, start - number, start + excess - behind)
        return first...min(start + number, start + excess + behind)
    }

    /// The words that have the scalars of another one from a place on as their segment, in the order
    /// of their coming; some others too.
    @inline(__always)
    func words(
        with scalars: UnsafeBufferPointer<UInt32>, at start: Int
    ) -> ArraySlice<UInt32> {
        guard start + length <= scalars.count else { return [] }
        let bucket = Int(Self.hash(scalars, start, length) >> shift)
        return words[Int(bucketStarts[bucket])..<Int(bucketStarts[bucket + 1])]
    }

    @inline(__always)
    private static func hash(
        _ scalars: UnsafeBufferPointer<UInt32>, _ start: Int, _ length: Int
    ) -> UInt32 {
        var hash: UInt32 = 0
        for place in start..<start &+ length {
            hash = (hash ^ scalars[place]) &* 0x9E37_79B1
            hash ^= hash &>> 15
        }
        return hash &* 0x85EB_CA77
    }
}
