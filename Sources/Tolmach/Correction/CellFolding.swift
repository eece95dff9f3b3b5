/// The form in which the text of a cell and that of the segments are compared: without white space,
/// which spreadsheets and joins change.
enum CellFolding {
    /// The bytes of a text in that form.
    static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        forEachKept(in: text) { scalar, _ in
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return true
        }
        return bytes
    }

    /// Where in a text, in bytes, that byte stands which has so many bytes before it in this form.
    static func place(ofFolded count: Int, in text: String) -> Int {
        var before = 0
        var place = text.utf8.count
        forEachKept(in: text) { scalar, offset in
            guard before < count else {
                place = offset
                return false
            }
            before += UTF8.width(scalar)
            return true
        }
        return place
    }

    /// A text from the beginning of the word on which stands behind so many bytes of the compared
    /// form; nil where that is all of it.
    static func words(of text: String, behindFolded count: Int) -> String? {
        let place = text.utf8.index(
            text.startIndex, offsetBy: Self.place(ofFolded: count, in: text))
        guard
            let space = text[..<place].unicodeScalars.lastIndex(where: \.properties.isWhitespace)
        else { return nil }
        return String(text[text.unicodeScalars.index(after: space)...])
    }

    /// Visits the scalars that are compared, with their places in bytes, until told to stop.
    private static func forEachKept(
        in text: String, _ body: (Unicode.Scalar, Int) -> Bool
    ) {
        let scalars = text.unicodeScalars
        var place = scalars.startIndex
        var offset = 0
        var isAfterSpace = true
        while place < scalars.endIndex {
            let scalar = scalars[place]
            let next = scalars.index(after: place)
            defer {
                place = next
                offset += UTF8.width(scalar)
            }
            // White space, and what stands for none of it.
            if scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}" {
                isAfterSpace = true
                continue
            }
            // The apostrophe before what a spreadsheet would run, which it or a person takes away.
            let isGuard =
                scalar == "'" && isAfterSpace && next < scalars.endIndex
                && ["=", "+", "-", "@"].contains(scalars[next])
            isAfterSpace = false
            guard !isGuard else { continue }
            if !body(scalar, offset) { return }
        }
    }
}
