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
    /// For each judged type the share L of its occurrences that its known translations explain.
    let coverage: [Float]
    /// For each judged type what a probability of 1 adds: L / (p (1 - L)).
    let gains: [Float]
    /// For each judged segment its evidence where none of its types is matched.
    let silence: [Float]

    init(given: TextFeatures, judged: TextFeatures, _ table: TranslationTable) {
        self.given = given
        self.judged = judged
        self.table = table
        coverage = Self.coverage(of: judged, by: table, given)
        gains = zip(coverage, judged.shares).map { $0 / (Float($1) * (1 - $0)) }
        let unmatched = coverage.map { logf(1 - $0) }
        silence = (0..<judged.segmentCount).map { segment in
            judged.types(of: segment).reduce(0) { $0 + unmatched[Int($1)] }
        }
    }

    /// Half of the occurrences that the table expects of a type, by those of the given types: what
    /// is half known must speak against a bead less than what is well known, and a word of which no
    /// translation is known not at all. Numbers are seldom translated freely.
    private static func coverage(
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

/// The evidence of segments given a group of the other side that grows by one segment at a time.
struct GroupEvidence {
    private let lexicon: DirectedLexicon
    /// For each judged type the sum of its gains over the group.
    private var sums: [Float]
    private var touched: [Int32] = []
    private var size: Float = 1

    init(_ lexicon: DirectedLexicon) {
        self.lexicon = lexicon
        sums = [Float](repeating: 0, count: lexicon.judged.typeCount)
    }

    /// Adds a segment to the group.
    mutating func add(_ segment: Int) {
        let types = lexicon.given.types(of: segment)
        size += Float(types.count)
        for type in types {
            for place in lexicon.table.row(Int(type)) {
                let column = Int(lexicon.table.columns[place])
                if sums[column] == 0 { touched.append(Int32(column)) }
                sums[column] += lexicon.table.values[place] * lexicon.gains[column]
            }
        }
    }

    /// Empties the group.
    mutating func clear() {
        for type in touched { sums[Int(type)] = 0 }
        touched.removeAll(keepingCapacity: true)
        size = 1
    }

    /// The evidence of a segment.
    func evidence(of segment: Int) -> Float {
        let scale = 1 / size
        var product: Float = 1
        var sum = lexicon.silence[segment]
        for type in lexicon.judged.types(of: segment) {
            product *= 1 + sums[Int(type)] * scale
            // Only now and then, since a logarithm for each word would be most of the time.
            if product > 1e20 {
                sum += logf(product)
                product = 1
            }
        }
        return product == 1 ? sum : sum + logf(product)
    }

    /// The judged types that the group speaks for.
    var matchedTypes: [Int32] { touched }

    /// What a judged type adds wherever it stands.
    func evidence(ofType type: Int32) -> Float { log1pf(sums[Int(type)] / size) }
}
