internal import Bitext

/// The page of a report: its head, and its parts in their order.
struct ReportPage {
    private let report: AlignmentReport
    private let review: BeadReview
    private let marks: PlotMarks

    init(_ report: AlignmentReport) {
        self.report = report
        review = BeadReview(report.text, doubtfulBelow: report.doubtfulBelow)
        marks = PlotMarks(review)
    }

    func write(to output: inout ReportOutput) throws {
        try output.write(head)
        try output.write(title)
        try output.write(OverviewRibbon(review).markup)
        try output.write("<div class=\"top\">\n")
        try output.write(DotPlot(report, review, marks).markup)
        try output.write("<div class=\"places\">\n")
        let lists = PlaceLists(review)
        try lists.writeDoubtful(to: &output)
        try lists.writeGaps(to: &output)
        try output.write("</div>\n</div>\n")
        try output.write(FigureTables(report, review).markup)
        try output.write(textHeading)
        try BeadTable(report, review, marks).write(to: &output)
        try output.write("</main>\n</body>\n</html>\n")
    }

    /// No name of a namespace and no address stands in the page: what reads no address asks none.
    private var head: ReportMarkup {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta http-equiv="Content-Security-Policy" \
        content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
        form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>\(report.sourceName) — \(report.targetName)</title>
        <style>
        \(ReportStyle.screen)
        \(ReportStyle.narrow)
        \(ReportStyle.dark)
        \(ReportStyle.print)
        </style>
        </head>

        """
    }

    private var title: ReportMarkup {
        let text = report.text
        return """
            <body>
            <header>
            <p class="over">Tolmach · alignment</p>
            <h1><bdi>\(report.sourceName)</bdi> <span>—</span> <bdi>\(report.targetName)</bdi></h1>
            <p>\(counted(text.source.segments.count, "segment")) and \
            \(text.target.segments.count) in \(counted(text.beads.count, "bead")); \
            \(review.count(of: .alone)) without a counterpart, \(review.doubtful.count) below \
            \(shownConfidence(report.doubtfulBelow)) (marked ?)</p>
            <ul class="legend">
            \(ReportMarkup.joined(Certainty.allCases.map(legend)))</ul>
            </header>
            <main>

            """
    }

    private func legend(_ certainty: Certainty) -> ReportMarkup {
        let sure = shownConfidence(review.sureFrom)
        let doubt = shownConfidence(review.doubtfulBelow)
        let words: ReportMarkup =
            switch certainty {
            case .sure: "sure <small>from \(sure)</small>"
            case .fair: "fair <small>from \(doubt)</small>"
            case .doubtful: "doubtful <small>below \(doubt)</small>"
            case .alone: "without a counterpart"
            }
        return """
            <li><i class="k \(certainty.name)"></i> \(words) <b>\(review.count(of: certainty))</b>\
            </li>

            """
    }

    private var textHeading: ReportMarkup {
        """
        <section id="text" class="text">
        <h2>The texts <small>with the numbers of their segments, as --anchor takes them</small></h2>
        <div class="names"><p><bdi>\(report.sourceName)</bdi> \
        <small>\(report.text.source.language.text)</small></p>\
        <p><bdi>\(report.targetName)</bdi> \
        <small>\(report.text.target.language.text)</small></p></div>

        """
    }
}
