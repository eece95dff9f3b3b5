/// The places of the units that have a token, read block by block.
///
/// A list begins with two numbers for each of its blocks: the block's own, with ``lastFlag`` in the
/// last one, and one less than how many of its units follow. After them stand the blocks: up to
/// ``mostListed`` places in their order, or else a bit for each place of the block (the array and
/// bitmap containers of Chambi, Lemire and others 2016).
struct PostingList {
    /// The places of a list in one block.
    struct Block {
        /// The places in order, or the bits in words of 16.
        let numbers: UnsafeBufferPointer<UInt16>
        /// How many places there are.
        let count: Int

        /// Whether the places are bits.
        var isBitmap: Bool { count > PostingList.mostListed }

        /// Whether a place is one of them.
        @inline(__always)
        func contains(_ place: UInt16) -> Bool {
            guard !isBitmap else { return numbers[Int(place >> 4)] >> (place & 15) & 1 != 0 }
            guard var first = numbers.baseAddress else { return false }
            var rest = count
            while rest > 1 {
                let half = rest >> 1
                // Multiplied, since a jump would go the wrong way each second time.
                first += half &* Levenshtein.bit(first[half] <= place)
                rest &-= half
            }
            return first.pointee == place
        }

        /// Hands out the places of a range in order.
        @inline(__always)
        func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
            guard isBitmap else {
                var index = index(ofFirstAtLeast: range.lowerBound)
                while index < count, Int(numbers[index]) < range.upperBound {
                    body(Int(numbers[index]))
                    index &+= 1
                }
                return
            }
            for word in range.lowerBound >> 4..<(range.upperBound &+ 15) >> 4 {
                var bits = numbers[word]
                while bits != 0 {
                    let place = word << 4 | bits.trailingZeroBitCount
                    bits &= bits &- 1
                    if range.contains(place) { body(place) }
                }
            }
        }

        private func index(ofFirstAtLeast limit: Int) -> Int {
            var low = 0
            var high = limit > 0 ? count : 0
            while low < high {
                let middle = (low &+ high) / 2
                if Int(numbers[middle]) < limit { low = middle &+ 1 } else { high = middle }
            }
            return low
        }
    }

    /// How much of the query's weight a unit of the list may save.
    let gain: UInt32
    /// How many units have the token.
    let count: Int
    private let range: Range<Int>
    private let firstData: Int
    private var header: Int
    private var data: Int

    /// In the number of a list's last block.
    static let lastFlag: UInt16 = 1 << 15
    /// Blocks with more places than these are bits, which take no more room.
    static let mostListed = PostingSegment.blockSize / 16

    /// How many numbers hold so many places of a block.
    static func size(of count: Int) -> Int { min(count, mostListed) }

    init(_ range: Range<Int>, of numbers: UnsafeBufferPointer<UInt16>, gain: UInt32) {
        self.range = range
        self.gain = gain
        header = range.lowerBound
        var end = range.lowerBound
        var count = 0
        var isLast = false
        while !isLast, end + 2 <= range.upperBound {
            count += Int(numbers[end + 1]) + 1
            isLast = numbers[end] & Self.lastFlag != 0
            end += 2
        }
        self.count = count
        firstData = end
        data = firstData
    }

    /// Goes back to the beginning.
    mutating func rewind() {
        header = range.lowerBound
        data = firstData
    }

    /// Goes on to a block; nil where the list has none of its places.
    @inline(__always)
    mutating func block(
        _ number: Int, of numbers: UnsafeBufferPointer<UInt16>
    ) -> Block? {
        while header < firstData {
            let count = Int(numbers[header &+ 1]) &+ 1
            let size = Self.size(of: count)
            let found = Int(numbers[header] & ~Self.lastFlag)
            guard found < number else {
                // A damaged length must not lead out of the list.
                guard found == number, data &+ size <= range.upperBound else { return nil }
                return Block(
                    numbers: UnsafeBufferPointer(rebasing: numbers[data..<data &+ size]),
                    count: count)
            }
            header &+= 2
            data &+= size
        }
        return nil
    }
}
