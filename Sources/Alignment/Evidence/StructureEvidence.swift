internal import Bitext
internal import Language

/// What paragraphs and headings tell: translators keep them, but not always.
struct StructureEvidence {
    private let isStart: (source: [Bool], target: [Bool])
    private let isHeading: (source: [Bool], target: [Bool])
    /// Whether both texts have paragraphs; where one has none, nothing can be told.
    private let isTelling: Bool

    init(_ source: SegmentedText, _ target: SegmentedText) {
        isStart = (Self.starts(of: source), Self.starts(of: target))
        isHeading = (Self.headings(of: source), Self.headings(of: target))
        isTelling = source.paragraphs.count > 1 && target.paragraphs.count > 1
    }

    private static let equalBreaks = 1.0
    private static let oneBreak = -0.7
    private static let brokenInside = -2.0
    private static let equalHeadings = 1.0
    private static let oneHeading = -2.0

    /// The evidence of a bead of these segments.
    func score(_ source: Range<Int>, _ target: Range<Int>) -> Double {
        guard isTelling else { return 0 }
        var score = 0.0
        switch (isStart.source[source.lowerBound], isStart.target[target.lowerBound]) {
        case (true, true): score += Self.equalBreaks
        case (false, false): break
        default: score += Self.oneBreak
        }
        let inside =
            source.dropFirst().count { isStart.source[$0] }
            + target.dropFirst().count { isStart.target[$0] }
        score += Self.brokenInside * Double(inside)
        let headings = (
            source.allSatisfy { isHeading.source[$0] }, target.allSatisfy { isHeading.target[$0] }
        )
        switch headings {
        case (true, true): score += Self.equalHeadings
        case (false, false): break
        default: score += Self.oneHeading
        }
        return score
    }

    private static func starts(of text: SegmentedText) -> [Bool] {
        var starts = [Bool](repeating: false, count: text.segments.count)
        for paragraph in text.paragraphs where !paragraph.segments.isEmpty {
            starts[paragraph.segments.lowerBound] = true
        }
        return starts
    }

    private static func headings(of text: SegmentedText) -> [Bool] {
        var headings = [Bool](repeating: false, count: text.segments.count)
        for paragraph in text.paragraphs where paragraph.kind == .heading {
            for segment in paragraph.segments { headings[segment] = true }
        }
        return headings
    }
}
