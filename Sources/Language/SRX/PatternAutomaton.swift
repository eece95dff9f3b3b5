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
    /// For each state and class the state that comes next.
    ///
    /// It is given as twice its number, and one more where a match may end in it. The table has memory
    /// of its own, because the looks at an array took a third of the time.
    ///
    /// Of most patterns no state is ever asked for, so that it is made at the first run.
    private var table: UnsafeMutablePointer<Int32>?
    /// The positions of each state; as keys of the numbers they share their memory.
    private var positions: [[Int32]] = []
    private var positionCount = 0
    private var numbers: [[Int32]: Int32] = [:]
    private let mostStates: Int
    // The positions of the state that is being made.
    private var next: [Int32] = []
    private var isTaken: [Bool] = []

    private static let mostCells = 1 << 20
    /// The positions of all states, a megabyte of them: some patterns have a state for each subset of theirs.
    private static let mostPositions = 1 << 18
    /// What it takes to look at a position while a state is made, in steps along the text.
    private static let stepsPerCandidate = 8

    init(_ graph: PositionGraph, classes: CharacterClasses) {
        self.graph = graph
        self.classes = classes
        mostStates = max(16, min(Self.mostCells / classes.count, 16 * (graph.sets.count + 2)))
    }

    deinit { table?.deallocate() }

    private func makeTable() -> UnsafeMutablePointer<Int32> {
        let table = UnsafeMutablePointer<Int32>.allocate(capacity: mostStates * classes.count)
        self.table = table
        isTaken = [Bool](repeating: false, count: graph.sets.count)
        reset(table)
        return table
    }

    /// Whether it may match nothing.
    var isNullable: Bool { graph.isNullable }

    /// The classes of the first character of a match; nil where it may match nothing.
    var firstClasses: ClassSet? {
        graph.isNullable ? nil : members(of: graph.first)
    }

    /// The classes of the second character of a match; nil where it may match one alone.
    var secondClasses: ClassSet? {
        guard !graph.isNullable, !graph.first.contains(where: { graph.isLast[Int($0)] }) else {
            return nil
        }
        return members(of: graph.first.flatMap { graph.following[Int($0)] })
    }

    /// Whether a run may go on for long before it fails, as with `.*`: through many characters, or any
    /// number, of which most are as good as others.
    var runsFar: Bool {
        let wide = graph.sets.indices.filter {
            classes.members(of: graph.sets[$0]).count * 2 > classes.count
        }
        return wide.count > 16 || wide.contains { graph.following[$0].contains(Int32($0)) }
    }

    private func members(of positions: [Int32]) -> ClassSet {
        var sets: Set<Int> = []
        for position in positions { sets.insert(graph.sets[Int(position)]) }
        var members = ClassSet(classCount: classes.count)
        for set in sets { members.formUnion(classes.members(of: set)) }
        return members
    }

    /// Runs forwards, or backwards, from a place to the next state at which a match may end; gives the
    /// state and the place, and adds the steps to a count.
    ///
    /// It gives up, with the dead state, once making states has taken the count beyond the most.
    func run(
        from state: Int, at place: Int, by step: Int, in text: SRXText, steps: inout Int,
        atMost mostSteps: Int
    ) -> (state: Int, place: Int) {
        var state = state
        var place = place
        let begun = place
        let units = text.classes
        let end = step > 0 ? text.count : 0
        let width = classes.count
        let table = table ?? makeTable()
        while place != end {
            let unit = Int(units[step > 0 ? place : place - 1])
            // Two units of UTF-16 are one character.
            place += unit == CharacterClasses.beyond ? 2 * step : step
            var next = table[state * width + unit]
            if next == Self.unknown {
                next = makeState(after: state, unit, in: table, steps: &steps)
                guard steps <= mostSteps else { return (Self.dead, place) }
            }
            state = Int(next >> 1)
            if next & 1 != 0 {
                steps += abs(place - begun)
                return (state, place)
            }
            if state == Self.dead { break }
        }
        steps += abs(place - begun)
        return (Self.dead, place)
    }

    private func makeState(
        after state: Int, _ unit: Int, in table: UnsafeMutablePointer<Int32>, steps: inout Int
    ) -> Int32 {
        next.removeAll(keepingCapacity: true)
        if state == Self.start {
            take(graph.first, unit)
            steps += Self.stepsPerCandidate * graph.first.count
        } else {
            for position in positions[state] {
                let following = graph.following[Int(position)]
                take(following, unit)
                steps += Self.stepsPerCandidate * (following.count + 1)
            }
        }
        for position in next { isTaken[Int(position)] = false }
        next.sort()
        steps += Self.stepsPerCandidate * next.count
        if let known = numbers[next] {
            table[state * classes.count + unit] = known
            return known
        }
        steps += classes.count
        guard positions.count < mostStates, positionCount + next.count <= Self.mostPositions else {
            reset(table)
            return addState(next, to: table)
        }
        let made = addState(next, to: table)
        table[state * classes.count + unit] = made
        return made
    }

    private func take(_ candidates: [Int32], _ unit: Int) {
        for position in candidates
        where !isTaken[Int(position)] && classes.set(graph.sets[Int(position)], holds: unit) {
            isTaken[Int(position)] = true
            next.append(position)
        }
    }

    private func reset(_ table: UnsafeMutablePointer<Int32>) {
        positions = []
        positionCount = 0
        numbers = [:]
        _ = addState([], to: table)
        for unit in 0..<classes.count { table[unit] = Int32(Self.dead) }
        // The start is no set of positions that a step could reach.
        addRow([], to: table)
    }

    private func addState(_ key: [Int32], to table: UnsafeMutablePointer<Int32>) -> Int32 {
        let isEnd = key.contains { graph.isLast[Int($0)] }
        let number = Int32(positions.count) << 1 | (isEnd ? 1 : 0)
        numbers[key] = number
        addRow(key, to: table)
        return number
    }

    private func addRow(_ key: [Int32], to table: UnsafeMutablePointer<Int32>) {
        (table + positions.count * classes.count).initialize(
            repeating: Self.unknown, count: classes.count)
        positions.append(key)
        positionCount += key.count
    }
}
