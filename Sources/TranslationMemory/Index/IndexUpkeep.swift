internal import Synchronization

/// Counts single additions, and has the index brought up to date in the background when there are
/// many.
final class IndexUpkeep: Sendable {
    private struct State {
        var count = 0
        var task: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Counts additions; at a limit the work is begun, one at a time.
    func note(_ additions: Int, limit: Int, _ work: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            state.count += additions
            guard state.count >= limit, state.task == nil else { return }
            state.count = 0
            state.task = Task.detached(priority: .utility) { [weak self] in
                await work()
                self?.state.withLock { $0.task = nil }
            }
        }
    }

    /// Stops what is under way, as soon as it can be stopped.
    func cancel() { state.withLock { $0.task }?.cancel() }

    /// Waits for what is under way.
    func finish() async { await state.withLock { $0.task }?.value }
}
