internal import Bitext

/// The lists of the places to look at: the doubtful beads, and the gaps.
///
/// They stand in the order of the texts, in which a reviewer reads, since doubts come in clusters
/// that one look settles; a switch without any script shows the worst first.
struct PlaceLists {
    /// More would not be seen in a line of the widest window.
    private static let excerptLength = 120

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
        try output.write(
            """
            <section id="look">
            <h2>Look at \(doubtful.count == 1 ? "this one" : "these \(doubtful.count)")</h2>
            \(order("look", "most doubtful first", of: doubtful.count))<ol class="list">

            """)
        let ranks = ranks(of: doubtful) { position in text.beads[position].boundedConfidence }
        for (place, position) in doubtful.enumerated() {
            let bead = text.beads[position]
            try output.write(
                """
                <li id="d\(position + 1)" style="order:\(ranks[place])"><a href="#b\(position + 1)">\
                <b>\(position + 1)</b> <span class="c">\(shownConfidence(bead.boundedConfidence))?\
                </span> <span class="y">\(bead.shape)</span> \(excerpts(bead.source, bead.target))\
                </a></li>

                """)
        }
        try output.write("</ol>\n</section>\n")
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
            \(order("gaps", "longest first", of: gaps.count))<ol class="list">

            """)
        let ranks = ranks(of: gaps) { gap in -gap.length }
        for (place, gap) in gaps.enumerated() {
            let first = gap.beads.lowerBound + 1
            let last = gap.beads.upperBound
            try output.write(
                """
                <li id="g\(first)" style="order:\(ranks[place])"><a href="#b\(first)">\
                <b>\(first == last ? "\(first)" : "\(first)–\(last)" as ReportMarkup)</b> \
                <span class="y">\(extent(of: gap))</span> \(excerpts(gap.source, gap.target))\
                </a></li>

                """)
        }
        try output.write("</ol>\n</section>\n")
    }

    /// The switch between the order of the texts and another one.
    private func order(_ list: ReportMarkup, _ other: ReportMarkup, of count: Int) -> ReportMarkup {
        guard count > 1 else { return "" }
        return """
            <p class="order"><label><input type="radio" name="\(list)" checked="checked"/> in the \
            order of the texts</label> <label><input type="radio" name="\(list)" class="other"/> \
            \(other)</label></p>

            """
    }

    /// The place of each element among all when they are ordered by a key.
    private func ranks<Element>(
        of elements: [Element], by key: (Element) -> some Comparable
    ) -> [Int] {
        let keys = elements.map(key)
        var ranks = [Int](repeating: 0, count: elements.count)
        let order = keys.indices.sorted { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }
        for (rank, place) in order.enumerated() { ranks[place] = rank + 1 }
        return ranks
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
