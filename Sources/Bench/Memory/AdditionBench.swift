internal import Bitext
internal import Foundation
internal import TranslationMemory

/// Adds units one at a time to a large memory and looks each up at once, here and in another
/// process, in turns with inserts of the same bytes into a plain table of SQLite's.
struct AdditionBench {
    private static let count = 500

    private struct Times {
        var bare = Samples()
        var adding = Samples()
        var here = Samples()
        var lookingUp = Samples()
        var there = Samples()
        var lost = 0
    }

    func run() async throws {
        guard let data = MemoryData.large() else { return }
        let units = try NewUnits(of: data, count: Self.count).units
        try await MemoryCache().withCopy(of: data) { file in
            let store = try SQLiteMemoryStore(path: file.path, for: .writing)
            let follower = try LookupFollower(file.path)
            let bare = try BareTable(
                file.deletingLastPathComponent().appendingPathComponent("bare.sqlite").path)
            // Both have met the memory, and nothing is opened any more while the clocks run.
            _ = try await LookupTimes(of: ["Готово."], in: store, LookupTimes.options())
            _ = try follower.answer(to: "Готово.")
            let times = try await Self.times(of: units, store, follower, bare)
            try follower.end()
            try bare.close()
            try store.close()
            Self.show(times)
        }
    }

    private static func times(
        of units: [TranslationUnit], _ store: SQLiteMemoryStore, _ follower: LookupFollower,
        _ bare: BareTable
    ) async throws -> Times {
        let budget = TimeBudget()
        let options = LookupTimes.options()
        var times = Times()
        for (number, unit) in units.enumerated() where !budget.isSpent {
            // What the one leaves to the disk must not always fall to the other.
            let isBareFirst = number % 2 == 0
            func insert() async throws {
                let cost = try await Cost.of {
                    try bare.insert(unit.source.text, unit.target.text)
                }
                times.bare.add(cost.wall)
            }
            if isBareFirst { try await insert() }
            let adding = try await Cost.of {
                try await store.add([unit], AddingOptions())
            }
            var found: [Match] = []
            func lookHere() async throws {
                let cost = try await Cost.of {
                    found = try await store.answers(
                        to: [LookupQuery(unit.source.text)], options
                    ).matches[0]
                }
                times.here.add(adding.wall + cost.wall)
                times.lookingUp.add(cost.wall)
            }
            let isHereFirst = number % 4 < 2
            if isHereFirst { try await lookHere() }
            let answer = try follower.answer(to: unit.source.text)
            if !isHereFirst { try await lookHere() }
            if !isBareFirst { try await insert() }
            times.adding.add(adding.wall)
            times.there.add(adding.wall + answer.milliseconds)
            let isFound =
                found.first?.kind == .exact && found.first?.unit.unit.target == unit.target
                && answer.kind == Match.Kind.exact.rawValue
                && answer.unit == found.first?.unit.id
            times.lost += isFound ? 0 : 1
        }
        return times
    }

    private static func show(_ times: Times) {
        let extent = Figure.Extent(times.adding.count, of: Self.count, "units")
        print(
            "wall; from the call of the addition to the answer of the look-up after it; the look-up"
                + " of the other process by its own clock, without the pipe between\n")
        print(Figure.header)
        Figure.show(
            "added units that a look-up after it did not find", [Double(times.lost)],
            .atMost([0], goal: [0]), extent)
        for (name, samples) in [("this", times.here), ("another", times.there)] {
            Figure.show(
                "one unit added and found from \(name) process, p99, ms", [samples.percentile(99)],
                .atMost([5], goal: [1.5]), extent)
            Figure.show("    its p50", [samples.percentile(50)])
            Figure.show(
                "    times the bare insert, p99",
                [samples.percentile(99) / times.bare.percentile(99)],
                .atMost([4], goal: [2]), extent)
            Figure.show(
                "    times the bare insert, p50",
                [samples.percentile(50) / times.bare.percentile(50)])
        }
        Figure.show("    the addition alone, p50 / p99", times.adding.middleAndTail)
        Figure.show("    the look-up alone, p50 / p99", times.lookingUp.middleAndTail)
        Figure.show("    the bare insert, p50 / p99", times.bare.middleAndTail)
    }
}

/// Units that no memory of the data has: their sources with a number and a word of their own.
struct NewUnits {
    let units: [TranslationUnit]

    init(of data: MemoryData, count: Int) throws {
        let sample = try QuerySample(of: data, count: count)
        var random = SeededRandom(seed: 500)
        let letters = Array("абвгдежзиклмнопрстуфхцчшщыэюя")
        units = sample.sources.prefix(count).enumerated().map { number, source in
            let word = String(
                (0..<8).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
            return MemoryData.unit(
                "\(source) \(word) \(number)", "Sentence \(number) with the word \(word).")
        }
    }
}
