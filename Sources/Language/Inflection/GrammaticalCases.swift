/// The cases, in both numbers, that a form may stand for; by them the words of a phrase agree.
public struct GrammaticalCases: OptionSet, Hashable, Sendable {
    /// A bit for each case of the singular, then of the plural, then one for what stands after
    /// two, three and four.
    public let rawValue: UInt16

    /// Makes a set of its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Whatever the case: words that are not inflected agree with all.
    public static let any = GrammaticalCases(rawValue: .max)

    static let singular = GrammaticalCases(rawValue: 0b111111)
    static let plural = GrammaticalCases(rawValue: 0b111111 << 6)
    static let nominative = singularCase(0)
    static let genitive = singularCase(1)
    static let nominativePlural = pluralCase(0)
    static let genitivePlural = pluralCase(1)
    static let accusativePlural = pluralCase(3)
    /// два партизанских отряда, две железные дороги: the noun in the genitive of the singular, the
    /// adjective in the plural.
    static let paucal = GrammaticalCases(rawValue: 1 << 12)

    /// A case of the singular: nominative, genitive, dative, accusative, instrumental,
    /// prepositional, from 0.
    static func singularCase(_ number: Int) -> GrammaticalCases {
        GrammaticalCases(rawValue: 1 << UInt16(number))
    }

    static func pluralCase(_ number: Int) -> GrammaticalCases {
        GrammaticalCases(rawValue: 1 << UInt16(number + 6))
    }
}
