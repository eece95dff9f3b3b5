/// A cell of a tab-separated table.
public enum TableCell {
    /// The text with tabs and line ends as spaces, and made harmless where a spreadsheet would run it
    /// as a formula (OWASP, CSV injection).
    ///
    /// A text that begins with a quotation mark is put in such marks, its own doubled (RFC 4180):
    /// else a spreadsheet would take all up to the next one for one cell. Marks further in stay.
    public static func text(_ text: String) -> String {
        if text.utf8.first == UInt8(ascii: "\"") {
            return "\"" + inOneLine(text).replacing("\"", with: "\"\"") + "\""
        }
        return inOneLine(text)
    }

    private static func inOneLine(_ text: String) -> String {
        var cell = String.UnicodeScalarView()
        if let first = text.unicodeScalars.first, ["=", "+", "-", "@"].contains(first) {
            cell.append("'")
        }
        for scalar in text.unicodeScalars {
            let isBreak =
                (0x09...0x0D).contains(scalar.value)
                || [0x85, 0x2028, 0x2029].contains(scalar.value)
            cell.append(isBreak ? " " : scalar)
        }
        return String(cell)
    }
}
