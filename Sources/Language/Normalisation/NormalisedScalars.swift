internal import CICU

/// The scalars of a text in NFKC, case-folded or not, each with the bytes from which it came.
///
/// ICU tells no offsets through C, so the text is cut where ICU says that a scalar starts anew, and
/// each short run is normalised by itself. Letters that normalise to one scalar whatever stands
/// beside them, nearly all of Russian and English, are looked up in a table.
struct NormalisedScalars {
    private(set) var scalars: [FoldedText.Scalar] = []
    private let form: Form

    init(foldingCase: Bool) {
        form = foldingCase ? .folded : .cased
    }

    mutating func append(_ text: String) {
        var input: [FoldedText.Scalar] = []
        input.reserveCapacity(text.utf8.count)
        var offset: Int32 = 0
        for scalar in text.unicodeScalars {
            let end = offset + Int32(UTF8.width(scalar))
            input.append(FoldedText.Scalar(value: scalar.value, start: offset, end: end))
            offset = end
        }
        scalars.reserveCapacity(input.count)
        var position = 0
        while position < input.count {
            let scalar = input[position]
            // No scalar of the table combines with the one before it.
            let isAlone =
                position + 1 == input.count || form.simple(input[position + 1].value) != nil
            if isAlone, let simple = form.simple(scalar.value) {
                scalars.append(.init(value: simple, start: scalar.start, end: scalar.end))
                position += 1
                continue
            }
            var end = position + 1
            while end < input.count, end - position < Form.longestRun,
                !form.startsRun(input[end].value)
            {
                end += 1
            }
            appendRun(input[position..<end])
            position = end
        }
    }

    private mutating func appendRun(_ run: ArraySlice<FoldedText.Scalar>) {
        guard let first = run.first, let last = run.last else { return }
        if first.value == Characters.numero {
            // "№5" must not become the word "no5".
            for value: UInt32 in [0x6E, 0x6F, Characters.space] {
                scalars.append(.init(value: value, start: first.start, end: last.end))
            }
            return
        }
        var values = run.map(\.value)
        if Characters.isCyrillicVowel(first.value) {
            // A stress is dropped and nothing else: without U+0306 й would be и.
            values.removeAll { $0 == Characters.grave || $0 == Characters.acute }
        }
        for value in form.normalised(values) where !form.isDropped(value) {
            scalars.append(.init(value: value, start: first.start, end: last.end))
        }
    }
}

/// A normalisation form with its table of simple scalars.
private struct Form: Sendable {
    static let folded = Form(CICU_NFKC_CASEFOLD)
    static let cased = Form(CICU_NFKC)
    /// ICU's door takes runs of at most 512 scalars; real ones have two or three.
    static let longestRun = 256

    /// Latin, Cyrillic, and the dashes and quotes of General Punctuation.
    private static let tabled: [Range<UInt32>] = [0..<0x530, 0x2000..<0x2070]
    private static let notSimple = UInt32.max

    private let form: cicu_form
    private let table: [UInt32]

    private init(_ form: cicu_form) {
        self.form = form
        var table: [UInt32] = []
        for value in Self.tabled.joined() {
            let isMark = (0x300..<0x370).contains(value) || (0x483..<0x48A).contains(value)
            let normal = isMark ? [] : Self.normalised([value], form)
            table.append(
                normal.count == 1 && !cicu_is_ignorable(value) ? normal[0] : Self.notSimple)
        }
        self.table = table
    }

    func simple(_ value: UInt32) -> UInt32? {
        let place: UInt32
        if value < 0x530 {
            place = value
        } else if value >= 0x2000, value < 0x2070 {
            place = value - 0x2000 + 0x530
        } else {
            return nil
        }
        let simple = table[Int(place)]
        return simple == Self.notSimple ? nil : simple
    }

    func startsRun(_ value: UInt32) -> Bool {
        var status: cicu_status = 0
        guard value >= 0x300, let normalizer = cicu_normalizer_open(form, &status) else {
            return true
        }
        return cicu_normalizer_starts_run(normalizer, value)
    }

    /// Characters that are not seen: NFKC alone keeps them.
    func isDropped(_ value: UInt32) -> Bool { cicu_is_ignorable(value) }

    func normalised(_ values: [UInt32]) -> [UInt32] { Self.normalised(values, form) }

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
