internal import Bitext

/// The beads of a text as whoever checks them sees them: classes, counts, and places to look at.
struct BeadReview {
    /// Neighbouring beads without a counterpart.
    struct Gap {
        /// The positions of the beads.
        let beads: Range<Int>
        /// The positions of their segments of the source.
        let source: Range<Int>
        /// The positions of their segments of the target.
        let target: Range<Int>

        /// How many segments stand alone.
        var length: Int { source.count + target.count }
    }

    /// A shape of beads, and how many have it.
    struct Kind {
        let shape: String
        let count: Int
    }

    /// How many bars the distribution of the confidence has.
    static let barCount = 20

    /// The texts and their beads.
    let text: AlignedText
    /// The confidence below which a bead is doubtful.
    let doubtfulBelow: Double
    /// The confidence from which a bead is sure: three quarters of the way from doubt to certainty.
    let sureFrom: Double
    /// The class of each bead.
    private(set) var certainties: [Certainty] = []
    /// The positions of the beads below the threshold, one-sided ones among them.
    private(set) var doubtful: [Int] = []
    /// The runs of one-sided beads.
    private(set) var gaps: [Gap] = []
    /// The beads of each class.
    private(set) var counts = [Int](repeating: 0, count: Certainty.allCases.count)
    /// The one-sided beads below the threshold.
    private(set) var doubtfulAlone = 0
    /// The shapes, the most frequent first.
    private(set) var kinds: [Kind] = []
    /// The beads of each class in each twentieth of the confidence.
    private(set) var bars = [[Int]](
        repeating: [Int](repeating: 0, count: Certainty.allCases.count), count: barCount)
    /// How many beads are right if the confidence is: their sum.
    private(set) var expectedRight = 0.0

    init(_ text: AlignedText, doubtfulBelow: Double) {
        self.text = text
        self.doubtfulBelow = doubtfulBelow
        sureFrom = 1 - (1 - doubtfulBelow) / 4
        var shapes: [String: Int] = [:]
        for (position, bead) in text.beads.enumerated() {
            let certainty = certainty(of: bead)
            certainties.append(certainty)
            counts[certainty.rawValue] += 1
            shapes[bead.shape, default: 0] += 1
            let confidence = bead.boundedConfidence
            expectedRight += confidence
            let bar = min(Self.barCount - 1, Int(confidence * Double(Self.barCount) + 1e-9))
            bars[bar][certainty.rawValue] += 1
            if isDoubtful(bead) {
                doubtful.append(position)
                if certainty == .alone { doubtfulAlone += 1 }
            }
            if certainty == .alone { addToGaps(position) }
        }
        kinds = shapes.map { Kind(shape: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.shape) < ($0.count, $1.shape) }
    }

    /// Whether a bead is below the threshold.
    func isDoubtful(_ bead: Bead) -> Bool { bead.boundedConfidence < doubtfulBelow }

    /// How many beads are of a class.
    func count(of certainty: Certainty) -> Int { counts[certainty.rawValue] }

    private func certainty(of bead: Bead) -> Certainty {
        if bead.isOneSided { return .alone }
        if isDoubtful(bead) { return .doubtful }
        return bead.boundedConfidence < sureFrom ? .fair : .sure
    }

    private mutating func addToGaps(_ position: Int) {
        let bead = text.beads[position]
        var gap = Gap(
            beads: position..<position + 1, source: bead.source, target: bead.target)
        if let last = gaps.last, last.beads.upperBound == position {
            gaps.removeLast()
            gap = Gap(
                beads: last.beads.lowerBound..<position + 1,
                source: last.source.lowerBound..<bead.source.upperBound,
                target: last.target.lowerBound..<bead.target.upperBound)
        }
        gaps.append(gap)
    }
}
