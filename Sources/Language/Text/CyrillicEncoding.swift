/// Tells the 8-bit encodings of Russian apart by the commonest pairs of letters, where ICU's
/// detector, which does not know all of them, needs long texts.
enum CyrillicEncoding {
    /// The encodings by ICU's names; of two that read a text as well, the first is taken.
    private static let names = ["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"]

    /// The 64 commonest pairs of letters inside words: more than half of all, in running text.
    private static let commonest = Set(
        """
        то ст на по ни ра ен но го ов ро ко ли во от не ре пр ал ос ка ер те та ет од ор ва де ан за \
        ел он ть ем ле ит ес ол ла ом ил ве ри ог ат ло да ме ск об ак ны до ти ав ин ам им ег мо аз \
        ой ль
        """.unicodeScalars.split(separator: " ").compactMap { pair -> Pair? in
            guard let first = pair.first, let second = pair.last else { return nil }
            return Pair(first: first, second: second)
        })

    private struct Pair: Hashable {
        let first: Unicode.Scalar
        let second: Unicode.Scalar
    }

    /// The encoding of bytes that are Russian to all appearance; nil where they are not.
    static func guess(_ bytes: [UInt8]) -> String? {
        let foreign = bytes.count { $0 >= 0x80 }
        let adjacent = zip(bytes, bytes.dropFirst()).count { $0 >= 0x80 && $1 >= 0x80 }
        // In Western texts letters outside ASCII stand alone.
        guard adjacent * 2 >= foreign else { return nil }
        var best: (name: String, share: Double)?
        for name in names {
            guard let text = try? TextDecoder.decode(bytes, by: name) else { continue }
            let share = commonPairs(in: text).share
            if share > best?.share ?? leastShare { best = (name, share) }
        }
        return best?.name
    }

    /// The encoding by which bytes read as Russian where by the one that was told they do not, or not
    /// as well; nil where the text that was read by that one is as good, or too short to tell.
    static func contradiction(to told: String, in bytes: [UInt8]) -> String? {
        guard let likely = guess(bytes), let text = try? TextDecoder.decode(bytes, by: likely)
        else { return nil }
        let best = commonPairs(in: text)
        let needed = best.share * (best.share > russianShare ? nearlyAsGood : halfAsGood)
        guard best.count >= leastPairs, commonPairs(in: told).share < needed else { return nil }
        return likely
    }

    /// In fewer pairs of letters chance may speak.
    private static let leastPairs = 20

    /// Texts of Russian letters alone have more, those in other languages of its alphabet less: some
    /// letters of these read as Russian ones by a wrong encoding.
    private static let russianShare = 0.45

    /// Of Russian letters the right encoding has the largest share, and this much of it a wrong one
    /// never has.
    ///
    /// Those of Windows and the Macintosh share their small letters but for one: by the wrong one of
    /// them texts have 0.9 of it.
    private static let nearlyAsGood = 0.95
    private static let halfAsGood = 0.5

    /// Texts in other alphabets, or read by the wrong encoding, have less: mostly under 0.15.
    private static let leastShare = 0.25

    private static func commonPairs(in text: String) -> (share: Double, count: Int) {
        var pairs = 0
        var common = 0.0
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            guard !scalar.isASCII, !previous.isASCII else { continue }
            pairs += 1
            let first = lowercased(previous)
            let second = lowercased(scalar)
            // The small letters of two encodings are nearly the same, and only what they make of
            // the others tells: signs, or capitals after small letters.
            guard isRussian(previous), isRussian(scalar), second == scalar || first != previous
            else {
                common -= 0.5
                continue
            }
            // Where all letters turn into capitals, as those of KOI8-R do in windows-1251, small
            // ones are the likelier text.
            if commonest.contains(Pair(first: first, second: second)) {
                common += second == scalar ? 1 : 0.9
            }
        }
        return (pairs == 0 ? 0 : common / Double(pairs), pairs)
    }

    private static func isRussian(_ scalar: Unicode.Scalar) -> Bool {
        (0x410...0x44F).contains(scalar.value) || scalar == "ё" || scalar == "Ё"
    }

    private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x410...0x42F: Unicode.Scalar(scalar.value + 0x20) ?? scalar
        default: scalar
        }
    }
}
