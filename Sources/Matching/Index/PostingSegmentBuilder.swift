/// Collects units, and makes the bytes of a segment of them.
///
/// Holds all token ids in memory, and about twice their size at the end.
public struct PostingSegmentBuilder: Sendable {
    private struct Unit {
        let id: Int64
        let pair: UInt16
        let isThin: Bool
        let weight: UInt16
        let tokens: Range<Int>
    }

    private var units: [Unit] = []
    private var tokens: [UInt32] = []
    private var pairs: [SIMD2<Int64>] = []
    private var numberOfPair: [SIMD2<Int64>: UInt16] = [:]
    private var largestToken: UInt32 = 0

    /// Starts without units.
    public init() {}

    /// How many units there are.
    public var count: Int { units.count }

    /// Whether no more units can be added.
    public var isFull: Bool {
        units.count >= PostingSegment.mostUnits || pairs.count > Int(UInt16.max)
    }

    /// Adds a unit with its pair of languages.
    ///
    /// Units without weight are left out: only exact matches answer to them.
    public mutating func add(
        _ id: Int64, pair: SIMD2<Int64>, tokens ids: [UInt32], in vocabulary: Vocabulary
    ) {
        var weight = 0
        var isThin = false
        for token in ids {
            weight += vocabulary.weight(of: token)
            isThin = isThin || vocabulary.isThin(token)
            largestToken = max(largestToken, token)
        }
        guard weight > 0 else { return }
        let number = numberOfPair[pair] ?? UInt16(pairs.count)
        if Int(number) == pairs.count {
            pairs.append(pair)
            numberOfPair[pair] = number
        }
        let start = tokens.count
        tokens += ids
        units.append(
            Unit(
                id: id, pair: number, isThin: isThin,
                weight: UInt16(min(weight, PostingSegment.heaviest)),
                tokens: start..<tokens.count))
    }

    /// Makes the bytes; linear in the number of tokens.
    public consuming func bytes(origin: IndexFile.Origin) -> IndexBytes {
        let order = Self.order(of: units)
        let regularCount = units.count { !$0.isThin }
        let firstUnit = units.lazy.map(\.id).min() ?? 0
        let heaviest = order.prefix(regularCount).last.map { Int(units[$0].weight) } ?? 0
        var weightStarts = [UInt32](repeating: UInt32(regularCount), count: heaviest + 2)
        for place in stride(from: regularCount - 1, through: 0, by: -1) {
            weightStarts[Int(units[order[place]].weight)] = UInt32(place)
        }
        for weight in stride(from: heaviest, through: 0, by: -1) {
            weightStarts[weight] = min(weightStarts[weight], weightStarts[weight + 1])
        }
        var tokenStarts: [UInt32] = [0]
        tokenStarts.reserveCapacity(units.count + 1)
        var tokenBytes: [UInt8] = []
        tokenBytes.reserveCapacity(tokens.count * 2)
        for place in order {
            for token in tokens[units[place].tokens] {
                VariableLength.append(token, to: &tokenBytes)
            }
            tokenStarts.append(UInt32(tokenBytes.count))
        }
        let postings = PostingLists(
            order.lazy.map { [tokens, units] in tokens[units[$0].tokens] },
            tokenCount: Int(largestToken) + 1)
        return IndexFile.make(
            .segment, origin, numbers: [units.count, regularCount, Int(firstUnit)],
            sections: [
                IndexSection(order.map { UInt32(units[$0].id - firstUnit) }),
                IndexSection(pairs.count > 1 ? order.map { units[$0].pair } : []),
                IndexSection(pairs), IndexSection(order.map { units[$0].weight }),
                IndexSection(weightStarts), IndexSection(tokenStarts), IndexSection(tokenBytes),
                IndexSection(postings.present), IndexSection(postings.ranks),
                IndexSection(postings.starts), IndexSection(postings.lists),
            ])
    }

    /// The regular units by weight, then those with a thin word, else in the order of their coming.
    private static func order(of units: [Unit]) -> [Int] {
        var starts = [Int](repeating: 0, count: 2 * (PostingSegment.heaviest + 1) + 1)
        func group(_ unit: Unit) -> Int {
            Int(unit.weight) + (unit.isThin ? PostingSegment.heaviest + 1 : 0)
        }
        for unit in units { starts[group(unit) + 1] += 1 }
        for place in 1..<starts.count { starts[place] += starts[place - 1] }
        var order = [Int](repeating: 0, count: units.count)
        for (place, unit) in units.enumerated() {
            order[starts[group(unit)]] = place
            starts[group(unit)] += 1
        }
        return order
    }
}

/// The lists of places for each token, in the form in which a segment has them.
private struct PostingLists {
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
    }

    init(_ units: some Sequence<ArraySlice<UInt32>>, tokenCount: Int) {
        present = [UInt64](repeating: 0, count: (tokenCount + 63) / 64)
        var cursors = [Cursor](repeating: Cursor(), count: tokenCount)
        Self.measure(units, &cursors)
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
        Self.fill(units, &cursors, &lists)
    }

    private static func measure(
        _ units: some Sequence<ArraySlice<UInt32>>, _ cursors: inout [Cursor]
    ) {
        for (place, tokens) in units.enumerated() {
            for token in tokens where cursors[Int(token)].lastPlace != Int32(place) {
                let last = cursors[Int(token)].lastPlace
                let isNew =
                    last < 0
                    || Int(last) / PostingSegment.blockSize
                        != place / PostingSegment.blockSize
                cursors[Int(token)].size += isNew ? 3 : 1
                cursors[Int(token)].lastPlace = Int32(place)
            }
        }
    }

    private static func fill(
        _ units: some Sequence<ArraySlice<UInt32>>, _ cursors: inout [Cursor],
        _ lists: inout [UInt16]
    ) {
        for (place, tokens) in units.enumerated() {
            for token in tokens where cursors[Int(token)].lastPlace != Int32(place) {
                var cursor = cursors[Int(token)]
                let last = cursor.lastPlace
                if last < 0
                    || Int(last) / PostingSegment.blockSize
                        != place / PostingSegment.blockSize
                {
                    lists[Int(cursor.next)] = UInt16(place / PostingSegment.blockSize)
                    cursor.block = cursor.next + 1
                    cursor.next += 2
                } else {
                    lists[Int(cursor.block)] += 1
                }
                lists[Int(cursor.next)] = UInt16(place % PostingSegment.blockSize)
                cursor.next += 1
                cursor.lastPlace = Int32(place)
                cursors[Int(token)] = cursor
            }
        }
    }
}
