/// The sentences that rows of a table have in part, with the rest in no row.
struct CutParts {
    /// How many there are.
    let sentences: Int
    /// The first row that has such a part, by its number; nil where there is none.
    let firstRow: Int?

    /// Looks at the ranges of rows, on both sides of two texts.
    init(
        _ source: [Range<Int>?], of sourceSide: SideText, _ target: [Range<Int>?],
        of targetSide: SideText
    ) {
        var sentences = 0
        var rows: [Int] = []
        for (ranges, side) in [(source, sourceSide), (target, targetSide)] {
            let filled = ranges.enumerated().compactMap { row, range in
                range.flatMap { $0.isEmpty ? nil : (row: row, range: $0) }
            }
            let starts = Set(filled.map(\.range.lowerBound))
            let ends = Set(filled.map(\.range.upperBound))
            var cut: Set<Int> = []
            for (row, range) in filled {
                let edges = [(range.lowerBound, ends), (range.upperBound, starts)]
                for (place, others) in edges
                where !others.contains(place) && !side.isBoundary(place) {
                    cut.insert(side.firstBoundary(from: place))
                    rows.append(row)
                }
            }
            sentences += cut.count
        }
        self.sentences = sentences
        firstRow = rows.min()
    }
}
