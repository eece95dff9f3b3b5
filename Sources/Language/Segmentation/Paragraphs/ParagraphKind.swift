/// What a paragraph is.
public enum ParagraphKind: String, Hashable, Sendable, Codable {
    /// Running text.
    case text
    /// A title: short, and without a full stop at its end.
    case heading
    /// The words under a picture, or who took it.
    case caption
    /// An item of a list.
    case item
}
