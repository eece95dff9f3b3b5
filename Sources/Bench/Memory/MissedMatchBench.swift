internal import Foundation
internal import TranslationMemory

/// Holds every answer of the index against the one of a scan: units, scores, kinds, order and
/// arithmetic.
struct MissedMatchBench {
    /// Beyond the usual five, so that the threshold does not rise at once.
    private static let manyMatches = 50
    private static let usualMatches = 5

    private struct Tally {
        var missed = 0
        var answers = 0
        var different = 0
        var found = 0

        mutating func compare(_ seen: [Match], with wanted: [Match]) {
            let ids = Set(seen.map(\.unit.id))
            missed += wanted.count { !ids.contains($0.unit.id) }
            found += wanted.count
            answers += 1
            different += seen == wanted ? 0 : 1
        }
    }

    func runSmall() async throws {
        guard let data = MemoryData.small() else { return }
        try await run(data, thresholds: [50, 60, 70, 75, 85, 95, 100], queries: 200)
    }

    func runLarge() async throws {
        guard let data = MemoryData.large() else { return }
        try await run(data, thresholds: [50, 70, 85, 100], queries: 48)
    }

    private func run(_ data: MemoryData, thresholds: [Int], queries count: Int) async throws {
        guard let development = try DevelopmentQuery.all() else { return }
        let sample = try QuerySample(of: data, count: 2_000)
        let spread = stride(from: 0, to: development.count, by: development.count / count)
        let texts = spread.map { development[$0].text }.prefix(count)
        // Every query of the batch shares a reading with the others: those of thousands of letters
        // would only slow the scan down.
        let hard = sample.hard.map(\.text).filter { $0.utf8.count < 400 }
        let queries = (texts + hard).map { LookupQuery($0) }
        let path = try await MemoryCache().memory(of: data).path
        let store = try SQLiteMemoryStore(path: path, for: .reading)
        print("\(queries.count) queries, \(texts.count) of them development queries\n")
        print(Figure.header)
        let budget = TimeBudget(share: 5)
        var missed = Tally()
        var scanned = 0
        for threshold in thresholds {
            guard !budget.isSpent else {
                print("not measured for want of time (TOLMACH_BENCH_SECONDS): \(threshold)")
                continue
            }
            let tally = try await compare(queries, at: threshold, in: store, budget)
            missed.missed += tally.missed
            missed.different += tally.different
            scanned += 1
        }
        let extent = Figure.Extent(scanned, of: thresholds.count, "thresholds")
        Figure.show(
            "matches missed in \(data.label)", [Double(missed.missed)],
            .atMost([0], goal: [0]), extent)
        Figure.show(
            "    answers that differ in anything", [Double(missed.different)],
            .atMost([0], goal: [0]), extent)
    }

    /// The scan is asked once for many matches: the first of them are the answer to a smaller limit.
    private func compare(
        _ queries: [LookupQuery], at threshold: Int, in store: SQLiteMemoryStore,
        _ budget: TimeBudget
    ) async throws -> Tally {
        var wanted: [[Match]] = []
        let scan = try await Cost.of {
            wanted = try await store.answers(
                to: queries,
                LookupTimes.options(minimum: threshold, limit: Self.manyMatches, scanOnly: true)
            ).matches
        }
        var tally = Tally()
        var index = 0.0
        for limit in [Self.usualMatches, Self.manyMatches] {
            let options = LookupTimes.options(minimum: threshold, limit: limit)
            var seen: [[Match]] = []
            index += try await Cost.of {
                seen = try await store.answers(to: queries, options).matches
            }.wall
            for (seen, wanted) in zip(seen, wanted) {
                tally.compare(seen, with: Array(wanted.prefix(limit)))
            }
        }
        var single = 0
        let options = LookupTimes.options(minimum: threshold, limit: Self.usualMatches)
        let share = TimeBudget(share: 0.25)
        for (query, wanted) in zip(queries, wanted) where !budget.isSpent && !share.isSpent {
            let seen = try await store.answers(to: [query], options).matches[0]
            tally.compare(seen, with: Array(wanted.prefix(Self.usualMatches)))
            single += 1
        }
        let times = "scan \(Table.number(scan.wall / 1e3)) s, index \(Table.number(index / 2e3)) s"
        Figure.show(
            "    at \(threshold): missed / differing answers",
            [Double(tally.missed), Double(tally.different)],
            note: "\(tally.found) matches in \(tally.answers) answers, \(single) of them asked for"
                + " alone; \(times)")
        return tally
    }
}
