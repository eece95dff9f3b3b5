internal import Glibc

/// IBM model 1 in both directions over candidate pairs.
struct PairModel {
    /// For each candidate how strongly it is a translation; zero for those that are pruned.
    private(set) var strengths: [Float] = []

    private static let rounds = 6
    /// What is taken off each expected count at the end: a pair that met once may be chance.
    private static let discount: Float = 0.6
    /// The least expected count of a pair in both directions.
    private static let leastCount: Float = 0.9
    private static let leastStrength: Float = 0.05
    /// What a pair weighs at most that is not seen more often than one unit shows it: however clear
    /// it is there, the unit may be wrong, and nothing else would tell.
    private static let greatestOfOne: Float = 0.1
    /// The expected count up to which one unit may have brought it all, which counts a pair once;
    /// sums are rounded.
    private static let countOfOne: Float = 1.01
    /// How probable it is that a word comes from none of the other side.
    private static let unaligned: Float = 0.1

    /// Expected counts of the candidates.
    private struct Counts {
        var forward: [Float]
        var backward: [Float]

        init(_ count: Int) {
            forward = [Float](repeating: 0, count: count)
            backward = forward
        }
    }

    /// What the counting of one round needs.
    private struct Tables {
        let candidates: PairCandidates
        var forward: [Float]
        var backward: [Float]
        let sourceShares: [Float]
        let targetShares: [Float]
    }

    init(
        _ units: SpooledUnits, _ candidates: PairCandidates, _ sources: WordCounts,
        _ targets: WordCounts, threads: Int, onProgress: @Sendable (Double) -> Void
    ) async throws {
        var tables = Tables(
            candidates: candidates,
            forward: [Float](repeating: 1, count: candidates.targets.count),
            backward: [Float](repeating: 1, count: candidates.targets.count),
            sourceShares: Self.shares(sources), targetShares: Self.shares(targets))
        var counts = Counts(0)
        for round in 0..<Self.rounds {
            counts = try await Self.counts(units, tables, threads)
            Self.normalise(counts, &tables, isLast: round == Self.rounds - 1)
            onProgress(Double(round + 1) / Double(Self.rounds))
        }
        strengths = candidates.targets.indices.map { place in
            let strength = (tables.forward[place] * tables.backward[place]).squareRoot()
            let count = min(counts.forward[place], counts.backward[place])
            guard count >= Self.leastCount, strength >= Self.leastStrength else { return 0 }
            return min(strength, count > Self.countOfOne ? 1 : Self.greatestOfOne)
        }
    }

    /// The probability of each word where nothing else tells, as far as words come from nowhere.
    private static func shares(_ words: WordCounts) -> [Float] {
        let total = Float(words.units.reduce(0) { $0 + Int($1) })
        return words.units.map { unaligned * Float($0) / max(1, total) }
    }

    private static func counts(
        _ units: SpooledUnits, _ tables: Tables, _ threads: Int
    ) async throws -> Counts {
        try await withThrowingTaskGroup(of: (Int, Counts).self) { group in
            for thread in 0..<threads {
                group.addTask {
                    var counts = Counts(tables.candidates.targets.count)
                    for chunk in stride(from: thread, to: units.chunkCount, by: threads) {
                        try Task.checkCancellation()
                        try units.forEachUnit(inChunk: chunk) { source, target in
                            count(source, target, tables, into: &counts)
                        }
                    }
                    return (thread, counts)
                }
            }
            var parts = [Counts?](repeating: nil, count: threads)
            for try await (thread, counts) in group { parts[thread] = counts }
            var sum = Counts(tables.candidates.targets.count)
            for part in parts.compactMap(\.self) {
                for place in sum.forward.indices {
                    sum.forward[place] += part.forward[place]
                    sum.backward[place] += part.backward[place]
                }
            }
            return sum
        }
    }

    /// Shares the words of a unit out among those that may have brought them forth.
    private static func count(
        _ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, _ tables: Tables,
        into counts: inout Counts
    ) {
        var places: [(place: Int, source: Int, target: Int)] = []
        var sourceSums = source.map { tables.sourceShares[Int($0)] }
        var targetSums = target.map { tables.targetShares[Int($0)] }
        for (left, word) in source.enumerated() {
            var low = tables.candidates.row(word).lowerBound
            let end = tables.candidates.row(word).upperBound
            for (right, wanted) in target.enumerated() {
                low = tables.candidates.place(of: wanted, in: low..<end)
                guard low < end else { break }
                guard tables.candidates.targets[low] == wanted else { continue }
                places.append((low, left, right))
                sourceSums[left] += tables.backward[low]
                targetSums[right] += tables.forward[low]
            }
        }
        for (place, left, right) in places {
            counts.forward[place] += tables.forward[place] / targetSums[right]
            counts.backward[place] += tables.backward[place] / sourceSums[left]
        }
    }

    /// Turns counts into probabilities: of the targets of each source, and of the sources of each
    /// target.
    private static func normalise(_ counts: Counts, _ tables: inout Tables, isLast: Bool) {
        let candidates = tables.candidates
        let taken = isLast ? discount : 0
        var targetTotals = [Float](repeating: 0, count: tables.targetShares.count)
        for place in candidates.targets.indices {
            targetTotals[Int(candidates.targets[place])] += counts.backward[place]
        }
        for source in 0..<candidates.starts.count - 1 {
            let row = candidates.row(Int32(source))
            let total = row.reduce(Float(0)) { $0 + counts.forward[$1] }
            for place in row {
                let other = targetTotals[Int(candidates.targets[place])]
                tables.forward[place] = max(0, counts.forward[place] - taken) / max(total, 1e-9)
                tables.backward[place] = max(0, counts.backward[place] - taken) / max(other, 1e-9)
            }
        }
    }
}

extension PairCandidates {
    /// The first place in a range of one source whose target is not below one.
    fileprivate func place(of target: Int32, in range: Range<Int>) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
