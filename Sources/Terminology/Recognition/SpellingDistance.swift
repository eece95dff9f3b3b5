internal import Matching

/// How far two spellings are apart: the Levenshtein distance in scalars.
enum SpellingDistance {
    /// The greatest distance at which spellings are similar: three edits in ten letters.
    static func limit(longer: Int) -> Int { longer * 3 / 10 }

    /// The similarity that a distance means.
    static func similarity(_ distance: Int, longer: Int) -> Double {
        longer == 0 ? 1 : 1 - Double(distance) / Double(longer)
    }

    /// The distance, nil where it is above a limit.
    static func between(
        _ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>, atMost limit: Int
    ) -> Int? {
        Levenshtein.distance(left.span, right.span, limit: limit)
    }
}
