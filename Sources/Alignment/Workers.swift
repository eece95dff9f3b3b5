internal import Dispatch
internal import Synchronization

/// Does two pieces of work at once where there are threads for it.
///
/// An alignment looks at everything from both sides, so that two threads halve most of its time;
/// what comes out does not depend on them.
struct Workers: Sendable {
    /// How many threads may work at once.
    let threads: Int

    private final class Slot<Value: Sendable>: Sendable {
        let result = Mutex<Result<Value, any Error>?>(nil)
    }

    /// What two pieces of work give; the first is done on this thread, whose task may be cancelled.
    func both<First, Second: Sendable>(
        _ first: () throws -> First, _ second: @escaping @Sendable () throws -> Second
    ) throws -> (First, Second) {
        guard threads > 1 else { return (try first(), try second()) }
        let slot = Slot<Second>()
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) {
            let result = Result { try second() }
            slot.result.withLock { $0 = result }
        }
        let value = Result { try first() }
        group.wait()
        guard let other = slot.result.withLock({ $0 }) else {
            preconditionFailure("the group is left when there is a result")
        }
        return (try value.get(), try other.get())
    }
}
