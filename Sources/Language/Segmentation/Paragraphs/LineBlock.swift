/// Lines between two blank ones: a paragraph, or several.
struct LineBlock {
    private let lines: ArraySlice<TextLine>
    /// The length of the longest line in scalars.
    private let width: Int
    /// Whether lines were broken at a margin.
    private let isWrapped: Bool
    /// Whether the lines are words one under another, none of them a sentence.
    private let isColumn: Bool
    /// White space before a line beyond this marks the start of a paragraph.
    private let usualIndent: Int

    init(_ lines: ArraySlice<TextLine>) {
        self.lines = lines
        width = lines.reduce(0) { max($0, $1.length) }
        isWrapped = Self.isWrapped(lines, width: width)
        isColumn =
            lines.count > 2 && width < Self.leastMargin
            && lines.allSatisfy { !$0.endsOpen && (!$0.endsSentence || $0.endsWithColon) }
        usualIndent = lines.map(\.indent).min() ?? 0
    }

    /// Texts are wrapped at margins of so many columns.
    private static let leastMargin = 40
    private static let widestMargin = 120
    /// Titles are short; this is about two lines of a newspaper's column.
    private static let longestHeading = 120

    /// Whether lines were broken at a margin: of nearly each the next line's first word would not
    /// have fitted.
    ///
    /// Nearly, since the last line of a paragraph ends where it likes. Two lines prove nothing, as
    /// of the longer one it is always true, unless the first ends in the middle of a sentence and is
    /// longer than titles are.
    private static func isWrapped(_ lines: ArraySlice<TextLine>, width: Int) -> Bool {
        guard lines.count >= 2, (leastMargin...widestMargin).contains(width),
            let first = lines.first, let last = lines.last
        else { return false }
        if lines.count == 2 {
            return first.length >= 55 && first.length * 10 >= width * 9 && !first.endsSentence
                && last.endsSentence && width <= 80
        }
        let full = lines.indices.dropLast().count {
            lines[$0].length + 1 + lines[$0 + 1].firstWordLength > width
        }
        return full * 4 >= (lines.count - 1) * 3
    }

    /// Appends the block's paragraphs.
    func append(to paragraphs: inout [Paragraph]) {
        var start = lines.startIndex
        var startsItem = isItem(at: start, afterItem: false)
        for index in lines.indices {
            let next = index + 1
            let isNextItem = next < lines.endIndex && isItem(at: next, afterItem: startsItem)
            if next < lines.endIndex, !isNextItem, continues(index) { continue }
            paragraphs.append(
                Paragraph(
                    range: lines[start].range.lowerBound..<lines[index].range.upperBound,
                    kind: kind(of: lines[start...index], isItem: startsItem)))
            start = next
            startsItem = isNextItem
        }
    }

    /// Whether a line begins an item of a list.
    ///
    /// A dash begins one where a small letter follows it, and no line before goes on with it as with
    /// the words of an author: that one ends the words that announce a list, or is an item itself.
    private func isItem(at index: Int, afterItem: Bool) -> Bool {
        let line = lines[index]
        if line.isItem { return true }
        guard line.hasLowerCaseAfterDash else { return false }
        guard index > lines.startIndex else { return true }
        let before = lines[index - 1]
        return before.endsWithColon || before.endsWithSemicolon || afterItem
    }

    /// Whether the paragraph of a line goes on in the next one.
    private func continues(_ index: Int) -> Bool {
        let line = lines[index]
        let next = lines[index + 1]
        if isColumn { return false }
        if isWrapped {
            let isIndented = next.indent > usualIndent && line.indent <= usualIndent
            if isIndented, line.endsSentence || line.length < width / 2 { return false }
            if next.startsWithDash, !next.hasLowerCaseAfterDash, line.endsSentence { return false }
            let isFull = line.length + 1 + next.firstWordLength > width
            if isFull { return true }
        }
        if line.endsOpen { return !next.startsUpperCase }
        // Short lines without an end, as of a signature or a list, are not those of a sentence.
        let isLong = line.length >= Self.leastMargin
        guard isLong || lines.last?.endsSentence == true else { return false }
        return next.startsLowerCase && !next.startsAbbreviation && !line.endsWithColon
    }

    private func kind(of lines: ArraySlice<TextLine>, isItem: Bool) -> ParagraphKind {
        guard let first = lines.first, let last = lines.last else { return .text }
        if isItem { return .item }
        if first.isCaption { return .caption }
        if lines.count == 1, first.length <= Self.longestHeading, !last.endsSentence,
            !first.startsDialogue
        {
            return .heading
        }
        return .text
    }
}
