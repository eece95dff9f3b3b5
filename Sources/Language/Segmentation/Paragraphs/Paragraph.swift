/// A paragraph of a text: sentences never cross its edges.
public struct Paragraph: Hashable, Sendable {
    /// Its UTF-8 bytes, without white space at its edges.
    public let range: Range<Int>
    /// What it is.
    public let kind: ParagraphKind

    /// Makes a paragraph.
    public init(range: Range<Int>, kind: ParagraphKind) {
        self.range = range
        self.kind = kind
    }
}
