import Bitext
import Foundation
import TestSupport
import Testing

@testable import Alignment

@Suite struct VectorTests {
    /// Texts without a word in common, with vectors that show how they belong together.
    private struct Example {
        var source: [String] = []
        var target: [String] = []
        var sourceVectors: [[Float]] = []
        var targetVectors: [[Float]] = []
        /// The two-sided beads.
        var beads: [String] = []

        var texts: (SegmentedText, SegmentedText) {
            (SegmentedText("ru", source), SegmentedText("en", target))
        }

        var vectors: SegmentVectors {
            SegmentVectors(
                source: VectorTests.matrix(sourceVectors), target: VectorTests.matrix(targetVectors)
            )
        }

        /// Makes beads of shapes in turn; the segments of each are near one vector of its own.
        init(
            _ shapes: [(Int, Int)], count: Int, width: Int = 48, noise: Float = 0.1,
            _ random: inout RandomSource
        ) {
            for number in 0..<count {
                let shape = shapes[number % shapes.count]
                if shape.0 > 0, shape.1 > 0 {
                    beads.append(
                        BeadNotation.text(
                            source.count..<source.count + shape.0,
                            target.count..<target.count + shape.1))
                }
                let meaning = VectorTests.vector(width, &random)
                let words = Int.random(in: 8...20, using: &random)
                for _ in 0..<shape.0 {
                    source.append(
                        VectorTests.nonsense("бвгджзклмн", "аеиоуы", words / shape.0, &random))
                    sourceVectors.append(
                        zip(meaning, VectorTests.vector(width, &random)).map { $0 + noise * $1 })
                }
                for _ in 0..<shape.1 {
                    target.append(
                        VectorTests.nonsense("bcdfghklmn", "aeiouy", words / shape.1, &random))
                    targetVectors.append(
                        zip(meaning, VectorTests.vector(width, &random)).map { $0 + noise * $1 })
                }
            }
        }
    }

    private static func matrix(_ rows: [[Float]]) -> VectorMatrix {
        VectorMatrix(
            rowCount: rows.count, width: rows.first?.count ?? 0, values: rows.flatMap(\.self))
    }

    /// A vector in a random direction; each number is nearly normal.
    private static func vector(_ width: Int, _ random: inout RandomSource) -> [Float] {
        (0..<width).map { _ in
            (0..<4).reduce(0) { sum, _ in sum + Float.random(in: -1...1, using: &random) }
        }
    }

    private static func nonsense(
        _ consonants: String, _ vowels: String, _ count: Int, _ random: inout RandomSource
    ) -> String {
        (0..<max(1, count)).map { _ in
            (0..<3).map { _ in
                "\(consonants.randomElement(using: &random) ?? "x")"
                    + "\(vowels.randomElement(using: &random) ?? "x")"
            }.joined()
        }.joined(separator: " ")
    }

    private static func beads(
        _ source: SegmentedText, _ target: SegmentedText, _ vectors: SegmentVectors?,
        isForced: Bool = false
    ) throws -> [String] {
        var options = Aligner.Options()
        options.vectors = vectors
        options.isForced = isForced
        return try Aligner(options: options).align(source, target).beads
            .filter { !$0.isOneSided }.map(BeadNotation.text)
    }

    /// The share of the beads that were found, or of the found ones that are right, if that is less.
    private static func share(_ found: [String], of beads: [String]) -> Double {
        let right = Double(Set(found).intersection(beads).count)
        return right / Double(max(found.count, beads.count))
    }

    private static let shapes = [
        (1, 1), (1, 1), (1, 2), (1, 1), (0, 1), (1, 1), (2, 1), (1, 1), (1, 3), (1, 0), (1, 1),
    ]

    @Test("leads through texts that have no word in common", arguments: 0..<2)
    func leads(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let example = Example(Self.shapes, count: 66, &random)
        let (source, target) = example.texts
        #expect(
            try Self.share(Self.beads(source, target, example.vectors), of: example.beads) > 0.95)
        let without = try Self.beads(source, target, nil, isForced: true)
        #expect(Self.share(without, of: example.beads) < 0.7)
    }

    @Test("finds what is missing from either side of long texts without a band")
    func longTexts() throws {
        let example = Self.gapped(count: 400, seed: 3)
        let (source, target) = example.texts
        var options = Aligner.Options()
        options.vectors = example.vectors
        let outcome = try Aligner(options: options).outcome(of: source, target)
        let found = outcome.text.beads.filter { !$0.isOneSided }.map(BeadNotation.text)
        #expect(Self.share(found, of: example.beads) > 0.98)
        #expect(outcome.figures.anchors.count > 100)
        #expect(outcome.figures.cells < 301 * 301 / 3)
    }

    /// A text of which each side lacks a quarter.
    private static func gapped(count: Int, seed: UInt64) -> Example {
        var random = RandomSource(seed: seed)
        var shapes = [(Int, Int)](repeating: (1, 1), count: count)
        for place in 0..<count / 4 {
            shapes[count / 10 + place] = (1, 0)
            shapes[count * 2 / 3 + place] = (0, 1)
        }
        return Example(shapes, count: count, width: 32, &random)
    }

    @Test("finds anchors without a look at all pairs", arguments: [2_000, 20_000, 1_000_000])
    func anchors(mostPairs: Int) throws {
        let example = Self.gapped(count: 800, seed: 4)
        let evidence = try VectorEvidence(example.vectors, shapes: BeadShape.all)
        let found = try VectorAnchors(
            evidence, Stretch(source: 0..<600, target: 0..<600), mostPairs: mostPairs
        ).anchors()
        let right = found.count {
            example.beads.contains(
                BeadNotation.text($0.source..<$0.source + 1, $0.target..<$0.target + 1))
        }
        #expect(right > 300)
        #expect(found.count - right < 5)
        let part = Stretch(source: 10..<75, target: 5..<70)
        #expect(
            try VectorAnchors(evidence, part, mostPairs: mostPairs).anchors().allSatisfy {
                part.source.contains($0.source) && part.target.contains($0.target)
            })
    }

    @Test("gives the exchanged beads for exchanged sides")
    func exchange() throws {
        var random = RandomSource(seed: 8)
        let example = Example(Self.shapes, count: 44, noise: 0.3, &random)
        let (source, target) = example.texts
        let vectors = example.vectors
        let found = try Self.beads(source, target, vectors)
        var options = Aligner.Options()
        options.vectors = SegmentVectors(source: vectors.target, target: vectors.source)
        let exchanged = try Aligner(options: options).align(target, source).beads
            .filter { !$0.isOneSided }.map { BeadNotation.text($0.target, $0.source) }
        #expect(found == exchanged)
    }

    private static func plainText() throws -> (SegmentedText, SegmentedText) {
        let folder = SharedData.repository.appendingPathComponent("Memory")
        return (
            try SegmentedText("ru", linesOf: folder.appendingPathComponent("occupation.ru")),
            try SegmentedText("en", linesOf: folder.appendingPathComponent("occupation.en"))
        )
    }

    @Test("does not spoil what words tell where it tells nothing", arguments: [3, 64])
    func random(width: Int) throws {
        var random = RandomSource(seed: UInt64(width))
        let (source, target) = try Self.plainText()
        let vectors = SegmentVectors(
            source: Self.matrix(source.segments.map { _ in Self.vector(width, &random) }),
            target: Self.matrix(target.segments.map { _ in Self.vector(width, &random) }))
        let plain = try Self.beads(source, target, nil)
        #expect(try Self.share(Self.beads(source, target, vectors), of: plain) > 0.9)
    }

    @Test("says nothing where all vectors are zero or the same", arguments: [0, 1])
    func silent(value: Float) throws {
        let (source, target) = try Self.plainText()
        func same(_ text: SegmentedText) -> VectorMatrix {
            Self.matrix(text.segments.map { _ in [Float](repeating: value, count: 5) })
        }
        let vectors = SegmentVectors(source: same(source), target: same(target))
        #expect(try Self.beads(source, target, vectors) == Self.beads(source, target, nil))
    }

    @Test("does not make texts related that are not")
    func unrelated() throws {
        var random = RandomSource(seed: 5)
        var example = Example([(1, 1)], count: 60, &random)
        example.targetVectors = example.targetVectors.map { Self.vector($0.count, &random) }
        let (source, target) = example.texts
        #expect(throws: AlignmentError.self) {
            try Self.beads(source, target, example.vectors)
        }
    }

    @Test("refuses other numbers of vectors than of segments")
    func counts() {
        let texts = (SegmentedText("ru", ["Да.", "Нет."]), SegmentedText("en", ["Yes.", "No."]))
        func align(_ source: Int, _ target: Int) throws {
            func matrix(_ count: Int) -> VectorMatrix {
                Self.matrix([[Float]](repeating: [1], count: count))
            }
            _ = try Self.beads(
                texts.0, texts.1, SegmentVectors(source: matrix(source), target: matrix(target)))
        }
        #expect(throws: AlignmentError.vectorCount(.source, expected: 2, found: 3)) {
            try align(3, 2)
        }
        #expect(throws: AlignmentError.vectorCount(.target, expected: 2, found: 1)) {
            try align(2, 1)
        }
        #expect(throws: Never.self) { try align(2, 2) }
    }

    /// The cost as it is defined, with all sums and means written out.
    private static func plainCost(
        _ source: ArraySlice<[Float]>, _ target: ArraySlice<[Float]>, _ allSource: [[Float]],
        _ allTarget: [[Float]]
    ) -> Double? {
        func product(_ left: [Double], _ right: [Double]) -> Double {
            zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        }
        func unit(_ vector: [Double], longerThan least: Double = 0) -> [Double]? {
            let norm = product(vector, vector).squareRoot()
            return norm > least ? vector.map { $0 / norm } : nil
        }
        func units(_ vectors: some Sequence<[Float]>) -> [[Double]] {
            vectors.compactMap { unit($0.map { Double($0) }) }
        }
        func group(_ vectors: ArraySlice<[Float]>) -> [Double]? {
            let units = units(vectors)
            guard var sum = units.first else { return nil }
            for vector in units.dropFirst() { sum = zip(sum, vector).map { $0 + $1 } }
            return unit(sum, longerThan: 1e-3)
        }
        func distance(_ vector: [Double], _ others: [[Float]]) -> Double {
            let units = units(others)
            return units.reduce(0) { $0 + 1 - product(vector, $1) } / Double(units.count)
        }
        guard let left = group(source), let right = group(target) else { return nil }
        return 2 * (1 - product(left, right))
            / (distance(left, allTarget) + distance(right, allSource))
    }

    @Test("rates every bead as its definition does, with zero vectors too", arguments: 0..<3)
    func costs(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        var example = Example(Self.shapes, count: 11, width: 19, noise: 0.8, &random)
        for place in [2, 3] { example.sourceVectors[place] = [Float](repeating: 0, count: 19) }
        example.targetVectors[5] = [Float](repeating: 0, count: 19)
        // Of the same direction as its neighbour, however long; and of the opposite one.
        example.targetVectors[8] = example.targetVectors[7].map { $0 * 1e30 }
        example.sourceVectors[7] = example.sourceVectors[6].map { $0 * -1e-30 }
        let (source, target) = example.texts
        let with = try BeadModel(
            source, target, shapes: BeadShape.all, entries: [], vectors: example.vectors)
        let without = try BeadModel(source, target, shapes: BeadShape.all, entries: [])
        let evidence = try #require(with.vectors)
        let stretch = Stretch(
            source: 1..<source.segments.count, target: 2..<target.segments.count - 1)
        for corridor in [
            Corridor.whole(stretch.source.count, stretch.target.count),
            .diagonal(stretch.source.count, stretch.target.count, halfWidth: 4),
        ] {
            let scores = try BeadScores(with, stretch, corridor)
            let others = try BeadScores(without, stretch, corridor)
            var seen = 0
            for row in 0..<stretch.source.count {
                for cell in corridor.cells(of: row) {
                    for (number, shape) in scores.shapes.enumerated() {
                        let place = cell * scores.shapes.count + number
                        guard others.values[place] > -.infinity else {
                            #expect(scores.values[place] == others.values[place])
                            continue
                        }
                        let column = cell - corridor.starts[row] + corridor.low[row]
                        let bead = stretch.bead(
                            at: BeadPlace(
                                source: row..<row + shape.source,
                                target: column..<column + shape.target))
                        let plain = Self.plainCost(
                            example.sourceVectors[bead.source], example.targetVectors[bead.target],
                            example.sourceVectors, example.targetVectors)
                        let expected = plain.map { CostCalibration.usual.logRatio(of: $0) } ?? 0
                        #expect(
                            abs(Double(scores.values[place] - others.values[place]) - expected)
                                < 2e-3)
                        #expect(
                            abs(Double(evidence.score(bead.source, bead.target)) - expected) < 2e-3)
                        seen += 1
                    }
                }
            }
            #expect(seen > 100)
        }
    }

    private static func costs(
        _ mean: Double, _ width: Double, _ random: inout RandomSource
    ) -> [CostCalibration.WeightedCost] {
        (0..<400).map { _ in
            // The sum of twelve is nearly normal, with a deviation of 1.
            let deviation = (0..<12).reduce(-6.0) { sum, _ in
                sum + Double.random(in: 0...1, using: &random)
            }
            return .init(cost: mean + width * deviation, weight: 1)
        }
    }

    @Test("learns the log ratio of two normal distributions")
    func fit() {
        var random = RandomSource(seed: 1)
        let fitted = CostCalibration(
            translations: Self.costs(0.6, 0.15, &random), others: Self.costs(1, 0.15, &random))
        // The logarithm of the ratio of both densities is a line.
        #expect(abs(fitted.slope - 0.4 / (0.15 * 0.15)) < 3)
        #expect(abs(fitted.logRatio(of: 0.8)) < 0.4)
        #expect(fitted.logRatio(of: -100) == 8)
        #expect(fitted.logRatio(of: 100) == -8)
    }

    @Test("learns a finite line from whatever it is given, and none that rises")
    func fitOfOddities() {
        var random = RandomSource(seed: 2)
        let near = Self.costs(0.2, 0.01, &random)
        let far = Self.costs(1, 0.01, &random)
        let apart = CostCalibration(translations: near, others: far)
        #expect(apart.slope > 5 && apart.slope < 100)
        #expect(apart.logRatio(of: 0.2) > 3 && apart.logRatio(of: 1.0) < -3)
        let turned = CostCalibration(translations: far, others: near)
        #expect(turned.slope >= 0)
        #expect(abs(turned.logRatio(of: 0.2)) < 1)
        let alike = CostCalibration(translations: far, others: Self.costs(1, 0.01, &random))
        #expect(far.allSatisfy { abs(alike.logRatio(of: $0.cost)) < 1 })
        #expect(CostCalibration(translations: near, others: []) == .usual)
        #expect(CostCalibration(translations: [], others: far) == .usual)
        let single = CostCalibration(
            translations: [.init(cost: 0.3, weight: 1)], others: [.init(cost: 1e6, weight: 1e-9)])
        #expect(single.slope.isFinite && single.intercept.isFinite && single.slope >= 0)
        let learned = (0..<2).map { _ in CostCalibration(translations: near, others: far) }
        #expect(learned[0] == learned[1])
    }

    @Test("comes to what vectors tell by the beads of a search")
    func learning() throws {
        var random = RandomSource(seed: 9)
        let example = Example([(1, 1), (1, 2)], count: 60, noise: 1, &random)
        let (source, target) = example.texts
        var model = try BeadModel(
            source, target, shapes: BeadShape.all, entries: [], vectors: example.vectors)
        let search = try StretchSearch(
            model, Stretch(source: 0..<60, target: 0..<90), after: nil)
        try model.learn(from: search.posteriors().beads, path: search.path)
        let learned = try #require(model.vectors).calibration
        #expect(learned != .usual)
        // Unlike before, a cosine of one half is worth much.
        #expect(learned.logRatio(of: 0.5) > CostCalibration.usual.logRatio(of: 0.5))
        #expect(learned.logRatio(of: 1.0) < -2)
    }
}
