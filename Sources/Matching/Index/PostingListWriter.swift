/// The lists of places for each token, in the form that ``PostingList`` reads.
struct PostingListWriter {
    /// For each token a bit that says whether it has a list; how many have one before each word of
    /// bits; where each list begins, and the last one ends; and the lists.
    private(set) var present: [UInt64]
    private(set) var ranks: [UInt32] = []
    private(set) var starts: [UInt32] = []
    private(set) var lists: [UInt16] = []

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

        /// How many numbers the block at hand takes.
        var size: UInt32 { UInt32(truncatingIfNeeded: PostingList.size(of: Int(count))) }

        /// Whether a visit meets the token for the first time.
        @inline(__always)
        mutating func meet(_ visit: Int) -> Bool {
            let visit = UInt32(truncatingIfNeeded: visit)
            defer { self.visit = visit }
            return self.visit != visit
        }
    }

    init(_ units: OrderedTokens, tokenCount: Int) {
        present = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
        var cursors = [Cursor](repeating: Cursor(), count: tokenCount)
        let blocks = stride(from: 0, to: units.count, by: PostingSegment.blockSize).map {
            $0..<min($0 + PostingSegment.blockSize, units.count)
        }
        cursors.withUnsafeMutableBufferPointer { cursors in
            for block in blocks {
                Self.count(units, of: block, visit: 1, cursors)
                Self.measure(units, of: block, cursors)
            }
        }
        layOut(&cursors)
        cursors.withUnsafeMutableBufferPointer { cursors in
            lists.withUnsafeMutableBufferPointer { lists in
                for block in blocks {
                    Self.count(units, of: block, visit: 1 + units.count, cursors)
                    Self.write(units, of: block, visit: 1 + 2 * units.count, cursors, to: lists)
                }
            }
        }
        for cursor in cursors where cursor.visit > 0 {
            lists[Int(cursor.header) - 2] |= PostingList.lastFlag
        }
    }

    /// Counts the units of a block that have each token; visits are numbered from one on.
    private static func count(
        _ units: OrderedTokens, of block: Range<Int>, visit first: Int,
        _ cursors: UnsafeMutableBufferPointer<Cursor>
    ) {
        units.handOver(of: block) { token, place in
            if cursors[token].meet(first &+ place) { cursors[token].count &+= 1 }
        }
    }

    private static func measure(
        _ units: OrderedTokens, of block: Range<Int>,
        _ cursors: UnsafeMutableBufferPointer<Cursor>
    ) {
        units.handOver(of: block) { token, _ in
            guard cursors[token].count > 0 else { return }
            cursors[token].header &+= 1
            cursors[token].data &+= cursors[token].size
            cursors[token].count = 0
        }
    }

    private mutating func layOut(_ cursors: inout [Cursor]) {
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

    private static func write(
        _ units: OrderedTokens, of block: Range<Int>, visit first: Int,
        _ cursors: UnsafeMutableBufferPointer<Cursor>,
        to lists: UnsafeMutableBufferPointer<UInt16>
    ) {
        let number = UInt16(block.lowerBound / PostingSegment.blockSize)
        units.handOver(of: block) { token, place in
            var cursor = cursors[token]
            guard cursor.meet(first &+ place) else { return }
            if cursor.written == 0 {
                lists[Int(cursor.header)] = number
                lists[Int(cursor.header) &+ 1] = UInt16(cursor.count &- 1)
                cursor.header &+= 2
            }
            let offset = place &- block.lowerBound
            if Int(cursor.count) > PostingList.mostListed {
                lists[Int(cursor.data) &+ offset / 16] |= 1 << UInt16(offset % 16)
            } else {
                lists[Int(cursor.data &+ cursor.written)] = UInt16(offset)
            }
            cursor.written &+= 1
            if cursor.written == cursor.count {
                cursor.data &+= cursor.size
                cursor.count = 0
                cursor.written = 0
            }
            cursors[token] = cursor
        }
    }
}
