internal import Bitext

/// A text of which some segments are cut further, as a person parted them.
struct CutText {
    let text: SegmentedText
    let numbering: SegmentNumbering
    /// Where each segment begins in the compared form, and at the end the number of bytes.
    private let starts: [Int]

    /// Cuts a text, whose compared form is that of a side, at places within its segments.
    init(_ text: SegmentedText, _ side: SideText, at places: CutPlaces) {
        var segments: [Segment] = []
        var numbers: [SegmentNumbering.Number] = []
        var starts: [Int] = []
        var newPositions: [Int] = []
        for (position, segment) in text.segments.enumerated() {
            newPositions.append(segments.count)
            starts.append(side.starts[position])
            guard let cuts = places.cuts[position] else {
                segments.append(segment)
                numbers.append(.init(segment: position + 1, part: nil))
                continue
            }
            starts += cuts.map(\.place)
            let pieces = Self.pieces(of: segment, at: cuts.map(\.offset))
            for (part, piece) in pieces.enumerated() {
                segments.append(piece)
                numbers.append(.init(segment: position + 1, part: part + 1))
            }
        }
        newPositions.append(segments.count)
        starts.append(side.bytes.count)
        self.starts = starts
        numbering = SegmentNumbering(numbers)
        self.text = SegmentedText(
            language: text.language, segments: segments,
            paragraphs: text.paragraphs.map { paragraph in
                let range = paragraph.segments
                return .init(
                    segments: newPositions[range.lowerBound]..<newPositions[range.upperBound],
                    kind: paragraph.kind)
            })
    }

    /// The segments that make up a range of the compared form, whose ends are cuts or boundaries.
    func segments(_ range: Range<Int>) -> Range<Int> {
        position(of: range.lowerBound)..<position(of: range.upperBound)
    }

    private func position(of place: Int) -> Int {
        partitionPoint(of: 0..<starts.count - 1) { starts[$0] < place }
    }

    private static func pieces(of segment: Segment, at offsets: [Int]) -> [Segment] {
        let text = segment.text
        let edges = [0] + offsets + [text.utf8.count]
        var codes = [[InlineCode]](repeating: [], count: edges.count - 1)
        for code in segment.codes {
            codes[partitionPoint(of: 0..<offsets.count) { offsets[$0] <= code.offset }].append(code)
        }
        return codes.indices.map { part in
            let start = edges[part]
            let from = text.utf8.index(text.startIndex, offsetBy: start)
            let to = text.utf8.index(text.startIndex, offsetBy: edges[part + 1])
            let piece = SegmentLines.trimmed(text[from..<to])
            return Segment(
                piece,
                codes: codes[part].map { code in
                    var moved = code
                    moved.offset = min(code.offset - start, piece.utf8.count)
                    return moved
                })
        }
    }
}
