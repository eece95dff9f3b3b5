/// Learns how words are translated from beads: IBM model 1 by expectation maximisation, with what
/// was known before as a prior.
///
/// Brown and others, "The Mathematics of Statistical Machine Translation", 1993.
struct TranslationLearner {
    let given: TextFeatures
    let judged: TextFeatures
    let seeds: TranslationTable

    private static let rounds = 8
    /// How many occurrences the knowledge from before counts for.
    private static let priorCount: Float = 2
    /// What is taken off each count at the end.
    ///
    /// A pair of words that met in one bead alone was
    /// learned from just the bead that it would then speak for; without this the strict F1 of the
    /// development sets is two points lower.
    private static let discount: Float = 0.6
    private static let leastProbability: Float = 0.01
    /// The probability of any pair of words before the first round, but for the seeds.
    private static let start: Float = 0.02

    /// The table learned from beads, given as the segments of both sides and a weight each.
    func table(
        of beads: [(given: Range<Int>, judged: Range<Int>, weight: Double)]
    ) throws -> TranslationTable {
        let spans = beads.map { bead in
            (
                given: given.starts[bead.given.lowerBound]..<given.starts[bead.given.upperBound],
                judged: judged.starts[
                    bead.judged.lowerBound]..<judged.starts[bead.judged.upperBound],
                weight: Float(bead.weight)
            )
        }
        // The beads in which each type stands, once for each time that it stands there.
        var starts = [Int](repeating: 0, count: given.typeCount + 1)
        for span in spans { for place in span.given { starts[Int(given.types[place]) + 1] += 1 } }
        for type in 0..<given.typeCount { starts[type + 1] += starts[type] }
        var ends = starts
        var postings = [Int32](repeating: 0, count: starts[given.typeCount])
        for (bead, span) in spans.enumerated() {
            for place in span.given {
                let type = Int(given.types[place])
                postings[ends[type]] = Int32(bead)
                ends[type] += 1
            }
        }
        var offsets = [0]
        for span in spans { offsets.append((offsets.last ?? 0) + span.judged.count) }

        var table = seeds
        var probabilities = [Float](repeating: 0, count: judged.typeCount)
        var counts = [Float](repeating: 0, count: judged.typeCount)
        var touched: [Int32] = []
        for round in 0..<Self.rounds {
            try Task.checkCancellation()
            let floor: Float = round == 0 ? Self.start : 0
            var sums = [Float](repeating: 0, count: offsets.last ?? 0)
            for (bead, span) in spans.enumerated() {
                for (index, place) in span.judged.enumerated() {
                    sums[offsets[bead] + index] =
                        round == 0 ? Self.start : Float(judged.shares[Int(judged.types[place])])
                }
            }
            for type in 0..<given.typeCount where starts[type] < starts[type + 1] {
                for place in table.row(type) {
                    probabilities[Int(table.columns[place])] = table.values[place]
                }
                for posting in starts[type]..<starts[type + 1] {
                    let bead = Int(postings[posting])
                    for (index, place) in spans[bead].judged.enumerated() {
                        sums[offsets[bead] + index] +=
                            floor + probabilities[Int(judged.types[place])]
                    }
                }
                for place in table.row(type) { probabilities[Int(table.columns[place])] = 0 }
            }
            var next = TranslationTable()
            for type in 0..<given.typeCount {
                for place in table.row(type) {
                    probabilities[Int(table.columns[place])] = table.values[place]
                }
                for posting in starts[type]..<starts[type + 1] {
                    let bead = Int(postings[posting])
                    for (index, place) in spans[bead].judged.enumerated() {
                        let column = judged.types[place]
                        let probability = floor + probabilities[Int(column)]
                        guard probability > 0 else { continue }
                        let share = probability / sums[offsets[bead] + index]
                        guard share > 0.001 else { continue }
                        if counts[Int(column)] == 0 { touched.append(column) }
                        counts[Int(column)] += share * spans[bead].weight
                    }
                }
                for place in table.row(type) { probabilities[Int(table.columns[place])] = 0 }
                appendRow(type, counts, touched, isLast: round == Self.rounds - 1, to: &next)
                for column in touched { counts[Int(column)] = 0 }
                touched.removeAll(keepingCapacity: true)
            }
            table = next
        }
        return table
    }

    private func appendRow(
        _ type: Int, _ counts: [Float], _ touched: [Int32], isLast: Bool,
        to table: inout TranslationTable
    ) {
        let seedPlaces = seeds.row(type)
        let seedSum = seedPlaces.reduce(Float(0)) { $0 + seeds.values[$1] }
        let total =
            touched.reduce(Float(0)) { $0 + counts[Int($1)] }
            + Self.priorCount * max(1, seedSum)
        var rows = touched.map { ($0, max(0, counts[Int($0)] - (isLast ? Self.discount : 0))) }
        for place in seedPlaces {
            rows.append((seeds.columns[place], Self.priorCount * seeds.values[place]))
        }
        rows.sort { $0.0 < $1.0 }
        var index = 0
        while index < rows.count {
            var sum: Float = 0
            let column = rows[index].0
            while index < rows.count, rows[index].0 == column {
                sum += rows[index].1
                index += 1
            }
            if sum / total > Self.leastProbability { table.append(column, sum / total) }
        }
        table.endRow()
    }
}
