/// Queries of segments, without the white space at their edges.
///
/// A memory may have some there, from the files of other programs: matches do not depend on it.
public enum SegmentQueries {
    /// The query of a text, with what stands beside it in its document where that is known.
    public static func query(_ text: String, previous: String?, next: String?) -> LookupQuery {
        func neighbour(_ text: String?) -> Neighbour {
            text.map { .segment(SegmentLines.trimmed($0[...])) } ?? .unknown
        }
        return LookupQuery(
            Segment(SegmentLines.trimmed(text[...])), previous: neighbour(previous),
            next: neighbour(next))
    }

    /// Whether most queries hold several sentences each, as the lines of a text do that was not cut
    /// into segments; only the first of them are looked at.
    ///
    /// Throws `ICUError`.
    public static func areParagraphs(
        _ queries: [LookupQuery], in language: LanguageTag
    ) throws -> Bool {
        let segmenter = try Segmenter(language: language)
        let first = queries.prefix(100)
        let several = try first.count { try segmenter.segments(of: $0.segment.text).count > 1 }
        return several * 2 > first.count
    }

    /// The queries of a file with one segment a line, or of standard input (`-`), blank lines left
    /// out; with neighbouring lines as each other's context where the file is a document.
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
