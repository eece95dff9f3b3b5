internal import Alignment
internal import Bitext

/// Two texts with what a person has said of their beads.
struct KnownBeads {
    /// The source, cut further where a person cut it.
    let source: SegmentedText
    /// The target, cut further where a person cut it.
    let target: SegmentedText
    /// What the segments are called.
    let numbering: BeadNumbering
    /// How many segments the texts had before a person cut some.
    let counted: SideCounts

    private let correction: Correction?

    init(
        of source: SegmentedText, _ target: SegmentedText, table: CorrectedTable?
    ) throws(CorrectionError) {
        counted = SideCounts(source: source.segments.count, target: target.segments.count)
        guard let table else {
            self.source = source
            self.target = target
            numbering = BeadNumbering(
                source: SegmentNumbering(count: counted.source),
                target: SegmentNumbering(count: counted.target))
            correction = nil
            return
        }
        let correction = try Correction(table, of: source, target)
        self.source = correction.source.text
        self.target = correction.target.text
        numbering = BeadNumbering(
            source: correction.source.numbering, target: correction.target.numbering)
        self.correction = correction
    }

    /// The beads of the rows that are kept.
    var fixed: [Bead] { correction?.fixed ?? [] }

    /// How many rows are kept, and why.
    var counts: CorrectionCounts? { correction?.counts }

    /// For each bead of the texts whether it is that of a row that is kept.
    func areKept(_ beads: [Bead]) -> [Bool] {
        var rest = fixed[...]
        return beads.map { bead in
            guard let next = rest.first, bead.source == next.source, bead.target == next.target
            else { return false }
            rest.removeFirst()
            return true
        }
    }

    /// The anchors at marks, which count the segments as they were before a person cut some.
    func anchors(at marks: [AnchorMark]) throws -> [Anchor] {
        let ordered = try AnchorMark.ordered(
            marks, sourceCount: counted.source, targetCount: counted.target)
        return try ordered.map { mark in
            let anchor = Anchor(
                source: numbering.source.position(of: mark.source) ?? 0,
                target: numbering.target.position(of: mark.target) ?? 0)
            try correction?.requireNoRow(around: anchor, .anchorInside(mark))
            return anchor
        }
    }

    /// The anchors at the beginnings of all paragraphs.
    func paragraphAnchors(lexicon: [LexiconEntry]) throws -> [Anchor] {
        let anchors = try ParagraphLock.anchors(source, target, lexicon: lexicon)
        for (number, anchor) in anchors.enumerated() {
            try correction?.requireNoRow(around: anchor, .paragraphInside(number + 1))
        }
        return anchors
    }
}
