/// The heaviest chain of pairs in which both positions rise.
struct AnchorChain {
    /// The pairs of the chain in order.
    let anchors: [Anchor]

    /// Chains pairs that are sorted by source and target, each with a score above 0.
    ///
    /// O(n log n) by a tree of prefix maxima (Fenwick, 1994).
    init(_ pairs: [Anchor], scores: [Double]) {
        let targets = Set(pairs.map(\.target)).sorted()
        var ranks: [Int: Int] = [:]
        for (rank, target) in targets.enumerated() { ranks[target] = rank + 1 }
        var tree = [Int](repeating: -1, count: targets.count + 1)
        var sums = [Double](repeating: 0, count: pairs.count)
        var before = [Int](repeating: -1, count: pairs.count)
        var start = 0
        while start < pairs.count {
            var end = start
            while end < pairs.count, pairs[end].source == pairs[start].source { end += 1 }
            // First all of a source segment, so that none of them follows another.
            for pair in start..<end {
                var best = -1
                var rank = (ranks[pairs[pair].target] ?? 1) - 1
                while rank > 0 {
                    if tree[rank] >= 0, best < 0 || sums[tree[rank]] > sums[best] {
                        best = tree[rank]
                    }
                    rank -= rank & -rank
                }
                before[pair] = best
                sums[pair] = scores[pair] + (best < 0 ? 0 : sums[best])
            }
            for pair in start..<end {
                var rank = ranks[pairs[pair].target] ?? 1
                while rank < tree.count {
                    if tree[rank] < 0 || sums[pair] > sums[tree[rank]] { tree[rank] = pair }
                    rank += rank & -rank
                }
            }
            start = end
        }
        var last = -1
        for pair in pairs.indices where last < 0 || sums[pair] > sums[last] { last = pair }
        var chain: [Anchor] = []
        while last >= 0 {
            chain.append(pairs[last])
            last = before[last]
        }
        anchors = chain.reversed()
    }
}
