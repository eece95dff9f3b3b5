/// How much likelier the words of a segment are beside a group of segments of the other side than
/// anywhere in the text, for all cells of a corridor.
struct LexicalEvidence {
    /// For a cell and each group length from 1: the evidence of the segment at its column, given
    /// the group that begins at its row.
    ///
    /// Groups that end beyond the stretch have that of the rest.
    private(set) var values: [Float]
    let groupLength: Int

    /// Computes the evidence of the judged segments from `columns` on, given groups of the segments
    /// from `rows` on.
    init(
        _ lexicon: DirectedLexicon, rows: Range<Int>, columns: Range<Int>, groupLength: Int,
        _ corridor: Corridor
    ) throws {
        self.groupLength = groupLength
        values = [Float](repeating: 0, count: corridor.count * groupLength)
        var group = GroupEvidence(lexicon)
        for row in 0..<rows.count {
            if row % 64 == 0 { try Task.checkCancellation() }
            let first = corridor.low[row]
            let end = min(corridor.high[row] + 1, columns.count)
            for length in 1...groupLength where first < end {
                let segment = rows.lowerBound + row + length - 1
                if segment < rows.upperBound { group.add(segment) }
                var place = corridor.starts[row] * groupLength + length - 1
                for column in first..<end {
                    values[place] = group.evidence(of: columns.lowerBound + column)
                    place += groupLength
                }
            }
            group.clear()
        }
    }
}
