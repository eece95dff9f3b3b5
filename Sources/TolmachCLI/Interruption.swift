import Dispatch
import Glibc

/// Lets the user stop a command (Ctrl-C, or a request to end) so that it ends in good order.
enum Interruption {
    /// How long a command may take to end by itself: a transaction is undone at once, but a read from
    /// a terminal would wait for ever.
    private static let patience = 3.0

    /// Runs a command; the first interrupt cancels its task, a second one ends the process.
    static func whileRunning(
        _ work: @escaping @Sendable () async throws -> ExitStatus
    ) async throws -> ExitStatus {
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                task.cancel()
                signal(number, SIG_DFL)
                DispatchQueue.global().asyncAfter(deadline: .now() + patience) {
                    _ = ErrorReport.report(CancellationError())
                    _exit(ExitStatus.interrupted.rawValue)
                }
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }
}
