/// A text, its translation, and the beads between their segments.
public struct AlignedText: Hashable, Sendable {
    /// The source.
    public let source: SegmentedText
    /// The target.
    public let target: SegmentedText
    /// The beads: every segment of both sides is in exactly one, in order.
    public let beads: [Bead]

    /// Joins two texts by beads that hold every segment of both once, in order.
    public init(source: SegmentedText, target: SegmentedText, beads: [Bead]) {
        var place = (source: 0, target: 0)
        for bead in beads {
            precondition(
                bead.source.lowerBound == place.source && bead.target.lowerBound == place.target,
                "beads hold each segment once, in order")
            place = (bead.source.upperBound, bead.target.upperBound)
        }
        precondition(
            place.source == source.segments.count && place.target == target.segments.count,
            "beads hold all segments")
        self.source = source
        self.target = target
        self.beads = beads
    }

    /// The segment that a side of a bead makes: its segments joined by a space, with their codes.
    public static func joined(_ segments: ArraySlice<Segment>) -> Segment {
        var joined = Segment("")
        for segment in segments {
            if !joined.text.isEmpty { joined.text += " " }
            let start = joined.text.utf8.count
            joined.text += segment.text
            joined.codes += segment.codes.map { code in
                var moved = code
                moved.offset += start
                return moved
            }
        }
        return joined
    }

    /// The two-sided beads of at least a confidence as translation units of a document, each with
    /// the source text before and after it as its context.
    ///
    /// Those of beads that a person has confirmed, which is told of each bead in order, have the
    /// property ``Annotations/Property/reviewed``.
    public func units(
        minimumConfidence: Double, document: String, confirmed: [Bool] = []
    ) -> [TranslationUnit] {
        beads.enumerated().compactMap { place, bead in
            guard !bead.isOneSided, bead.confidence >= minimumConfidence else { return nil }
            var unit = TranslationUnit(
                source: Self.joined(source.segments[bead.source]),
                target: Self.joined(target.segments[bead.target]),
                sourceLanguage: source.language, targetLanguage: target.language)
            unit.origin = "alignment"
            unit.document = document
            unit.previous = neighbour(at: bead.source.lowerBound - 1)
            unit.next = neighbour(at: bead.source.upperBound)
            if confirmed.indices.contains(place), confirmed[place] {
                unit.annotations.properties.append(.reviewed)
            }
            return unit
        }
    }

    private func neighbour(at position: Int) -> Neighbour {
        source.segments.indices.contains(position)
            ? .segment(source.segments[position].text) : .edge
    }
}
