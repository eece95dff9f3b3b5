internal import Bitext

/// The ribbon of all beads on one line, which stays at the top of the window; each piece leads to
/// its place in the texts.
struct OverviewRibbon {
    /// Pieces narrower than some three pixels could not be hit.
    private static let pieceLimit = 360

    private let review: BeadReview

    init(_ review: BeadReview) { self.review = review }

    var markup: ReportMarkup {
        let count = review.certainties.count
        let pieceCount = min(count, Self.pieceLimit)
        var pieces = ReportMarkup()
        for piece in 0..<pieceCount {
            pieces.append(
                link(to: piece * count / pieceCount..<(piece + 1) * count / pieceCount))
        }
        return """
            <nav>
            <p><a href="#plot">Plot</a> <a href="#look">Look at these \
            <b>\(review.doubtful.count)</b></a> \
            <a href="#gaps">Gaps <b>\(review.gaps.count)</b></a> \
            <a href="#figures">Figures</a> <a href="#text">Texts</a></p>
            <div class="ribbon" aria-hidden="true">\(pieces)</div>
            </nav>

            """
    }

    /// A piece shows the worst of its beads, and leads to it.
    private func link(to beads: Range<Int>) -> ReportMarkup {
        let worst =
            beads.max { rank($0) < rank($1) || rank($0) == rank($1) && $0 > $1 }
            ?? beads.lowerBound
        let number = worst + 1
        return """
            <a class="k \(review.certainties[worst].name)" tabindex="-1" href="#b\(number)" \
            title="\(number)"></a>
            """
    }

    private func rank(_ position: Int) -> Int {
        switch review.certainties[position] {
        case .sure: 0
        case .fair: 1
        case .alone: 2
        case .doubtful: 3
        }
    }
}
