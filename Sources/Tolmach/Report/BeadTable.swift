internal import Bitext
internal import Language

/// Both texts side by side, a row for each bead with its piece of the ribbon in the middle.
struct BeadTable {
    /// The rows of a sheet: a browser lays out only the sheets that are seen.
    private static let sheetSize = 50
    /// About how many letters a line of a column holds, for guessing the height of a sheet.
    private static let lineLength = 58

    private let review: BeadReview
    private let marks: PlotMarks
    private let text: AlignedText
    private let source: Side
    private let target: Side

    /// One of the texts, with what its paragraphs say of each segment.
    private struct Side {
        let text: SegmentedText
        let attributes: ReportMarkup
        let numbers: [String]?
        var kinds: [ParagraphKind]
        var isStart: [Bool]

        init(_ text: SegmentedText, numbers: [String]?) {
            precondition(
                numbers.map { $0.count == text.segments.count } ?? true, "each segment has a number"
            )
            self.text = text
            self.numbers = numbers
            attributes = text.language.attributes
            kinds = [ParagraphKind](repeating: .text, count: text.segments.count)
            isStart = [Bool](repeating: false, count: text.segments.count)
            for paragraph in text.paragraphs {
                for position in paragraph.segments { kinds[position] = paragraph.kind }
                if let first = paragraph.segments.first { isStart[first] = true }
            }
        }
    }

    init(_ report: AlignmentReport, _ review: BeadReview, _ marks: PlotMarks) {
        self.review = review
        self.marks = marks
        text = report.text
        source = Side(text.source, numbers: report.sourceNumbers)
        target = Side(text.target, numbers: report.targetNumbers)
    }

    /// Writes the rows, and ends the section that holds them.
    func write(to output: inout ReportOutput) throws {
        let neighbours = neighbours()
        for start in stride(from: 0, to: text.beads.count, by: Self.sheetSize) {
            let sheet = start..<min(start + Self.sheetSize, text.beads.count)
            try output.write(
                """
                <ol class="sheet" start="\(start + 1)" \
                style="contain-intrinsic-height:auto \(height(of: sheet))rem">

                """)
            for position in sheet { try output.write(row(position, neighbours[position])) }
            try output.write("</ol>\n")
        }
        try output.write("</section>\n")
    }

    /// The places to look at before and after a bead.
    private struct Neighbours {
        var previous: Int?
        var next: Int?
    }

    private func neighbours() -> [Neighbours] {
        let beads = text.beads.indices
        let stops = Set(review.doubtful).union(review.gaps.map(\.beads.lowerBound))
        var neighbours = [Neighbours](repeating: Neighbours(), count: beads.count)
        var last: Int?
        for position in beads {
            neighbours[position].previous = last
            if stops.contains(position) { last = position }
        }
        last = nil
        for position in beads.reversed() {
            neighbours[position].next = last
            if stops.contains(position) { last = position }
        }
        return neighbours
    }

    /// The markup is as short as it can be: a browser takes most of its time to read it.
    private func row(_ position: Int, _ neighbours: Neighbours) -> ReportMarkup {
        let bead = text.beads[position]
        let number = position + 1
        let isMarked = review.isDoubtful(bead)
        let isPlace = isMarked || bead.isOneSided
        return """
            <li id="b\(number)"\(classes(of: position))>\(cell(bead.source, of: source))\
            <div><a href="#b\(number)">\(number)</a> \
            <b>\(shownConfidence(bead.boundedConfidence))\(isMarked ? "?" : "")</b>\
            \(isPlace ? links(position, neighbours, isMarked: isMarked) : "")</div>\
            \(cell(bead.target, of: target))</li>

            """
    }

    /// The attribute for how a row looks; most have none, being sure and inside of a paragraph.
    private func classes(of position: Int) -> ReportMarkup {
        let bead = text.beads[position]
        var names: [ReportMarkup] = []
        let certainty = review.certainties[position]
        if certainty != .sure { names.append(certainty.name) }
        if certainty == .alone { names.append(bead.target.isEmpty ? "l" : "r") }
        if review.isDoubtful(bead) { names.append("q") }
        if isParagraphStart(bead) { names.append("p") }
        guard let first = names.first else { return "" }
        let rest = names.dropFirst().map { name -> ReportMarkup in " \(name)" }
        return " class=\"\(first)\(.joined(rest))\""
    }

    private func isParagraphStart(_ bead: Bead) -> Bool {
        if let first = bead.source.first { return source.isStart[first] }
        return bead.target.first.map { target.isStart[$0] } ?? false
    }

    /// The links of a place to look at: to the places around it, to the plot, to its list.
    private func links(
        _ position: Int, _ neighbours: Neighbours, isMarked: Bool
    ) -> ReportMarkup {
        var around = ReportMarkup()
        if let previous = neighbours.previous {
            around.append("<a href=\"#b\(previous + 1)\" title=\"the place before\">↑</a> ")
        }
        if let next = neighbours.next {
            around.append("<a href=\"#b\(next + 1)\" title=\"the next place\">↓</a>")
        }
        var back = ReportMarkup()
        if let mark = marks.mark(of: position) {
            back.append("<a href=\"#p\(mark + 1)\">plot</a> ")
        }
        if isMarked {
            back.append("<a href=\"#d\(position + 1)\">list</a>")
        } else if let gap = review.gaps.first(containing: position) {
            back.append("<a href=\"#g\(gap.beads.lowerBound + 1)\">list</a>")
        }
        return "<span class=\"g\">\(around)</span><span class=\"g w\">\(back)</span>"
    }

    private func cell(_ range: Range<Int>, of side: Side) -> ReportMarkup {
        guard let first = range.first else { return "<p></p>" }
        let kind: ReportMarkup =
            switch side.kinds[first] {
            case .heading: " class=\"h\""
            case .caption: " class=\"a\""
            case .text, .item: ""
            }
        var segments = ReportMarkup()
        for position in range {
            if position > range.lowerBound { segments.append(" ") }
            let number = side.numbers?[position] ?? String(position + 1)
            segments.append(
                "<span data-n=\"\(number)\">\(side.text.segments[position].markup)</span>")
        }
        return "<p\(kind)\(side.attributes)>\(segments)</p>"
    }

    /// About how high a sheet is, so that the bar of the window moves evenly.
    private func height(of sheet: Range<Int>) -> Int {
        var height = 0
        for bead in text.beads[sheet] {
            height += max(
                1, lines(text.source.segments[bead.source]),
                lines(text.target.segments[bead.target]))
        }
        return (height * 5 + sheet.count * 2) / 3
    }

    private func lines(_ segments: ArraySlice<Segment>) -> Int {
        let letters = segments.reduce(0) { $0 + $1.text.unicodeScalars.count + 2 }
        return (letters + Self.lineLength - 1) / Self.lineLength
    }
}

extension Array where Element == BeadReview.Gap {
    /// The gap that a bead belongs to, found by halving.
    fileprivate func first(containing bead: Int) -> BeadReview.Gap? {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].beads.upperBound <= bead { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].beads.contains(bead) ? self[low] : nil
    }
}
