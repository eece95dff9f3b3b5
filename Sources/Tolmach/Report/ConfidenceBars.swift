/// How the confidence is distributed, as bars of twentieths in the colours of the ribbon.
struct ConfidenceBars {
    private static let size = (width: 400.0, height: 130.0)
    private static let top = 18.0
    /// A bar of some beads is never invisible beside one of thousands.
    private static let leastHeight = 1.5

    private let review: BeadReview

    init(_ review: BeadReview) { self.review = review }

    var markup: ReportMarkup {
        let bottom = Self.top + Self.size.height
        var numbers = ReportMarkup()
        for tenth in stride(from: 0, through: 10, by: 2) {
            let label: ReportMarkup = tenth == 10 ? "1" : tenth == 0 ? "0" : "0.\(tenth)"
            numbers.append(
                """
                <text x="\(at: 6 + Double(tenth) / 10 * Self.size.width)" y="\(at: bottom + 18)">\
                \(label)</text>
                """)
        }
        let threshold = 6 + review.doubtfulBelow * Self.size.width
        return """
            <svg viewBox="0 0 412 \(at: bottom + 24)" class="bars" role="img" \
            aria-label="Distribution of the confidence">
            \(.joined(review.bars.indices.map(bar)))\
            <path class="axis" d="M6 \(at: bottom)h\(at: Self.size.width)"/>
            <path class="doubt" d="M\(at: threshold) \(at: Self.top)V\(at: bottom + 5)"/>
            \(numbers)
            </svg>

            """
    }

    private var highest: Int { review.bars.map { $0.reduce(0, +) }.max() ?? 0 }

    private func bar(_ place: Int) -> ReportMarkup {
        let counts = review.bars[place]
        let total = counts.reduce(0, +)
        guard total > 0 else { return "" }
        let width = Self.size.width / Double(BeadReview.barCount)
        let x = 6 + Double(place) * width
        var y = Self.top + Self.size.height
        var parts = ReportMarkup()
        for certainty in Certainty.allCases.reversed() where counts[certainty.rawValue] > 0 {
            let height = max(
                Self.leastHeight,
                Self.size.height * Double(counts[certainty.rawValue]) / Double(highest))
            y -= height
            parts.append(
                """
                <rect class="\(certainty.name)" x="\(at: x + 1.5)" y="\(at: y)" \
                width="\(at: width - 3)" height="\(at: height)"/>
                """)
        }
        return """
            \(parts)<text class="n" x="\(at: x + width / 2)" y="\(at: y - 4)">\(total)</text>

            """
    }
}
