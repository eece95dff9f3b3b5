internal import Synchronization

/// Has the log of a memory emptied into its file when nobody has added anything for a moment.
///
/// Else whoever adds the unit that fills the log waits until it is emptied: as long as for twenty
/// additions.
final class LogUpkeep: Sendable {
    private struct State {
        var count = 0
        var last = ContinuousClock.now
        var task: Task<Void, Never>?
        var isEnded = false
    }

    /// So many additions fill about four megabytes of the log.
    private static let leastAdditions = 100
    private static let pause = Duration.milliseconds(250)

    private let state = Mutex(State())
    private let isWorking = Mutex(())

    /// Counts additions; once they are many and have stopped coming the work is done.
    func note(_ additions: Int, _ work: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.count += additions
            state.last = .now
            guard state.count >= Self.leastAdditions, state.task == nil, !state.isEnded else {
                return
            }
            state.task = Task.detached(priority: .utility) { [weak self] in
                await self?.waitForPause()
                self?.isWorking.withLock { _ in
                    if !Task.isCancelled { work() }
                }
                self?.state.withLock { $0.task = nil }
            }
        }
    }

    private func waitForPause() async {
        while !Task.isCancelled {
            let rest: Duration = state.withLock { state in
                let rest = Self.pause - (ContinuousClock.now - state.last)
                // What comes while the log is emptied counts for the next time.
                if rest <= .zero { state.count = 0 }
                return rest
            }
            guard rest > .zero else { return }
            try? await Task.sleep(for: rest)
        }
    }

    /// Leaves the log as it is from now on, when what is under way has ended: the last connection
    /// of all must be one that can take the log away.
    func end() {
        let task = state.withLock { state in
            state.isEnded = true
            return state.task
        }
        task?.cancel()
        isWorking.withLock { _ in }
    }

    /// Waits until nothing is to be done any more.
    func finish() async { await state.withLock { $0.task }?.value }
}
