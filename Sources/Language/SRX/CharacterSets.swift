/// The sets of characters that patterns name.
///
/// What a set holds is asked of ICU, so that it is what ICU matches. Characters beyond the first
/// plane are one class, which every set may or may not hold.
struct CharacterSets {
    /// The set of all characters; for a set too many it stands too, so that who gets it knows only
    /// that the set takes some character.
    static let all = 0

    /// What is kept of the sets: far more than honest rules have.
    struct Limits {
        var sets = 1024
        var ranges = 1 << 16
        /// How many are found by matching every character, which takes two milliseconds each.
        var searches = 200
        /// The ranges of which sets are put together.
        var parts = 1 << 22
    }

    private let limits: Limits
    private var sets: [[ClosedRange<UInt16>]] = [[0...0xFFFF]]
    private var rangeCount = 1
    private var numbers: [String: Int?] = [:]
    private var literals: [Unicode.Scalar: Int] = [:]
    private var parts: [String: [ClosedRange<UInt16>]?] = [:]
    /// How many sets were found by matching every character.
    private(set) var searchCount = 0
    private var partCount = 0

    init(limits: Limits = Limits()) { self.limits = limits }

    /// How many sets there are, and the ranges of them all.
    var size: (sets: Int, ranges: Int) { (sets.count, rangeCount) }

    /// The number of the set of one character.
    mutating func number(of scalar: Unicode.Scalar) -> Int {
        if let number = literals[scalar] { return number }
        // Beyond the first plane only the class is known.
        let number = add(UInt16(exactly: scalar.value).map { [$0...$0] } ?? [])
        literals[scalar] = number
        return number
    }

    /// The number of a set by its pattern, one as `[.?!]` or `\p{Lu}`, under some flags; nil where
    /// it is none.
    mutating func number(ofSource source: String, flags: String) -> Int? {
        let key = flags + ":" + source
        if let known = numbers[key] { return known }
        // Nothing is asked that there would be no room for.
        let isRoom = sets.count < limits.sets && rangeCount < limits.ranges
        let number: Int? =
            if !isRoom {
                Self.all
            } else if let found = ranges(of: source, flags: flags) {
                add(found)
            } else {
                searchCount >= limits.searches || partCount >= limits.parts ? Self.all : nil
            }
        numbers[key] = .some(number)
        return number
    }

    /// The classes of characters that no set parts; nil where there are too many.
    func classes() -> CharacterClasses? { CharacterClasses(sets: sets) }

    private mutating func add(_ ranges: [ClosedRange<UInt16>]) -> Int {
        guard sets.count < limits.sets, rangeCount + ranges.count <= limits.ranges else {
            return Self.all
        }
        sets.append(ranges)
        rangeCount += ranges.count
        return sets.count - 1
    }

    /// The ranges of a set in order; nil where ICU knows none, or too many were asked for.
    mutating func ranges(of source: String, flags: String) -> [ClosedRange<UInt16>]? {
        guard !flags.contains("i"), let set = SetSyntax(source) else {
            return searched(source, flags: flags)
        }
        var found: [ClosedRange<UInt16>] = []
        for part in set.parts {
            switch part {
            case .range(let first, let last):
                guard let first = UInt16(exactly: first.value) else { continue }
                found.append(first...(UInt16(exactly: last.value) ?? .max))
            case .named(let name):
                guard let named = named(name) else { return nil }
                found += named
            }
            partCount += 1
        }
        return Self.ordered(found, isNegated: set.isNegated)
    }

    private mutating func named(_ name: String) -> [ClosedRange<UInt16>]? {
        guard partCount < limits.parts else { return nil }
        if let known = parts[name] {
            partCount += known?.count ?? 0
            return known
        }
        let isProperty = name.hasPrefix("\\p") || name.hasPrefix("\\P")
        let found =
            isProperty
            ? (try? Pattern.ranges(ofSet: "[" + name + "]")) ?? searched(name, flags: "")
            : searched(name, flags: "")
        let ordered = found.map { Self.ordered($0, isNegated: false) }
        partCount += ordered?.count ?? 0
        parts[name] = .some(ordered)
        return ordered
    }

    /// The ranges without the halves of pairs, none of which is a character.
    private static func ordered(
        _ ranges: [ClosedRange<UInt16>], isNegated: Bool
    ) -> [ClosedRange<UInt16>] {
        let halves = 0xD800..<0xE000
        var merged: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            let range = Int(range.lowerBound)..<Int(range.upperBound) + 1
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        if isNegated {
            let ends = [0] + merged.map(\.upperBound)
            let starts = merged.map(\.lowerBound) + [0x10000]
            merged = zip(ends, starts).filter { $0 < $1 }.map { $0..<$1 }
        }
        return merged.flatMap { range in
            [
                range.clamped(to: 0..<halves.lowerBound),
                range.clamped(to: halves.upperBound..<0x10000),
            ]
        }
        .filter { !$0.isEmpty }
        .map { UInt16($0.lowerBound)...UInt16($0.upperBound - 1) }
    }

    /// The ranges of a set in whatever way it is written, found by matching every character.
    private mutating func searched(_ source: String, flags: String) -> [ClosedRange<UInt16>]? {
        guard searchCount < limits.searches,
            let runs = try? Pattern(
                flags.isEmpty ? "(?:\(source))+" : "(?\(flags):\(source))+")
        else { return nil }
        searchCount += 1
        return Self.firstPlane.withUnsafeBufferPointer { text -> [ClosedRange<UInt16>]? in
            do {
                runs.renew(seconds: 5)
                try runs.setText(text)
                var found: [ClosedRange<UInt16>] = []
                var place = 0
                while place < text.count, let run = try runs.match(from: place), !run.isEmpty {
                    found.append(text[run.lowerBound]...text[run.upperBound - 1])
                    place = run.upperBound
                }
                return Self.ordered(found, isNegated: false)
            } catch {
                return nil
            }
        }
    }

    /// All characters of the first plane in order.
    private static let firstPlane: [UInt16] = Array(0...0xD7FF) + Array(0xE000...0xFFFF)
}
