/// Finds the best path through a corridor: a dynamic program over its cells.
struct PathSearch {
    let scores: BeadScores
    let gaps: GapPrices

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
        var back = [UInt8](repeating: 0, count: corridor.count * State.count)
        let depth = scores.shapes.reduce(1) { max($0, $1.source) } + 1
        // Of the sums only as many rows are kept as the longest bead reaches back.
        var rows = [[Double]](repeating: [], count: depth)
        for row in 0..<corridor.rowCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            rows[row % depth] = sums(of: row, rows, &back)
        }
        let last = rows[scores.sourceCount % depth].suffix(State.count)
        guard let score = last.max(), score > -.infinity,
            let state = last.firstIndex(of: score).map({ $0 - last.startIndex })
        else { return nil }
        return (path(endingIn: state, back), score)
    }

    /// The best sum for each state of each cell of a row.
    private func sums(of row: Int, _ rows: [[Double]], _ back: inout [UInt8]) -> [Double] {
        let corridor = scores.corridor
        let low = corridor.low[row]
        let width = corridor.high[row] - low + 1
        var sums = [Double](repeating: -.infinity, count: width * State.count)
        if row == 0, low == 0 { sums[State.bead] = 0 }
        func offer(_ sum: Double, _ cell: Int, _ state: Int, _ move: Int) {
            guard sum > sums[cell * State.count + state] else { return }
            sums[cell * State.count + state] = sum
            back[(corridor.starts[row] + cell) * State.count + state] = UInt8(move)
        }
        for (number, shape) in scores.shapes.enumerated() where shape.source <= row {
            let from = row - shape.source
            let first = max(low, corridor.low[from] + shape.target)
            let last = min(corridor.high[row], corridor.high[from] + shape.target)
            guard first <= last else { continue }
            let before = rows[from % rows.count]
            for column in first...last {
                let start = column - shape.target - corridor.low[from]
                let score = scores.values[
                    (corridor.starts[from] + start) * scores.shapes.count + number]
                guard score > -.infinity else { continue }
                for state in 0..<State.count {
                    offer(
                        before[start * State.count + state] + Double(score), column - low,
                        State.bead, number * State.count + state)
                }
            }
        }
        if row > 0 {
            let before = rows[(row - 1) % rows.count]
            let first = max(low, corridor.low[row - 1])
            let last = min(corridor.high[row], corridor.high[row - 1])
            let allowance = gaps.source[row - 1]
            for column in first..<max(first, last + 1) {
                let start = (column - corridor.low[row - 1]) * State.count
                offer(
                    before[start] + gaps.open + allowance, column - low, State.sourceGap, State.bead
                )
                offer(
                    before[start + State.sourceGap] + gaps.extend + allowance, column - low,
                    State.sourceGap,
                    State.sourceGap)
            }
        }
        for cell in 1..<max(1, width) {
            let start = (cell - 1) * State.count
            let allowance = gaps.target[low + cell - 1]
            offer(sums[start] + gaps.open + allowance, cell, State.targetGap, State.bead)
            for state in [State.sourceGap, State.targetGap] {
                offer(sums[start + state] + gaps.extend + allowance, cell, State.targetGap, state)
            }
        }
        return sums
    }

    private func path(endingIn last: Int, _ back: [UInt8]) -> [BeadPlace] {
        let corridor = scores.corridor
        var path: [BeadPlace] = []
        var row = scores.sourceCount
        var column = scores.targetCount
        var state = last
        while row > 0 || column > 0 {
            let cell = corridor.starts[row] + column - corridor.low[row]
            let move = Int(back[cell * State.count + state])
            let from: (row: Int, column: Int) =
                switch state {
                case State.sourceGap: (row - 1, column)
                case State.targetGap: (row, column - 1)
                default:
                    (
                        row - scores.shapes[move / State.count].source,
                        column - scores.shapes[move / State.count].target
                    )
                }
            path.append(BeadPlace(source: from.row..<row, target: from.column..<column))
            (row, column) = from
            state = move % State.count
        }
        return path.reversed()
    }
}
