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

    /// The beads of the rows that are kept, but for segments without a counterpart whose place is to
    /// be found.
    var fixed: [Bead] { correction?.fixed ?? [] }

    /// These segments.
    var alone: LoneSegments { correction?.lone ?? LoneSegments() }

    /// How many rows are kept, and why.
    var counts: CorrectionCounts? { correction?.counts }

    /// For each bead of the texts whether it is that of a row that is kept.
    func areKept(_ beads: [Bead]) -> [Bool] {
        var rest = fixed[...]
        let alone = (source: Set(alone.source), target: Set(alone.target))
        return beads.map { bead in
            if bead.target.isEmpty, alone.source.contains(bead.source) { return true }
            if bead.source.isEmpty, alone.target.contains(bead.target) { return true }
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
    ///
    /// Throws where one of the marks cannot be beside them.
    func paragraphAnchors(beside marks: [AnchorMark], lexicon: [LexiconEntry]) throws -> [Anchor] {
        let anchors = try ParagraphLock.anchors(source, target, lexicon: lexicon)
        for (number, anchor) in anchors.enumerated() {
            try correction?.requireNoRow(around: anchor, .paragraphInside(number + 1))
        }
        for mark in marks { try requireNoCrossing(mark, anchors) }
        return anchors
    }

    /// Throws where a mark crosses one of the anchors of paragraphs, which are in order.
    private func requireNoCrossing(
        _ mark: AnchorMark, _ paragraphs: [Anchor]
    ) throws(AnchorError) {
        let source = numbering.source.position(of: mark.source) ?? 0
        let target = numbering.target.position(of: mark.target) ?? 0
        // The first paragraph that does not begin before the mark, and the one before that.
        let next = partitionPoint(of: paragraphs.indices) { paragraphs[$0].source < source }
        for number in [next - 1, next] where paragraphs.indices.contains(number) {
            let start = paragraphs[number]
            let order = ((start.source - source).signum(), (start.target - target).signum())
            guard order.0 != order.1 else { continue }
            throw .crossingParagraph(
                mark, number: number + 1,
                start: AnchorMark(
                    source: numbering.source.numbers[start.source].segment,
                    target: numbering.target.numbers[start.target].segment))
        }
    }
}
