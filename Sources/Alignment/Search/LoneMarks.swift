internal import Bitext

/// Which segments of two texts may only stand alone.
struct LoneMarks {
    /// How many segments of a side there are, at most.
    let counts: SideCounts

    private let lone: LoneSegments
    /// How many of the segments before each may only stand alone; empty where there are none at all.
    private let sourceSums: [Int32]
    private let targetSums: [Int32]

    /// Marks segments of texts with so many.
    init(_ lone: LoneSegments, _ counts: SideCounts) {
        self.lone = LoneSegments(
            source: Self.sorted(lone.source, within: 0..<counts.source),
            target: Self.sorted(lone.target, within: 0..<counts.target))
        self.counts = SideCounts(
            source: self.lone.source.reduce(0) { $0 + $1.count },
            target: self.lone.target.reduce(0) { $0 + $1.count })
        sourceSums = Self.sums(self.lone.source, counts.source)
        targetSums = Self.sums(self.lone.target, counts.target)
    }

    private static func sorted(_ ranges: [Range<Int>], within text: Range<Int>) -> [Range<Int>] {
        ranges.map { $0.clamped(to: text) }.filter { !$0.isEmpty }
            .sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func sums(_ ranges: [Range<Int>], _ count: Int) -> [Int32] {
        guard !ranges.isEmpty else { return [] }
        var sums = [Int32](repeating: 0, count: count + 1)
        for range in ranges {
            for segment in range { sums[segment + 1] = 1 }
        }
        for segment in 0..<count { sums[segment + 1] += sums[segment] }
        return sums
    }

    /// Whether a bead of these segments would join one of them to another side.
    func stand(in source: Range<Int>, _ target: Range<Int>) -> Bool {
        !sourceSums.isEmpty && sourceSums[source.lowerBound] < sourceSums[source.upperBound]
            || !targetSums.isEmpty && targetSums[target.lowerBound] < targetSums[target.upperBound]
    }

    /// Beads in which the segments of each range stand in one, which is certain.
    func joined(_ beads: [Bead]) -> [Bead] {
        Self.joined(
            Self.joined(beads, lone.source, { $0.source }), lone.target, { $0.target })
    }

    /// A path leads through the segments of a range one after another, since nothing but a bead
    /// could lie between them.
    private static func joined(
        _ beads: [Bead], _ ranges: [Range<Int>], _ side: (Bead) -> Range<Int>
    ) -> [Bead] {
        var joined: [Bead] = []
        var rest = ranges[...]
        var place = 0
        while place < beads.count {
            let first = beads[place]
            while let range = rest.first, range.lowerBound < side(first).lowerBound {
                rest.removeFirst()
            }
            if let range = rest.first, range.lowerBound == side(first).lowerBound,
                let end = end(of: range, in: beads[place...], side)
            {
                let last = beads[end - 1]
                joined.append(
                    Bead(
                        source: first.source.lowerBound..<last.source.upperBound,
                        target: first.target.lowerBound..<last.target.upperBound, confidence: 1))
                place = end
            } else {
                joined.append(first)
                place += 1
            }
        }
        return joined
    }

    /// Where the beads end that hold just the segments of a range; nil where beads do not.
    private static func end(
        of range: Range<Int>, in beads: ArraySlice<Bead>, _ side: (Bead) -> Range<Int>
    ) -> Int? {
        let run = beads.prefix {
            $0.isOneSided && !side($0).isEmpty && side($0).upperBound <= range.upperBound
        }
        return run.last.map(side)?.upperBound == range.upperBound ? run.endIndex : nil
    }
}
