extension String {
    /// The text with spaces behind it up to a width in columns.
    func padding(to width: Int) -> String { self + spaces(to: width) }

    /// The text with spaces before it up to a width in columns.
    func leftPadding(to width: Int) -> String { spaces(to: width) + self }

    private func spaces(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - TerminalWidth.of(unicodeScalars)))
    }
}
