public import Language

/// A text cut into segments, and the paragraphs in which they stood.
public struct SegmentedText: Hashable, Sendable {
    /// Neighbouring segments of one paragraph.
    public struct Paragraph: Hashable, Sendable {
        /// The positions of its segments.
        public let segments: Range<Int>
        /// What the paragraph is.
        public let kind: ParagraphKind

        /// Makes a paragraph.
        public init(segments: Range<Int>, kind: ParagraphKind) {
            self.segments = segments
            self.kind = kind
        }
    }

    /// The language of the text.
    public let language: LanguageTag
    /// The segments in their order.
    public let segments: [Segment]
    /// The paragraphs: each segment is in exactly one.
    public let paragraphs: [Paragraph]

    /// Makes a text from paragraphs that hold each segment once, in order.
    public init(language: LanguageTag, segments: [Segment], paragraphs: [Paragraph]) {
        precondition(
            paragraphs.reduce(0) { $1.segments.lowerBound == $0 ? $1.segments.upperBound : -1 }
                == segments.count, "paragraphs hold each segment once, in order")
        self.language = language
        self.segments = segments
        self.paragraphs = paragraphs
    }

    /// Makes a text of which only the segments are known: one paragraph.
    public init(language: LanguageTag, segments: [Segment]) {
        self.init(
            language: language, segments: segments,
            paragraphs: segments.isEmpty
                ? [] : [Paragraph(segments: 0..<segments.count, kind: .text)])
    }
}
