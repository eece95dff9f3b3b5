import Tolmach

/// The text of a unit with what differs in it: `[-only in the unit-]`, `{+only in the query+}`.
struct DifferenceText {
    private let unit: [UInt8]
    private let query: String
    private(set) var shown = ""
    /// The byte of the unit up to which its text is shown.
    private var end = 0
    /// Whether white space stood after the word of the query that was shown last.
    private var needsSpace = false

    init(_ steps: [DifferenceStep], from query: String, to unit: String) {
        self.unit = Array(unit.utf8)
        self.query = query
        for step in steps { show(step) }
        copy(to: self.unit.count)
    }

    private mutating func show(_ step: DifferenceStep) {
        // A number of another value, or a word in capitals, is kept by its key and yet differs.
        guard step.kind != .kept || step.querySurface != step.unitSurface else {
            return copy(to: step.unitRange?.upperBound ?? end)
        }
        if let range = step.unitRange {
            copy(to: range.lowerBound)
            separate(from: range.lowerBound)
            shown += Paint.removed("[-\(Talk.visible(step.unitSurface ?? ""))-]")
            end = max(end, range.upperBound)
        }
        guard let surface = step.querySurface else { return }
        if step.unitRange == nil {
            let isApart = step.queryRange.map { hasSpace(before: $0.lowerBound) } ?? false
            if isApart, !shown.isEmpty, shown.utf8.last != UInt8(ascii: " ") { shown += " " }
            needsSpace = step.queryRange.map { hasSpace(at: $0.upperBound) } ?? false
        }
        shown += Paint.added("{+\(Talk.visible(surface))+}")
    }

    private mutating func copy(to place: Int) {
        guard place > end else { return }
        separate(from: end)
        shown += Talk.visible(String(decoding: unit[end..<place], as: UTF8.self))
        end = place
    }

    /// Parts a word that was added from the unit's own word after it.
    private mutating func separate(from place: Int) {
        if needsSpace, unit.indices.contains(place), Self.isWordByte(unit[place]) { shown += " " }
        needsSpace = false
    }

    private func hasSpace(before place: Int) -> Bool {
        let scalars = query.unicodeScalars
        return scalars[..<index(place)].last?.properties.isWhitespace ?? false
    }

    private func hasSpace(at place: Int) -> Bool {
        let scalars = query.unicodeScalars
        return scalars[index(place)...].first?.properties.isWhitespace ?? false
    }

    private func index(_ byte: Int) -> String.Index {
        query.utf8.index(query.startIndex, offsetBy: byte)
    }

    /// A letter or a digit, or what begins one outside ASCII: punctuation follows without a space.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
