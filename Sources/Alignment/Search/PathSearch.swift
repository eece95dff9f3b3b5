/// Finds the best path through a corridor: a dynamic program over its cells.
struct PathSearch {
    let scores: BeadScores
    let gaps: GapPrices
    /// The shapes that beads may have, of those that are scored; nil for all.
    var allowedShapes: Set<SideCounts>?

    /// The state in which a path is at a cut.
    ///
    /// In a gap, segments of the source come first, so that each set of beads is one path only.
    private enum State {
        static let bead = 0
        static let sourceGap = 1
        static let targetGap = 2
        static let count = 3
    }

    /// The beads of the best path in order, and its score; nil where no path leads through.
    func best() throws -> (path: [BeadPlace], score: Double)? {
        let corridor = scores.corridor
        // For each cell and state the best sum, and how it came about: the shape of the last bead,
        // or the state that a gap went on from.
        var sums = [Double](repeating: -.infinity, count: corridor.count * State.count)
        var moves = [UInt8](repeating: 0, count: corridor.count * State.count)
        // The best state of each cell, from which beads go on.
        var states = [UInt8](repeating: 0, count: corridor.count)
        sums[State.bead] = 0
        for row in 0..<corridor.rowCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            endBeads(in: row, states, &sums, &moves)
            if row > 0 { skipSource(above: row, &sums, &moves) }
            skipTargets(in: row, &sums, &moves)
            for cell in corridor.cells(of: row) {
                let place = cell * State.count
                var best = State.bead
                for state in 1..<State.count where sums[place + state] > sums[place + best] {
                    best = state
                }
                states[cell] = UInt8(best)
            }
        }
        let last = corridor.count - 1
        let state = Int(states[last])
        let score = sums[last * State.count + state]
        guard score > -.infinity else { return nil }
        return (path(endingIn: state, moves, states), score)
    }

    private func endBeads(
        in row: Int, _ states: [UInt8], _ sums: inout [Double], _ moves: inout [UInt8]
    ) {
        let corridor = scores.corridor
        for (number, shape) in scores.shapes.enumerated()
        where shape.source <= row && allowedShapes?.contains(shape.counts) ?? true {
            let from = row - shape.source
            let first = max(corridor.low[row], corridor.low[from] + shape.target)
            let last = min(corridor.high[row], corridor.high[from] + shape.target)
            guard first <= last else { continue }
            var start = corridor.starts[from] + first - shape.target - corridor.low[from]
            var end = (corridor.starts[row] + first - corridor.low[row]) * State.count
            for _ in first...last {
                let sum =
                    sums[start * State.count + Int(states[start])]
                    + Double(scores.values[start * scores.shapes.count + number])
                if sum > sums[end] {
                    sums[end] = sum
                    moves[end] = UInt8(number)
                }
                start += 1
                end += State.count
            }
        }
    }

    private func skipSource(above row: Int, _ sums: inout [Double], _ moves: inout [UInt8]) {
        let corridor = scores.corridor
        let first = max(corridor.low[row], corridor.low[row - 1])
        let last = min(corridor.high[row], corridor.high[row - 1])
        for column in first..<max(first, last + 1) {
            let start = (corridor.starts[row - 1] + column - corridor.low[row - 1]) * State.count
            let end = (corridor.starts[row] + column - corridor.low[row]) * State.count
            let allowance = gaps.source[row - 1]
            offer(start, State.bead, gaps.open + allowance, end, State.sourceGap, &sums, &moves)
            offer(
                start, State.sourceGap, gaps.extend + allowance, end, State.sourceGap, &sums,
                &moves)
        }
    }

    private func skipTargets(in row: Int, _ sums: inout [Double], _ moves: inout [UInt8]) {
        let corridor = scores.corridor
        for column in corridor.low[row]..<corridor.high[row] {
            let start = (corridor.starts[row] + column - corridor.low[row]) * State.count
            let end = start + State.count
            let allowance = gaps.target[column]
            offer(start, State.bead, gaps.open + allowance, end, State.targetGap, &sums, &moves)
            for state in State.sourceGap...State.targetGap {
                offer(start, state, gaps.extend + allowance, end, State.targetGap, &sums, &moves)
            }
        }
    }

    @inline(__always)
    private func offer(
        _ start: Int, _ before: Int, _ price: Double, _ end: Int, _ after: Int,
        _ sums: inout [Double], _ moves: inout [UInt8]
    ) {
        let sum = sums[start + before] + price
        if sum > sums[end + after] {
            sums[end + after] = sum
            moves[end + after] = UInt8(before)
        }
    }

    private func path(endingIn last: Int, _ moves: [UInt8], _ states: [UInt8]) -> [BeadPlace] {
        let corridor = scores.corridor
        var path: [BeadPlace] = []
        var row = scores.sourceCount
        var column = scores.targetCount
        var state = last
        while row > 0 || column > 0 {
            let cell = corridor.starts[row] + column - corridor.low[row]
            let move = Int(moves[cell * State.count + state])
            let from: (row: Int, column: Int) =
                switch state {
                case State.sourceGap: (row - 1, column)
                case State.targetGap: (row, column - 1)
                default:
                    (row - scores.shapes[move].source, column - scores.shapes[move].target)
                }
            path.append(BeadPlace(source: from.row..<row, target: from.column..<column))
            (row, column) = from
            state =
                state == State.bead
                ? Int(states[corridor.starts[row] + column - corridor.low[row]]) : move
        }
        return path.reversed()
    }
}
