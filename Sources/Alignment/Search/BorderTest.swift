/// Tests whether the first and the last segments of the beads of a path belong to them.
///
/// A segment without a counterpart is often glued to the bead beside it, where that makes the
/// lengths fit: the words of the segment must speak for it too (Steingrímsson and others,
/// "SentAlign", 2023, test the beads of a path by leaving out a segment).
struct BorderTest: ~Copyable {
    private let stretch: Stretch
    private let shapes: Set<SideCounts>
    private let vectors: VectorEvidence?
    private var ofTarget: GroupEvidence
    private var ofSource: GroupEvidence

    /// Tests the beads of a stretch, whose places are counted from its beginning.
    init(_ model: BeadModel, _ stretch: Stretch) {
        self.stretch = stretch
        shapes = model.allowedShapes
        vectors = model.vectors
        ofTarget = GroupEvidence(model.ofTarget)
        ofSource = GroupEvidence(model.ofSource)
    }

    /// A path in which segments that fail stand alone.
    mutating func tested(_ path: [BeadPlace]) -> [BeadPlace] {
        path.flatMap { tested($0) }
    }

    private mutating func tested(_ bead: BeadPlace) -> [BeadPlace] {
        guard bead.source.count + bead.target.count > 2, !bead.source.isEmpty,
            !bead.target.isEmpty
        else { return [bead] }
        let whole = evidence(of: bead)
        var worst: (gain: Float, before: BeadPlace?, rest: BeadPlace, after: BeadPlace?)?
        for candidate in Self.shortened(bead)
        where shapes.contains(
            SideCounts(source: candidate.rest.source.count, target: candidate.rest.target.count))
        {
            let gain = whole - evidence(of: candidate.rest)
            if gain < worst?.gain ?? Self.leastGain {
                worst = (gain, candidate.before, candidate.rest, candidate.after)
            }
        }
        guard let worst else { return [bead] }
        return [worst.before].compactMap(\.self) + tested(worst.rest)
            + [worst.after].compactMap(\.self)
    }

    /// What the words of a segment must add at least.
    ///
    /// Below it they speak against the bead so loudly that no length can answer. At -1 and above
    /// true beads of few known words fall apart.
    private static let leastGain: Float = -2

    /// The evidence of the words and the vectors of a bead.
    private mutating func evidence(of bead: BeadPlace) -> Float {
        let bead = stretch.bead(at: bead)
        return
            (ofTarget.evidence(of: bead.target, given: bead.source)
            + ofSource.evidence(of: bead.source, given: bead.target)) / 2
            + (vectors?.score(bead.source, bead.target) ?? 0)
    }

    /// The bead without each of its first and last segments, those before it and after it alone.
    private static func shortened(
        _ bead: BeadPlace
    ) -> [(before: BeadPlace?, rest: BeadPlace, after: BeadPlace?)] {
        let (source, target) = (bead.source, bead.target)
        var found: [(before: BeadPlace?, rest: BeadPlace, after: BeadPlace?)] = []
        if target.count > 1 {
            let (first, last) = (target.lowerBound + 1, target.upperBound - 1)
            found.append(
                (
                    BeadPlace(
                        source: source.lowerBound..<source.lowerBound,
                        target: target.lowerBound..<first),
                    BeadPlace(source: source, target: first..<target.upperBound), nil
                ))
            found.append(
                (
                    nil, BeadPlace(source: source, target: target.lowerBound..<last),
                    BeadPlace(
                        source: source.upperBound..<source.upperBound,
                        target: last..<target.upperBound)
                ))
        }
        if source.count > 1 {
            let (first, last) = (source.lowerBound + 1, source.upperBound - 1)
            found.append(
                (
                    BeadPlace(
                        source: source.lowerBound..<first,
                        target: target.lowerBound..<target.lowerBound),
                    BeadPlace(source: first..<source.upperBound, target: target), nil
                ))
            found.append(
                (
                    nil, BeadPlace(source: source.lowerBound..<last, target: target),
                    BeadPlace(
                        source: last..<source.upperBound,
                        target: target.upperBound..<target.upperBound)
                ))
        }
        return found
    }
}
