/// The cells of the matrix of cuts that a search may visit: in each row, which is a cut of the
/// source from 0 to the number of its segments, a range of cuts of the target.
struct Corridor {
    /// The first cut of the target in each row.
    let low: [Int]
    /// The last cut of the target in each row.
    let high: [Int]
    /// The number of the first cell of each row.
    private(set) var starts: [Int] = []
    /// The number of all cells.
    private(set) var count = 0

    private init(low: [Int], high: [Int]) {
        self.low = low
        self.high = high
        starts.reserveCapacity(low.count)
        for row in low.indices {
            starts.append(count)
            count += high[row] - low[row] + 1
        }
    }

    var rowCount: Int { low.count }

    /// The number of a cell, nil where it lies outside.
    func cell(_ row: Int, _ column: Int) -> Int? {
        row < low.count && low[row] <= column && column <= high[row]
            ? starts[row] + column - low[row] : nil
    }

    /// All cells of two texts with so many segments.
    static func whole(_ source: Int, _ target: Int) -> Corridor {
        Corridor(
            low: [Int](repeating: 0, count: source + 1),
            high: [Int](repeating: target, count: source + 1))
    }

    /// The cells at most so far beside the diagonal.
    static func diagonal(_ source: Int, _ target: Int, halfWidth: Int) -> Corridor {
        let rows = 0...source
        return Corridor(
            low: rows.map { max(0, $0 * target / max(1, source) - halfWidth) },
            high: rows.map { row in
                let next = min(source, row + 1) * target / max(1, source)
                return row == source ? target : min(target, next + halfWidth)
            })
    }

    /// The cells at most so far from a path, in rows and in columns.
    static func around(
        _ path: [BeadPlace], _ source: Int, _ target: Int, margin: Int
    ) -> Corridor {
        var first = [Int](repeating: target, count: source + 1)
        var last = [Int](repeating: 0, count: source + 1)
        first[0] = 0
        last[source] = target
        for step in path {
            for row in step.source.lowerBound...step.source.upperBound {
                first[row] = min(first[row], step.target.lowerBound)
                last[row] = max(last[row], step.target.upperBound)
            }
        }
        let rows = 0...source
        return Corridor(
            low: rows.map { max(0, first[max(0, $0 - margin)] - margin) },
            high: rows.map { min(target, last[min(source, $0 + margin)] + margin) })
    }

    /// Whether a path comes so near to an edge that a better one may lie beyond.
    func isTouched(by path: [BeadPlace], margin: Int, targetCount: Int) -> Bool {
        path.contains { step in
            let row = step.source.upperBound
            let column = step.target.upperBound
            return low[row] > 0 && column - low[row] < margin
                || high[row] < targetCount && high[row] - column < margin
        }
    }
}

extension Corridor {
    /// The same cells with rows and columns exchanged.
    func transposed(columnCount: Int) -> Corridor {
        var first = [Int](repeating: rowCount, count: columnCount)
        var last = [Int](repeating: -1, count: columnCount)
        // Both edges of a corridor never fall, so the rows of a column are neighbours.
        for row in low.indices {
            for column in low[row]...high[row] {
                first[column] = min(first[column], row)
                last[column] = row
            }
        }
        return Corridor(low: first, high: last)
    }
}
