internal import Synchronization

/// Whether a task was cancelled, for work that runs outside of it.
final class Cancellation: Sendable {
    private let isSet = Atomic(false)

    func set() { isSet.store(true, ordering: .relaxed) }

    func check() throws {
        if isSet.load(ordering: .relaxed) { throw CancellationError() }
    }
}
