/// An article of Mueller's dictionary cut into senses and these into parts.
///
/// Notes in brackets, the pronunciation, and labels as `_гл.` are left out. A number begins a sense
/// (`1.`, `2)`, `_II`); a letter (`а)`), a semicolon or a colon a part of it.
struct MuellerText {
    /// The parts of each sense, in UTF-8.
    let senses: [[ArraySlice<UInt8>]]

    private static let senseMark: UInt8 = 1
    private static let partMark: UInt8 = 2
    private static let brackets: [(open: UInt8, close: UInt8)] = [
        (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
        (UInt8(ascii: "{"), UInt8(ascii: "}")),
    ]

    init(_ body: ArraySlice<UInt8>) {
        let marked = Self.marked(Self.joined(body))
        senses = marked.split(separator: Self.senseMark).map { sense in
            sense.split { byte in
                byte == Self.partMark || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
            }
        }
    }

    /// The lines as one, a word that was cut at its hyphen whole again.
    private static func joined(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(body.count)
        for line in body.split(separator: UInt8(ascii: "\n")) {
            let rest = line.drop { $0 <= 0x20 }
            let isCut =
                text.last == UInt8(ascii: "-") && text.dropLast().last.map(isLetter) ?? false
            if !isCut { text.append(UInt8(ascii: " ")) }
            text += rest
        }
        return text
    }

    private static func marked(_ text: [UInt8]) -> [UInt8] {
        let pairs = BracketPairs(text, brackets)
        var marked: [UInt8] = []
        marked.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            let byte = text[place]
            switch byte {
            case _ where pairs.closing[place] >= 0:
                place = pairs.closing[place]
                marked.append(UInt8(ascii: " "))
            // A parenthesis that closes nothing ends the number of a sense.
            case UInt8(ascii: ")"): mark(&marked, letters: true)
            case UInt8(ascii: "."):
                if !mark(&marked, letters: false) { marked.append(byte) }
            case UInt8(ascii: "_"):
                let label = text[(place + 1)...].prefix { $0 > 0x20 && !isEndOfLabel($0) }
                place += label.count
                marked.append(isRoman(label) ? senseMark : UInt8(ascii: " "))
            case 0..<0x20, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
                UInt8(ascii: "]"), UInt8(ascii: "}"):
                marked.append(UInt8(ascii: " "))
            default: marked.append(byte)
            }
            place += 1
        }
        return marked
    }

    /// Puts a mark in the place of the number, or of the letter, that the text ends with.
    @discardableResult
    private static func mark(_ text: inout [UInt8], letters: Bool) -> Bool {
        let digits = text.reversed().prefix(while: isDigit).count
        if (1...2).contains(digits), isStart(of: text, before: digits) {
            text.removeLast(digits)
            text.append(senseMark)
            return true
        }
        guard letters else { return false }
        // A letter of Russian is two bytes.
        if text.suffix(2).count == 2, text.suffix(2).allSatisfy({ $0 >= 0x80 }),
            isStart(of: text, before: 2)
        {
            text.removeLast(2)
            text.append(partMark)
            return true
        }
        text.append(UInt8(ascii: " "))
        return false
    }

    private static func isStart(of text: [UInt8], before count: Int) -> Bool {
        guard let byte = text.dropLast(count).last else { return true }
        return byte <= 0x20 || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
    }

    private static func isEndOfLabel(_ byte: UInt8) -> Bool {
        [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: ")")].contains(byte)
    }

    private static func isRoman(_ label: ArraySlice<UInt8>) -> Bool {
        !label.isEmpty && label.allSatisfy { [0x49, 0x56, 0x58].contains($0) }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether a byte is, or belongs to, a letter: no others than letters stand outside ASCII but
    /// for some quotes.
    static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || isLatin(byte) }

    static func isLatin(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
    }
}
