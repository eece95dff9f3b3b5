/// The report of an alignment: one page of HTML that needs nothing outside of itself.
///
///     let report = AlignmentReport(text, sourceName: "a.ru.txt", targetName: "a.en.txt")
///     try report.write { try file.write($0) }
///
/// Both texts stand side by side with the beads as a ribbon between them; the places to look at are
/// listed and linked; a plot shows the way through both texts. The page has no script and asks for
/// nothing, which its own security policy forbids too. It is well-formed as XML.
public struct AlignmentReport: Sendable {
    /// Something that is told of the run.
    public struct Fact: Hashable, Sendable {
        /// What it is: "pairs of the lexicon".
        public var label: String
        /// Its value: "175,000".
        public var value: String

        /// Makes a fact.
        public init(_ label: String, _ value: String) {
            self.label = label
            self.value = value
        }
    }

    /// Two segments that are known or likely to belong together: a dot of the plot.
    public struct Dot: Hashable, Sendable {
        /// The position of the segment of the source, from 0.
        public var source: Int
        /// The position of the segment of the target, from 0.
        public var target: Int

        /// Makes a dot.
        public init(source: Int, target: Int) {
            self.source = source
            self.target = target
        }
    }

    /// The texts and their beads.
    public var text: AlignedText
    /// What the source is called.
    public var sourceName: String
    /// What the target is called.
    public var targetName: String
    /// The confidence below which a bead is doubtful, 0 to 1.
    public var doubtfulBelow: Double
    /// What is told of the run, in this order.
    public var facts: [Fact]
    /// What the segments of the source are called; nil where they are counted from 1.
    public var sourceNumbers: [String]?
    /// What the segments of the target are called; nil where they are counted from 1.
    public var targetNumbers: [String]?
    /// The dots of the plot; those outside of the texts are left out.
    public var dots: [Dot]

    /// Describes a report.
    public init(
        _ text: AlignedText, sourceName: String, targetName: String, doubtfulBelow: Double = 0.8,
        facts: [Fact] = [], dots: [Dot] = []
    ) {
        self.text = text
        self.sourceName = sourceName
        self.targetName = targetName
        self.doubtfulBelow = doubtfulBelow
        self.facts = facts
        self.dots = dots
    }

    /// Hands out the page in UTF-8, piece by piece in order, each of some 64 kB.
    ///
    /// The same report gives the same bytes. Throws what the taker throws, and `CancellationError`.
    /// The time grows with the length of the texts.
    public func write(_ piece: @escaping ([UInt8]) throws -> Void) throws {
        var output = ReportOutput(piece)
        try ReportPage(self).write(to: &output)
        try output.finish()
    }
}
