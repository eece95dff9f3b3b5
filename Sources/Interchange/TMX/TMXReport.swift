public import Language

/// What was read from a TMX file, what was not, and why.
public struct TMXReport: Hashable, Sendable {
    /// What is odd or missing in a file.
    public enum Finding: String, Hashable, Sendable, CaseIterable {
        /// No header.
        case headerMissing
        /// A header without an attribute that TMX requires.
        case headerAttributeMissing
        /// A version other than 1.0 to 1.4, or none.
        case versionUnknown
        /// Characters defined by the user (`ude`), not kept: text is in Unicode.
        case userEncoding
        /// An element that TMX does not have or not there. In a segment or a note its text is
        /// kept, elsewhere it is skipped with all that is in it.
        case unknownElement
        /// Text between the elements, skipped.
        case strayText
        /// A variant without a language, never chosen.
        case variantWithoutLanguage
        /// A language that is no language tag by its form.
        case oddLanguage
        /// A variant without a segment, left out.
        case variantWithoutSegment
        /// A segment with no text but white space, never chosen.
        case emptySegment
        /// Codes of a segment that begin or end no pair, though they should.
        case unpairedCode
        /// A property without a name.
        case propertyWithoutName
        /// A date that is none in the form of TMX, kept as it is.
        case oddDate
        /// A unit without variants, left out.
        case unitWithoutVariants
        /// A unit with one variant only, which makes no pair.
        case unitWithOneVariant
        /// A unit that lacks one of the two languages asked for.
        case unitWithoutPair
        /// A unit that has the two languages, but no text in one of them.
        case unitWithEmptySide
        /// A unit with several pairs of the two languages; all are read.
        case unitWithAlternatives
        /// A unit whose source is in the target language that was asked for, read in that direction.
        case unitReversed
        /// A variant in another language, or another region of one that was asked for by its region,
        /// left out of a unit that has the two languages.
        case variantInOtherLanguage
        /// A unit with more pairs of the two languages than the limits allow, left out.
        case unitWithTooManyPairs
        /// A unit with more than the limits allow, left out.
        case unitOverLimit
        /// A unit that holds another one or a variant with two segments, left out.
        case unitMisbuilt

        /// Whether it costs a unit.
        public var leavesOutUnit: Bool {
            switch self {
            case .unitWithoutVariants, .unitWithOneVariant, .unitWithoutPair, .unitWithEmptySide,
                .unitWithTooManyPairs, .unitOverLimit, .unitMisbuilt:
                true
            default: false
            }
        }

        /// Whether the unit is wrong in itself, whatever languages are asked for.
        public var isFaultOfUnit: Bool {
            [.unitWithTooManyPairs, .unitOverLimit, .unitMisbuilt].contains(self)
        }
    }

    /// A language of a file and its variants.
    public struct LanguageCount: Hashable, Sendable {
        /// The language as it was first written.
        public let language: LanguageTag
        /// How many variants are in it.
        public internal(set) var variants: Int
    }

    /// The header.
    public internal(set) var header = TMXHeader()
    /// How many units (`tu`) the file has.
    public internal(set) var units = 0
    /// How many variants (`tuv`) the file has.
    public internal(set) var variants = 0
    /// The languages in the order in which they come; at most a thousand.
    public internal(set) var languages: [LanguageCount] = []
    /// The languages of variants that were left out of units that have the pair asked for, in the
    /// order in which they come; at most a thousand.
    public internal(set) var leftOutLanguages: [LanguageCount] = []
    /// How many pairs were handed over, where a pair was asked for.
    public internal(set) var pairs = 0
    private var tally = FindingTally<Finding>()

    init() {}

    /// What was found, in the order of `Finding`.
    public var findings: [(finding: Finding, occurrences: FindingTally<Finding>.Occurrences)] {
        tally.findings
    }

    /// How often something was found.
    public func count(of finding: Finding) -> Int { tally.count(of: finding) }

    /// The units that were left out.
    public var unitsLeftOut: Int {
        findings.reduce(0) { $0 + ($1.finding.leavesOutUnit ? $1.occurrences.count : 0) }
    }

    /// Counts a variant that is left out of a pair.
    mutating func leaveOut(_ language: LanguageTag, line: Int) {
        add(.variantInOtherLanguage, line: line)
        if let place = leftOutLanguages.firstIndex(where: { $0.language == language }) {
            leftOutLanguages[place].variants += 1
        } else if leftOutLanguages.count < keptExamples {
            leftOutLanguages.append(LanguageCount(language: language, variants: 1))
        }
    }

    mutating func add(_ finding: Finding, line: Int) { tally.add(finding, line: line) }
}
