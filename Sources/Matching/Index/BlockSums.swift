/// How much of a query's weight the units of a block share with it, as far as it was added up.
struct BlockSums: Sendable {
    /// For each place of a block the weight so far and, above it, the last term that added to it,
    /// counted from 1.
    private var sums = [UInt32](repeating: 0, count: PostingSegment.blockSize)
    /// The places that are candidates: as many as are counted.
    private var found = [UInt16](repeating: 0, count: PostingSegment.blockSize)
    /// How many candidates there are.
    private(set) var count = 0

    private static let termShift: UInt32 = 18
    private static let sumMask: UInt32 = (1 << termShift) - 1
    /// Queries with more terms, or of a larger weight, cannot be added up.
    static let mostTerms = 1 << 13
    static let heaviestQuery = 1 << 17
    /// To look a candidate up in a list costs as much as to read so many places of it.
    static let probe = 8

    /// Makes candidates of the places of a list, and adds what they save.
    ///
    /// Of several lists of a term the first to have a unit saves the most.
    mutating func gather(
        _ block: PostingList.Block, in range: Range<Int>, gain: UInt32, term: Int
    ) {
        let mark = UInt32(term) &<< Self.termShift
        sums.withUnsafeMutableBufferPointer { sums in
            found.withUnsafeMutableBufferPointer { found in
                var count = count
                block.forEach(in: range) { place in
                    let sum = sums[place]
                    if sum == 0 {
                        found[count] = UInt16(truncatingIfNeeded: place)
                        count &+= 1
                        sums[place] = mark | gain
                    } else if sum &>> Self.termShift != UInt32(term) {
                        sums[place] = mark | (sum & Self.sumMask) &+ gain
                    }
                }
                self.count = count
            }
        }
    }

    /// Adds what the candidates save that are in a list.
    mutating func add(
        _ block: PostingList.Block, in range: Range<Int>, gain: UInt32, term: Int
    ) {
        let mark = UInt32(term) &<< Self.termShift
        let count = count
        sums.withUnsafeMutableBufferPointer { sums in
            func raise(_ place: Int) {
                let sum = sums[place]
                guard sum != 0, sum &>> Self.termShift != UInt32(term) else { return }
                sums[place] = mark | (sum & Self.sumMask) &+ gain
            }
            guard Self.isProbed(block.count, for: count) else {
                return block.forEach(in: range, raise)
            }
            found.withUnsafeBufferPointer { found in
                for place in found[..<count] where block.contains(place) { raise(Int(place)) }
            }
        }
    }

    /// Whether it is cheaper to look candidates up in a list than to read it.
    static func isProbed(_ listCount: Int, for count: Int) -> Bool {
        listCount > probe &* count
    }

    /// Keeps the candidates that share as much as they need: what a weight needs, by its distance
    /// from the lowest, and something that all need beside that.
    mutating func prune(
        _ weights: UnsafeBufferPointer<UInt16>, lowest: Int, needs: [Int32], further: Int
    ) {
        let further = Int32(truncatingIfNeeded: further)
        guard !needs.isEmpty else { return }
        let last = UInt(needs.count - 1)
        let all = count
        sums.withUnsafeMutableBufferPointer { sums in
            found.withUnsafeMutableBufferPointer { found in
                needs.withUnsafeBufferPointer { needs in
                    var kept = 0
                    for index in 0..<all {
                        let place = Int(found[index])
                        let sum = Int32(truncatingIfNeeded: sums[place] & Self.sumMask)
                        // A file that lies about its order must not lead out of the table.
                        let need = min(UInt(bitPattern: Int(weights[place]) &- lowest), last)
                        let isKept = sum >= needs[Int(need)] &+ further
                        if !isKept { sums[place] = 0 }
                        found[kept] = UInt16(truncatingIfNeeded: place)
                        kept &+= Levenshtein.bit(isKept)
                    }
                    count = kept
                }
            }
        }
    }

    /// Hands out the candidates with what they share, and forgets them.
    mutating func empty(_ body: (_ place: Int, _ sum: Int) -> Void) {
        for place in found[..<count] {
            let sum = Int(sums[Int(place)] & Self.sumMask)
            sums[Int(place)] = 0
            body(Int(place), sum)
        }
        count = 0
    }
}
