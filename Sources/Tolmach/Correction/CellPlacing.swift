/// Finds the cells of a column in the text that they were taken from, in order.
struct CellPlacing {
    /// The text of a cell in the compared form, and the segment with which it once began.
    struct Cell {
        let bytes: [UInt8]
        /// Its number from 1; nil where the table does not say.
        let segment: Int?

        init(_ bytes: [UInt8], _ side: RowStamp.Side?) {
            self.bytes = bytes
            segment = side?.first
        }
    }

    /// Why a cell is not found behind those before it.
    enum Failure: Error {
        /// So many of its bytes stand somewhere, and no more.
        case absent(cell: Int, agreement: Int)
        /// It stands before the end of those before it: in this one of them, or else only before the
        /// last of them.
        case earlier(cell: Int, than: Int, isInIt: Bool)
        /// What follows so many of its bytes stands elsewhere: right behind or before this other one.
        case elsewhere(cell: Int, from: Int, beside: Int, isBehind: Bool)
    }

    let side: SideText

    /// The range of each cell, nil for empty ones.
    ///
    /// What a cell of a sentence that repeats belongs to is told by the segment with which it began,
    /// else by what follows the cell before it, else it is the next one. A cell may begin or end
    /// within a segment.
    func ranges(of cells: [Cell]) throws(Failure) -> [Range<Int>?] {
        do {
            return try ranges(of: cells, trustingSegments: true)
        } catch {
            // Rows that were copied may name segments that lead astray; the first place of each that
            // is possible leaves the most for those behind it.
            return try ranges(of: cells, trustingSegments: false)
        }
    }

    private func ranges(
        of cells: [Cell], trustingSegments: Bool
    ) throws(Failure) -> [Range<Int>?] {
        var ranges: [Range<Int>?] = []
        var place = 0
        for (number, cell) in cells.enumerated() {
            guard !cell.bytes.isEmpty else {
                ranges.append(nil)
                continue
            }
            let hint = trustingSegments ? start(of: cell.segment) : nil
            let next = cells[(number + 1)...].first { !$0.bytes.isEmpty }
            let range = range(
                of: cell.bytes, from: place, hint: hint.flatMap { $0 >= place ? $0 : nil },
                before: next?.bytes)
            guard let range else { throw failure(in: cells, behind: ranges) }
            ranges.append(range)
            place = range.upperBound
        }
        return ranges
    }

    private func start(of segment: Int?) -> Int? {
        guard let segment, (1..<side.starts.count).contains(segment) else { return nil }
        return side.starts[segment - 1]
    }

    private func range(
        of cell: [UInt8], from place: Int, hint: Int?, before next: [UInt8]?
    ) -> Range<Int>? {
        let told = hint.flatMap { hint in side.end(of: cell, at: hint).map { hint..<$0 } }
        if let told, side.isBoundary(told.upperBound) { return told }
        let adjoining = side.end(of: cell, at: place).map { place..<$0 }
        if let adjoining {
            if side.isBoundary(adjoining.upperBound) { return adjoining }
            // The rest of the segment stands in the next row.
            if let next, side.end(of: next, at: adjoining.upperBound) != nil { return adjoining }
        }
        return side.range(of: cell, from: place, endingWithSegment: true) ?? adjoining ?? told
            ?? side.range(of: cell, from: place, endingWithSegment: false)
            ?? side.range(of: cell, within: place..<max(place, hint ?? 0) + Self.searchedBytes)
    }

    /// How far the rest of a segment is looked for whose beginning is in no row any more: such text
    /// is near, and more of it for each row would take quadratic time.
    private static let searchedBytes = 1 << 14

    private func failure(in cells: [Cell], behind ranges: [Range<Int>?]) -> Failure {
        let cell = cells[ranges.count]
        let bytes = cell.bytes
        let earlier =
            side.range(of: bytes, from: 0, endingWithSegment: true)
            ?? side.range(of: bytes, from: 0, endingWithSegment: false)
        if let earlier {
            let holder = ranges.lastIndex { $0?.contains(earlier.lowerBound) ?? false }
            let last = ranges.lastIndex { $0 != nil } ?? 0
            return .earlier(cell: ranges.count, than: holder ?? last, isInIt: holder != nil)
        }
        let end = ranges.last { $0 != nil }??.upperBound ?? 0
        let agreement = [end, start(of: cell.segment)].compactMap(\.self)
            .map { side.agreement(of: bytes, at: $0) }
        let most = max(agreement.max() ?? 0, side.bestAgreement(of: bytes))
        return misplaced(cells, ranges.count, agreement: most)
            ?? .absent(cell: ranges.count, agreement: most)
    }

    /// The end of a cell that is a piece of the text from elsewhere, with the cell beside which it
    /// belongs; nil where there is no such piece.
    private func misplaced(_ cells: [Cell], _ number: Int, agreement: Int) -> Failure? {
        let bytes = cells[number].bytes
        // The piece may begin as what stands in its place does.
        let starts = (max(1, agreement - Self.comparedBytes)...max(1, agreement)).reversed()
        for start in starts where start < bytes.count {
            guard
                let piece = side.range(
                    of: Array(bytes[start...]), from: 0, endingWithSegment: true)
            else { continue }
            for (other, cell) in cells.enumerated() where other != number && !cell.bytes.isEmpty {
                let from = self.start(of: cell.segment) ?? 0
                guard let range = side.range(of: cell.bytes, from: from, endingWithSegment: false)
                else { continue }
                if range.upperBound == piece.lowerBound || range.lowerBound == piece.upperBound {
                    return .elsewhere(
                        cell: number, from: start, beside: other,
                        isBehind: range.upperBound == piece.lowerBound)
                }
            }
        }
        return nil
    }

    private static let comparedBytes = 64
}
