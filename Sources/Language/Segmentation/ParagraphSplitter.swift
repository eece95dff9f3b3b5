/// Finds the paragraphs of a plain text: parted by blank lines or by single line ends, lines that
/// were only wrapped at a margin joined again.
public struct ParagraphSplitter: Sendable {
    /// Makes a splitter.
    public init() {}

    /// The paragraphs of a text in order, in time linear in its length.
    ///
    /// What lies between them is white space.
    public func paragraphs(in text: String) -> [Paragraph] {
        let lines = TextLine.lines(of: text)
        var paragraphs: [Paragraph] = []
        var position = 0
        while position < lines.count {
            guard !lines[position].isBlank else {
                position += 1
                continue
            }
            var end = position
            while end < lines.count, !lines[end].isBlank { end += 1 }
            append(block: lines[position..<end], to: &paragraphs)
            position = end
        }
        return paragraphs
    }

    private func append(block: ArraySlice<TextLine>, to paragraphs: inout [Paragraph]) {
        let isWrapped = Self.isWrapped(block)
        var start = block.startIndex
        for index in block.indices {
            let isLast = index + 1 == block.endIndex
            guard isLast || !Self.continues(block[index], on: block[index + 1], isWrapped) else {
                continue
            }
            let lines = block[start...index]
            paragraphs.append(
                Paragraph(
                    range: block[start].range.lowerBound..<block[index].range.upperBound,
                    kind: Self.kind(of: lines)))
            start = index + 1
        }
    }

    /// Whether lines were broken at a margin: of each but the last, the next line's first word
    /// would not have fitted.
    ///
    /// Two lines prove nothing, since of the longer one it is always true.
    private static func isWrapped(_ block: ArraySlice<TextLine>) -> Bool {
        let width = block.reduce(0) { max($0, $1.length) }
        guard block.count >= 3, (40...120).contains(width) else { return false }
        return block.indices.dropLast().allSatisfy { index in
            block[index].length + 1 + block[index + 1].firstWordLength > width
        }
    }

    private static func continues(
        _ line: TextLine, on next: TextLine, _ isWrapped: Bool
    ) -> Bool {
        if next.isItem { return false }
        return isWrapped || next.startsLowerCase && !next.startsAbbreviation || line.endsOpen
    }

    /// Titles are short; this is about two lines of a newspaper's column.
    private static let longestHeading = 120

    private static func kind(of lines: ArraySlice<TextLine>) -> ParagraphKind {
        guard let first = lines.first, let last = lines.last else { return .text }
        if first.isItem { return .item }
        if first.isCaption { return .caption }
        if lines.count == 1, first.length <= longestHeading, !last.endsSentence,
            !first.startsDialogue
        {
            return .heading
        }
        return .text
    }
}
