/// Reads scalars from the bytes of valid UTF-8.
enum UTF8Scalars {
    /// The scalar that begins at a byte, and how many bytes it has.
    static func scalar(at byte: Int, in text: Span<UInt8>) -> (value: UInt32, width: Int) {
        let first = UInt32(text[byte])
        func next(_ distance: Int) -> UInt32 { UInt32(text[byte + distance]) & 0x3F }
        if first < 0x80 { return (first, 1) }
        if first < 0xE0 { return ((first & 0x1F) << 6 | next(1), 2) }
        if first < 0xF0 { return ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
        return ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
    }

    /// The scalar that ends before a byte.
    static func scalar(before byte: Int, in text: Span<UInt8>) -> (value: UInt32, width: Int) {
        var start = byte - 1
        while isContinuation(text[start]) { start -= 1 }
        return scalar(at: start, in: text)
    }

    /// How many scalars begin in a range.
    static func count(in range: Range<Int>, of text: Span<UInt8>) -> Int {
        // Pointers, since the loop then takes many bytes at a time.
        text.extracting(range).withUnsafeBufferPointer { bytes in
            bytes.reduce(0) { $0 + (isContinuation($1) ? 0 : 1) }
        }
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
