/// Where a segment without a counterpart stands among those of the other side.
enum EmptyCells {
    /// The ranges of a row on both sides; nil for an empty cell.
    typealias Ranges = (source: Range<Int>?, target: Range<Int>?)

    /// The rows that are kept, with the places of their empty cells as far as they are certain, in
    /// texts that end so; no two empty cells are in one row.
    ///
    /// Behind a row that is kept, with nothing free between, such a segment can as well stand where
    /// the other cell of that row ends, and so before one. Of any other the place is that which the
    /// alignment of the rest leaves to it.
    static func placed(_ rows: [Ranges], ends: (source: Int, target: Int)) -> [Ranges] {
        var placed = rows
        var start = (source: 0, target: 0)
        var row = 0
        while row < rows.count {
            if let source = rows[row].source, let target = rows[row].target {
                start = (source.upperBound, target.upperBound)
                row += 1
                continue
            }
            let next = rows[row...].firstIndex { $0.source != nil && $0.target != nil }
            var end = ends
            if let next, let source = rows[next].source, let target = rows[next].target {
                end = (source.lowerBound, target.lowerBound)
            }
            var run = row..<(next ?? rows.count)
            row = run.upperBound
            while let first = run.first {
                if let source = rows[first].source, source.lowerBound == start.source {
                    placed[first].target = start.target..<start.target
                    start.source = source.upperBound
                } else if let target = rows[first].target, target.lowerBound == start.target {
                    placed[first].source = start.source..<start.source
                    start.target = target.upperBound
                } else {
                    break
                }
                run.removeFirst()
            }
            while let last = run.last {
                if let source = rows[last].source, source.upperBound == end.source {
                    placed[last].target = end.target..<end.target
                    end.source = source.lowerBound
                } else if let target = rows[last].target, target.upperBound == end.target {
                    placed[last].source = end.source..<end.source
                    end.target = target.lowerBound
                } else {
                    break
                }
                run.removeLast()
            }
        }
        return placed
    }
}
