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
        let distance = LetterPattern(letters).distance(to: other.letters)
        let spelling = 1 - Double(distance) / Double(longer)
        return spelling < 0.8 && hasSkeleton(of: other) ? 0.8 : spelling
    }

    /// Whether two spellings have the same three or more consonants.
    func hasSkeleton(of other: NameSpelling) -> Bool {
        var rest = other.letters[...]
        var count = 0
        for letter in letters where Self.isConsonant(letter) {
            guard let place = rest.firstIndex(where: Self.isConsonant), rest[place] == letter
            else { return false }
            rest = rest[(place + 1)...]
            count += 1
        }
        return count >= 3 && !rest.contains(where: Self.isConsonant)
    }

    /// The bits of the vowels.
    static let vowels = [UInt8]("aeiouy".utf8).reduce(0) { $0 | bit(of: $1) }

    /// A bit that stands for a letter.
    static func bit(of letter: UInt8) -> UInt32 { 1 << UInt32(letter & 0x1F) }

    static func isConsonant(_ letter: UInt8) -> Bool { bit(of: letter) & vowels == 0 }
}
