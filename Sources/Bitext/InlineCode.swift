/// A native code inside a segment: a tag, a variable, a change of font.
///
/// Named as TMX 1.4b names its elements; a `hi` is a pair of codes, because its content belongs to
/// the text of the segment.
public struct InlineCode: Hashable, Sendable, Codable {
    /// What a code does.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Begins a pair (`bpt`).
        case begin = "bpt"
        /// Ends a pair (`ept`).
        case end = "ept"
        /// Stands alone (`ph`).
        case placeholder = "ph"
        /// Half of a pair whose other half is in another segment (`it`).
        case isolated = "it"
        /// Begins highlighted text (`<hi>`).
        case highlightBegin = "hi"
        /// Ends highlighted text (`</hi>`).
        case highlightEnd = "/hi"
        /// Of unknown kind (`ut`, deprecated).
        case unknown = "ut"
    }

    /// A piece of the content of a code.
    public enum Piece: Hashable, Sendable, Codable {
        /// The native code itself, as `<b>`.
        case native(String)
        /// Text inside the code that can be translated (`sub`), as the text of a footnote.
        case subflow(Segment, attributes: [Attribute])
    }

    /// What it does.
    public var kind: Kind
    /// Where it stands in the text of its segment, in UTF-8 bytes.
    public var offset: Int
    /// The attributes of the element, as they came.
    public var attributes: [Attribute]
    /// The content of the element.
    public var content: [Piece]

    /// Makes a code that stands before the byte at an offset.
    public init(
        _ kind: Kind, at offset: Int, attributes: [Attribute] = [], content: [Piece] = []
    ) {
        self.kind = kind
        self.offset = offset
        self.attributes = attributes
        self.content = content
    }
}

/// A name and its value, of an element of a file.
public struct Attribute: Hashable, Sendable, Codable {
    /// The name, with its prefix where it had one.
    public var name: String
    /// The value.
    public var value: String

    /// Makes an attribute.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
