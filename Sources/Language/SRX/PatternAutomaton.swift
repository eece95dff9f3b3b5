/// A deterministic automaton of a pattern, made while it runs: one step for each character, however
/// the pattern is written.
final class PatternAutomaton {
    /// The state in which a run begins.
    static let start = 1
    /// The state from which no match can come.
    static let dead = 0
    private static let unknown: Int32 = -1

    private let graph: PositionGraph
    private let classes: CharacterClasses
    private var table: [Int32] = []
    private var accepts: [Bool] = []
    private var positions: [[Int32]] = []
    private var numbers: [[Int32]: Int32] = [:]

    private static let mostCells = 1 << 20

    init(_ graph: PositionGraph, classes: CharacterClasses) {
        self.graph = graph
        self.classes = classes
        reset()
    }

    /// The classes of characters with which a match may begin; nil where it may match nothing.
    var beginnings: Set<UInt16>? {
        graph.isNullable
            ? nil
            : graph.first.reduce(into: []) { found, position in
                found.formUnion(classes.members(of: graph.sets[Int(position)]))
            }
    }

    /// Whether a match may end in a state.
    func accepts(_ state: Int) -> Bool { accepts[state] }

    /// Runs forwards, or backwards, from a place to the first state at which a match may end; gives
    /// the state and the place, and adds the steps to a count.
    func run(
        from state: Int, at place: Int, by step: Int, in text: SRXText, steps: inout Int
    ) -> (state: Int, place: Int) {
        var state = state
        var place = place
        let begun = place
        let units = text.classes
        let end = step > 0 ? text.count : 0
        let width = classes.count
        while state != Self.dead, place != end {
            var unit = Int(units[step > 0 ? place : place - 1])
            place += step
            if unit == CharacterSets.beyond {
                // Two units of UTF-16 are one character.
                place += step
                unit = CharacterSets.beyond
            }
            let known = table[state * width + unit]
            state = known == Self.unknown ? makeState(after: state, unit) : Int(known)
            if accepts[state] {
                steps += abs(place - begun)
                return (state, place)
            }
        }
        steps += abs(place - begun)
        return (Self.dead, place)
    }

    private func makeState(after state: Int, _ unit: Int) -> Int {
        var next: Set<Int32> = []
        let candidates =
            state == Self.start
            ? graph.first : positions[state].flatMap { graph.following[Int($0)] }
        for position in candidates
        where classes.set(graph.sets[Int(position)], holds: unit) {
            next.insert(position)
        }
        let key = next.sorted()
        if let known = numbers[key] {
            table[state * classes.count + unit] = known
            return Int(known)
        }
        guard table.count < Self.mostCells else {
            reset()
            return addState(key)
        }
        let made = addState(key)
        table[state * classes.count + unit] = Int32(made)
        return made
    }

    private func reset() {
        table = []
        accepts = []
        positions = []
        numbers = [:]
        _ = addState([])
        // The start is no set of positions that a step could reach.
        table += [Int32](repeating: Self.unknown, count: classes.count)
        positions.append([])
        accepts.append(graph.isNullable)
    }

    private func addState(_ key: [Int32]) -> Int {
        let number = positions.count
        numbers[key] = Int32(number)
        positions.append(key)
        accepts.append(key.contains { graph.isLast[Int($0)] })
        table += [Int32](
            repeating: key.isEmpty ? Int32(Self.dead) : Self.unknown, count: classes.count)
        return number
    }
}
