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

    /// A corridor of these edges, neither of which ever falls.
    init(low: [Int], high: [Int]) {
        self.low = low
        self.high = high
        starts.reserveCapacity(low.count)
        for row in low.indices {
            starts.append(count)
            count += high[row] - low[row] + 1
        }
    }

    var rowCount: Int { low.count }

    /// The numbers of the cells of a row.
    func cells(of row: Int) -> Range<Int> {
        starts[row]..<starts[row] + high[row] - low[row] + 1
    }

    /// The rows that have a cell in a column.
    func rows(of column: Int) -> Range<Int> {
        // Both edges of a corridor never fall.
        let first = Self.firstIndex(in: high) { $0 >= column }
        return first..<max(first, Self.firstIndex(in: low) { $0 > column })
    }

    private static func firstIndex(in edge: [Int], where reaches: (Int) -> Bool) -> Int {
        var range = 0..<edge.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range =
                reaches(edge[middle])
                ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }

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

    /// The cells at most so far beside the diagonal, counted on the longer side, and as many more as
    /// it takes to lead through.
    static func diagonal(_ source: Int, _ target: Int, halfWidth: Int) -> Corridor {
        var cells = OpenedCells(source, target)
        cells.openLine(
            from: Anchor(source: 0, target: 0), to: Anchor(source: source, target: target),
            halfWidth: halfWidth)
        return cells.corridor
    }

    /// The cells near a chain of anchors, and those between neighbours of it: all of them where they
    /// are few, and else those near the straight line.
    static func along(_ anchors: [Anchor], _ source: Int, _ target: Int) -> Corridor {
        var cells = OpenedCells(source, target)
        let last = Anchor(source: source, target: target)
        var start = Anchor(source: 0, target: 0)
        cells.open(around: start, reach: anchorReach)
        for end in anchors + [last] {
            cells.open(around: end, reach: anchorReach)
            let rows = end.source - start.source
            let columns = end.target - start.target
            let shorter = min(rows, columns)
            if rows * columns <= openWidth * openWidth || shorter <= anchorReach {
                cells.open(start.source...end.source, start.target...end.target)
            } else {
                // How far the gap is from being as steep as the texts, whichever side is longer.
                let surplus = abs(columns * source - rows * target) / max(1, min(source, target))
                cells.openLine(
                    from: start, to: end,
                    halfWidth: min(
                        openWidth + 3 * surplus / 10,
                        max(openWidth, mostOpenCells / (2 * shorter))))
            }
            start = end
        }
        return cells.corridor
    }

    /// How far a path may lie beside an anchor.
    private static let anchorReach = 6
    /// How wide the way is where no anchor leads.
    private static let openWidth = 60
    /// How many cells are opened between two anchors at most, but for `openWidth`.
    private static let mostOpenCells = 1_000_000

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

    /// Whether a path comes so near to an edge, on the longer side, that a better one may lie beyond.
    func isTouched(by path: [BeadPlace], margin: Int) -> Bool {
        let (lastRow, lastColumn) = (rowCount - 1, high.last ?? 0)
        return path.contains { step in
            let row = step.source.upperBound
            let column = step.target.upperBound
            let (place, first, last, end) =
                if lastRow <= lastColumn {
                    (column, low[row], high[row], lastColumn)
                } else {
                    (row, rows(of: column).lowerBound, rows(of: column).upperBound - 1, lastRow)
                }
            return first > 0 && place - first < margin || last < end && last - place < margin
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
