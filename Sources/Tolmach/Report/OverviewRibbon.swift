internal import Bitext

/// The ribbon of all beads on one line, which stays at the top of the window; each piece leads to
/// its place in the texts.
///
/// Of a short text each bead is a piece; of a long one a piece shows the shares of the classes
/// among its beads, the doubtful ones at the bottom.
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

    /// A piece leads to the worst of its beads.
    private func link(to beads: Range<Int>) -> ReportMarkup {
        let worst =
            beads.max { rank($0) < rank($1) || rank($0) == rank($1) && $0 > $1 }
            ?? beads.lowerBound
        let look: ReportMarkup =
            review.certainties.count > Self.pieceLimit
            ? "m\" style=\"\(shares(of: beads))" : review.certainties[worst].name
        return """
            <a class="k \(look)" tabindex="-1" href="#b\(worst + 1)" title="\(worst + 1)"></a>
            """
    }

    /// How far up each class reaches that is not sure, from the worst.
    private func shares(of beads: Range<Int>) -> ReportMarkup {
        var height = 0
        let classes: [(Certainty, ReportMarkup)] = [(.doubtful, "d"), (.alone, "o"), (.fair, "f")]
        let shares = classes.map { certainty, name -> ReportMarkup in
            height += beads.count { review.certainties[$0] == certainty }
            return "--\(name):\(height * 100 / max(1, beads.count))%;"
        }
        return .joined(shares)
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
