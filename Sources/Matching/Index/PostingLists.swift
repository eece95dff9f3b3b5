/// The lists of places for each token, in the form in which a segment has them.
struct PostingLists {
    private(set) var present: [UInt64]
    private(set) var ranks: [UInt32] = []
    private(set) var starts: [UInt32] = []
    private(set) var lists: [UInt16] = []

    private struct Cursor {
        var lastPlace: Int32 = -1
        var size: UInt32 = 0
        /// Where the next number goes, and where the length of the block stands.
        var next: UInt32 = 0
        var block: UInt32 = 0

        /// Turns to another place; whether it is the first one of its block.
        @inline(__always)
        mutating func move(to place: Int) -> Bool {
            let last = Int(lastPlace)
            lastPlace = Int32(truncatingIfNeeded: place)
            return last < 0 || last / PostingSegment.blockSize != place / PostingSegment.blockSize
        }
    }

    init(_ units: OrderedTokens, tokenCount: Int) {
        present = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
        var cursors = [Cursor](repeating: Cursor(), count: tokenCount)
        cursors.withUnsafeMutableBufferPointer { Self.measure(units, $0) }
        var total: UInt32 = 0
        for token in 0..<tokenCount {
            if token % 64 == 0 { ranks.append(UInt32(starts.count)) }
            guard cursors[token].size > 0 else { continue }
            present[token / 64] |= 1 << UInt64(token % 64)
            starts.append(total)
            cursors[token].next = total
            cursors[token].lastPlace = -1
            total += cursors[token].size
        }
        starts.append(total)
        lists = [UInt16](repeating: 0, count: Int(total))
        cursors.withUnsafeMutableBufferPointer { cursors in
            lists.withUnsafeMutableBufferPointer { Self.fill(units, cursors, $0) }
        }
    }

    private static func measure(
        _ units: OrderedTokens, _ cursors: UnsafeMutableBufferPointer<Cursor>
    ) {
        units.handOver { token, place in
            guard cursors[token].lastPlace != Int32(truncatingIfNeeded: place) else { return }
            let isNewBlock = cursors[token].move(to: place)
            cursors[token].size &+= isNewBlock ? 3 : 1
        }
    }

    private static func fill(
        _ units: OrderedTokens, _ cursors: UnsafeMutableBufferPointer<Cursor>,
        _ lists: UnsafeMutableBufferPointer<UInt16>
    ) {
        units.handOver { token, place in
            var cursor = cursors[token]
            guard cursor.lastPlace != Int32(truncatingIfNeeded: place) else { return }
            if cursor.move(to: place) {
                lists[Int(cursor.next)] = UInt16(place / PostingSegment.blockSize)
                cursor.block = cursor.next &+ 1
                cursor.next &+= 2
            } else {
                lists[Int(cursor.block)] &+= 1
            }
            lists[Int(cursor.next)] = UInt16(place % PostingSegment.blockSize)
            cursor.next &+= 1
            cursors[token] = cursor
        }
    }
}
