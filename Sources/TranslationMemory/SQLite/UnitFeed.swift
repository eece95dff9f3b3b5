internal import Bitext
internal import Foundation
internal import Language

/// Runs a feed on a thread of its own, and prepares what it hands in, while the store writes what
/// came before.
final class UnitFeed: @unchecked Sendable {
    // All that is shared is behind the condition.

    /// What a thousand units are handed over in.
    private static let batchSize = 1_000
    /// So many batches wait at most.
    private static let mostWaiting = 2
    /// What a parser may need.
    private static let stackSize = 8 << 20

    private let condition = NSCondition()
    private var batches: [[PreparedUnit]] = []
    private var end: Result<Void, any Error>?
    private var isAbandoned = false

    /// The store has no more use for what comes.
    private struct Abandoned: Error {}

    /// Starts a feed.
    init(
        _ feed: @escaping @Sendable (_ add: (TranslationUnit) throws -> Void) throws -> Void,
        _ cancellation: Cancellation
    ) {
        let thread = Thread { [self] in
            let result = Result {
                let tokenizer = Tokenizer()
                var batch: [PreparedUnit] = []
                try feed { unit in
                    batch.append(PreparedUnit(unit, tokenizer))
                    if batch.count >= Self.batchSize {
                        try cancellation.check()
                        try put(batch)
                        batch = []
                    }
                }
                try put(batch)
            }
            condition.withLock {
                end = result
                condition.signal()
            }
        }
        thread.stackSize = Self.stackSize
        thread.start()
    }

    /// The next batch, nil after the last; throws what the feed threw.
    func next() throws -> [PreparedUnit]? {
        condition.lock()
        defer { condition.unlock() }
        while batches.isEmpty, end == nil { condition.wait() }
        guard batches.isEmpty else {
            condition.signal()
            return batches.removeFirst()
        }
        try end?.get()
        return nil
    }

    /// Lets the feed end at its next unit, and waits for that.
    func abandon() {
        condition.lock()
        defer { condition.unlock() }
        isAbandoned = true
        condition.signal()
        while end == nil { condition.wait() }
    }

    private func put(_ batch: [PreparedUnit]) throws {
        condition.lock()
        defer { condition.unlock() }
        while batches.count >= Self.mostWaiting, !isAbandoned { condition.wait() }
        if isAbandoned { throw Abandoned() }
        if !batch.isEmpty { batches.append(batch) }
        condition.signal()
    }
}
