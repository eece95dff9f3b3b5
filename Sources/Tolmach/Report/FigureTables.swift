internal import Bitext

/// The figures of a run: how sure the beads are, which shapes they have, and what else is known.
struct FigureTables {
    /// The shapes that are named; rarer ones are counted together.
    private static let kindLimit = 8

    private let report: AlignmentReport
    private let review: BeadReview

    init(_ report: AlignmentReport, _ review: BeadReview) {
        self.report = report
        self.review = review
    }

    var markup: ReportMarkup {
        """
        <section id="figures" class="figures">
        <div>
        <h2>Confidence</h2>
        \(ConfidenceBars(review).markup)\
        <p>The probability that just these segments belong together.\(expectation)</p>
        </div>
        <div>
        <h2>Kinds of beads</h2>
        <table>
        \(.joined(kinds.map(row)))</table>
        </div>
        <div>
        <h2>The run</h2>
        <dl>
        \(.joined((ownFacts + report.facts).map(fact)))</dl>
        </div>
        </section>

        """
    }

    private var expectation: ReportMarkup {
        let count = review.certainties.count
        guard count > 0 else { return "" }
        let right = Int(review.expectedRight.rounded(.down))
        return " By it \(right) of the \(count) beads are right."
    }

    private var kinds: [BeadReview.Kind] {
        guard review.kinds.count > Self.kindLimit else { return review.kinds }
        let rest = review.kinds[Self.kindLimit...].reduce(0) { $0 + $1.count }
        return review.kinds[..<Self.kindLimit] + [.init(shape: "others", count: rest)]
    }

    private func row(_ kind: BeadReview.Kind) -> ReportMarkup {
        let share = Double(kind.count) / Double(max(1, review.certainties.count)) * 100
        return """
            <tr><th scope="row">\(kind.shape)</th><td>\(kind.count)</td>\
            <td><i style="width:\(at: max(0.5, share))%"></i></td></tr>

            """
    }

    private var ownFacts: [AlignmentReport.Fact] {
        let letters = [report.text.source, report.text.target].map { side in
            side.segments.reduce(0) { $0 + $1.text.unicodeScalars.count }
        }
        let paragraphs = [report.text.source, report.text.target].map(\.paragraphs.count)
        return [
            .init(
                "languages",
                "\(report.text.source.language.text) → \(report.text.target.language.text)"),
            .init("paragraphs", "\(paragraphs[0]) and \(paragraphs[1])"),
            .init("characters", "\(letters[0]) and \(letters[1])"),
        ]
    }

    private func fact(_ fact: AlignmentReport.Fact) -> ReportMarkup {
        "<div><dt>\(fact.label)</dt><dd>\(fact.value)</dd></div>\n"
    }
}
