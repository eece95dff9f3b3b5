/// Why paragraphs cannot be locked to each other: there are not as many on both sides.
public struct ParagraphMismatch: Error, Hashable, Sendable {
    /// Where the sides probably first differ.
    public struct Place: Hashable, Sendable {
        /// The paragraphs of the source there, from 1; none where the target has one more.
        public let source: Range<Int>
        /// The paragraphs of the target that seem to belong to them, from 1.
        public let target: Range<Int>
        /// The text of the first of them.
        public let text: String
    }

    /// The paragraphs of the source.
    public let sourceCount: Int
    /// The paragraphs of the target.
    public let targetCount: Int
    /// Where the sides probably first differ; nil where that cannot be told.
    public let first: Place?
}
