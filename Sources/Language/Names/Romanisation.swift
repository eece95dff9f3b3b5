/// Folds what systems of romanisation, and the spellings of English, write differently.
///
/// A j is an i, and so is the dzh that Russian writes for the English one: it sounds like either,
/// in John and in Jerusalem.
enum Romanisation {
    private static let replacements: [(from: [UInt8], to: [UInt8])] = [
        ("tsch", "c"), ("sch", "s"), ("dzh", "i"), ("kh", "h"), ("zh", "z"), ("sh", "s"),
        ("ch", "c"),
        ("ts", "c"), ("tz", "c"), ("ph", "f"), ("ck", "k"), ("th", "t"), ("iy", "i"), ("yy", "i"),
        ("ye", "e"), ("c", "k"), ("w", "v"), ("x", "ks"), ("q", "k"), ("y", "i"), ("j", "i"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Where the replacements of each letter stand.
    private static let places: [[Int]] = (0..<26).map { letter in
        replacements.indices.filter { replacements[$0].from[0] == 0x61 + UInt8(letter) }
    }

    /// The letters a to z of a text in ASCII, folded, without doubles.
    static func folded(_ text: [UInt8]) -> [UInt8] {
        let letters = text.map { $0 | 0x20 }.filter { (0x61...0x7A).contains($0) }
        var folded: [UInt8] = []
        folded.reserveCapacity(letters.count + 1)
        var position = 0
        while position < letters.count {
            let letter = letters[position]
            let match = places[Int(letter - 0x61)].first {
                letters[position...].starts(with: replacements[$0].from)
            }
            for value in match.map({ replacements[$0].to }) ?? [letter]
            where folded.last != value {
                folded.append(value)
            }
            position += match.map { replacements[$0].from.count } ?? 1
        }
        return folded
    }
}
