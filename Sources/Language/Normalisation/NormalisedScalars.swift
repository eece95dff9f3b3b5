internal import CICU

/// The scalars of a text in NFKC, case-folded or not and without stress marks, each with the bytes
/// from which it came.
///
/// ICU tells no offsets through C, so the text is cut where ICU says that a scalar starts anew, and
/// each short run is normalised by itself. Letters that normalise to one scalar whatever stands
/// beside them, nearly all of Russian and English, are looked up in a table.
struct NormalisedScalars {
    private(set) var scalars: [FoldedText.Scalar] = []
    private let form: NormalForm
    /// Whether the letter before, in an earlier run, loses its stress: a run of marks may be cut.
    private var base = StressBase.other
    /// How many scalars there were after the last number sign.
    private var numberSignEnd = -1

    init(_ text: String, foldingCase: Bool) {
        form = foldingCase ? .folded : .cased
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        scalars.reserveCapacity(bytes.count)
        let table = form.table
        var offset = 0
        // The bytes of a scalar that may yet take a mark are read again if one follows.
        var last = -1
        while offset < bytes.count {
            let (value, end) = Self.decode(bytes, at: offset)
            if let place = NormalForm.place(of: value), table[place] != NormalForm.notSimple {
                scalars.append(
                    .init(value: table[place], start: Int32(offset), end: Int32(end)))
                last = offset
                offset = end
                continue
            }
            if last >= 0, !form.startsRun(value) {
                scalars.removeLast()
                offset = last
            }
            offset = appendRun(bytes, from: offset)
            last = -1
        }
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (value: UInt32, end: Int) {
        let first = UInt32(bytes[offset])
        if first < 0x80 { return (first, offset + 1) }
        let second = UInt32(bytes[offset + 1] & 0x3F)
        if first < 0xE0 { return ((first & 0x1F) << 6 | second, offset + 2) }
        let third = UInt32(bytes[offset + 2] & 0x3F)
        if first < 0xF0 { return ((first & 0xF) << 12 | second << 6 | third, offset + 3) }
        let fourth = UInt32(bytes[offset + 3] & 0x3F)
        return ((first & 0x7) << 18 | second << 12 | third << 6 | fourth, offset + 4)
    }

    /// Normalises the scalars from one that starts anew to the next, and gives where that is.
    private mutating func appendRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var values: [UInt32] = []
        var (value, end) = Self.decode(bytes, at: start)
        let startsAnew = form.startsRun(value)
        let isNumberSign = NormalForm.isNumberSign(value)
        var next: UInt32?
        while true {
            switch value {
            // "№5" must not become the word "no5".
            case Characters.numero: values += [0x4E, 0x6F, Characters.space]
            case Characters.accent, Characters.oxia: values.append(Characters.apostrophe)
            // Characters that are not seen: NFKC alone keeps them.
            default: if !cicu_is_ignorable(value) { values.append(value) }
            }
            guard end < bytes.count else { break }
            let following = Self.decode(bytes, at: end)
            guard values.count < NormalForm.longestRun, !form.startsRun(following.value) else {
                next = following.value
                break
            }
            (value, end) = following
        }
        if startsAnew { base = .other }
        values = form.normalised(values)
        if base != .other || values.contains(where: LookAlikes.isCyrillic) {
            values = form.composed(withoutStress(form.decomposed(values)))
        }
        // 10² must not become 102, nor 5½ fifty-one halves.
        if isNumberSign, let first = values.first, let last = values.last {
            if Characters.isDigit(first), numberSignEnd != scalars.count,
                scalars.last.map({ Characters.isDigit($0.value) }) == true
            {
                values.insert(Characters.space, at: 0)
            }
            if Characters.isDigit(last), next.map(Characters.isDigit) == true {
                values.append(Characters.space)
            }
        }
        for value in values {
            scalars.append(.init(value: value, start: Int32(start), end: Int32(end)))
        }
        if isNumberSign { numberSignEnd = scalars.count }
        return end
    }

    /// Leaves out the stress of Cyrillic vowels and the dots of ё, and nothing else: without
    /// U+0306 й would be и.
    private mutating func withoutStress(_ values: [UInt32]) -> [UInt32] {
        values.filter { value in
            if !Characters.isMark(value) {
                base = StressBase(value)
                return true
            }
            switch value {
            case Characters.grave, Characters.acute: return base == .other
            case Characters.diaeresis: return base != .ye
            default: return true
            }
        }
    }

    /// What a mark above a letter is: a stress, the dots of ё, or a part of the letter.
    private enum StressBase {
        case ye
        case vowel
        case other

        init(_ letter: UInt32) {
            self =
                switch letter {
                case 0x415, 0x435: .ye
                case _ where Characters.isCyrillicVowel(letter): .vowel
                default: .other
                }
        }
    }
}
