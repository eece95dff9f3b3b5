/// Why anchors cannot be used.
public enum AnchorError: Error, Hashable, Sendable {
    /// A line of a file is no anchor; its text.
    case malformed(AnchorMark.Place, text: String)
    /// There is no such segment; how many there are on each side.
    case outside(AnchorMark, sourceCount: Int, targetCount: Int)
    /// Two of them cannot both be: the texts would have to be cut in another order on each side.
    case crossing(AnchorMark, AnchorMark)
    /// It crosses the beginning of a paragraph, by its number from 1, where the paragraphs are locked.
    case crossingParagraph(AnchorMark, number: Int, start: AnchorMark)
}
