internal import Glibc

/// What the words of one text, which is given, tell of the words of the other, which is judged.
///
/// For a group S of segments and a segment with the types e: the sum of
/// log(1 - L + L * sum over f in S of t(e|f) / ((|S| + 1) p(e))), IBM model 1 against a unigram
/// model, as Moore (2002) uses them. A type of which no translation is known says nothing.
struct DirectedLexicon {
    let given: TextFeatures
    let judged: TextFeatures
    /// The translations t of given types by judged ones.
    let table: TranslationTable
    /// For each entry of the table what it adds to the odds of its judged type:
    /// t L / (p (1 - L)).
    let gains: [Float]
    /// For each judged segment its evidence where none of its types is matched.
    let silence: [Float]
    /// Working memory for the judged types.
    let memory: TypeMemory

    init(given: TextFeatures, judged: TextFeatures, _ table: TranslationTable) {
        self.given = given
        self.judged = judged
        self.table = table
        memory = TypeMemory(typeCount: judged.typeCount)
        let coverage = Self.coverage(of: judged, by: table, given)
        let certain = zip(coverage, judged.shares).map { $0 / (Float($1) * (1 - $0)) }
        gains = zip(table.columns, table.values).map { $1 * certain[Int($0)] }
        let unmatched = coverage.map { logf(1 - $0) }
        silence = (0..<judged.segmentCount).map { segment in
            judged.types(of: segment).reduce(0) { $0 + unmatched[Int($1)] }
        }
    }

    /// For each judged type the share L of its occurrences that its known translations explain: half
    /// of those that the table expects by the occurrences of the given types.
    ///
    /// What is half known must speak against a bead less than what is well known, and a word of
    /// which no translation is known not at all. Numbers are seldom translated freely.
    static func coverage(
        of judged: TextFeatures, by table: TranslationTable, _ given: TextFeatures
    ) -> [Float] {
        let counts = given.typeCounts
        var expected = [Float](repeating: 0, count: judged.typeCount)
        for row in 0..<table.rowCount {
            for place in table.row(row) {
                expected[Int(table.columns[place])] += table.values[place] * counts[row]
            }
        }
        for (type, count) in judged.typeCounts.enumerated() where expected[type] > 0 {
            expected[type] =
                judged.isNumber[type] ? numberCoverage : min(0.5, 0.5 * expected[type] / count)
        }
        return expected
    }

    private static let numberCoverage: Float = 0.6
}
