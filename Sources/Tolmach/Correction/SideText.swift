internal import Bitext

/// A side of two texts in the form in which the cells of a table are looked for in it.
struct SideText {
    /// The text of the segments without white space, in UTF-8.
    let bytes: [UInt8]
    /// Where each segment begins, and at the end the number of bytes.
    let starts: [Int]

    private let segmentsByKey: [UInt64: [Int]]

    init(_ segments: [Segment]) {
        var bytes: [UInt8] = []
        var starts = [0]
        for segment in segments {
            bytes += CellFolding.bytes(of: segment.text)
            starts.append(bytes.count)
        }
        var segmentsByKey: [UInt64: [Int]] = [:]
        for segment in segments.indices {
            guard let key = Self.key(bytes[starts[segment]...]) else { break }
            segmentsByKey[key, default: []].append(segment)
        }
        self.bytes = bytes
        self.starts = starts
        self.segmentsByKey = segmentsByKey
    }

    /// The first eight bytes; nil where there are fewer.
    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64? {
        guard bytes.count >= 8 else { return nil }
        return bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Whether a segment begins or the text ends at a place.
    func isBoundary(_ place: Int) -> Bool { starts[firstBoundary(from: place)] == place }

    /// The first segment that begins at a place or behind it; the number of all for the end.
    func firstBoundary(from place: Int) -> Int {
        partitionPoint(of: 0..<starts.count - 1) { starts[$0] < place }
    }

    /// The end of a cell that stands at a place; nil where it does not.
    func end(of cell: [UInt8], at place: Int) -> Int? {
        let end = place + cell.count
        guard end <= bytes.count, bytes[place..<end].elementsEqual(cell) else { return nil }
        return end
    }

    /// How many bytes of a cell stand at a place.
    func agreement(of cell: [UInt8], at place: Int) -> Int {
        zip(cell, bytes[place...]).prefix { $0 == $1 }.count
    }

    /// How many bytes of a cell stand where it agrees best, of the segments that begin as it does.
    func bestAgreement(of cell: [UInt8]) -> Int {
        guard let key = Self.key(cell[...]) else { return 0 }
        // Enough to tell a person where to look.
        return (segmentsByKey[key] ?? []).prefix(1000)
            .reduce(0) { max($0, agreement(of: cell, at: starts[$1])) }
    }

    /// The first range that begins with a segment, at a place or behind it, and holds just a cell.
    func range(
        of cell: [UInt8], from place: Int, endingWithSegment isWhole: Bool
    ) -> Range<Int>? {
        func range(at segment: Int) -> Range<Int>? {
            let start = starts[segment]
            guard let end = end(of: cell, at: start), !isWhole || isBoundary(end) else {
                return nil
            }
            return start..<end
        }
        let first = firstBoundary(from: place)
        guard let key = Self.key(cell[...]) else {
            return (first..<starts.count - 1).lazy.compactMap(range).first
        }
        let segments = segmentsByKey[key] ?? []
        let next = partitionPoint(of: segments.indices) { segments[$0] < first }
        return segments[next...].lazy.compactMap(range).first
    }

    /// The first range within another one that holds just a cell, wherever it begins.
    func range(of cell: [UInt8], within range: Range<Int>) -> Range<Int>? {
        let last = min(range.upperBound, bytes.count) - cell.count
        guard let first = cell.first, last >= range.lowerBound else { return nil }
        return (range.lowerBound...last).lazy
            .filter { self.bytes[$0] == first }
            .compactMap { start in self.end(of: cell, at: start).map { start..<$0 } }
            .first
    }
}
