/// Where two spellings must agree to be alike: cut one into a piece more than there may be edits,
/// and one of the pieces stands unchanged in the other, not far from its place (Li, Deng, Wang and
/// Feng, Pass-Join, 2011).
///
/// Edits may be a quarter of the longer spelling; so a piece has four letters at most.
struct NamePieces {
    /// The letters of the spelling that is cut.
    let length: Int
    /// The edits that may be.
    let limit: Int

    /// The letters of the spellings that may be alike to one with so many.
    static func lengths(beside length: Int) -> ClosedRange<Int> {
        (length - length / 4)...(length + length / 3)
    }

    /// The edits that spellings may have of which the longer has so many letters.
    static func limit(ofLonger length: Int) -> Int { length / 4 }

    /// Those edits for a spelling and any of the others that may be alike to it.
    static func limits(beside length: Int) -> ClosedRange<Int> { (length / 4)...(length / 3) }

    /// The keys of the pieces of a spelling that is cut.
    func keys(of letters: [UInt8]) -> some Sequence<UInt64> {
        (0...limit).lazy.map { key(of: letters[range(of: $0)], piece: $0) }
    }

    /// Calls `body` with the key of each piece of the other spelling that may be one of the cut one.
    ///
    /// The edits left of a piece move it by as many letters at most, and so do those right of it,
    /// counted from the end; and where pieces before it have an edit each, it is the first unchanged.
    func visitKeys(in letters: [UInt8], _ body: (UInt64) -> Void) {
        let shift = letters.count - length
        for piece in 0...limit {
            let range = range(of: piece)
            let after = limit - piece
            let first = max(0, range.lowerBound - piece, range.lowerBound + shift - after)
            let last = min(
                letters.count - range.count, range.lowerBound + piece,
                range.lowerBound + shift + after)
            guard first <= last else { continue }
            for start in first...last {
                body(key(of: letters[start..<start + range.count], piece: piece))
            }
        }
    }

    private func range(of piece: Int) -> Range<Int> {
        (piece * length / (limit + 1))..<((piece + 1) * length / (limit + 1))
    }

    private func key(of letters: ArraySlice<UInt8>, piece: Int) -> UInt64 {
        letters.reduce(UInt64(length << 16 | limit << 8 | piece)) { $0 << 5 | UInt64($1 & 0x1F) }
    }
}
