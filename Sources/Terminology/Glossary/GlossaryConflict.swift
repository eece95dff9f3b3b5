internal import Language

/// Two rows of a glossary that say the same, or that contradict each other; both are used.
public struct GlossaryConflict: Hashable, Sendable {
    /// What there is between the rows.
    public enum Reason: Hashable, Sendable {
        /// The same term with the same translation in the same concept.
        case duplicate
        /// One approves the translation that the other forbids.
        case approvedAndForbidden
    }

    /// The term, as the later row has it.
    public let source: String
    /// Its translation.
    public let target: String
    /// The line of the later row.
    public let line: Int
    /// The line of the earlier one.
    public let otherLine: Int
    /// What there is between them.
    public let reason: Reason

    private struct Pair: Hashable {
        let source: String
        let target: String
    }

    /// The conflicts of a glossary, in the order of its rows; linear in its size but for rows that
    /// share a term and its translation.
    ///
    /// Rows of two concepts that are both named do not contradict each other: куратор is a curator
    /// in a museum.
    public static func conflicts(in glossary: Glossary) -> [GlossaryConflict] {
        var seen: [Pair: [GlossaryEntry]] = [:]
        var conflicts: [GlossaryConflict] = []
        for entry in glossary.entries {
            let pair = Pair(
                source: MatchKey(entry.source.text).text, target: MatchKey(entry.target.text).text)
            let earlier = (seen[pair] ?? []).filter {
                $0.concept == entry.concept || $0.concept.isEmpty || entry.concept.isEmpty
            }
            seen[pair, default: []].append(entry)
            func conflict(_ other: GlossaryEntry, _ reason: Reason) {
                conflicts.append(
                    GlossaryConflict(
                        source: entry.source.text, target: entry.target.text, line: entry.line,
                        otherLine: other.line, reason: reason))
            }
            let opposite = earlier.first {
                $0.status == .forbidden && entry.status.isApproved
                    || $0.status.isApproved && entry.status == .forbidden
            }
            if let opposite {
                conflict(opposite, .approvedAndForbidden)
            } else if let same = earlier.first(where: { $0.casing == entry.casing }) {
                conflict(same, .duplicate)
            }
        }
        return conflicts
    }
}
