/// A set of characters that is written plainly: characters, ranges and named sets, all or none of
/// them; no set inside another and no operation on two.
struct SetSyntax {
    /// What it is put together of.
    enum Part: Equatable {
        case range(Unicode.Scalar, Unicode.Scalar)
        /// A set with a name, as `\p{Lu}` or `\s`.
        case named(String)
    }

    private(set) var parts: [Part] = []
    private(set) var isNegated = false

    private let scalars: [Unicode.Scalar]
    private var place = 0

    /// Reads a set that ICU has compiled; nil where it is written in any other way.
    init?(_ source: String) {
        scalars = Array(source.unicodeScalars)
        let isBracketed = scalars.first == "["
        if isBracketed { place = 1 }
        guard isBracketed ? readBracket() : readName(), place == scalars.count else { return nil }
    }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func readName() -> Bool {
        guard next == "\\", let part = part(), case .named = part else { return false }
        parts.append(part)
        return true
    }

    private mutating func readBracket() -> Bool {
        if next == "^" {
            isNegated = true
            place += 1
        }
        // Right after its opening a closing bracket is a character to some, and to others none.
        guard next != "]" else { return false }
        while let scalar = next, scalar != "]" {
            guard let first = part() else { return false }
            guard next == "-", place + 1 < scalars.count, scalars[place + 1] != "]" else {
                parts.append(first)
                continue
            }
            place += 1
            guard case .range(let lower, _) = first, next != "-", let last = part(),
                case .range(let upper, _) = last, lower <= upper, next != "-"
            else { return false }
            parts.append(.range(lower, upper))
        }
        place += 1
        return true
    }

    private mutating func part() -> Part? {
        guard let scalar = next else { return nil }
        place += 1
        switch scalar {
        case "[": return nil
        case "&", "-": return next == scalar ? nil : .range(scalar, scalar)
        case "\\": return escape()
        default: return .range(scalar, scalar)
        }
    }

    private mutating func escape() -> Part? {
        guard let letter = next else { return nil }
        let start = place - 1
        place += 1
        switch letter {
        case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V":
            return .named("\\" + String(letter))
        case "p", "P":
            guard next == "{", let end = scalars[place...].firstIndex(of: "}") else { return nil }
            place = end + 1
            return .named(String(String.UnicodeScalarView(scalars[start..<place])))
        case "n": return .range("\n", "\n")
        case "t": return .range("\t", "\t")
        case "r": return .range("\r", "\r")
        case "x":
            guard next == "{" else { return hexadecimal(2) }
            guard let end = scalars[place...].firstIndex(of: "}") else { return nil }
            place += 1
            let part = hexadecimal(end - place)
            place = end + 1
            return part
        case "u": return hexadecimal(4)
        default:
            let isWord = letter.value < 0x80 && Characters.isAlphanumeric(letter.value)
            return isWord || letter.value >= 0x80 ? nil : .range(letter, letter)
        }
    }

    private mutating func hexadecimal(_ count: Int) -> Part? {
        guard (1...6).contains(count), place + count <= scalars.count else { return nil }
        let digits = scalars[place..<place + count]
        place += count
        guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
        return UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
            .flatMap(Unicode.Scalar.init).map { .range($0, $0) }
    }
}
