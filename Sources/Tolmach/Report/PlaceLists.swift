internal import Bitext

/// The lists of the places to look at: the doubtful beads, and the gaps.
///
/// They stand in the order of the texts, in which a reviewer reads, since doubts come in clusters
/// that one look settles; a switch without any script shows the worst first.
struct PlaceLists {
    /// More would not be seen in a line of the widest window.
    private static let excerptLength = 80
    /// The entries of a sheet: a browser lays out only the sheets that are seen.
    private static let sheetSize = 50
    /// Who asks for the worst does not read on for hundreds.
    private static let worstLimit = 100

    private let review: BeadReview
    private var text: AlignedText { review.text }

    init(_ review: BeadReview) { self.review = review }

    /// The beads below the threshold.
    func writeDoubtful(to output: inout ReportOutput) throws {
        let doubtful = review.doubtful
        let threshold = shownConfidence(review.doubtfulBelow)
        guard !doubtful.isEmpty else {
            try output.write(
                """
                <section id="look"><h2>Nothing to look at</h2>
                <p class="none">No bead is below \(threshold).</p></section>

                """)
            return
        }
        let heading = doubtful.count == 1 ? "this one" : "these \(doubtful.count)"
        try output.write("<section id=\"look\">\n<h2>Look at \(heading)</h2>\n")
        let worst = doubtful.indices.sorted {
            let confidences = (confidence(of: doubtful[$0]), confidence(of: doubtful[$1]))
            return confidences.0 == confidences.1 ? $0 < $1 : confidences.0 < confidences.1
        }
        try write(
            doubtful.map { (id: "d\($0 + 1)", bead: $0, markup: entry(of: $0)) }, worst: worst,
            "look", "most doubtful", to: &output)
    }

    /// The runs of beads without a counterpart.
    func writeGaps(to output: inout ReportOutput) throws {
        let gaps = review.gaps
        guard !gaps.isEmpty else {
            try output.write(
                """
                <section id="gaps"><h2>No gaps</h2>
                <p class="none">Every segment has a counterpart.</p></section>

                """)
            return
        }
        let length = gaps.reduce(0) { $0 + $1.length }
        try output.write(
            """
            <section id="gaps">
            <h2>\(counted(gaps.count, "gap")) <small>\(counted(length, "segment")) without a \
            counterpart</small></h2>

            """)
        let longest = gaps.indices.sorted {
            let lengths = (gaps[$0].length, gaps[$1].length)
            return lengths.0 == lengths.1 ? $0 < $1 : lengths.0 > lengths.1
        }
        try write(
            gaps.map { gap in
                let first = gap.beads.lowerBound
                return (id: "g\(first + 1)", bead: first, markup: entry(of: gap))
            }, worst: longest, "gaps", "longest", to: &output)
    }

    /// An entry: the name of its place in the page, the bead that it leads to, and what it says.
    private typealias Entry = (id: ReportMarkup, bead: Int, markup: ReportMarkup)

    /// Writes entries in the order of the texts, and the worst of them again by how bad they are.
    private func write(
        _ entries: [Entry], worst: [Int], _ name: ReportMarkup, _ adjective: ReportMarkup,
        to output: inout ReportOutput
    ) throws {
        if entries.count > 1 {
            let other: ReportMarkup =
                entries.count > Self.worstLimit
                ? "the \(Self.worstLimit) \(adjective)" : "\(adjective) first"
            try output.write(
                """
                <p class="order"><label><input type="radio" name="\(name)" checked="checked"/> in \
                the order of the texts</label> <label><input type="radio" name="\(name)" \
                class="other"/> \(other)</label></p>

                """)
        }
        try output.write("<div class=\"list\">\n")
        for start in stride(from: 0, to: entries.count, by: Self.sheetSize) {
            let sheet = entries[start..<min(start + Self.sheetSize, entries.count)]
            try output.write("<ol style=\"--n:\(sheet.count)\">\n")
            for entry in sheet {
                try output.write("<li id=\"\(entry.id)\">\(link(of: entry))</li>\n")
            }
            try output.write("</ol>\n")
        }
        if entries.count > 1 {
            try output.write("</div>\n<div class=\"list worst\">\n<ol>\n")
            for place in worst.prefix(Self.worstLimit) {
                try output.write("<li>\(link(of: entries[place]))</li>\n")
            }
            try output.write("</ol>\n")
        }
        try output.write("</div>\n</section>\n")
    }

    private func link(of entry: Entry) -> ReportMarkup {
        "<a href=\"#b\(entry.bead + 1)\">\(entry.markup)</a>"
    }

    private func confidence(of position: Int) -> Double { text.beads[position].boundedConfidence }

    private func entry(of position: Int) -> ReportMarkup {
        let bead = text.beads[position]
        return """
            <b>\(position + 1)</b> <span class="c">\(shownConfidence(bead.boundedConfidence))?\
            </span> <span class="y">\(bead.shape)</span> \(excerpts(bead.source, bead.target))
            """
    }

    private func entry(of gap: BeadReview.Gap) -> ReportMarkup {
        let first = gap.beads.lowerBound + 1
        let last = gap.beads.upperBound
        let numbers: ReportMarkup = first == last ? "\(first)" : "\(first)–\(last)"
        return """
            <b>\(numbers)</b> <span class="y">\(extent(of: gap))</span> \
            \(excerpts(gap.source, gap.target))
            """
    }

    private func extent(of gap: BeadReview.Gap) -> String {
        [(gap.source, text.source), (gap.target, text.target)]
            .filter { !$0.0.isEmpty }.map { "\($0.0.count) \($0.1.language.text)" }
            .joined(separator: " + ")
    }

    private func excerpts(_ source: Range<Int>, _ target: Range<Int>) -> ReportMarkup {
        "\(excerpt(source, of: text.source)) \(excerpt(target, of: text.target))"
    }

    private func excerpt(_ range: Range<Int>, of side: SegmentedText) -> ReportMarkup {
        guard !range.isEmpty else { return "<span class=\"x e\">—</span>" }
        var start = String.UnicodeScalarView()
        for segment in side.segments[range] where start.count < Self.excerptLength {
            if !start.isEmpty { start.append(" ") }
            start += segment.text.unicodeScalars.prefix(Self.excerptLength)
        }
        let excerpt = String(start.prefix(Self.excerptLength))
        return "<span class=\"x\"\(side.language.attributes)>\(.shown(excerpt))</span>"
    }
}
