public import Alignment

/// What the lexicons did for an alignment, and what the glossaries brought to it.
public struct LexiconUse: Hashable, Sendable {
    /// Their names, the nearest first.
    public let names: [String]
    /// How many pairs of stems they have in all.
    public let entries: Int
    /// How many pairs stand in both texts.
    public let pairs: Int
    /// How many segments have a word of such a pair.
    public let touched: SideCounts
    /// How many pairs the glossaries have for the two languages, which are evidence too.
    public let glossaryPairs: Int

    init(_ lexicons: [WordLexicon], glossaryPairs: Int, _ figures: AlignmentFigures) {
        self.glossaryPairs = glossaryPairs
        names = lexicons.map(\.name)
        entries = lexicons.reduce(0) { $0 + $1.count }
        pairs = figures.lexiconPairs
        touched = figures.touched
    }
}
