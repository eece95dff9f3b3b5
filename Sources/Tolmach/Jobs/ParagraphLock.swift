internal import Alignment
internal import Bitext

/// The anchors that hold paragraph n of one side to paragraph n of the other.
enum ParagraphLock {
    /// The beginnings of all paragraphs.
    ///
    /// Throws `ParagraphMismatch` where the sides have other numbers of them.
    static func anchors(
        _ source: SegmentedText, _ target: SegmentedText, lexicon: [LexiconEntry]
    ) throws -> [Anchor] {
        guard source.paragraphs.count == target.paragraphs.count else {
            throw ParagraphMismatch(
                sourceCount: source.paragraphs.count, targetCount: target.paragraphs.count,
                first: try firstDifference(source, target, lexicon))
        }
        return zip(source.paragraphs, target.paragraphs).map {
            Anchor(source: $0.segments.lowerBound, target: $1.segments.lowerBound)
        }
    }

    /// The first paragraphs that do not belong together one to one when whole paragraphs are aligned
    /// as sentences are.
    private static func firstDifference(
        _ source: SegmentedText, _ target: SegmentedText, _ lexicon: [LexiconEntry]
    ) throws -> ParagraphMismatch.Place? {
        func whole(_ text: SegmentedText) -> SegmentedText {
            SegmentedText(
                language: text.language,
                segments: text.paragraphs.map { AlignedText.joined(text.segments[$0.segments]) })
        }
        let sides = (source: whole(source), target: whole(target))
        var options = Aligner.Options()
        options.isForced = true
        let aligned = try Aligner(options: options, lexicon: lexicon)
            .align(sides.source, sides.target)
        let bead = aligned.beads.first { $0.source.count != 1 || $0.target.count != 1 }
        guard let bead else { return nil }
        let first =
            bead.source.first.map { sides.source.segments[$0] }
            ?? bead.target.first.map { sides.target.segments[$0] }
        return .init(
            source: bead.source.lowerBound + 1..<bead.source.upperBound + 1,
            target: bead.target.lowerBound + 1..<bead.target.upperBound + 1,
            text: first?.text ?? "")
    }
}
