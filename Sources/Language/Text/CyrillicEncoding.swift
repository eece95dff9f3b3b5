/// Tells the 8-bit encodings of Russian apart by the commonest pairs of letters, where ICU's
/// detector, which does not know all of them, needs long texts.
enum CyrillicEncoding {
    /// The encodings by ICU's names; of two that read a text as well, the first is taken.
    private static let names = ["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"]

    /// The 64 commonest pairs of letters inside words: more than half of all, in running text.
    private static let commonPairs = Set(
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
            let share = shareOfCommonPairs(in: text)
            if share > best?.share ?? leastShare { best = (name, share) }
        }
        return best?.name
    }

    /// Texts in other alphabets, or read by the wrong encoding, have less: mostly under 0.15.
    private static let leastShare = 0.25

    private static func shareOfCommonPairs(in text: String) -> Double {
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
            if commonPairs.contains(Pair(first: first, second: second)) {
                common += second == scalar ? 1 : 0.9
            }
        }
        return pairs == 0 ? 0 : common / Double(pairs)
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
