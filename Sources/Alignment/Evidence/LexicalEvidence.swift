/// How much likelier the words of a segment are beside a group of segments of the other side than
/// anywhere in the text, for all cells of a corridor.
struct LexicalEvidence {
    /// For a cell and each group length from 1: the evidence of the segment at its column, given
    /// the group that begins at its row.
    ///
    /// Groups that end beyond the stretch have that of the rest.
    private var values: [Float]
    private let groupLength: Int

    /// Computes the evidence of the judged segments from `columns` on, given groups of the segments
    /// from `rows` on; of long groups only where their lengths may be right.
    init(
        _ lexicon: DirectedLexicon, rows: Range<Int>, columns: Range<Int>, groupLength: Int,
        _ corridor: Corridor, mayBeLong: (_ group: Range<Int>, _ judged: Range<Int>) -> Bool
    ) throws {
        self.groupLength = groupLength
        values = [Float](repeating: 0, count: corridor.count * groupLength)
        var group = GroupEvidence(lexicon)
        for row in 0..<rows.count {
            if row % 64 == 0 { try Task.checkCancellation() }
            let first = corridor.low[row]
            let end = min(corridor.high[row] + 1, columns.count)
            let start = rows.lowerBound + row
            var added = start
            for length in 1...groupLength where first < end {
                let segments = start..<min(start + length, rows.upperBound)
                for column in first..<end {
                    let judged = columns.lowerBound + column
                    guard
                        length <= BeadModel.shortGroup
                            || mayBeLong(segments, judged..<judged + 1)
                    else { continue }
                    while added < segments.upperBound {
                        group.add(added)
                        added += 1
                    }
                    values[
                        (corridor.starts[row] + column - first) * groupLength + length - 1] =
                        group.evidence(of: judged)
                }
            }
            group.clear()
        }
    }

    /// The evidence of neighbouring segments from that of a cell on, given the group of a length that
    /// begins at its row.
    func sum(of count: Int, from cell: Int, groupLength length: Int) -> Float {
        var place = cell * groupLength + length - 1
        var sum: Float = 0
        for _ in 0..<count {
            sum += values[place]
            place += groupLength
        }
        return sum
    }
}
