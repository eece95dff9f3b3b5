public import Language

/// What was read from an SRX file, and what in it is odd.
public struct SRXReport: Hashable, Sendable {
    /// What is odd or not kept in a file.
    public enum Finding: String, Hashable, Sendable, CaseIterable {
        /// No namespace, or another than that of SRX 2.0.
        case namespaceUnknown
        /// No header, or one without an attribute that SRX requires; taken as `yes`.
        case headerAttributeMissing
        /// A value other than `yes` and `no`, taken as what holds without the attribute.
        case oddValue
        /// An element that SRX does not have or not there, skipped with all that is in it.
        case unknownElement
        /// An attribute that SRX does not have, skipped.
        case unknownAttribute
        /// Text between the elements, skipped.
        case strayText
        /// A format handle of no kind that SRX has, or a second one of a kind; skipped.
        case oddFormatHandle
        /// A second `beforebreak` or `afterbreak` of a rule, skipped.
        case repeatedPattern
        /// A rule with neither pattern: it matches everywhere.
        case emptyRule
        /// A language rule whose name another one has; only the first of them is used.
        case repeatedName
        /// A map to a name that no language rule has.
        case nameUnknown
    }

    /// The rules.
    public internal(set) var ruleset = SRXRuleset()
    private var tally = FindingTally<Finding>()

    init() {}

    /// What was found, in the order of `Finding`.
    public var findings: [(finding: Finding, occurrences: FindingTally<Finding>.Occurrences)] {
        tally.findings
    }

    /// How often something was found.
    public func count(of finding: Finding) -> Int { tally.count(of: finding) }

    mutating func add(_ finding: Finding, line: Int) { tally.add(finding, line: line) }
}
