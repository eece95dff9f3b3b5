/// The scalars of a paragraph with their places in bytes, line ends of the layout read as spaces.
struct ParagraphScalars {
    let values: [UInt32]
    /// The byte at which each scalar begins, and after them the end.
    let offsets: [Int]

    init(_ text: Substring.UTF8View, from start: Int) {
        var values: [UInt32] = []
        var offsets: [Int] = []
        values.reserveCapacity(text.count)
        offsets.reserveCapacity(text.count + 1)
        var offset = start
        for scalar in Substring(text).unicodeScalars {
            values.append(scalar.value)
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.values = values
        self.offsets = offsets
    }

    /// A scalar, 0 outside the paragraph.
    subscript(_ position: Int) -> UInt32 {
        values.indices.contains(position) ? values[position] : 0
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for value in values[range] { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        return String(text)
    }
}
