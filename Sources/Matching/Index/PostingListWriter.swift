/// The lists of places for each token, in the form that ``PostingList`` reads.
struct PostingListWriter {
    /// For each token a bit that says whether it has a list; how many have one before each word of
    /// bits; where each list begins, and the last one ends; and the lists.
    private(set) var present: [UInt64]
    private(set) var ranks: [UInt32] = []
    private(set) var starts: [UInt32] = []
    private(set) var lists: [UInt16] = []

    private var cursors: [Cursor]
    private var visit: UInt32 = 0

    private struct Cursor {
        /// The last visit to a unit in which the token was met.
        var visit: UInt32 = 0
        /// How many units of the block at hand have it, and how many of them are written.
        var count: UInt32 = 0
        var written: UInt32 = 0
        /// How many blocks it has; then where the numbers of the next one go.
        var header: UInt32 = 0
        /// How many numbers its blocks take; then where the next block begins.
        var data: UInt32 = 0
    }

    /// Takes the tokens of units in the order of their places.
    init<Units: RandomAccessCollection<ArraySlice<UInt32>>>(_ units: Units, tokenCount: Int)
    where Units.Index == Int {
        present = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
        cursors = [Cursor](repeating: Cursor(), count: tokenCount)
        let blocks = stride(from: 0, to: units.count, by: PostingSegment.blockSize).map {
            $0..<min($0 + PostingSegment.blockSize, units.count)
        }
        for block in blocks {
            count(units[block])
            measure(units[block])
        }
        layOut()
        for (number, block) in blocks.enumerated() {
            count(units[block])
            write(units[block], block: UInt16(number))
        }
        for cursor in cursors where cursor.visit > 0 {
            lists[Int(cursor.header) - 2] |= PostingList.lastFlag
        }
        cursors = []
    }

    private mutating func count(_ units: some Sequence<ArraySlice<UInt32>>) {
        for tokens in units {
            visit += 1
            for token in tokens where cursors[Int(token)].visit != visit {
                cursors[Int(token)].visit = visit
                cursors[Int(token)].count += 1
            }
        }
    }

    private mutating func measure(_ units: some Sequence<ArraySlice<UInt32>>) {
        for tokens in units {
            for token in tokens where cursors[Int(token)].count > 0 {
                cursors[Int(token)].header += 1
                cursors[Int(token)].data += UInt32(
                    PostingList.size(of: Int(cursors[Int(token)].count)))
                cursors[Int(token)].count = 0
            }
        }
    }

    private mutating func layOut() {
        var total: UInt32 = 0
        for token in cursors.indices {
            if token % 64 == 0 { ranks.append(UInt32(starts.count)) }
            let (blocks, size) = (cursors[token].header, cursors[token].data)
            guard blocks > 0 else { continue }
            present[token / 64] |= 1 << UInt64(token % 64)
            starts.append(total)
            cursors[token].header = total
            cursors[token].data = total + 2 * blocks
            total += 2 * blocks + size
        }
        starts.append(total)
        lists = [UInt16](repeating: 0, count: Int(total))
    }

    private mutating func write(_ units: some Sequence<ArraySlice<UInt32>>, block: UInt16) {
        for (place, tokens) in units.enumerated() {
            visit += 1
            for token in tokens where cursors[Int(token)].visit != visit {
                var cursor = cursors[Int(token)]
                cursor.visit = visit
                if cursor.written == 0 {
                    lists[Int(cursor.header)] = block
                    lists[Int(cursor.header) + 1] = UInt16(cursor.count - 1)
                    cursor.header += 2
                }
                if Int(cursor.count) > PostingList.mostListed {
                    lists[Int(cursor.data) + place / 16] |= 1 << UInt16(place % 16)
                } else {
                    lists[Int(cursor.data + cursor.written)] = UInt16(place)
                }
                cursor.written += 1
                if cursor.written == cursor.count {
                    cursor.data += UInt32(PostingList.size(of: Int(cursor.count)))
                    cursor.count = 0
                    cursor.written = 0
                }
                cursors[Int(token)] = cursor
            }
        }
    }
}
