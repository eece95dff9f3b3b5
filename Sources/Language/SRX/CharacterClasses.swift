/// Classes of characters, each of them wholly inside or outside some sets, and which of them the
/// sets hold.
struct CharacterClasses {
    /// The class of all characters beyond the first plane, which no set holds for certain.
    static let beyond = 0

    /// The class of each unit of UTF-16.
    let classOf: [UInt16]
    /// How many classes there are.
    let count: Int
    private let members: [ClassSet]

    /// The bits of all sets: two megabytes.
    private static let mostCells = 1 << 24

    /// Finds the classes; nil where there are more than any honest sets make.
    ///
    /// Units that no range begins or ends between are taken together, and each set parts what the
    /// ones before it left, or what is outside of it does where that is less.
    init?(sets: [[ClosedRange<UInt16>]]) {
        let intervals = Intervals(sets)
        var partition = Partition(count: intervals.count)
        partition.part(by: [intervals.number(of: 0xD800)..<intervals.number(of: 0xE000)])
        for set in sets { partition.part(by: intervals.ranges(of: set)) }

        var numbers = [Int](repeating: -1, count: partition.count)
        numbers[partition[intervals.number(of: 0xD800)]] = Self.beyond
        var count = 1
        var classOf = [UInt16](repeating: 0, count: 0x10000)
        for interval in 0..<intervals.count {
            if numbers[partition[interval]] < 0 {
                numbers[partition[interval]] = count
                count += 1
            }
            let number = UInt16(numbers[partition[interval]])
            for unit in intervals[interval] { classOf[unit] = number }
        }
        guard count * sets.count <= Self.mostCells else { return nil }
        members = sets.map { set in
            var members = ClassSet(classCount: count)
            members.insert(Self.beyond)
            for range in intervals.ranges(of: set) {
                for interval in range { members.insert(numbers[partition[interval]]) }
            }
            return members
        }
        self.classOf = classOf
        self.count = count
    }

    /// Whether a set holds a class, or may hold it.
    func set(_ set: Int, holds member: Int) -> Bool { members[set].contains(member) }

    /// The classes that a set holds, or may hold.
    func members(of set: Int) -> ClassSet { members[set] }
}

/// The stretches of units between which ranges begin or end.
private struct Intervals {
    private var bounds: [Int] = []
    private var numberOf = [Int32](repeating: 0, count: 0x10001)

    init(_ sets: [[ClosedRange<UInt16>]]) {
        var isBound = [Bool](repeating: false, count: 0x10001)
        for unit in [0, 0xD800, 0xE000, 0x10000] { isBound[unit] = true }
        for range in sets.joined() {
            isBound[Int(range.lowerBound)] = true
            isBound[Int(range.upperBound) + 1] = true
        }
        for unit in isBound.indices where isBound[unit] {
            numberOf[unit] = Int32(bounds.count)
            bounds.append(unit)
        }
    }

    var count: Int { bounds.count - 1 }

    subscript(_ number: Int) -> Range<Int> { bounds[number]..<bounds[number + 1] }

    /// The number of the interval that begins at a unit.
    func number(of unit: Int) -> Int { Int(numberOf[unit]) }

    func ranges(of set: [ClosedRange<UInt16>]) -> [Range<Int>] {
        set.map { number(of: Int($0.lowerBound))..<number(of: Int($0.upperBound) + 1) }
    }
}

/// A partition of intervals, refined by one set of them after another.
private struct Partition {
    private var partOf: [Int32]
    private var sizes: [Int]
    // How many members of each part the set holds, and which part they make.
    private var held: [Int] = [0]
    private var made: [Int32] = [-1]

    init(count: Int) {
        partOf = [Int32](repeating: 0, count: count)
        sizes = [count]
    }

    /// How many parts there are.
    var count: Int { sizes.count }

    subscript(_ interval: Int) -> Int { Int(partOf[interval]) }

    mutating func part(by ranges: [Range<Int>]) {
        let inside = ranges.reduce(0) { $0 + $1.count }
        let ranges = inside * 2 > partOf.count ? complement(of: ranges) : ranges
        for range in ranges {
            for interval in range { held[self[interval]] += 1 }
        }
        var parted: [Int] = []
        for range in ranges {
            for interval in range {
                let old = self[interval]
                guard held[old] < sizes[old] else { continue }
                if made[old] < 0 {
                    parted.append(old)
                    made[old] = Int32(sizes.count)
                    sizes.append(0)
                    held.append(0)
                    made.append(-1)
                }
                let new = Int(made[old])
                sizes[new] += 1
                partOf[interval] = Int32(new)
            }
        }
        for range in ranges {
            for interval in range { held[self[interval]] = 0 }
        }
        for old in parted {
            sizes[old] -= held[old]
            held[old] = 0
            made[old] = -1
        }
    }

    private func complement(of ranges: [Range<Int>]) -> [Range<Int>] {
        var outside: [Range<Int>] = []
        var end = 0
        for range in ranges {
            if range.lowerBound > end { outside.append(end..<range.lowerBound) }
            end = max(end, range.upperBound)
        }
        if end < partOf.count { outside.append(end..<partOf.count) }
        return outside
    }
}
