/// Text of XML in UTF-8 while it is made.
struct XMLBytes {
    /// The bytes so far.
    var bytes: [UInt8] = []
    /// How many characters were left out because XML 1.0 cannot hold them.
    private(set) var droppedCharacters = 0

    /// Adds markup as it is.
    mutating func markup(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Adds markup as it is.
    mutating func markup(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Adds what another one holds.
    mutating func append(_ other: XMLBytes) {
        bytes.append(contentsOf: other.bytes)
        droppedCharacters += other.droppedCharacters
    }

    /// Adds an attribute with a space before it.
    mutating func attribute(_ name: String, _ value: String) {
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        markup("=\"")
        var value = value
        value.withUTF8 { escape($0, isAttribute: true) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds text.
    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { escape($0, isAttribute: false) }
    }

    /// Adds text that is given by its bytes.
    mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
        escape(text, isAttribute: false)
    }

    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, isAttribute: Bool) {
        var start = 0
        var place = 0
        func flush(_ bytes: inout [UInt8]) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<place]))
        }
        while place < text.count {
            let byte = text[place]
            // Most bytes are plain: letters, and the bytes of other scripts.
            if byte > 0x3E, byte != 0xEF {
                place += 1
                continue
            }
            let replacement: StaticString
            var length = 1
            switch byte {
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "\"") where isAttribute: replacement = "&quot;"
            // A reader would turn these into other white space.
            case 0x0D: replacement = "&#13;"
            case 0x0A where isAttribute: replacement = "&#10;"
            case 0x09 where isAttribute: replacement = "&#9;"
            case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20:
                replacement = ""
                droppedCharacters += 1
            case 0xEF where Self.isNoncharacter(text, at: place):
                replacement = ""
                length = 3
                droppedCharacters += 1
            default:
                place += 1
                continue
            }
            flush(&bytes)
            markup(replacement)
            place += length
            start = place
        }
        flush(&bytes)
    }

    /// Whether U+FFFE or U+FFFF begins at a byte.
    private static func isNoncharacter(_ text: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        place + 2 < text.count && text[place + 1] == 0xBF && text[place + 2] >= 0xBE
    }
}
