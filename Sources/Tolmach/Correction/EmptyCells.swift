/// Where a segment without a counterpart stands among those of the other side.
enum EmptyCells {
    /// The ranges of a column with a place for each empty cell, nil.
    ///
    /// It stands where the cells beside it end and begin. Where text between those is in no row, it
    /// divides that text as its own row divides the free text of the other column.
    static func placed(
        _ ranges: [Range<Int>?], in side: SideText, beside others: [Range<Int>?],
        of otherSide: SideText
    ) -> [Range<Int>] {
        var placed: [Range<Int>] = []
        var otherEnd = 0
        while placed.count < ranges.count {
            let row = placed.count
            if let range = ranges[row] {
                placed.append(range)
                otherEnd = others[row]?.upperBound ?? otherEnd
                continue
            }
            let next = ranges[row...].firstIndex { $0 != nil } ?? ranges.count
            let start = placed.last?.upperBound ?? 0
            let end = next < ranges.count ? ranges[next]?.lowerBound ?? start : side.bytes.count
            let nextOther = others[next...].lazy.compactMap(\.self).first?.lowerBound
            // How many free bytes of the other column stand before each row of the run.
            var free: [Int] = []
            var freeSoFar = 0
            for other in others[row..<next] {
                if let other {
                    freeSoFar += other.lowerBound - otherEnd
                    otherEnd = other.upperBound
                }
                free.append(freeSoFar)
            }
            let allFree = freeSoFar + (nextOther ?? otherSide.bytes.count) - otherEnd
            for before in free {
                let place: Int
                if before == 0 {
                    place = start
                } else if before == allFree {
                    place = end
                } else {
                    let wanted = start + (end - start) * before / allFree
                    place = min(end, side.starts[side.firstBoundary(from: wanted)])
                }
                placed.append(place..<place)
            }
        }
        return placed
    }
}
