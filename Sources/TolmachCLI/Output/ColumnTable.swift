import Glibc

/// A table for a terminal: columns of text, wrapped between words.
struct ColumnTable {
    private let widths: [Int]
    private let titles: [String]
    private static let gap = 2
    /// The width where the output is no terminal, so that what is kept is always the same.
    private static let usualWidth = 100
    private static let narrowest = 40

    /// Columns of given widths; those without one share what is left of the line.
    init(widths: [Int?], titles: [String]) {
        let total = max(Self.narrowest, Self.terminalWidth() ?? Self.usualWidth)
        let taken = widths.reduce(0) { $0 + ($1 ?? 0) } + Self.gap * (widths.count - 1)
        let open = max(1, widths.count { $0 == nil })
        self.widths = widths.map { $0 ?? max(10, (total - taken) / open) }
        self.titles = titles
    }

    func heading() -> [String] {
        rows(of: titles) + [
            widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        ]
    }

    /// The lines of a row: each cell below itself as often as it needs.
    func rows(of cells: [String]) -> [String] {
        let columns = zip(cells, widths).map { Self.wrapped(Talk.visible($0), width: $1) }
        let height = columns.reduce(1) { max($0, $1.count) }
        return (0..<height).map { line in
            joined(columns.map { line < $0.count ? $0[line] : "" })
        }
    }

    /// A row in one line: what does not fit into its column is cut off.
    func line(of cells: [String]) -> String {
        joined(
            zip(cells, widths).map { cell, width in
                let scalars = Talk.visible(cell)[...].unicodeScalars
                return TerminalWidth.of(scalars) <= width
                    ? String(scalars)
                    : String(TerminalWidth.prefix(of: scalars, columns: width - 1)) + "…"
            })
    }

    private func joined(_ cells: [String]) -> String {
        var row = zip(cells, widths).map { $0.padding(to: $1) }
            .joined(separator: String(repeating: " ", count: Self.gap))
        while row.last == " " { row.removeLast() }
        return row
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var length = 0
        for word in text.split(separator: " ") {
            var rest = word.unicodeScalars
            var count = TerminalWidth.of(rest)
            if length > 0, length + 1 + count > width {
                lines.append(line)
                line = ""
                length = 0
            }
            while count > width {
                let head = TerminalWidth.prefix(of: rest, columns: width)
                lines.append(String(head))
                rest = rest[head.endIndex...]
                count -= TerminalWidth.of(head)
            }
            line += (length > 0 ? " " : "") + String(rest)
            length += (length > 0 ? 1 : 0) + count
        }
        if length > 0 { lines.append(line) }
        return lines
    }

    private static func terminalWidth() -> Int? {
        guard isatty(1) == 1 else { return nil }
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
