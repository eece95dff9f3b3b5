internal import Bitext
internal import Foundation

/// Counts beads that are right: the strict and lax measures of the vecalign scorer.
///
/// Precision runs over all beads found, recall over the two-sided ones of the gold. A bead is a
/// strict hit where the gold has the same, a lax one where a pair of its segments is in one bead
/// there.
struct AlignmentScore {
    /// The positions of the segments of a bead.
    struct Pair: Hashable {
        let source: [Int]
        let target: [Int]

        var isTwoSided: Bool { !source.isEmpty && !target.isEmpty }
    }

    private struct Hits {
        var strict = 0
        var lax = 0
        var count = 0

        var shares: (strict: Double, lax: Double) {
            let whole = Double(max(1, count))
            return (Double(strict) / whole, Double(lax) / whole)
        }

        mutating func add(_ judged: Set<Pair>, against reference: Set<Pair>) {
            var links: Set<[Int]> = []
            for pair in reference {
                for left in pair.source {
                    for right in pair.target { links.insert([left, right]) }
                }
            }
            for pair in judged {
                count += 1
                let isSame = reference.contains(pair)
                strict += isSame ? 1 : 0
                let isNear = pair.source.contains { left in
                    pair.target.contains { links.contains([left, $0]) }
                }
                lax += isSame || isNear ? 1 : 0
            }
        }
    }

    private var precision = Hits()
    private var recall = Hits()
    private var judgements: [(confidence: Double, isRight: Bool)] = []

    /// Adds the beads of a text.
    mutating func add(_ beads: [Bead], gold: [Pair]) {
        let found = beads.map { Pair(source: Array($0.source), target: Array($0.target)) }
        let reference = Set(gold)
        precision.add(Set(found), against: reference)
        recall.add(
            reference.filter(\.isTwoSided), against: Set(found.filter(\.isTwoSided)))
        for (bead, pair) in zip(beads, found) where pair.isTwoSided {
            judgements.append((bead.confidence, reference.contains(pair)))
        }
    }

    /// The harmonic means of precision and recall.
    var f1: (strict: Double, lax: Double) {
        let left = precision.shares
        let right = recall.shares
        func mean(_ precision: Double, _ recall: Double) -> Double {
            precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
        }
        return (mean(left.strict, right.strict), mean(left.lax, right.lax))
    }

    /// How far the share of right beads is from their confidence, in ten bins.
    var calibrationError: Double {
        var bins = [(count: Double, confidence: Double, right: Double)](
            repeating: (0, 0, 0), count: 10)
        for judgement in judgements {
            let bin = min(9, Int(judgement.confidence * 10))
            bins[bin].count += 1
            bins[bin].confidence += judgement.confidence
            bins[bin].right += judgement.isRight ? 1 : 0
        }
        return bins.reduce(0) { $0 + abs($1.confidence - $1.right) }
            / Double(max(1, judgements.count))
    }

    /// Of the beads with a confidence below .7 the share of right ones, and the mean confidence.
    var doubtful: (right: Double, confidence: Double) {
        let below = judgements.filter { $0.confidence < 0.7 }
        let count = Double(max(1, below.count))
        return (
            Double(below.count(where: \.isRight)) / count,
            below.reduce(0) { $0 + $1.confidence } / count
        )
    }

    /// Reads beads, one a line: `[9]:[8,9]`, and maybe a confidence after a second colon.
    static func gold(at url: URL) throws -> [Pair] {
        try lines(of: url).map(\.pair)
    }

    /// Reads the beads that the tool wrote, with their confidences.
    static func beads(at url: URL) throws -> [Bead] {
        var end = (source: 0, target: 0)
        return try lines(of: url).map { line in
            let place = end
            end.source += line.pair.source.count
            end.target += line.pair.target.count
            return Bead(
                source: place.source..<end.source, target: place.target..<end.target,
                confidence: line.confidence)
        }
    }

    private static func lines(of url: URL) throws -> [(pair: Pair, confidence: Double)] {
        try String(contentsOf: url, encoding: .utf8).utf8
            .split(separator: UInt8(ascii: "\n"))
            .map { line in
                let parts = line.split(separator: UInt8(ascii: ":"))
                let sides = parts.prefix(2).map { side in
                    side.split { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                        .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
                }
                let confidence = parts.dropFirst(2).first.flatMap {
                    Double(String(decoding: $0, as: UTF8.self))
                }
                return (
                    Pair(source: sides.first ?? [], target: sides.dropFirst().first ?? []),
                    confidence ?? 1
                )
            }
    }
}
