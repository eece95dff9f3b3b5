/// Queries from a file of segments, one a line.
public enum SegmentQueries {
    /// The queries of a file, or of standard input (`-`), blank lines left out; with neighbouring
    /// lines as each other's context where the file is a document.
    ///
    /// Throws `ExchangeError` and `DocumentError`.
    public static func read(
        _ file: String, encoding: String? = nil, inContext: Bool
    ) throws -> [LookupQuery] {
        let text = try DocumentReader(encoding: encoding).text(at: file)
        let lines = SegmentLines.lines(of: text).filter { !$0.isEmpty }
        return lines.indices.map { index in
            guard inContext else { return LookupQuery(lines[index]) }
            return LookupQuery(
                Segment(lines[index]),
                previous: index == 0 ? .edge : .segment(lines[index - 1]),
                next: index + 1 == lines.count ? .edge : .segment(lines[index + 1]))
        }
    }
}
