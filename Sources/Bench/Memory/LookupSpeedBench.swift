internal import Foundation
internal import TranslationMemory

/// Times look-ups, one at a time and many together, beside the scan of the same score.
struct LookupSpeedBench {
    private static let scanned = 5
    private static let together = 20_000

    func runSmall() async throws {
        guard let data = MemoryData.small(), let queries = try DevelopmentQuery.all() else {
            return
        }
        let path = try await MemoryCache().memory(of: data).path
        try await speed(
            of: data, path, queries.map(\.text), firstSight: nil,
            seenBefore: .atMost([0.2, 1], goal: [0.06, 0.4]))
    }

    func runLarge() async throws {
        guard let data = MemoryData.large(), let queries = try DevelopmentQuery.all() else {
            return
        }
        let texts = queries.map(\.text)
        let path = try await MemoryCache().memory(of: data).path
        try await speed(
            of: data, path, texts, firstSight: .atMost([1.5, 12], goal: [0.6, 4]),
            seenBefore: .atMost([0.6, 4], goal: [0.25, 2]))
        let sample = try QuerySample(of: data, count: Self.together)
        try await slowest(sample, in: SQLiteMemoryStore(path: path, for: .reading))
        try await batch(
            sample.queries(Self.together, beginningWith: texts), of: data, path)
    }

    /// The first pass over the queries meets each of their words for the first time, the second pass
    /// none; one look-up before them opens what has to be opened.
    private func speed(
        of data: MemoryData, _ path: String, _ texts: [String], firstSight: Figure.Target?,
        seenBefore: Figure.Target
    ) async throws {
        let store = try SQLiteMemoryStore(path: path, for: .reading)
        let options = LookupTimes.options()
        let opening = try await LookupTimes(of: ["Готово."], in: store, options)
        print("threshold 70, top 5; CPU: processor time of the whole process around a look-up\n")
        print(Figure.header)
        Figure.show(
            "the first look-up of a store, ms wall", [opening.wall.percentile(100)])
        for (pass, target) in [("first sight", firstSight), ("seen before", seenBefore)] {
            let times = try await LookupTimes(of: texts, in: store, options)
            Figure.show(
                "look-up in \(data.label), \(pass), p50 / p99, ms CPU",
                times.processor.middleAndTail, target, times.extent)
            Figure.show("    the same, ms wall", times.wall.middleAndTail)
        }
        let scan = try await LookupTimes(
            of: Array(texts.prefix(Self.scanned)), in: store, LookupTimes.options(scanOnly: true),
            budget: TimeBudget(share: 0.5))
        Figure.show(
            "    by scan, p50 / p99, ms CPU", scan.processor.middleAndTail, nil, scan.extent)
    }

    private func slowest(_ sample: QuerySample, in store: SQLiteMemoryStore) async throws {
        _ = try await LookupTimes(of: ["Готово."], in: store, LookupTimes.options())
        let budget = TimeBudget()
        var costs: [(name: String, at70: Double, at50: Double)] = []
        for (name, text) in sample.hard where costs.isEmpty || !budget.isSpent {
            func worst(_ minimum: Int) async throws -> Double {
                let times = try await LookupTimes(
                    of: [text, text], in: store, LookupTimes.options(minimum: minimum),
                    budget: budget)
                return times.processor.percentile(100)
            }
            costs.append((name, try await worst(70), try await worst(50)))
        }
        costs.sort { $0.at70 > $1.at70 }
        Figure.show(
            "slowest query of any kind at 1,000,000, ms CPU", [costs.first?.at70 ?? .nan],
            .atMost([40], goal: [15]),
            Figure.Extent(costs.count, of: sample.hard.count, "kinds"))
        for (name, at70, at50) in costs.prefix(8) {
            Figure.show("    \(name); the same at 50", [at70, at50])
        }
    }

    /// A pilot tells whether the batch can be waited for; if not, the pilot is what was seen.
    private func batch(_ texts: [String], of data: MemoryData, _ path: String) async throws {
        let options = LookupTimes.options()
        let pilot = texts.suffix(200).map { LookupQuery($0) }
        let pilotStore = try SQLiteMemoryStore(path: path, for: .reading)
        let trial = try await Cost.of { _ = try await pilotStore.answers(to: pilot, options) }
        func show(_ queries: Int, _ cost: Cost) {
            Figure.show(
                "batch at \(data.label), wall, queries a second",
                [(Double(queries) / cost.wall * 1e3).rounded()],
                .atLeast([2_500], goal: [6_000]),
                Figure.Extent(queries, of: texts.count, "queries"))
            Figure.show("    cores kept busy", [cost.processor / cost.wall])
        }
        guard
            trial.wall * Double(texts.count / pilot.count) / 1e3 < TimeBudget.seconds
        else { return show(pilot.count, trial) }
        let store = try SQLiteMemoryStore(path: path, for: .reading)
        let queries = texts.map { LookupQuery($0) }
        show(
            queries.count,
            try await Cost.of { _ = try await store.answers(to: queries, options) })
    }
}
