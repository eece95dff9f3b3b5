internal import CICU

/// A normalisation form of ICU, with a table of what scalars become that nothing beside them
/// changes.
struct NormalForm: Sendable {
    static let folded = NormalForm(CICU_NFKC_CASEFOLD)
    static let cased = NormalForm(CICU_NFKC)
    /// ICU's door takes runs of at most 512 scalars; real ones have two or three.
    static let longestRun = 256
    /// What the table has for scalars that it does not tell.
    static let notSimple = UInt32.max

    /// Latin, Cyrillic, and the dashes and quotes of General Punctuation.
    let table: [UInt32]

    private let form: cicu_form

    private init(_ form: cicu_form) {
        self.form = form
        let tabled: [Range<UInt32>] = [0..<0x530, 0x2000..<0x2070]
        table = tabled.joined().map { value in
            switch value {
            case 0x300..<0x370, 0x483..<0x48A: return Self.notSimple
            // NFKC takes the free-standing accent, typed for an apostrophe, apart.
            case Characters.accent: return Characters.apostrophe
            default: break
            }
            let normal = Self.normalised([value], form)
            guard normal.count == 1, !cicu_is_ignorable(value), !Self.isNumberSign(value) else {
                return Self.notSimple
            }
            return Characters.plain(normal[0])
        }
    }

    /// Where the table has a scalar.
    @inline(__always)
    static func place(of value: UInt32) -> Int? {
        if value < 0x530 { return Int(value) }
        return value >= 0x2000 && value < 0x2070 ? Int(value - 0x2000 + 0x530) : nil
    }

    /// Whether a scalar is a number that is not written in the figures of its line: ², ½, ①.
    static func isNumberSign(_ value: UInt32) -> Bool {
        value >= 0xB2 && Unicode.Scalar(value)?.properties.generalCategory == .otherNumber
    }

    /// Whether nothing before a scalar changes what it becomes.
    func startsRun(_ value: UInt32) -> Bool {
        if let place = Self.place(of: value), table[place] != Self.notSimple { return true }
        var status: cicu_status = 0
        guard !cicu_is_ignorable(value), let normalizer = cicu_normalizer_open(form, &status)
        else { return false }
        return cicu_normalizer_starts_run(normalizer, value)
    }

    func normalised(_ values: [UInt32]) -> [UInt32] { Self.normalised(values, form) }
    func decomposed(_ values: [UInt32]) -> [UInt32] { Self.normalised(values, CICU_NFD) }
    func composed(_ values: [UInt32]) -> [UInt32] { Self.normalised(values, CICU_NFC) }

    private static func normalised(_ values: [UInt32], _ form: cicu_form) -> [UInt32] {
        var status: cicu_status = 0
        guard let normalizer = cicu_normalizer_open(form, &status) else { return values }
        let capacity = 18 * values.count + 1
        let result = [UInt32](unsafeUninitializedCapacity: capacity) { buffer, count in
            count = Int(
                cicu_normalizer_apply(
                    normalizer, values, Int32(values.count), buffer.baseAddress, Int32(capacity),
                    &status))
            if status > 0 { count = 0 }
        }
        return status > 0 ? values : result
    }
}
