/// What a scalar is to the rules of sentences.
enum ScalarKind {
    static func isUpper(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x41...0x5A).contains(value) }
        if (0x400...0x42F).contains(value) { return true }
        if (0x430...0x45F).contains(value) { return false }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return true
        default: return false
        }
    }

    static func isLower(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x61...0x7A).contains(value) }
        if (0x430...0x45F).contains(value) { return true }
        if (0x400...0x42F).contains(value) { return false }
        return Unicode.Scalar(value)?.properties.generalCategory == .lowercaseLetter
    }

    /// A mark that goes on with the sentence.
    static func isContinuing(_ value: UInt32) -> Bool {
        switch value {
        case 0x2C, 0x3B, 0x3A, 0x25, 0x29, 0x5D, 0xBB, 0x201D, 0x2F, 0x23: true
        default: false
        }
    }

    /// A pictograph, which belongs to the sentence before it.
    static func isSymbol(_ value: UInt32) -> Bool {
        guard value >= 0x80 else { return false }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .otherSymbol, .modifierSymbol, .unassigned: return value != Characters.numero
        default: return false
        }
    }

    static func isRomanNumeral(_ text: ParagraphScalars, at start: Int) -> Bool {
        var end = start
        // No number that is written so is longer; a line of these letters may be of any length.
        while end < start + 16, [0x49, 0x56, 0x58, 0x4C, 0x43, 0x4D, 0x44].contains(text[end]) {
            end += 1
        }
        return end > start && !Characters.isLetter(text[end])
    }
}
