internal import Bitext
internal import Foundation
internal import Language

/// Runs a feed on a thread of its own, and prepares what it hands in on others, while the store
/// writes what came before.
final class UnitFeed: @unchecked Sendable {
    // All that is shared is behind the condition.

    /// What a thousand units are handed over in.
    private static let batchSize = 1_000
    /// So many batches at most are handed in and not taken: some are prepared, some wait for that
    /// and for the store.
    private static let mostOnTheWay = 4 + preparers
    /// The store has one processor, the feed and whatever else goes on another.
    private static let preparers = max(
        1, min(4, ProcessInfo.processInfo.activeProcessorCount - 1))
    /// What a parser may need.
    private static let stackSize = 8 << 20

    private let condition = NSCondition()
    /// Batches to be prepared, with their numbers.
    private var waiting: [(number: Int, units: [TranslationUnit])] = []
    private var prepared: [Int: [PreparedUnit]] = [:]
    private var handedIn = 0
    private var taken = 0
    private var runningPreparers = 0
    private var end: Result<Void, any Error>?
    private var isAbandoned = false

    /// The store has no more use for what comes.
    private struct Abandoned: Error {}

    /// Starts a feed.
    init(
        _ feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void,
        _ cancellation: Cancellation
    ) {
        start { [self] in
            let result = Result {
                var batch: [TranslationUnit] = []
                try feed { unit in
                    batch.append(unit)
                    if batch.count >= Self.batchSize {
                        try cancellation.check()
                        try put(batch)
                        batch = []
                    }
                }
                try finish(batch)
            }
            condition.withLock {
                end = result
                condition.broadcast()
            }
        }
    }

    /// The next batch in the order of the feed, nil after the last; throws what the feed threw.
    func next() throws -> [PreparedUnit]? {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if let batch = prepared.removeValue(forKey: taken) {
                taken += 1
                condition.broadcast()
                return batch
            }
            if let end, taken == handedIn {
                try end.get()
                return nil
            }
            condition.wait()
        }
    }

    /// Lets the feed end at its next unit, and waits for that.
    func abandon() {
        condition.lock()
        defer { condition.unlock() }
        isAbandoned = true
        condition.broadcast()
        while end == nil || runningPreparers > 0 { condition.wait() }
    }

    private func start(_ work: @escaping @Sendable () -> Void) {
        let thread = Thread(block: work)
        thread.stackSize = Self.stackSize
        thread.start()
    }

    private func put(_ batch: [TranslationUnit]) throws {
        condition.lock()
        defer { condition.unlock() }
        while handedIn - taken >= Self.mostOnTheWay, !isAbandoned { condition.wait() }
        if isAbandoned { throw Abandoned() }
        waiting.append((handedIn, batch))
        handedIn += 1
        if runningPreparers < Self.preparers {
            runningPreparers += 1
            start { [self] in prepareAll() }
        }
        condition.broadcast()
    }

    /// Hands in the last batch.
    private func finish(_ batch: [TranslationUnit]) throws {
        guard !batch.isEmpty else { return }
        if handedIn > 0 { return try put(batch) }
        // Few units are not worth another thread.
        let ready = Self.prepare(batch, Tokenizer())
        condition.withLock {
            prepared[handedIn] = ready
            handedIn += 1
        }
    }

    private func prepareAll() {
        let tokenizer = Tokenizer()
        condition.lock()
        defer {
            runningPreparers -= 1
            condition.broadcast()
            condition.unlock()
        }
        while !isAbandoned {
            if waiting.isEmpty {
                if end != nil { return }
                condition.wait()
                continue
            }
            let batch = waiting.removeFirst()
            condition.unlock()
            let ready = Self.prepare(batch.units, tokenizer)
            condition.lock()
            prepared[batch.number] = ready
            condition.broadcast()
        }
    }

    static func prepare(
        _ units: [TranslationUnit], _ tokenizer: Tokenizer
    ) -> [PreparedUnit] {
        units.map { PreparedUnit($0, tokenizer) }
    }
}
