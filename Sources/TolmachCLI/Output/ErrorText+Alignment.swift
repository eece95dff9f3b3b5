import Alignment
import Tolmach

extension ErrorText {
    static func text(of error: AlignmentError) -> String {
        switch error {
        case .emptySide(.both): "tolmach: neither text has a segment; are they the right files?"
        case .emptySide(let side):
            "tolmach: the \(side == .source ? "source" : "target") has no segment; is it the right file?"
        case .anchorOutside(let anchor, let counts):
            "tolmach: anchor \(name(anchor)) lies outside; the texts have"
                + " \(counts.source) and \(counts.target) segments"
        case .anchorsCross(let first, let second):
            "tolmach: anchors \(name(first)) and \(name(second)) cross; correct one of them"
        case .anchorInside(let anchor, let bead):
            "tolmach: anchor \(name(anchor)) cuts the row \(name(bead)) that is kept; leave one out"
        case .fixedOutOfOrder(let bead):
            "tolmach: the row \(name(bead)) that is kept is out of order; put it in its place"
        case .vectorCount(let side, let expected, let found):
            "tolmach: \(found) vectors for the \(expected) segments of the"
                + " \(side == .source ? "source" : "target"); compute one for each segment"
        case .unrelated(let figures):
            "tolmach: the texts hardly belong together: the words speak for"
                + " \(Int(figures.relatedShare * 100)) % of the segments only;"
                + " give the right files, or --force"
        }
    }

    static func text(of error: UnrelatedTexts) -> String {
        let related = Int((error.figures.relatedShare * Double(error.segments)).rounded())
        let pairs = error.figures.lexiconPairs
        let lexicons =
            error.entries == 0
            ? "without a lexicon"
            : "with \(counted(error.entries, "pair")) of lexicons, \(pairs) of them in both texts"
        let evidence =
            "the texts hardly belong together: the words speak for \(related) of"
            + " \(counted(error.segments, "segment")), \(lexicons)"
        guard let told = told(to: error) else {
            return "tolmach: \(evidence); give the right files, or --force"
        }
        return "tolmach: with \(told.name) \(evidence);"
            + " \(told.isOne ? "is it" : "are they") right? else give the right files, or --force"
    }

    /// What a person told of the beads, which may be what is wrong.
    private static func told(to error: UnrelatedTexts) -> (name: String, isOne: Bool)? {
        let table = error.table.map { "the rows of \(name($0))" }
        let anchors: String? =
            switch error.anchors.count {
            case 0: nil
            case 1: "the anchor \(error.anchors[0].source):\(error.anchors[0].target)"
            default: "the \(error.anchors.count) anchors"
            }
        let told = [anchors, table].compactMap(\.self)
        guard !told.isEmpty else { return nil }
        return (told.joined(separator: " and "), table == nil && error.anchors.count == 1)
    }

    private static func name(_ anchor: Anchor) -> String {
        "\(anchor.source + 1):\(anchor.target + 1)"
    }

    private static func name(_ bead: Bead) -> String {
        func side(_ range: Range<Int>) -> String {
            range.count < 2
                ? range.map { "\($0 + 1)" }.joined()
                : "\(range.lowerBound + 1)-\(range.upperBound)"
        }
        return "\(side(bead.source)):\(side(bead.target))"
    }
}
