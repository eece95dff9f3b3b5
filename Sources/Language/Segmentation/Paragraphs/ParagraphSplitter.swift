/// Finds the paragraphs of a plain text: parted by blank lines or by single line ends, lines that
/// were only wrapped at a margin joined again.
public struct ParagraphSplitter: Sendable {
    /// Makes a splitter.
    public init() {}

    /// The paragraphs of a text in order, in time linear in its length.
    ///
    /// What lies between them is white space.
    public func paragraphs(in text: String) -> [Paragraph] {
        let lines = TextLine.lines(of: text.utf8.span)
        var paragraphs: [Paragraph] = []
        var position = 0
        while position < lines.count {
            guard !lines[position].isBlank else {
                position += 1
                continue
            }
            var end = position
            while end < lines.count, !lines[end].isBlank { end += 1 }
            LineBlock(lines[position..<end]).append(to: &paragraphs)
            position = end
        }
        return paragraphs
    }
}
