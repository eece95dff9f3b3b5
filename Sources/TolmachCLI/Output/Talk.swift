import Glibc

/// What the tool says beside its data, on standard error.
struct Talk: Sendable {
    let isQuiet: Bool

    /// Says a line, unless the tool was asked to be quiet.
    func say(_ line: String) {
        guard !isQuiet else { return }
        Self.write(line)
    }

    /// Says a line that must be heard: an error, or what was left out.
    static func write(_ line: String) {
        // Text of a user's file must not steer the terminal.
        let bytes = Array((visible(line) + "\n").utf8)
        _ = Glibc.write(2, bytes, bytes.count)
    }

    private static let breaks: Set<Unicode.Scalar> = [
        "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
    ]

    /// A text in one line, without what would steer the terminal.
    static func visible(_ text: String) -> String {
        var visible = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            // A line break is a space in a segment, of however many characters it is made.
            if breaks.contains(scalar) {
                if scalar != "\n" || previous != "\r" { visible.append(" ") }
                continue
            }
            let isControl =
                scalar.properties.generalCategory == .control && scalar != "\t"
                || (0x202A...0x202E).contains(scalar.value)
                || (0x2066...0x2069).contains(scalar.value)
            visible.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(visible)
    }
}
