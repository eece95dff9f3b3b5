/// A name in folded Latin letters.
struct NameSpelling: Hashable, Sendable {
    /// Letters a to z.
    let letters: [UInt8]

    init(_ letters: [UInt8]) { self.letters = letters }

    /// How alike two spellings are, 0 to 1: one less the edit distance by the longer, or 0.8 where
    /// three or more consonants are the same and only vowels differ (Смоук, Smoke).
    func similarity(to other: NameSpelling) -> Double {
        let longer = max(letters.count, other.letters.count)
        guard longer > 0 else { return 0 }
        let spelling = 1 - Double(Self.distance(letters, other.letters)) / Double(longer)
        guard spelling < 0.8 else { return spelling }
        let skeleton = letters.filter(Self.isConsonant)
        return skeleton.count >= 3 && skeleton == other.letters.filter(Self.isConsonant)
            ? 0.8 : spelling
    }

    /// The bits of the vowels.
    static let vowels = [UInt8]("aeiouy".utf8).reduce(0) { $0 | bit(of: $1) }

    /// A bit that stands for a letter.
    static func bit(of letter: UInt8) -> UInt32 { 1 << UInt32(letter & 0x1F) }

    private static func isConsonant(_ letter: UInt8) -> Bool { bit(of: letter) & vowels == 0 }

    /// The edit distance of two short words, by rows.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for position in right.indices {
                let replaced = diagonal + (letter == right[position] ? 0 : 1)
                diagonal = row[position + 1]
                row[position + 1] = min(replaced, diagonal + 1, row[position] + 1)
            }
        }
        return row[right.count]
    }
}
