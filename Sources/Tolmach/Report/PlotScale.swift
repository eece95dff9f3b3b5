internal import Bitext

/// Where segments lie in the plot: the source from left to right, the target from top to bottom.
struct PlotScale {
    /// The left and upper edge of the field, behind the numbers of the axes.
    static let origin = (x: 58.0, y: 46.0)
    /// The width of the field.
    static let width = 560.0
    /// Below this many units a segment the single beads are not drawn: they would be specks.
    private static let leastDetail = 3.0

    /// The height of the field: that of the target against the source, within reason.
    let height: Double
    private let sourceUnit: Double
    private let targetUnit: Double

    init(_ text: AlignedText) {
        let sources = Double(max(1, text.source.segments.count))
        let targets = Double(max(1, text.target.segments.count))
        height = min(max(Self.width * targets / sources, 320), 800)
        sourceUnit = Self.width / sources
        targetUnit = height / targets
    }

    /// Whether every bead is drawn.
    var isDetailed: Bool { min(sourceUnit, targetUnit) >= Self.leastDetail }

    /// The coordinate of the beginning of a segment of the source.
    func x(_ segment: Double) -> Double { Self.origin.x + segment * sourceUnit }

    /// The coordinate of the beginning of a segment of the target.
    func y(_ segment: Double) -> Double { Self.origin.y + segment * targetUnit }

    /// The coordinate of the beginning of a segment of the source.
    func x(_ segment: Int) -> Double { x(Double(segment)) }

    /// The coordinate of the beginning of a segment of the target.
    func y(_ segment: Int) -> Double { y(Double(segment)) }

    /// The distance of the numbers on an axis: 1, 2 or 5 of some power of ten, about six in all.
    static func step(of count: Int) -> Int {
        var step = 1
        while true {
            for factor in [1, 2, 5] where count / (step * factor) <= 6 { return step * factor }
            step *= 10
        }
    }
}
