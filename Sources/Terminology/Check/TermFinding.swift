/// Something about a term that a check of translations found.
public struct TermFinding: Hashable, Sendable {
    /// What was found.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A term has none of its approved translations.
        case missing
        /// A translation stands there that the glossary forbids.
        case forbidden
        /// A translation stands there that is not to be used any more.
        case deprecated
        /// A term has another approved translation than most often in the same text.
        case inconsistent
        /// A term stands more often in the source than its translations in the target, or less often.
        case count

        /// How grave it is.
        public var severity: Severity {
            switch self {
            case .missing, .forbidden: .error
            case .deprecated, .inconsistent: .warning
            case .count: .notice
            }
        }
    }

    /// How grave a finding is.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// To be corrected.
        case error
        /// To be looked at.
        case warning
        /// Worth knowing.
        case notice
    }

    /// A part of a text.
    public struct Span: Hashable, Sendable {
        /// Its bytes in UTF-8.
        public let range: Range<Int>
        /// The part.
        public let text: String
    }

    /// What was found.
    public let kind: Kind
    /// The segment, from 0.
    public let segment: Int
    /// The source of the segment.
    public let sourceText: String
    /// Its translation.
    public let targetText: String
    /// The term in the source.
    public let source: Span
    /// What stands for it in the target, where that is known.
    public let target: Span?
    /// The headword.
    public let term: String
    /// The identifier of its concept, empty where the glossary gives none.
    public let concept: String
    /// The name of its glossary.
    public let glossary: String
    /// The approved translations.
    public let expected: [String]
    /// What stands there instead: a translation that is not approved, or the word that stands in
    /// most of the segments where this term has none.
    public internal(set) var instead: String?
    /// Why the finding is waived, nil where it is not.
    public internal(set) var waiver: String?
    /// The words of the target, from which `instead` is told.
    let words: [String]
}

/// What became of a term in a check.
public struct TermTally: Hashable, Sendable {
    /// The headword.
    public let term: String
    /// The identifier of its concept.
    public let concept: String
    /// In how many segments it stands.
    public internal(set) var segments = 0
    /// In how many of them it has an approved translation.
    public internal(set) var translated = 0
    /// How many findings of each kind it has that are not waived.
    public internal(set) var findings: [TermFinding.Kind: Int] = [:]

    init(term: String, concept: String) {
        self.term = term
        self.concept = concept
    }
}

/// What a check found.
public struct TermCheckReport: Hashable, Sendable {
    /// How many segments were looked at.
    public let segments: Int
    /// What was found, in the order of the segments.
    public let findings: [TermFinding]
    /// The terms that stand in the segments, in the order of their first occurrence.
    public let terms: [TermTally]
    /// The waivers that met no finding.
    public let staleWaivers: [TermWaiver]
}
