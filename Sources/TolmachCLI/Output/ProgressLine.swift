import Dispatch
import Glibc
import Synchronization
import Tolmach

/// Draws the progress of a job that takes longer than a second, on a terminal alone.
final class ProgressLine: Sendable {
    private struct State {
        var drawn = ""
        var lastDrawn: UInt64 = 0
    }

    private let isShown: Bool
    private let start = DispatchTime.now().uptimeNanoseconds
    private let state = Mutex(State())

    private static let patience: UInt64 = 1_000_000_000
    private static let pause: UInt64 = 100_000_000

    init(isShown: Bool) { self.isShown = isShown && isatty(2) == 1 }

    func show(_ progress: JobProgress) {
        guard isShown else { return }
        let now = DispatchTime.now().uptimeNanoseconds
        guard now - start > Self.patience else { return }
        state.withLock { state in
            guard now - state.lastDrawn > Self.pause else { return }
            state.lastDrawn = now
            let line = Self.line(for: progress, elapsed: Double(now - start) / 1e9)
            guard line != state.drawn else { return }
            state.drawn = line
            Self.write("\r\u{1B}[K" + line)
        }
    }

    /// Takes the line away again, so that what follows starts on a clean one.
    func clear() {
        state.withLock { state in
            guard !state.drawn.isEmpty else { return }
            state.drawn = ""
            Self.write("\r\u{1B}[K")
        }
    }

    private static func line(for progress: JobProgress, elapsed: Double) -> String {
        let verb =
            switch progress.stage {
            case .checking: "checking"
            case .importing: "importing"
            case .indexing: "indexing"
            case .aligning: "aligning"
            case .exporting: "exporting"
            case .verifying: "verifying"
            case .backingUp: "backing up"
            case .restoring: "restoring"
            case .compacting: "compacting"
            case .rescuing: "rescuing"
            case .segmenting: "cutting"
            case .compiling: "compiling"
            case .reading: "reading"
            case .learning: "learning"
            case .lookingUp: "looking up"
            }
        guard let fraction = progress.fraction else {
            return "\(verb) \(progress.subject) …"
        }
        var line = "\(verb) \(progress.subject) \(Int(fraction * 100)) %"
        if fraction > 0.02 {
            let left = Int(elapsed / fraction * (1 - fraction))
            line += left < 60 ? ", \(left) s left" : ", \(left / 60) min left"
        }
        return line
    }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }
}
