/// How the confidence is distributed, as bars of twentieths in the colours of the ribbon.
struct ConfidenceBars {
    private let review: BeadReview

    init(_ review: BeadReview) { self.review = review }

    var markup: ReportMarkup {
        let numbers = stride(from: 0, through: 10, by: 2).map { tenth -> ReportMarkup in
            let label = tenth % 10 == 0 ? "\(tenth / 10)" : "0.\(tenth)"
            return "<u style=\"left:\(tenth * 10)%\">\(label)</u>"
        }
        return """
            <div class="bars">\(.joined(review.bars.map(bar)))\
            <s style="left:\(at: review.doubtfulBelow * 100)%"></s>\(.joined(numbers))</div>

            """
    }

    /// The parts of a bar stand in the order of the legend, the surest at the top; its number above
    /// it takes the rest of the height.
    private func bar(_ counts: [Int]) -> ReportMarkup {
        let total = counts.reduce(0, +)
        guard total > 0 else { return "<span></span>" }
        let highest = review.bars.map { $0.reduce(0, +) }.max() ?? total
        let parts = Certainty.allCases.map { certainty -> ReportMarkup in
            let count = counts[certainty.rawValue]
            guard count > 0 else { return "" }
            let share = Double(count) / Double(highest) * 88
            return "<i class=\"k \(certainty.name)\" style=\"height:\(at: share)%\"></i>"
        }
        return "<span>\(total)\(.joined(parts))</span>"
    }
}
