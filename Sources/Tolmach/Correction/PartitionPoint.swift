/// The first position of a range that is not before what is looked for, else its end.
///
/// All that are before it precede all others. O(log n).
func partitionPoint(of range: Range<Int>, where isBefore: (Int) -> Bool) -> Int {
    var range = range
    while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        range =
            isBefore(middle) ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
}
