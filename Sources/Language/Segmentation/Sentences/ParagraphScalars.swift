/// The scalars of a paragraph with their places in bytes, in storage that serves for the next too.
final class ParagraphScalars {
    /// How many scalars the paragraph has.
    private(set) var count = 0
    /// The places of marks that end sentences, in order.
    private(set) var marks: [Int] = []
    /// Whether a scalar stands in it at which ICU may break, and the rules here know nothing of.
    private(set) var hasForeignMarks = false

    /// The scalars; where the storage goes on after the paragraph it holds older ones.
    private var values: [UInt32] = []
    /// The bytes of the text at which the marks begin.
    private var markOffsets: [Int] = []
    private var start = 0

    /// Reads a range of a text's bytes, of which no scalar is cut.
    func load(_ range: Range<Int>, of text: Span<UInt8>) {
        if values.count < range.count {
            values = [UInt32](repeating: 0, count: 2 * range.count)
        }
        start = range.lowerBound
        marks.removeAll(keepingCapacity: true)
        markOffsets.removeAll(keepingCapacity: true)
        hasForeignMarks = false
        // Pointers, for this is the one place that sees each byte of a text: with the bounds
        // checked at each, all of it took a tenth longer.
        text.extracting(range).withUnsafeBufferPointer { bytes in
            values.withUnsafeMutableBufferPointer { values in
                count = decode(bytes, into: values)
            }
        }
    }

    private func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, into values: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var position = 0
        var byte = 0
        while byte < bytes.count {
            let first = UInt32(bytes[byte])
            let value: UInt32
            let width: Int
            if first < 0x80 {
                (value, width) = (first, 1)
            } else if first < 0xE0 {
                (value, width) = ((first & 0x1F) << 6 | UInt32(bytes[byte + 1]) & 0x3F, 2)
            } else {
                (value, width) = UTF8Scalars.scalar(at: byte, in: bytes.span)
            }
            if value < 0x589 {
                if value == 0x2E || value == 0x21 || value == 0x3F { add(position, start + byte) }
            } else if BreakCandidate.isMark(value) {
                add(position, start + byte)
            } else if !Self.isFreeOfMarks(value) {
                hasForeignMarks = true
            }
            values[position] = value
            position += 1
            byte += width
        }
        return position
    }

    private func add(_ mark: Int, _ offset: Int) {
        marks.append(mark)
        markOffsets.append(offset)
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

    /// The byte of the text at which a scalar begins; of the number of all, where the last one ends.
    ///
    /// Takes time by the distance from the last mark before it.
    func offset(of position: Int) -> Int {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] <= position { low = middle + 1 } else { high = middle }
        }
        var place = low > 0 ? marks[low - 1] : 0
        var offset = low > 0 ? markOffsets[low - 1] : start
        while place < position {
            offset += Self.width(of: values[place])
            place += 1
        }
        return offset
    }

    private static func width(of value: UInt32) -> Int {
        value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
    }

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
