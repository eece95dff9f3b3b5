/// How far two spellings are apart: the Levenshtein distance in scalars.
enum SpellingDistance {
    /// The greatest distance at which spellings are similar: three edits in ten letters.
    static func limit(longer: Int) -> Int { longer * 3 / 10 }

    /// The similarity that a distance means.
    static func similarity(_ distance: Int, longer: Int) -> Double {
        longer == 0 ? 1 : 1 - Double(distance) / Double(longer)
    }

    /// The distance, nil where it is above a limit (Ukkonen 1985: only the diagonals within the
    /// limit are computed); time in the product of the limit and the shorter length.
    static func between(
        _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, atMost limit: Int
    ) -> Int? {
        let shorter = left.count <= right.count ? left : right
        let longer = left.count <= right.count ? right : left
        guard longer.count - shorter.count <= limit else { return nil }
        let beyond = limit + 1
        var row = (0...longer.count).map { min($0, beyond) }
        for (above, letter) in shorter.enumerated() {
            let first = max(1, above + 1 - limit)
            let last = min(longer.count, above + 1 + limit)
            var diagonal = row[first - 1]
            row[first - 1] = first == 1 ? min(above + 1, beyond) : beyond
            var least = row[first - 1]
            for column in first...last {
                let isSame = longer[longer.startIndex + column - 1] == letter
                let replaced = diagonal + (isSame ? 0 : 1)
                diagonal = row[column]
                row[column] = min(replaced, diagonal + 1, row[column - 1] + 1, beyond)
                least = min(least, row[column])
            }
            if least > limit { return nil }
        }
        return row[longer.count] <= limit ? row[longer.count] : nil
    }
}
