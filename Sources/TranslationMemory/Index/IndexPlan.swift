internal import Matching

/// Which files of a side are to be made anew, and which stay.
struct IndexPlan {
    /// The files that stay.
    private(set) var kept: [IndexListing]
    /// The ids whose units go into new files; nil where none is due.
    private(set) var range: ClosedRange<Int64>?

    /// Fewer units than these are not worth a file: they are read into memory by each process.
    static let leastUnits = 4_096
    /// The share of a file's units that may have changed before it is made anew.
    private static let mostHidden = 5

    /// Plans for the files of a side that can be read, the ids of the units that none covers, and
    /// the ids that have changed since each file was made.
    ///
    /// A file is merged with what comes after it where that has at least half as many units: so each
    /// unit is written again about log2(all / 4,096) times, and as many files are left at most.
    ///
    /// Orphans are units that stand in a file that was lost, and are hidden in others.
    init(
        _ files: [IndexListing], uncovered: [Int64], hidden: (IndexListing) -> Int,
        isForced: Bool, hasOrphans: Bool
    ) {
        kept = files.sorted { $0.range.lowerBound < $1.range.lowerBound }
        guard
            !uncovered.isEmpty || hasOrphans
                || files.contains(where: { hidden($0) > $0.hidden.count })
        else { return }
        let changed = files.reduce(0) { $0 + hidden($1) - $1.hidden.count }
        let isWorthIt =
            hasOrphans || uncovered.count + changed >= Self.leastUnits
            || files.contains { hidden($0) * Self.mostHidden > $0.count }
        guard isForced || isWorthIt else { return }
        // What is uncovered before a file, because another was lost, begins a merge of all after it.
        var first = uncovered.first ?? .max
        for file in kept where hidden(file) * Self.mostHidden > file.count {
            first = min(first, file.range.lowerBound)
        }
        var merged = uncovered.count
        while let last = kept.last {
            let isAfter = last.range.upperBound >= first
            let isSmall =
                last.count <= 2 * merged && last.count + merged <= PostingSegment.mostUnits
            guard isAfter || isSmall else { break }
            merged += last.count
            first = min(first, last.range.lowerBound)
            kept.removeLast()
        }
        // Where nothing is uncovered, what has changed goes into a file after all others.
        if first == .max { first = (kept.last?.range.upperBound ?? 0) + 1 }
        range = first...Int64.max
    }
}
