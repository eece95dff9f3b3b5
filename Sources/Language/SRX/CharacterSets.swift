/// The sets of characters that patterns name, and the classes of characters that no set parts.
///
/// What a set holds is asked of ICU, so that it is what ICU matches. Characters beyond the first
/// plane are one class, which every set may or may not hold.
struct CharacterSets {
    /// The set of all characters.
    let all = 0
    /// The class of all characters beyond the first plane, which no set holds for certain.
    static let beyond = 0

    private var ranges: [[ClosedRange<UInt16>]] = [[0...0xFFFF]]
    private var numbers: [String: Int?] = [:]
    private var literals: [Unicode.Scalar: Int] = [:]

    /// The number of the set of one character.
    mutating func number(of scalar: Unicode.Scalar) -> Int {
        if let number = literals[scalar] { return number }
        literals[scalar] = ranges.count
        // Beyond the first plane only the class is known.
        ranges.append(UInt16(exactly: scalar.value).map { [$0...$0] } ?? [])
        return ranges.count - 1
    }

    /// The number of a set by its pattern, one as `[.?!]` or `\p{Lu}`, under some flags; nil where
    /// it is none.
    mutating func number(ofSource source: String, flags: String) -> Int? {
        let pattern = flags.isEmpty ? "(?:\(source))+" : "(?\(flags):\(source))+"
        if let known = numbers[pattern] { return known }
        guard let found = Self.members(of: pattern) else {
            numbers[pattern] = .some(nil)
            return nil
        }
        numbers[pattern] = ranges.count
        ranges.append(found)
        return ranges.count - 1
    }

    private static func members(of pattern: String) -> [ClosedRange<UInt16>]? {
        guard let runs = try? Pattern(pattern) else { return nil }
        return firstPlane.withUnsafeBufferPointer { text -> [ClosedRange<UInt16>]? in
            do {
                runs.renew(seconds: 5)
                try runs.setText(text)
                var found: [ClosedRange<UInt16>] = []
                var place = 0
                while place < text.count, let run = try runs.match(from: place), !run.isEmpty {
                    found.append(text[run.lowerBound]...text[run.upperBound - 1])
                    place = run.upperBound
                }
                return found
            } catch {
                return nil
            }
        }
    }

    /// All characters of the first plane in order.
    private static let firstPlane: [UInt16] = Array(0...0xD7FF) + Array(0xE000...0xFFFF)

    /// The classes of characters, each of them wholly inside or outside every set; nil where there
    /// are more than any honest patterns make.
    func classes() -> CharacterClasses? {
        // Class 1 is at first that of all others.
        var classOf = [Int32](repeating: 1, count: 0x10000)
        for unit in 0xD800...0xDFFF { classOf[unit] = Int32(Self.beyond) }
        var count: Int32 = 2
        for set in ranges.dropFirst() {
            var parts: [Int32: Int32] = [:]
            for range in set {
                for unit in Int(range.lowerBound)...Int(range.upperBound)
                where classOf[unit] != Int32(Self.beyond) {
                    let old = classOf[unit]
                    if let new = parts[old] {
                        classOf[unit] = new
                    } else {
                        parts[old] = count
                        classOf[unit] = count
                        count += 1
                    }
                }
            }
        }
        return CharacterClasses(classOf, sets: ranges)
    }
}

/// Classes of characters, and which of them the sets hold.
struct CharacterClasses {
    /// The class of each unit of UTF-16.
    let classOf: [UInt16]
    /// How many classes there are.
    let count: Int
    /// The classes that each set holds, or may hold.
    private let members: [[UInt16]]
    private let isMember: [Bool]

    private static let mostCells = 1 << 25

    fileprivate init?(_ classOf: [Int32], sets: [[ClosedRange<UInt16>]]) {
        // A class of which all members went to others is left out.
        var numbers: [Int32: UInt16] = [Int32(CharacterSets.beyond): UInt16(CharacterSets.beyond)]
        var renumbered: [UInt16] = []
        renumbered.reserveCapacity(classOf.count)
        for old in classOf {
            let new = numbers[old] ?? UInt16(numbers.count)
            numbers[old] = new
            renumbered.append(new)
        }
        let count = numbers.count
        guard count * sets.count <= Self.mostCells else { return nil }
        var isMember = [Bool](repeating: false, count: sets.count * count)
        for (number, ranges) in sets.enumerated() {
            isMember[number * count + CharacterSets.beyond] = true
            for range in ranges {
                for unit in Int(range.lowerBound)...Int(range.upperBound) {
                    isMember[number * count + Int(renumbered[unit])] = true
                }
            }
        }
        members = sets.indices.map { number in
            (0..<count).filter { isMember[number * count + $0] }.map { UInt16($0) }
        }
        self.classOf = renumbered
        self.count = count
        self.isMember = isMember
    }

    /// Whether a set holds a class, or may hold it.
    func set(_ set: Int, holds member: Int) -> Bool { isMember[set * count + member] }

    /// The classes that a set holds, or may hold.
    func members(of set: Int) -> [UInt16] { members[set] }
}
