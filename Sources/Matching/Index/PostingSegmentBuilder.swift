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
    private var ids: ClosedRange<Int64>?

    /// Starts without units.
    public init() {}

    /// How many units there are.
    public var count: Int { units.count }

    /// Whether a unit can be added: a segment has a limit of units and of pairs of languages, and
    /// tells ids apart by 32 bits.
    public func hasRoom(for id: Int64) -> Bool {
        guard units.count < PostingSegment.mostUnits, pairs.count <= Int(UInt16.max) else {
            return false
        }
        return PostingSegment.spans(
            from: min(id, ids?.lowerBound ?? id), to: max(id, ids?.upperBound ?? id))
    }

    /// Adds a unit with its pair of languages.
    ///
    /// Units without weight are left out: only exact matches answer to them. There must be room.
    public mutating func add(
        _ id: Int64, pair: SIMD2<Int64>, tokens ids: [UInt32], in vocabulary: Vocabulary
    ) {
        var weight = 0
        var isThin = false
        for token in ids {
            let entry = vocabulary.entry(of: token)
            weight += entry.weight
            isThin = isThin || entry.isThin
            largestToken = max(largestToken, token)
        }
        guard weight > 0 else { return }
        precondition(hasRoom(for: id), "whoever adds a unit asks for room first")
        self.ids = min(id, self.ids?.lowerBound ?? id)...max(id, self.ids?.upperBound ?? id)
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
        let sequences = OrderedTokens(order.map { units[$0].tokens }, of: tokens)
        tokens = []
        let postings = PostingListWriter(sequences, tokenCount: Int(largestToken) + 1)
        let (tokenStarts, tokenBytes) = sequences.encoded()
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
