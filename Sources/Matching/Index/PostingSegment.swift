/// Units as sequences of token ids, with the list of units for each token: read from a file of the
/// index, or from memory.
///
/// Units stand in the order of their weights, so that those of a range of weights are a range of
/// places, and every list is in that order too. Those with a thin word (``TokenSequence``) stand
/// after all others, for bounds by weight do not hold for them. Lists (``PostingList``) are cut into
/// blocks of 65,536 places, so that a place within one takes 16 bits.
public final class PostingSegment: Sendable {
    /// What it was made for.
    public let origin: IndexFile.Origin
    /// The checksum that stands for the whole file.
    public let checksum: UInt64
    /// How many units there are.
    public let count: Int
    /// How many of them, at the beginning, have no thin word.
    let regularCount: Int
    /// The pairs of languages of its units: of each the numbers of source and target.
    public let pairs: [SIMD2<Int64>]

    private let file: IndexFile
    private let firstUnit: Int64
    private nonisolated(unsafe) let unitOffsets: UnsafeBufferPointer<UInt32>
    /// The ids themselves, where they lie too far apart for offsets.
    private nonisolated(unsafe) let wideUnits: UnsafeBufferPointer<Int64>
    private nonisolated(unsafe) let pairNumbers: UnsafeBufferPointer<UInt16>
    private nonisolated(unsafe) let weights: UnsafeBufferPointer<UInt16>
    private nonisolated(unsafe) let weightStarts: UnsafeBufferPointer<UInt32>
    private nonisolated(unsafe) let tokenStarts: UnsafeBufferPointer<UInt32>
    private nonisolated(unsafe) let tokenBytes: UnsafeBufferPointer<UInt8>
    private nonisolated(unsafe) let present: UnsafeBufferPointer<UInt64>
    private nonisolated(unsafe) let ranks: UnsafeBufferPointer<UInt32>
    private nonisolated(unsafe) let listStarts: UnsafeBufferPointer<UInt32>
    nonisolated(unsafe) let lists: UnsafeBufferPointer<UInt16>

    enum Section {
        static let unitOffsets = 0
        static let pairNumbers = 1
        static let pairs = 2
        static let weights = 3
        static let weightStarts = 4
        static let tokenStarts = 5
        static let tokens = 6
        static let present = 7
        static let ranks = 8
        static let listStarts = 9
        static let lists = 10
    }

    /// How many places make a block.
    static let blockSize = 65_536
    /// The most units of a segment.
    public static let mostUnits = 1 << 20
    /// The largest weight that is told from larger ones.
    static let heaviest = Int(UInt16.max)

    /// Opens a segment, and tests what every look-up reads.
    public init(_ file: IndexFile) throws(IndexFileError) {
        guard file.kind == .segment else { throw .malformed }
        self.file = file
        origin = file.origin
        checksum = file.checksum
        count = file.numbers[0]
        regularCount = file.numbers[1]
        firstUnit = Int64(file.numbers[2])
        for section in [
            Section.pairs, Section.weightStarts, Section.present, Section.ranks,
            Section.listStarts,
        ] {
            try file.touch(section)
        }
        unitOffsets = file.values(Section.unitOffsets, of: UInt32.self)
        wideUnits = file.values(Section.unitOffsets, of: Int64.self)
        pairNumbers = file.values(Section.pairNumbers, of: UInt16.self)
        weights = file.values(Section.weights, of: UInt16.self)
        weightStarts = file.values(Section.weightStarts, of: UInt32.self)
        tokenStarts = file.values(Section.tokenStarts, of: UInt32.self)
        tokenBytes = file.values(Section.tokens, of: UInt8.self)
        present = file.values(Section.present, of: UInt64.self)
        ranks = file.values(Section.ranks, of: UInt32.self)
        listStarts = file.values(Section.listStarts, of: UInt32.self)
        lists = file.values(Section.lists, of: UInt16.self)
        pairs = Array(file.values(Section.pairs, of: SIMD2<Int64>.self))
        guard count >= 0, count <= Self.mostUnits, regularCount >= 0, regularCount <= count,
            unitOffsets.count == count || wideUnits.count == count, weights.count == count,
            tokenStarts.count == count + 1,
            pairNumbers.count == (pairs.count > 1 ? count : 0), ranks.count == present.count,
            !listStarts.isEmpty, !weightStarts.isEmpty, count == 0 || !pairs.isEmpty
        else { throw .malformed }
    }

    /// The id of the unit at a place.
    func unit(at place: Int) throws(IndexFileError) -> Int64 {
        guard unitOffsets.count == count else {
            try file.touch(Section.unitOffsets, place..<place + 1, width: 8)
            return wideUnits[place]
        }
        try file.touch(Section.unitOffsets, place..<place + 1, width: 4)
        return firstUnit &+ Int64(unitOffsets[place])
    }

    /// The section of the ids of units, and the one from which they are counted there.
    static func unitIDs(_ ids: [Int64]) -> (section: IndexSection, first: Int64) {
        guard let first = ids.min(), let last = ids.max() else { return (IndexSection(ids), 0) }
        let (distance, isTooFar) = last.subtractingReportingOverflow(first)
        guard !isTooFar, distance <= UInt32.max else { return (IndexSection(ids), 0) }
        return (IndexSection(ids.map { UInt32($0 - first) }), first)
    }

    /// The number of the unit's pair of languages in ``pairs``.
    func pair(at place: Int) throws(IndexFileError) -> Int {
        guard pairs.count > 1 else { return 0 }
        try file.touch(Section.pairNumbers, place..<place + 1, width: 2)
        return min(Int(pairNumbers[place]), pairs.count - 1)
    }

    /// The weights of the units of a block, the largest that can be told for heavier ones.
    func weights(of places: Range<Int>) throws(IndexFileError) -> UnsafeBufferPointer<UInt16> {
        try file.touch(Section.weights, places, width: 2)
        return UnsafeBufferPointer(rebasing: weights[places])
    }

    /// The ids of the tokens of the unit at a place, into an array that has room for them or grows,
    /// and their number.
    func tokens(at place: Int, into tokens: inout [UInt32]) throws(IndexFileError) -> Int {
        try file.touch(Section.tokenStarts, place..<place + 2, width: 4)
        let first = Int(tokenStarts[place])
        let range = first..<max(first, Int(tokenStarts[place + 1]))
        guard range.upperBound <= tokenBytes.count else { throw .malformed }
        try file.touch(Section.tokens, range, width: 1)
        let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: tokenBytes[range]))
        guard let count = VariableLength.read(bytes, into: &tokens) else { throw .malformed }
        return count
    }

    /// The places of the regular units whose weights are in a range.
    func places(ofWeights weights: ClosedRange<Int>) -> Range<Int> {
        func start(_ weight: Int) -> Int {
            weight >= weightStarts.count
                ? regularCount : min(regularCount, Int(weightStarts[max(0, weight)]))
        }
        // The heaviest are told apart by nobody.
        let end = weights.upperBound >= Self.heaviest ? Int.max - 1 : weights.upperBound
        let first = start(min(weights.lowerBound, Self.heaviest))
        return first..<max(first, start(end + 1))
    }

    /// The places of the units with thin words whose weights are in a range.
    func thinPlaces(ofWeights range: ClosedRange<Int>) throws(IndexFileError) -> Range<Int> {
        try file.touch(Section.weights, regularCount..<count, width: 2)
        func place(ofFirstAbove weight: Int) -> Int {
            var low = regularCount
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if Int(weights[middle]) <= weight { low = middle + 1 } else { high = middle }
            }
            return low
        }
        // The heaviest are told apart by nobody.
        let first = place(ofFirstAbove: min(range.lowerBound, Self.heaviest) - 1)
        let end = range.upperBound < Self.heaviest ? place(ofFirstAbove: range.upperBound) : count
        return first..<max(first, end)
    }

    /// The places of the units that have a token, those without thin words only of a range.
    func places(
        of token: UInt32, regular: Range<Int>
    ) throws(IndexFileError) -> [Int] {
        let range = list(of: token)
        guard !range.isEmpty else { return [] }
        try touchList(range)
        var list = PostingList(range, of: lists, gain: 0)
        var places: [Int] = []
        for part in [regular, regularCount..<count] where !part.isEmpty {
            for number in part.lowerBound / Self.blockSize...(part.upperBound - 1) / Self.blockSize
            {
                let start = number * Self.blockSize
                let end = min(part.upperBound, start + Self.blockSize)
                list.block(number, of: lists)?
                    .forEach(in: max(part.lowerBound, start) - start..<end - start) {
                        places.append(start + $0)
                    }
            }
        }
        return places
    }

    /// Where the list of a token stands in ``lists``; empty where no unit has it.
    func list(of token: UInt32) -> Range<Int> {
        let word = Int(token) / 64
        guard word < present.count else { return 0..<0 }
        let bit = UInt64(1) &<< UInt64(token % 64)
        guard present[word] & bit != 0 else { return 0..<0 }
        let rank = Int(ranks[word]) &+ (present[word] & (bit &- 1)).nonzeroBitCount
        guard rank + 1 < listStarts.count else { return 0..<0 }
        let first = Int(listStarts[rank])
        let range = first..<max(first, Int(listStarts[rank + 1]))
        return range.upperBound <= lists.count ? range : 0..<0
    }

    /// Tests a part of ``lists``.
    @inline(__always)
    func touchList(_ range: Range<Int>) throws(IndexFileError) {
        try file.touch(Section.lists, range, width: 2)
    }
}
