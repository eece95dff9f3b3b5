/// The scalars of a paragraph with their places in bytes, in storage that serves for the next too.
final class ParagraphScalars {
    /// How many scalars the paragraph has.
    private(set) var count = 0
    /// The places of marks that end sentences, in order.
    private(set) var marks: [Int] = []
    /// Whether a scalar stands in it at which ICU may break, and the rules here know nothing of.
    private(set) var hasForeignMarks = false

    /// Where the storage goes on after the paragraph it holds older scalars.
    private var values: [UInt32] = []
    /// The byte at which each scalar begins, counted from the paragraph's first, and then its end.
    private var offsets: [UInt32] = []
    private var start = 0

    /// Reads a range of a text's bytes: a text of less than 4 GB, of which no scalar is cut.
    func load(_ range: Range<Int>, of text: Span<UInt8>) {
        if values.count <= range.count {
            values = [UInt32](repeating: 0, count: 2 * range.count + 64)
            offsets = [UInt32](repeating: 0, count: 2 * range.count + 64)
        }
        start = range.lowerBound
        marks.removeAll(keepingCapacity: true)
        hasForeignMarks = false
        var values = values.mutableSpan
        var offsets = offsets.mutableSpan
        var position = 0
        var byte = range.lowerBound
        while byte < range.upperBound {
            offsets[position] = UInt32(truncatingIfNeeded: byte - range.lowerBound)
            let first = UInt32(text[byte])
            func next(_ distance: Int) -> UInt32 { UInt32(text[byte + distance]) & 0x3F }
            let value: UInt32
            if first < 0x80 {
                value = first
                byte += 1
                if value == 0x2E || value == 0x21 || value == 0x3F { marks.append(position) }
            } else if first < 0xE0 {
                value = (first & 0x1F) << 6 | next(1)
                byte += 2
                if value >= 0x589 { hasForeignMarks = true }
            } else {
                if first < 0xF0 {
                    value = (first & 0x0F) << 12 | next(1) << 6 | next(2)
                    byte += 3
                } else {
                    value = (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
                    byte += 4
                }
                if BreakCandidate.isMark(value) {
                    marks.append(position)
                } else if !Self.isFreeOfMarks(value) {
                    hasForeignMarks = true
                }
            }
            values[position] = value
            position += 1
        }
        offsets[position] = UInt32(truncatingIfNeeded: range.count)
        count = position
    }

    /// Whether a scalar above U+07FF is of blocks in which no mark ends sentences (`STerm` and
    /// `ATerm` of UAX 29) but those that the rules treat: signs, symbols, more Latin, pictographs.
    private static func isFreeOfMarks(_ value: UInt32) -> Bool {
        switch value {
        case 0x2024, 0x203D: false
        case 0x1E00...0x2BFF, 0xFE0F, 0xFEFF, 0x1F000...0x1FAFF: true
        default: false
        }
    }

    /// A scalar, 0 outside the paragraph.
    subscript(_ position: Int) -> UInt32 {
        position >= 0 && position < count ? values[position] : 0
    }

    /// Scalars that lie inside the paragraph.
    subscript(_ range: Range<Int>) -> ArraySlice<UInt32> { values[range] }

    /// The byte of the text at which a scalar begins.
    func offset(of position: Int) -> Int { start + Int(offsets[position]) }

    /// Whether a word stands at a place.
    func has(_ word: StaticString, at position: Int) -> Bool {
        var place = position
        for scalar in word.description.unicodeScalars {
            guard self[place] == scalar.value else { return false }
            place += 1
        }
        return true
    }

    func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for value in values[range] { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
        return String(text)
    }
}
