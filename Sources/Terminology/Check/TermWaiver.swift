internal import Language

/// A finding of a check that somebody has looked at and found to be right as it is.
public struct TermWaiver: Hashable, Sendable {
    /// The kind of finding, nil for any.
    public let kind: TermFinding.Kind?
    /// The term, nil for any.
    public let term: String?
    /// The source of the segment, nil for any.
    public let segment: String?
    /// Why it is right as it is.
    public let reason: String
    /// The line of the file, from 1.
    public let line: Int

    /// Whether it is meant for a finding; texts are compared as match keys.
    func covers(_ finding: TermFinding) -> Bool {
        func agrees(_ wanted: String?, _ seen: String) -> Bool {
            wanted.map { MatchKey($0) == MatchKey(seen) } ?? true
        }
        return (kind ?? finding.kind) == finding.kind && agrees(term, finding.term)
            && agrees(segment, finding.sourceText)
    }

    /// Why a row of a file of waivers cannot be used.
    public enum Fault: Error, Hashable, Sendable {
        /// The first line does not name the columns finding, term, segment and reason.
        case noHeader
        /// A row gives no reason.
        case noReason(line: Int)
        /// A row names no term and no segment, and would waive everything.
        case tooWide(line: Int)
        /// A row names a kind of finding that there is not.
        case unknownKind(String, line: Int)
    }

    /// Reads waivers from tab-separated text with the columns finding, term, segment and reason;
    /// an empty cell or `*` stands for any.
    public static func read(_ text: String) throws(Fault) -> [TermWaiver] {
        var columns: [String: Int]?
        var waivers: [TermWaiver] = []
        var line = 0
        for row in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            line += 1
            let row = row.last == UInt8(ascii: "\r") ? row.dropLast() : row
            if row.isEmpty || row.first == UInt8(ascii: "#") { continue }
            let cells = row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(Substring($0)) }
            guard let columns else {
                let names = Dictionary(
                    cells.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { $1 })
                guard names["reason"] != nil, names["term"] != nil || names["segment"] != nil else {
                    throw .noHeader
                }
                columns = names
                continue
            }
            func cell(_ name: String) -> String? {
                guard let place = columns[name], place < cells.count else { return nil }
                return ["", "*"].contains(cells[place]) ? nil : cells[place]
            }
            guard let reason = cell("reason") else { throw .noReason(line: line) }
            var kind: TermFinding.Kind?
            if let named = cell("finding") {
                kind = TermFinding.Kind(rawValue: named.lowercased())
                if kind == nil { throw .unknownKind(named, line: line) }
            }
            guard cell("term") != nil || cell("segment") != nil else { throw .tooWide(line: line) }
            waivers.append(
                TermWaiver(
                    kind: kind, term: cell("term"), segment: cell("segment"), reason: reason,
                    line: line))
        }
        return waivers
    }
}
