internal import Foundation
internal import Interchange
internal import Language
public import Terminology

/// Moves candidates from the table of an extraction into a glossary.
public struct TermAcceptance: Sendable {
    /// The table of candidates.
    public let table: String
    /// The glossary that they go to, made if it is not there.
    public let glossary: String

    /// Why nothing was moved.
    public enum Failure: Error, Hashable, Sendable {
        /// The table has no candidates with these identifiers.
        case unknown([String], file: String)
        /// The glossary's line of column names does not lead to source and target.
        case noHeader(file: String)
    }

    /// Describes an acceptance.
    public init(of table: String, into glossary: String) {
        self.table = table
        self.glossary = glossary
    }

    /// Adds the candidates to the glossary as preferred terms and takes them out of the table; both
    /// files are written whole, the glossary first, or none is for an identifier that is not there.
    ///
    /// Throws ``Failure``, `ExchangeError` and `DocumentError`.
    public func accept(_ identifiers: [String], isRehearsal: Bool = false) throws -> [TermPair] {
        let lines = try self.lines(of: table)
        guard let header = lines.first.map(Self.cells) else { throw Failure.noHeader(file: table) }
        func place(_ name: String, in header: [String]) -> Int? {
            header.firstIndex { $0.lowercased() == name }
        }
        guard let concept = place("concept", in: header), let source = place("source", in: header),
            let target = place("target", in: header)
        else { throw Failure.noHeader(file: table) }
        var taken: [[String]] = []
        var left: [String] = []
        for line in lines.dropFirst() {
            let cells = Self.cells(line)
            let isTaken =
                cells.count > max(concept, source, target) && identifiers.contains(cells[concept])
            if isTaken { taken.append(cells) } else { left.append(line) }
        }
        let unknown = identifiers.filter { id in !taken.contains { $0[concept] == id } }
        guard unknown.isEmpty else { throw Failure.unknown(unknown, file: table) }
        let isThere = FileManager.default.fileExists(atPath: glossary)
        var kept =
            isThere ? try self.lines(of: glossary) : ["concept\tsource\ttarget\tstatus\tcontext"]
        guard let names = kept.first(where: { !$0.isEmpty && !$0.hasPrefix("#") }).map(Self.cells),
            names.contains(where: { $0.lowercased() == "source" }),
            names.contains(where: { $0.lowercased() == "target" })
        else { throw Failure.noHeader(file: glossary) }
        for cells in taken {
            let row = names.map { name -> String in
                if name.lowercased() == "status" { return TermStatus.preferred.rawValue }
                guard let from = place(name.lowercased(), in: header), from < cells.count else {
                    return ""
                }
                return cells[from]
            }
            kept.append(row.joined(separator: "\t"))
        }
        if !isRehearsal {
            try write(kept, to: glossary)
            try write([lines[0]] + left, to: table)
        }
        return taken.map { TermPair(source: $0[source], target: $0[target]) }
    }

    private func lines(of file: String) throws -> [String] {
        var text = try DocumentReader().contents(of: file)
        text.makeContiguousUTF8()
        // An empty first cell must stay, so that nothing is trimmed.
        var lines = text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { line in
            String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
        }
        while lines.last == "" { lines.removeLast() }
        return lines
    }

    private static func cells(_ line: String) -> [String] {
        line.utf8.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }

    private func write(_ lines: [String], to path: String) throws {
        let file = try OutputFile(path: path)
        for line in lines { try file.write(Array((line + "\n").utf8)) }
        try file.finish()
    }
}
