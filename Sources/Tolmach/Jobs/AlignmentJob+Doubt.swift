internal import Alignment

extension AlignmentJob.Outcome {
    /// The confidence of the surest pair, where so little speaks for the texts' being translations of
    /// each other that they may be the wrong ones; else nil.
    ///
    /// Short texts are not refused for that: their words can be too few to tell. Of the development
    /// sets, cut to 15 segments and fewer, no two texts that have a pair in common are doubted; of
    /// texts that do not belong together, the half where a dictionary knows the words of most
    /// segments.
    public var doubt: Double? {
        let surest = text.beads.lazy.filter { !$0.isOneSided }.map(\.confidence).max() ?? 0
        if surest < Self.confidenceOfNoPair { return surest }
        let isKnown =
            figures.touched.source * 2 >= text.source.segments.count
            && figures.touched.target * 2 >= text.target.segments.count
        return isKnown && surest < Self.confidenceOfSurePair
            && figures.relatedShare < Self.relatedShareOfDoubt ? surest : nil
    }

    private static let confidenceOfNoPair = 0.1
    private static let confidenceOfSurePair = 0.5
    private static let relatedShareOfDoubt = 0.05
}
