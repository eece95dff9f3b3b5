internal import Matching

/// The units that no file of the index covers, in memory: most of them as a segment, the latest as
/// they came.
struct IndexDelta {
    /// A unit with the numbers of its languages and of its tokens.
    struct Unit {
        let id: Int64
        let pair: SIMD2<Int64>
        let tokens: [UInt32]
    }

    /// A unit that is compared by itself.
    struct Single {
        let unit: Unit
        let weight: Int
        let hasThinWord: Bool

        init(_ unit: Unit, in vocabulary: Vocabulary) {
            self.unit = unit
            weight = unit.tokens.reduce(0) { $0 + vocabulary.weight(of: $1) }
            hasThinWord = unit.tokens.contains { vocabulary.isThin($0) }
        }
    }

    /// The latest units.
    private(set) var tail: [Single] = []
    /// The other units.
    private(set) var segment: PostingSegment?
    /// Units of the segment that have changed or gone since.
    private(set) var hidden: Set<Int64> = []

    private var gathered: [Unit] = []

    /// As many are compared one by one.
    private static let longestTail = 512

    /// How many units there are.
    var count: Int { gathered.count - hidden.count + tail.count }

    /// Takes up a unit, in place of what was known of it.
    mutating func insert(_ unit: Unit, in vocabulary: Vocabulary) {
        remove(unit.id)
        tail.append(Single(unit, in: vocabulary))
        if tail.count > Self.longestTail { gather(in: vocabulary) }
    }

    /// Takes up many units that are not known yet.
    mutating func insert(all units: [Unit], in vocabulary: Vocabulary) {
        tail += units.map { Single($0, in: vocabulary) }
        if tail.count > Self.longestTail { gather(in: vocabulary) }
    }

    /// Forgets a unit.
    mutating func remove(_ id: Int64) {
        tail.removeAll { $0.unit.id == id }
        if segment != nil { hidden.insert(id) }
    }

    private mutating func gather(in vocabulary: Vocabulary) {
        gathered.removeAll { hidden.contains($0.id) }
        gathered += tail.map(\.unit)
        tail.removeAll(keepingCapacity: true)
        hidden.removeAll(keepingCapacity: true)
        var builder = PostingSegmentBuilder()
        // The ids of a memory that was tampered with may lie too far apart for one segment.
        var left: [Unit] = []
        gathered.removeAll { unit in
            guard builder.hasRoom(for: unit.id) else {
                left.append(unit)
                return true
            }
            builder.add(unit.id, pair: unit.pair, tokens: unit.tokens, in: vocabulary)
            return false
        }
        let bytes = builder.bytes(origin: IndexFile.Origin(store: SIMD2(0, 0), sequence: 0))
        segment = try? PostingSegment(IndexFile(bytes))
        if segment == nil {
            left = gathered + left
            gathered = []
        }
        tail = left.map { Single($0, in: vocabulary) }
    }
}
