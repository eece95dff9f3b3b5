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

    /// A sign as © or °, which begins no sentence.
    static func isSign(_ value: UInt32) -> Bool {
        (0xA2...0x218F).contains(value) && isSymbol(value) && value != Characters.numero
    }

    /// A picture as 😊 or ☀, which follows what it comments on.
    static func isPictograph(_ value: UInt32) -> Bool {
        value >= 0x2190 && !isBullet(value) && isSymbol(value)
    }

    /// What makes one picture of several: variation selectors, joiners, the key of a keycap, tags.
    static func joinsPictographs(_ value: UInt32) -> Bool {
        switch value {
        case 0xFE0E, 0xFE0F, 0x200D, 0x20E3, 0xE0020...0xE007F: true
        default: false
        }
    }

    /// What opens in texts without spaces: 「 『 （ “.
    static func opensInIdeographs(_ value: UInt32) -> Bool {
        switch value {
        case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301D, 0xFF08,
            0xFF3B, 0xFF5B, 0xFF62, 0x2018, 0x201C:
            true
        default: false
        }
    }

    /// A sign before the items of a list: • ✔ ✅ ▪ → 👉 🔹.
    static func isBullet(_ value: UInt32) -> Bool {
        switch value {
        case 0x2022, 0x2023, 0x2043, 0x2190...0x21FF, 0x25A0...0x25FF, 0x2611, 0x2705,
            0x2713, 0x2714, 0x2756, 0x2794...0x27BE, 0x1F449, 0x1F536...0x1F539:
            true
        default: false
        }
    }

    private static func isSymbol(_ value: UInt32) -> Bool {
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .otherSymbol, .modifierSymbol, .unassigned: true
        default: false
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
