/// How many columns of a terminal characters take.
enum TerminalWidth {
    /// The wide and full-width characters of Unicode's East Asian Width, by their blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar == "\u{AD}" ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        guard scalar.value >= 0x1100 else { return 1 }
        return wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    static func of(_ text: some Sequence<Unicode.Scalar>) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The longest beginning of a text that takes at most so many columns, one character at least.
    static func prefix(
        of text: Substring.UnicodeScalarView, columns: Int
    ) -> Substring.UnicodeScalarView {
        var width = 0
        let end = text.indices.first { index in
            width += of(text[index])
            return width > columns
        }
        guard let end else { return text }
        return text[..<max(end, text.index(after: text.startIndex))]
    }
}
