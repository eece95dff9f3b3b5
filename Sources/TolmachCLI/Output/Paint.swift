import Glibc
@preconcurrency import Rainbow

/// The colours of the output, which are never alone in telling something.
enum Paint {
    static func choose(_ choice: ColorChoice) {
        switch choice {
        case .always:
            Rainbow.outputTarget = .console
            Rainbow.enabled = true
        case .never: Rainbow.enabled = false
        case .auto:
            let refuses = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
            Rainbow.enabled = isatty(1) == 1 && !refuses
        }
    }

    static func added(_ text: String) -> String { text.green }
    static func removed(_ text: String) -> String { text.red }
    static func doubtful(_ text: String) -> String { text.yellow }
    static func strong(_ text: String) -> String { text.bold }
    static func faint(_ text: String) -> String { text.dim }
}
