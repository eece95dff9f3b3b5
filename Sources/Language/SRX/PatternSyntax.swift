/// What a regular expression takes, as far as sets of characters and their order tell it.
///
/// It takes all that the expression matches. Where it may take more, as it knows nothing of what is
/// looked for around a match, it is not exact.
struct PatternSyntax {
    /// A part of an expression.
    indirect enum Node: Sendable {
        /// One character of a set, by the number of the set.
        case set(Int)
        case sequence([Node])
        case choice([Node])
        case repetition(Node, least: Int, most: Int?)

        static let nothing = Node.sequence([])

        /// What takes the same backwards.
        var reversed: Node {
            switch self {
            case .set: self
            case .sequence(let parts): .sequence(parts.reversed().map(\.reversed))
            case .choice(let parts): .choice(parts.map(\.reversed))
            case .repetition(let part, let least, let most):
                .repetition(part.reversed, least: least, most: most)
            }
        }
    }

    /// The expression.
    let root: Node
    /// Whether it takes nothing but what ICU matches.
    let isExact: Bool

    /// Reads an expression that ICU has compiled; nil where it is written in a way that is not known
    /// here.
    init?(_ pattern: String, sets: inout CharacterSets) {
        var parser = Parser(scalars: Array(pattern.unicodeScalars))
        guard let root = parser.choice(&sets), parser.isAtEnd else { return nil }
        self.root = root
        isExact = parser.isExact
    }
}

/// A reader of the syntax of ICU's regular expressions, by recursive descent.
private struct Parser {
    typealias Node = PatternSyntax.Node

    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0
    private var flags: Set<Unicode.Scalar> = []
    private(set) var isExact = true

    private static let deepest = 100
    private static let mostCopies = 1000

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    var isAtEnd: Bool { place == scalars.count }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func take(_ text: String) -> Bool {
        guard scalars[place...].starts(with: text.unicodeScalars) else { return false }
        place += text.unicodeScalars.count
        return true
    }

    mutating func choice(_ sets: inout CharacterSets) -> Node? {
        guard depth < Self.deepest else { return nil }
        depth += 1
        defer { depth -= 1 }
        var parts: [Node] = []
        repeat {
            guard let part = sequence(&sets) else { return nil }
            parts.append(part)
        } while take("|")
        return parts.count == 1 ? parts[0] : .choice(parts)
    }

    private mutating func sequence(_ sets: inout CharacterSets) -> Node? {
        var parts: [Node] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if take("\\Q") {
                while !isAtEnd, !take("\\E") {
                    guard let node = literal(scalars[place], &sets) else { return nil }
                    place += 1
                    parts.append(node)
                }
                // ICU repeats the last character alone.
                if !parts.isEmpty { parts.append(quantified(parts.removeLast())) }
                continue
            }
            guard let node = atom(&sets) else { return nil }
            parts.append(quantified(node))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quantified(_ node: Node) -> Node {
        let least: Int
        let most: Int?
        if take("*") {
            (least, most) = (0, nil)
        } else if take("+") {
            (least, most) = (1, nil)
        } else if take("?") {
            (least, most) = (0, 1)
        } else if let interval = interval() {
            (least, most) = interval
        } else {
            return node
        }
        // Which of several matches is taken first makes no difference.
        if !take("?"), take("+") { isExact = false }
        return .repetition(node, least: least, most: most)
    }

    private mutating func interval() -> (Int, Int?)? {
        let start = place
        guard take("{"), let least = number() else {
            place = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else {
            place = start
            return nil
        }
        // What is too long to be copied may take anything of at least that length.
        if max(least, most ?? 0) > Self.mostCopies {
            isExact = false
            return (min(least, Self.mostCopies), nil)
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let start = place
        while let scalar = next, Characters.isASCIIDigit(scalar.value), place - start < 9 {
            place += 1
        }
        return Int(String(String.UnicodeScalarView(scalars[start..<place])))
    }

    private mutating func atom(_ sets: inout CharacterSets) -> Node? {
        guard let scalar = next else { return nil }
        switch scalar {
        case "(": return group(&sets)
        case "[":
            guard let end = endOfSet() else { return nil }
            return set(to: end, &sets)
        case "\\": return escape(&sets)
        case ".": return set(to: place + 1, &sets)
        case "^", "$":
            place += 1
            return assertion()
        case "*", "+", "?", "{", "}", "]": return nil
        default:
            place += 1
            return literal(scalar, &sets)
        }
    }

    private mutating func assertion() -> Node {
        isExact = false
        return .nothing
    }

    private mutating func anything(_ sets: inout CharacterSets) -> Node {
        isExact = false
        return .repetition(.set(CharacterSets.all), least: 0, most: nil)
    }

    private mutating func literal(_ scalar: Unicode.Scalar, _ sets: inout CharacterSets) -> Node? {
        guard flags.contains("i") else { return node(sets.number(of: scalar)) }
        // Without case a letter may match several: ß is ss.
        let isPlain =
            scalar.value < 0x80 && !Characters.isLetter(scalar.value)
            || (0x400..<0x482).contains(scalar.value)
        guard isPlain else { return anything(&sets) }
        let source = "\\x{" + String(scalar.value, radix: 16) + "}"
        return sets.number(ofSource: source, flags: "i").map { node($0) }
    }

    private mutating func node(_ set: Int) -> Node {
        if set == CharacterSets.all { isExact = false }
        return .set(set)
    }

    private mutating func set(to end: Int, _ sets: inout CharacterSets) -> Node? {
        let source = String(String.UnicodeScalarView(scalars[place..<end]))
        place = end
        let flags = String(String.UnicodeScalarView(flags.sorted()))
        return sets.number(ofSource: source, flags: flags).map { node($0) }
    }

    /// The place after a set in brackets.
    private func endOfSet() -> Int? {
        var place = place
        var depth = 0
        while place < scalars.count {
            switch scalars[place] {
            case "\\":
                guard place + 1 < scalars.count, scalars[place + 1] != "Q" else { return nil }
                place += 1
            case "[":
                depth += 1
                if place + 1 < scalars.count, scalars[place + 1] == "^" { place += 1 }
                // Right after its opening a closing bracket is a character.
                if place + 1 < scalars.count, scalars[place + 1] == "]" { place += 1 }
            case "]":
                depth -= 1
                if depth == 0 { return place + 1 }
            default: break
            }
            place += 1
        }
        return nil
    }

    private mutating func group(_ sets: inout CharacterSets) -> Node? {
        place += 1
        let outerFlags = flags
        var isLookingAround = false
        if take("?") {
            if take("#") {
                while let scalar = next, scalar != ")" { place += 1 }
                return take(")") ? .nothing : nil
            } else if take("=") || take("!") || take("<=") || take("<!") {
                isLookingAround = true
            } else if take(">") {
                isExact = false
            } else if take("<") {
                while let scalar = next, scalar != ">" { place += 1 }
                guard take(">") else { return nil }
            } else {
                guard readFlags() else { return nil }
                // Flags without a colon hold to the end of the group around them.
                if take(")") { return .nothing }
                guard take(":") else { return nil }
            }
        }
        guard let inner = choice(&sets), take(")") else { return nil }
        flags = outerFlags
        return isLookingAround ? assertion() : inner
    }

    private mutating func readFlags() -> Bool {
        var isOn = true
        while let scalar = next, scalar != ")", scalar != ":" {
            place += 1
            switch scalar {
            case "-": isOn = false
            case "i", "s", "m", "w":
                if isOn { flags.insert(scalar) } else { flags.remove(scalar) }
            // Comments and white space that is left out are not read here.
            default: return false
            }
        }
        return true
    }

    private mutating func escape(_ sets: inout CharacterSets) -> Node? {
        guard place + 1 < scalars.count else { return nil }
        let start = place
        let letter = scalars[place + 1]
        place += 2
        switch letter {
        case "b", "B", "A", "Z", "z", "G": return assertion()
        case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V":
            place = start
            return set(to: start + 2, &sets)
        case "p", "P", "N":
            if take("{") {
                while let scalar = next, scalar != "}" { place += 1 }
                guard take("}") else { return nil }
            } else {
                guard letter != "N", !isAtEnd else { return nil }
                place += 1
            }
            let end = place
            place = start
            return set(to: end, &sets)
        case "n": return literal("\n", &sets)
        case "t": return literal("\t", &sets)
        case "r": return literal("\r", &sets)
        case "f": return literal("\u{0C}", &sets)
        case "a": return literal("\u{07}", &sets)
        case "e": return literal("\u{1B}", &sets)
        case "x":
            if take("{") {
                guard let scalar = hexadecimal(1...6), take("}") else { return nil }
                return literal(scalar, &sets)
            }
            return hexadecimal(2...2).flatMap { literal($0, &sets) }
        case "u": return hexadecimal(4...4).flatMap { literal($0, &sets) }
        case "U": return hexadecimal(8...8).flatMap { literal($0, &sets) }
        case "R", "X", "1"..."9": return anything(&sets)
        case "k":
            while let scalar = next, scalar != ">" { place += 1 }
            return take(">") ? anything(&sets) : nil
        default:
            let isWord =
                letter.value < 0x80 && Characters.isAlphanumeric(letter.value)
            return isWord ? nil : literal(letter, &sets)
        }
    }

    private mutating func hexadecimal(_ lengths: ClosedRange<Int>) -> Unicode.Scalar? {
        let start = place
        while place - start < lengths.upperBound, next?.properties.isASCIIHexDigit == true {
            place += 1
        }
        guard lengths.contains(place - start) else { return nil }
        let digits = String(String.UnicodeScalarView(scalars[start..<place]))
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
}
