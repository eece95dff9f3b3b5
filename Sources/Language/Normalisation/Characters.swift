/// The characters that the match key treats alike.
enum Characters {
    static let space: UInt32 = 0x20
    static let quote: UInt32 = 0x22
    static let apostrophe: UInt32 = 0x27
    static let hyphen: UInt32 = 0x2D
    static let accent: UInt32 = 0xB4
    /// Canonically the same as the free-standing accent.
    static let oxia: UInt32 = 0x1FFD
    static let longDash: UInt32 = 0x2014
    static let numero: UInt32 = 0x2116
    static let degree: UInt32 = 0xB0
    static let ordinal: UInt32 = 0xBA
    static let grave: UInt32 = 0x300
    static let acute: UInt32 = 0x301
    static let diaeresis: UInt32 = 0x308

    /// White_Space of Unicode, whose members have not changed since version 6.3; asked of every
    /// scalar, so by ranges.
    static func isSpace(_ value: UInt32) -> Bool {
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        switch value {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            return true
        default: return false
        }
    }

    static func isDash(_ value: UInt32) -> Bool {
        value == hyphen || (0x2010...0x2015).contains(value) || value == 0x2212
            || value == 0x2E3A || value == 0x2E3B
    }

    /// A dash that stands between clauses even where no space is beside it: English "town—the".
    static func isLongDash(_ value: UInt32) -> Bool {
        value == 0x2014 || value == 0x2015 || value == 0x2E3A || value == 0x2E3B
    }

    static func isDoubleQuote(_ value: UInt32) -> Bool {
        switch value {
        case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A: true
        default: false
        }
    }

    static func isSingleQuote(_ value: UInt32) -> Bool {
        switch value {
        case 0x27, 0x60, 0x2BC, 0x2018...0x201B, 0x2032: true
        default: false
        }
    }

    /// The letter without what Russian leaves out at will: ё is е, and vowels lose their stress.
    static func plain(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x451, 0x450: 0x435
        case 0x401, 0x400: 0x415
        case 0x45D: 0x438
        case 0x40D: 0x418
        default: value
        }
    }

    static func isCyrillicVowel(_ value: UInt32) -> Bool {
        switch value {
        case 0x410, 0x415, 0x418, 0x41E, 0x423, 0x42B, 0x42D, 0x42E, 0x42F,
            0x430, 0x435, 0x438, 0x43E, 0x443, 0x44B, 0x44D, 0x44E, 0x44F,
            0x400, 0x401, 0x40D, 0x450, 0x451, 0x45D, 0x404, 0x406, 0x407, 0x454, 0x456, 0x457,
            0x462, 0x463, 0x474, 0x475:
            true
        default: false
        }
    }

    static func isASCIIDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return (0x61...0x7A).contains(value | 0x20) }
        if (0x400...0x481).contains(value) { return true }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            return true
        default: return false
        }
    }

    static func isMark(_ value: UInt32) -> Bool {
        if value < 0x300 { return false }
        switch Unicode.Scalar(value)?.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return false
        }
    }

    static func isDigit(_ value: UInt32) -> Bool {
        if value < 0x80 { return isASCIIDigit(value) }
        return Unicode.Scalar(value)?.properties.generalCategory == .decimalNumber
    }

    static func isAlphanumeric(_ value: UInt32) -> Bool { isLetter(value) || isDigit(value) }
}

/// Letters of Latin and Cyrillic that look the same, after folding and before it.
enum LookAlikes {
    private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
        ("a", "а"), ("e", "е"), ("o", "о"), ("p", "р"), ("c", "с"), ("y", "у"), ("x", "х"),
        ("b", "в"), ("k", "к"), ("m", "м"), ("h", "н"), ("t", "т"),
        ("A", "А"), ("E", "Е"), ("O", "О"), ("P", "Р"), ("C", "С"), ("Y", "У"), ("X", "Х"),
        ("B", "В"), ("K", "К"), ("M", "М"), ("H", "Н"), ("T", "Т"), ("i", "і"), ("I", "І"),
    ]
    /// Latin letters with a mark that is typed for the stress or the dots of a Cyrillic one.
    private static let marked: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
        ("á", "а"), ("à", "а"), ("é", "е"), ("è", "е"), ("ë", "е"), ("ó", "о"), ("ò", "о"),
        ("ý", "у"), ("ï", "ї"),
        ("Á", "А"), ("À", "А"), ("É", "Е"), ("È", "Е"), ("Ë", "Е"), ("Ó", "О"), ("Ò", "О"),
        ("Ý", "У"), ("Ï", "Ї"),
    ]
    private static let toCyrillic = Dictionary(
        uniqueKeysWithValues: (pairs + marked).map { ($0.latin.value, $0.cyrillic.value) })
    private static let toLatin = Dictionary(
        uniqueKeysWithValues: pairs.map { ($0.cyrillic.value, $0.latin.value) })

    static func cyrillic(of value: UInt32) -> UInt32? { toCyrillic[value] }
    static func latin(of value: UInt32) -> UInt32? { toLatin[value] }
    static func isCyrillic(_ value: UInt32) -> Bool { (0x400...0x52F).contains(value) }
    static func isLatin(_ value: UInt32) -> Bool {
        value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : (0xC0...0x24F).contains(value)
    }
}
