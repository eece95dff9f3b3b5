internal import Glibc

/// How much likelier the words of a segment are beside a group of segments of the other side than
/// anywhere in the text.
///
/// For a group S and a segment with the types e: the sum of
/// log(1 - L + L * sum over f in S of t(e|f) / ((|S| + 1) p(e))), IBM model 1 against a unigram
/// model, as Moore (2002) uses them. A type of which no translation is known says nothing.
struct LexicalEvidence {
    /// For a cell and each group length from 1: the evidence of the segment at its column, given
    /// the group that begins at its row.
    ///
    /// Groups that end beyond the text have that of the rest.
    private(set) var values: [Float]
    let groupLength: Int

    /// Computes the evidence of `judged`, which runs along the columns, given the groups of
    /// `given` along the rows.
    init(
        of judged: TextFeatures, given: TextFeatures, _ table: TranslationTable,
        coverage: [Float], groupLength: Int, _ corridor: Corridor
    ) throws {
        self.groupLength = groupLength
        values = [Float](repeating: 0, count: corridor.count * groupLength)
        let unmatched = coverage.map { 1 - $0 }
        let silent = (0..<judged.segmentCount).map { segment in
            judged.types[judged.starts[segment]..<judged.starts[segment + 1]]
                .reduce(Float(0)) { $0 + logf(unmatched[Int($1)]) }
        }
        let gains = judged.shares.indices.map {
            coverage[$0] / (Float(judged.shares[$0]) * unmatched[$0])
        }
        var sums = [Float](repeating: 0, count: judged.typeCount)
        var touched: [Int32] = []
        for row in 0..<given.segmentCount {
            if row % 64 == 0 { try Task.checkCancellation() }
            let first = corridor.low[row]
            let end = min(corridor.high[row] + 1, judged.segmentCount)
            var size = 1
            for length in 1...groupLength where first < end {
                if row + length <= given.segmentCount {
                    let types = given.starts[row + length - 1]..<given.starts[row + length]
                    size += types.count
                    for type in types {
                        for place in table.row(Int(given.types[type])) {
                            let column = Int(table.columns[place])
                            if sums[column] == 0 { touched.append(Int32(column)) }
                            sums[column] += table.values[place] * gains[column]
                        }
                    }
                }
                let places = stride(
                    from: corridor.starts[row] * groupLength + length - 1, to: values.count,
                    by: groupLength)
                for (column, place) in zip(first..<end, places) {
                    values[place] =
                        silent[column]
                        + Self.matched(
                            judged.types, judged.starts[column]..<judged.starts[column + 1], sums,
                            scale: 1 / Float(size))
                }
            }
            for type in touched { sums[Int(type)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
    }

    /// What the types of a segment that are matched add to it without any match.
    private static func matched(
        _ types: [Int32], _ range: Range<Int>, _ sums: [Float], scale: Float
    ) -> Float {
        var product: Float = 1
        var sum: Float = 0
        for place in range {
            product *= 1 + sums[Int(types[place])] * scale
            // Only now and then, since a logarithm for each word would be most of the time.
            if product > 1e20 {
                sum += logf(product)
                product = 1
            }
        }
        return product == 1 ? sum : sum + logf(product)
    }
}
