internal import Glibc

/// The prices of segments without a counterpart, as logarithms: dear where a gap opens, cheap where
/// it goes on, since what is left out is often a whole passage.
///
/// How dear the opening is, is learned from the texts.
///
/// In texts aligned by hand the segments left out are mostly short: a tenth of those below half of
/// the mean length stand alone, but one in a hundred of the others.
struct GapPrices {
    /// What the first segment of a gap costs.
    private(set) var open: Double
    /// What each further one costs.
    let extend: Double
    /// What each segment of the source is cheaper.
    let source: [Double]
    /// What each segment of the target is cheaper.
    let target: [Double]

    /// Makes the prices for two texts.
    init(_ source: TextFeatures, _ target: TextFeatures) {
        open = Self.usualOpen
        extend = -1.5
        self.source = Self.allowances(of: source)
        self.target = Self.allowances(of: target)
    }

    private init(open: Double, extend: Double, source: [Double], target: [Double]) {
        self.open = open
        self.extend = extend
        self.source = source
        self.target = target
    }

    /// Learns from a path how often a gap opens in these texts.
    mutating func learn(from path: [BeadPlace]) {
        var gaps = Self.priorBeads * Self.usualRate
        var beads = Self.priorBeads
        var isInGap = false
        for place in path {
            let isGap = place.source.isEmpty || place.target.isEmpty
            if !isGap { beads += 1 } else if !isInGap { gaps += 1 }
            isInGap = isGap
        }
        let learned = Self.usualOpen + Self.weight * log(gaps / beads / Self.usualRate)
        open = max(Self.dearest, min(learned, Self.cheapest))
    }

    private static let usualOpen = -3.0
    private static let cheapest = -2.0
    /// In however long a text nothing was left out yet, the next segment may be.
    private static let dearest = -6.0
    /// How many gaps open for each bead where nothing is known of it, and how many beads that
    /// counts for.
    private static let usualRate = 0.08
    private static let priorBeads = 100.0
    /// The scores of words are about twice too large, as the posteriors show, so that prices must be
    /// as well.
    private static let weight = 2.0

    /// The prices multiplied by a factor.
    func scaled(by factor: Double) -> GapPrices {
        GapPrices(
            open: open * factor, extend: extend * factor, source: source.map { $0 * factor },
            target: target.map { $0 * factor })
    }

    /// The prices of a stretch.
    func part(_ stretch: Stretch) -> GapPrices {
        GapPrices(
            open: open, extend: extend, source: Array(source[stretch.source]),
            target: Array(target[stretch.target]))
    }

    private static func allowances(of text: TextFeatures) -> [Double] {
        let mean = text.lengths.reduce(0, +) / Double(max(1, text.segmentCount))
        return text.lengths.map { max(0, 1 - $0 / max(1, mean / 2)) }
    }
}
