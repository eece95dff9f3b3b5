internal import Glibc

/// The pairs of words among which translations are looked for: for each word of either side those of
/// the other that stand with it most beyond chance.
///
/// The measure is Dunning's likelihood ratio ("Accurate Methods for the Statistics of Surprise and
/// Coincidence", 1993), as Moore (2004) uses it before IBM model 1. So few pairs are kept for a word
/// that memory grows with the vocabulary, not with the units.
struct PairCandidates {
    /// Where the pairs of each source begin, and after the last where they end.
    private(set) var starts: [Int] = [0]
    /// The targets of the pairs, sorted within a source.
    private(set) var targets: [Int32] = []

    /// How many partners are kept for a word.
    private static let keptPartners = 24

    /// Which side's words are counted.
    private enum Side {
        case source, target
    }

    /// Reads the units as often as their number asks for.
    ///
    /// Throws `TrainingFault` and `CancellationError`.
    init(
        _ units: SpooledUnits, unitCount: Int, _ sources: WordCounts,
        _ targets: WordCounts, _ limits: TrainingLimits, onProgress: @Sendable (Double) -> Void
    ) async throws {
        async let forward = Self.partners(
            .source, units, unitCount, sources, targets, limits, onProgress: { onProgress($0) })
        async let backward = Self.partners(
            .target, units, unitCount, targets, sources, limits, onProgress: { _ in })
        var pairs = try await forward.flatMap { [$0] }
        pairs += try await backward.map { $0 << 32 | $0 >> 32 }
        pairs.sort()
        var last: UInt64?
        for pair in pairs where pair != last {
            last = pair
            while starts.count <= Int(pair >> 32) { starts.append(self.targets.count) }
            self.targets.append(Int32(pair & 0xFFFF_FFFF))
        }
        while starts.count <= sources.units.count { starts.append(self.targets.count) }
    }

    /// The places of the pairs of a source.
    func row(_ source: Int32) -> Range<Int> { starts[Int(source)]..<starts[Int(source) + 1] }

    /// The best partners of each word of a side: the word above, the partner below 32 bits.
    private static func partners(
        _ side: Side, _ units: SpooledUnits, _ unitCount: Int, _ own: WordCounts,
        _ other: WordCounts, _ limits: TrainingLimits, onProgress: (Double) -> Void
    ) async throws -> [UInt64] {
        var best: [UInt64] = []
        var first = 0
        while first < own.units.count {
            // As many words at once as the events allow.
            var starts = [0]
            while first + starts.count - 1 < own.units.count,
                starts.count == 1 || (starts.last ?? 0) < limits.countedEvents
            {
                let events = own.events[first + starts.count - 1]
                starts.append((starts.last ?? 0) + min(events, limits.eventLimit))
            }
            let words = first..<first + starts.count - 1
            var ends = Array(starts.dropLast())
            var met = [Int32](repeating: 0, count: starts.last ?? 0)
            var seen = [Int32](repeating: 0, count: words.count)
            for chunk in 0..<units.chunkCount {
                try Task.checkCancellation()
                try units.forEachUnit(inChunk: chunk) { source, target in
                    let (left, right) = side == .source ? (source, target) : (target, source)
                    for word in left where words.contains(Int(word)) {
                        let place = Int(word) - first
                        guard ends[place] + right.count <= starts[place + 1] else { continue }
                        for partner in right {
                            met[ends[place]] = partner
                            ends[place] += 1
                        }
                        seen[place] += 1
                    }
                }
            }
            var counts = [Int32](repeating: 0, count: other.units.count)
            for word in words {
                let place = word - first
                let scale = Double(own.units[word]) / Double(max(1, seen[place]))
                best += strongest(
                    met[starts[place]..<ends[place]], &counts
                ) { partner, count in
                    ratio(
                        together: Double(count) * scale, Double(own.units[word]),
                        Double(other.units[Int(partner)]), of: Double(unitCount))
                }.map { UInt64(word) << 32 | UInt64($0) }
            }
            first = words.upperBound
            onProgress(Double(first) / Double(own.units.count))
        }
        return best
    }

    /// The partners of a word with the greatest scores above zero.
    private static func strongest(
        _ met: ArraySlice<Int32>, _ counts: inout [Int32], score: (Int32, Int32) -> Double
    ) -> [Int32] {
        var partners: [Int32] = []
        for partner in met {
            if counts[Int(partner)] == 0 { partners.append(partner) }
            counts[Int(partner)] += 1
        }
        var scored = partners.map { (partner: $0, score: score($0, counts[Int($0)])) }
        for partner in partners { counts[Int(partner)] = 0 }
        scored = scored.filter { $0.score > 0 }
        if scored.count > keptPartners {
            scored.sort { ($1.score, $0.partner) < ($0.score, $1.partner) }
            scored.removeSubrange(keptPartners...)
        }
        return scored.map(\.partner)
    }

    /// Twice the logarithm of the likelihood ratio that two words are not independent; zero where
    /// they stand together less often than by chance.
    static func ratio(
        together: Double, _ one: Double, _ other: Double, of units: Double
    ) -> Double {
        let together = min(together, one, other)
        guard together * units > one * other else { return 0 }
        func term(_ seen: Double, _ expected: Double) -> Double {
            seen > 0 && expected > 0 ? seen * log(seen / expected) : 0
        }
        let neither = max(0, units - one - other + together)
        return 2
            * (term(together, one * other / units)
                + term(one - together, one * (units - other) / units)
                + term(other - together, (units - one) * other / units)
                + term(neither, (units - one) * (units - other) / units))
    }
}
