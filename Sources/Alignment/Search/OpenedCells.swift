/// Cells that are opened piece by piece to make a corridor.
///
/// Whatever is opened, the corridor for exchanged sides is the exchanged one if what is opened is.
struct OpenedCells {
    private var low: [Int]
    private var high: [Int]
    private let source: Int
    private let target: Int

    /// None of the cells of two texts with so many segments.
    init(_ source: Int, _ target: Int) {
        self.source = source
        self.target = target
        low = [Int](repeating: target, count: source + 1)
        high = [Int](repeating: 0, count: source + 1)
    }

    /// Opens a rectangle, as far as it lies within the texts.
    mutating func open(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) {
        let columns = columns.clamped(to: 0...target)
        for row in rows.clamped(to: 0...source) {
            low[row] = min(low[row], columns.lowerBound)
            high[row] = max(high[row], columns.upperBound)
        }
    }

    /// Opens the cells that are at most so far from a place on either side.
    mutating func open(around place: Anchor, reach: Int) {
        open(
            place.source - reach...place.source + reach,
            place.target - reach...place.target + reach)
    }

    /// Opens the cells near the straight line between two places, at most so far from it on the
    /// longer side.
    ///
    /// However steep the line is, each step on the shorter side begins where the one before ends.
    mutating func openLine(from start: Anchor, to end: Anchor, halfWidth: Int) {
        let rows = end.source - start.source
        let columns = end.target - start.target
        let (shorter, longer) = (min(rows, columns), max(rows, columns))
        for step in 0...shorter {
            let middle = shorter == 0 ? 0 : step * longer / shorter
            let next = shorter == 0 ? longer : min(shorter, step + 1) * longer / shorter
            let near = max(0, middle - halfWidth)...min(longer, max(middle + halfWidth, next))
            if rows <= columns {
                open(
                    start.source + step...start.source + step,
                    start.target + near.lowerBound...start.target + near.upperBound)
            } else {
                open(
                    start.source + near.lowerBound...start.source + near.upperBound,
                    start.target + step...start.target + step)
            }
        }
    }

    /// The corridor of what is opened and of what lies between.
    var corridor: Corridor {
        var (low, high) = (low, high)
        for row in 1..<max(1, low.count) { high[row] = max(high[row], high[row - 1]) }
        for row in (0..<source).reversed() { low[row] = min(low[row], low[row + 1]) }
        return Corridor(low: low, high: high)
    }
}
