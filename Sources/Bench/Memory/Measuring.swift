internal import Foundation
internal import Glibc

/// The processor time of this whole process, all its threads.
///
/// A look-up hops between threads, so that the clock of one thread would miss the most of it; while
/// nothing else runs in the process this is the time of the look-up.
enum ProcessorClock {
    static func milliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
}

/// What some work took, in milliseconds.
struct Cost {
    let processor: Double
    let wall: Double

    static func of(_ work: () async throws -> Void) async rethrows -> Cost {
        let start = ContinuousClock.now
        let processor = ProcessorClock.milliseconds()
        try await work()
        return Cost(
            processor: ProcessorClock.milliseconds() - processor,
            wall: (ContinuousClock.now - start) / .milliseconds(1))
    }
}

/// Values of one figure, told by their percentiles.
struct Samples {
    private(set) var values: [Double] = []

    var count: Int { values.count }

    mutating func add(_ value: Double) { values.append(value) }

    /// The least value that so many percent of all do not exceed (nearest rank).
    func percentile(_ percent: Double) -> Double {
        guard !values.isEmpty else { return .nan }
        let rank = Int((percent / 100 * Double(values.count)).rounded(.up))
        return values.sorted()[max(0, min(values.count, rank) - 1)]
    }

    /// The middle and the 99th percentile.
    var middleAndTail: [Double] { [percentile(50), percentile(99)] }
}

/// How long one figure may take, so that a slow engine is measured on a few queries and not waited
/// for: TOLMACH_BENCH_SECONDS, else two minutes.
struct TimeBudget {
    private let end: ContinuousClock.Instant

    static let seconds =
        ProcessInfo.processInfo.environment["TOLMACH_BENCH_SECONDS"].flatMap(Double.init) ?? 120

    init(share: Double = 1) { end = .now + .seconds(Self.seconds * share) }

    var isSpent: Bool { ContinuousClock.now >= end }
}

/// Numbers that are the same in each run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
