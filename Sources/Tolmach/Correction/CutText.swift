internal import Bitext

/// A text of which some segments are cut further, as a person parted them.
struct CutText {
    let text: SegmentedText
    let numbering: SegmentNumbering
    /// Where each segment begins in the compared form, and at the end the number of bytes.
    private let starts: [Int]

    /// Cuts a text at places of its compared form, in any order, some of which may be boundaries of
    /// segments already.
    init(_ text: SegmentedText, _ side: SideText, at places: [Int]) {
        var cuts: [Int: [Int]] = [:]
        for place in Set(places).sorted() where !side.isBoundary(place) {
            cuts[side.firstBoundary(from: place) - 1, default: []].append(place)
        }
        var segments: [Segment] = []
        var numbers: [SegmentNumbering.Number] = []
        var starts: [Int] = []
        var newPositions: [Int] = []
        for (position, segment) in text.segments.enumerated() {
            newPositions.append(segments.count)
            let start = side.starts[position]
            starts.append(start)
            guard let inner = cuts[position] else {
                segments.append(segment)
                numbers.append(.init(segment: position + 1, part: nil))
                continue
            }
            starts += inner
            let offsets = inner.map { CellFolding.place(ofFolded: $0 - start, in: segment.text) }
            for (part, piece) in Self.pieces(of: segment, at: offsets).enumerated() {
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
        let edges = [0] + offsets + [segment.text.utf8.count]
        return zip(edges, edges.dropFirst()).map { start, end in
            let text = segment.text
            let from = text.utf8.index(text.startIndex, offsetBy: start)
            let to = text.utf8.index(text.startIndex, offsetBy: end)
            let isLast = end == text.utf8.count
            let piece = SegmentLines.trimmed(text[from..<to])
            let codes = segment.codes.filter { $0.offset >= start && ($0.offset < end || isLast) }
            return Segment(
                piece,
                codes: codes.map { code in
                    var moved = code
                    moved.offset = min(code.offset - start, piece.utf8.count)
                    return moved
                })
        }
    }

    /// Whether a cut in the compared form would part a word or a character.
    ///
    /// Scripts that put no spaces between words may be parted between any of their letters.
    static func partsWord(at place: Int, of side: SideText, in text: SegmentedText) -> Bool {
        guard !side.isBoundary(place) else { return false }
        let position = side.firstBoundary(from: place) - 1
        let content = text.segments[position].text
        let offset = CellFolding.place(ofFolded: place - side.starts[position], in: content)
        let index = content.utf8.index(content.startIndex, offsetBy: offset)
        guard let before = content[..<index].unicodeScalars.last,
            let after = content[index...].unicodeScalars.first
        else { return false }
        func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value < 0x0E00
                && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        }
        return after.properties.isGraphemeExtend || before == "\u{200D}"
            || isOfWord(before) && isOfWord(after)
    }
}
