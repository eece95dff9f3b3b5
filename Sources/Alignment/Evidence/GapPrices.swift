/// The prices of segments without a counterpart, as logarithms: dear where a gap opens, cheap where
/// it goes on, since what is left out is often a whole passage.
///
/// In texts aligned by hand the segments left out are mostly short: a tenth of those below half of
/// the mean length stand alone, but one in a hundred of the others.
struct GapPrices {
    /// What the first segment of a gap costs.
    let open: Double
    /// What each further one costs.
    let extend: Double
    /// What each segment of the source is cheaper.
    let source: [Double]
    /// What each segment of the target is cheaper.
    let target: [Double]

    /// Makes the prices for two texts.
    init(_ source: TextFeatures, _ target: TextFeatures) {
        open = -3
        extend = -1
        self.source = Self.allowances(of: source)
        self.target = Self.allowances(of: target)
    }

    private init(_ prices: GapPrices, scaledBy factor: Double) {
        open = prices.open * factor
        extend = prices.extend * factor
        source = prices.source.map { $0 * factor }
        target = prices.target.map { $0 * factor }
    }

    /// The prices multiplied by a factor.
    func scaled(by factor: Double) -> GapPrices { GapPrices(self, scaledBy: factor) }

    private static func allowances(of text: TextFeatures) -> [Double] {
        let mean = text.lengths.reduce(0, +) / Double(max(1, text.segmentCount))
        return text.lengths.map { max(0, 1 - $0 / max(1, mean / 2)) }
    }
}
