/// Turns places in UTF-8 bytes into places in Unicode scalars, which the JSON of the tool counts.
struct ScalarOffsets {
    private let text: String
    private var byte = 0
    private var scalar = 0
    private var index: String.Index

    init(_ text: String) {
        self.text = text
        index = text.startIndex
    }

    /// The scalars before a byte; asked for from left to right, all questions take one walk.
    mutating func scalars(at byteOffset: Int) -> Int {
        if byteOffset < byte { self = ScalarOffsets(text) }
        let scalars = text.unicodeScalars
        while byte < byteOffset, index < scalars.endIndex {
            byte += UTF8.width(scalars[index])
            scalar += 1
            index = scalars.index(after: index)
        }
        return scalar
    }
}
