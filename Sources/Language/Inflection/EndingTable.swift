/// The endings that a stem may take, each with the cases that it stands for.
///
/// Tables are few and shared by all words of a class, so they are compared by identity.
public final class EndingTable: Sendable {
    /// The most letters of an ending.
    public static let longest = 8

    private let cases: [UInt64: GrammaticalCases]
    /// The same endings, of the plural only; nil for a table that is one already.
    private let plural: EndingTable?

    private init(cases: [UInt64: GrammaticalCases], isPlural: Bool = false) {
        self.cases = cases
        guard !isPlural else {
            plural = nil
            return
        }
        let wanted: GrammaticalCases = [.plural, .paucal]
        plural = EndingTable(
            cases: cases.compactMapValues { one in
                let kept = one.intersection(wanted)
                return kept.isEmpty ? nil : kept
            }, isPlural: true)
    }

    /// The whole word, in any case.
    static let whole = EndingTable(cases: [0: .any])

    /// Reads a table written as grammars have it: the six cases of the singular, a bar, and those
    /// of the plural; `/` between endings of one case, `-` for none, and `.` where there is no form.
    ///
    ///     "- а у -/а ом е | ы ов ам ы/ов ами ах"
    ///
    /// The genitive of the singular of a noun also stands after numerals, as do the plurals of an
    /// adjective.
    convenience init(_ text: String, isAdjective: Bool = false) {
        var cases: [UInt64: GrammaticalCases] = [:]
        for (number, cells) in text.utf8.split(separator: UInt8(ascii: "|")).enumerated() {
            for (place, cell) in cells.split(separator: UInt8(ascii: " ")).enumerated() {
                for ending in cell.split(separator: UInt8(ascii: "/")) {
                    let ending = String(Substring(ending))
                    guard ending != ".", let key = Self.key(of: ending == "-" ? "" : ending) else {
                        continue
                    }
                    // An adjective has three genders in the singular, written one after another.
                    let one: GrammaticalCases =
                        number == 1 ? .pluralCase(place) : .singularCase(place % 6)
                    cases[key, default: []].formUnion(one)
                }
            }
        }
        let counted: GrammaticalCases =
            isAdjective ? [.nominativePlural, .genitivePlural, .accusativePlural] : .genitive
        for (key, one) in cases where !one.isDisjoint(with: counted) {
            cases[key] = one.union(.paucal)
        }
        self.init(cases: cases)
    }

    /// A table of endings that all stand for the same cases.
    convenience init(_ endings: [String], for cases: GrammaticalCases) {
        self.init(
            cases: Dictionary(
                endings.compactMap { ending in Self.key(of: ending).map { ($0, cases) } },
                uniquingKeysWith: { first, _ in first }))
    }

    /// The endings that stand for the plural, always the same table.
    var limitedToPlural: EndingTable { plural ?? self }

    /// The cases of an ending, nil where the table does not have it.
    public func cases(ofEnding letters: ArraySlice<UInt32>) -> GrammaticalCases? {
        Self.key(of: letters).flatMap { cases[$0] }
    }

    /// All endings, in the order of their letters.
    public var endings: [(ending: String, cases: GrammaticalCases)] {
        cases.map { (Self.text(of: $0.key), $0.value) }.sorted { $0.0 < $1.0 }
    }

    private static func key(of ending: String) -> UInt64? {
        key(of: Array(ending.unicodeScalars.lazy.map(\.value))[...])
    }

    /// An ending as one number, a byte a letter; nil for what no ending holds.
    private static func key(of letters: ArraySlice<UInt32>) -> UInt64? {
        guard letters.count <= longest else { return nil }
        var key: UInt64 = 0
        for letter in letters {
            switch letter {
            case 1...0x7F: key = key << 8 | UInt64(letter)
            case 0x430...0x45F: key = key << 8 | UInt64(letter - 0x430 + 0x80)
            default: return nil
            }
        }
        return key
    }

    private static func text(of key: UInt64) -> String {
        var letters = String.UnicodeScalarView()
        for shift in stride(from: 56, through: 0, by: -8) {
            let byte = UInt32(truncatingIfNeeded: key >> UInt64(shift)) & 0xFF
            guard byte > 0, let letter = Unicode.Scalar(byte < 0x80 ? byte : byte + 0x430 - 0x80)
            else { continue }
            letters.append(letter)
        }
        return String(letters)
    }
}
