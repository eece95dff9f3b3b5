/// Learns how words are translated from beads: IBM model 1 by expectation maximisation, with what
/// was known before as a prior.
///
/// Brown and others, "The Mathematics of Statistical Machine Translation", 1993.
struct TranslationLearner {
    let given: TextFeatures
    let judged: TextFeatures
    let seeds: TranslationTable

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
        let cooccurrences = TypeCooccurrences(beads, given: given, judged: judged)
        var table = seeds
        for round in 0..<cooccurrences.learningRounds {
            try Task.checkCancellation()
            // Before the first round each pair may be one.
            let floor = round == 0 ? Self.start : 0
            let sums = try sums(over: cooccurrences, table, floor: floor)
            table = try next(
                after: table, cooccurrences, sums, floor: floor,
                isLast: round == cooccurrences.learningRounds - 1)
        }
        return table
    }

    /// For each occurrence of a judged type in a bead the sum of its probabilities there.
    private func sums(
        over cooccurrences: TypeCooccurrences, _ table: TranslationTable, floor: Float
    ) throws -> [Float] {
        var sums = cooccurrences.tokens.map { floor > 0 ? floor : Float(judged.shares[Int($0)]) }
        var probabilities = [Float](repeating: 0, count: judged.typeCount)
        for type in 0..<given.typeCount where !cooccurrences.beads(of: type).isEmpty {
            if type % 256 == 0 { try Task.checkCancellation() }
            for place in table.row(type) {
                probabilities[Int(table.columns[place])] = table.values[place]
            }
            for bead in cooccurrences.beads(of: type) {
                Self.add(
                    floor, probabilities.span, of: cooccurrences.tokens.span,
                    at: cooccurrences.places(of: bead), to: &sums)
            }
            for place in table.row(type) { probabilities[Int(table.columns[place])] = 0 }
        }
        return sums
    }

    /// The table after one more round.
    private func next(
        after table: TranslationTable, _ cooccurrences: TypeCooccurrences, _ sums: [Float],
        floor: Float,
        isLast: Bool
    ) throws -> TranslationTable {
        var next = TranslationTable()
        var probabilities = [Float](repeating: 0, count: judged.typeCount)
        var counts = [Float](repeating: 0, count: judged.typeCount)
        var touched: [Int32] = []
        for type in 0..<given.typeCount {
            if type % 256 == 0 { try Task.checkCancellation() }
            for place in table.row(type) {
                probabilities[Int(table.columns[place])] = table.values[place]
            }
            for bead in cooccurrences.beads(of: type) {
                Self.count(
                    floor, probabilities.span, of: cooccurrences.tokens.span,
                    at: cooccurrences.places(of: bead), in: sums.span,
                    weight: cooccurrences.weights[Int(bead)], &counts, &touched)
            }
            for place in table.row(type) { probabilities[Int(table.columns[place])] = 0 }
            appendRow(type, counts, touched, isLast: isLast, to: &next)
            for column in touched { counts[Int(column)] = 0 }
            touched.removeAll(keepingCapacity: true)
        }
        return next
    }

    /// Adds the probability of each token of a bead to its sum.
    ///
    /// Places lie within the tokens, and tokens within the types: the checks of bounds would take a
    /// third of the learning.
    private static func add(
        _ floor: Float, _ probabilities: Span<Float>, of tokens: Span<Int32>,
        at places: Range<Int>, to sums: inout [Float]
    ) {
        var sums = sums.mutableSpan
        for place in places {
            sums[unchecked: place] +=
                floor + probabilities[unchecked: Int(tokens[unchecked: place])]
        }
    }

    /// Counts the share of a given type in each token of a bead.
    private static func count(
        _ floor: Float, _ probabilities: Span<Float>, of tokens: Span<Int32>,
        at places: Range<Int>, in sums: Span<Float>, weight: Float, _ counts: inout [Float],
        _ touched: inout [Int32]
    ) {
        for place in places {
            let column = tokens[unchecked: place]
            let probability = floor + probabilities[unchecked: Int(column)]
            guard probability > 0 else { continue }
            let share = probability / sums[unchecked: place]
            guard share > 0.001 else { continue }
            if counts[Int(column)] == 0 { touched.append(column) }
            counts[Int(column)] += share * weight
        }
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
