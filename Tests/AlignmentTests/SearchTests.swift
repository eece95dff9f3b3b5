import Bitext
import Foundation
import Language
import TestSupport
import Testing

@testable import Alignment

@Suite struct SearchTests {
    private static let words = [
        "Херсон", "12", "3,5", "дом", "Игорь", "река", "—", "«Да»", "…", "и", "Москва", "1999",
    ]
    private static let counterparts = [
        "Kherson", "12", "3.5", "house", "Igor", "river", ",", "“Yes”", "…", "and", "Moscow",
        "1999",
    ]

    /// Two texts of random words, some of them each other's, with empty segments among them.
    private static func texts(
        _ random: inout RandomSource, upTo most: Int
    ) -> (SegmentedText, SegmentedText) {
        func segments(_ words: [String]) -> [String] {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in
                (0..<Int.random(in: 0...9, using: &random))
                    .map { _ in words.randomElement(using: &random) ?? "" }
                    .joined(separator: " ")
            }
        }
        func text(_ language: String, _ words: [String]) -> SegmentedText {
            let all = segments(words) + ["."]
            let cut = Int.random(in: 0...all.count, using: &random)
            return SegmentedText(
                language: LanguageTag(language), segments: all.map { Segment($0) },
                paragraphs: [
                    .init(segments: 0..<cut, kind: .heading),
                    .init(segments: cut..<all.count, kind: .text),
                ])
        }
        return (text("ru", words), text("en", counterparts))
    }

    private static func model(
        _ source: SegmentedText, _ target: SegmentedText
    ) throws -> BeadModel {
        try BeadModel(source, target, shapes: BeadShape.usual, entries: [])
    }

    @Test("puts every segment in one bead, in order, and does so again", arguments: 0..<20)
    func cover(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 14)
        // The initialiser of the value that comes back asserts the cover.
        let first = try Aligner().align(source, target)
        #expect(first == (try Aligner().align(source, target)))
        #expect(first.beads.allSatisfy { (0...1).contains($0.confidence) })
        #expect(first.beads.allSatisfy { !($0.source.isEmpty && $0.target.isEmpty) })
    }

    @Test("a corridor round a path keeps within the limit of cells")
    func narrowCorridor() throws {
        let text = SegmentedText(
            language: LanguageTag("ru"), segments: (0..<300).map { Segment("Слово \($0).") },
            paragraphs: [.init(segments: 0..<300, kind: .text)])
        let model = try Self.model(text, text)
        let limit = 20_000
        let path = try CorridorSearch(model, cellLimit: 1_000_000).path
        let search = try CorridorSearch(model, cellLimit: limit, near: path)
        #expect(search.scores.corridor.count <= limit)
        #expect(search.path == path)
    }

    @Test("keeps the probabilities of the path alone where no others are asked for")
    func pathAlone() throws {
        let text = SegmentedText(
            language: LanguageTag("ru"), segments: (0..<60).map { _ in Segment("Да.") },
            paragraphs: [.init(segments: 0..<60, kind: .text)])
        let search = try CorridorSearch(try Self.model(text, text), cellLimit: 1_000_000)
        let all = try search.posteriors(atLeast: 1e-4)
        let onPath = try search.posteriors(atLeast: 1e-4, onPath: true)
        // Any line may be the translation of any other near it.
        #expect(all.beads.count > 10 * search.path.count)
        #expect(onPath.beads.count <= search.path.count)
        let places = Set(search.path)
        #expect(
            onPath.beads.map(\.place) == all.beads.map(\.place).filter(places.contains))
        #expect(
            onPath.beads.map(\.weight)
                == all.beads.filter { places.contains($0.place) }.map(\.weight))
        #expect(onPath.sourceAlone == all.sourceAlone && onPath.targetAlone == all.targetAlone)
    }

    @Test("gives the exchanged beads for exchanged sides", arguments: 0..<20)
    func exchange(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 12)
        let here = try Self.model(source, target)
        let there = try Self.model(target, source)
        let whole = Corridor.whole(source.segments.count, target.segments.count)
        let across = Corridor.whole(target.segments.count, source.segments.count)
        let forward = try BeadScores(here, whole)
        let backward = try BeadScores(there, across)
        let best = try #require(try PathSearch(scores: forward, gaps: here.gaps).best())
        let exchanged = try #require(try PathSearch(scores: backward, gaps: there.gaps).best())
        #expect(abs(best.score - exchanged.score) < 1e-3)
        let left = try Posteriors(forward, gaps: here.gaps, within: whole, atLeast: 0.01)
        let right = try Posteriors(backward, gaps: there.gaps, within: across, atLeast: 0.001)
        for bead in left.beads {
            let other = try #require(
                right.beads.first {
                    $0.place.source == bead.place.target && $0.place.target == bead.place.source
                })
            #expect(abs(bead.weight - other.weight) < 1e-3)
        }
    }

    @Test("exchanges the beads of a plain text with its sides")
    func exchangeWhole() throws {
        let folder = SharedData.repository.appendingPathComponent("Memory")
        let source = try SegmentedText(
            "ru", linesOf: folder.appendingPathComponent("occupation.ru"))
        let target = try SegmentedText(
            "en", linesOf: folder.appendingPathComponent("occupation.en"))
        let beads = try Aligner().align(source, target).beads
        let exchanged = try Aligner().align(target, source).beads
        #expect(
            Set(beads.filter { !$0.isOneSided }.map { BeadNotation.text($0.source, $0.target) })
                == Set(
                    exchanged.filter { !$0.isOneSided }
                        .map { BeadNotation.text($0.target, $0.source) }))
    }

    @Test("finds the path of a plain dynamic program", arguments: 0..<15)
    func plain(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 7)
        var model = try Self.model(source, target)
        let whole = Corridor.whole(source.segments.count, target.segments.count)
        for _ in 0..<2 {
            let scores = try BeadScores(model, whole)
            let fast = try #require(try PathSearch(scores: scores, gaps: model.gaps).best())
            let slow = PlainSearch(model: model)
            #expect(abs(fast.score - slow.best()) < 1e-2)
            #expect(abs(fast.score - slow.score(of: fast.path)) < 1e-2)
            try model.learn(
                from: Posteriors(scores, gaps: model.gaps, within: whole, atLeast: 0.05).beads)
        }
    }

    @Test("gives each segment probabilities that sum to one", arguments: 0..<20)
    func probabilities(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 15)
        let model = try Self.model(source, target)
        let whole = Corridor.whole(source.segments.count, target.segments.count)
        let scores = try BeadScores(model, whole)
        let posteriors = try Posteriors(scores, gaps: model.gaps, within: whole, atLeast: 0)
        var sums = (source: posteriors.sourceAlone, target: posteriors.targetAlone)
        for bead in posteriors.beads {
            for segment in bead.place.source { sums.source[segment] += bead.weight }
            for segment in bead.place.target { sums.target[segment] += bead.weight }
        }
        #expect((sums.source + sums.target).allSatisfy { abs($0 - 1) < 1e-6 })
    }

    @Test("finds the same path in a band that is wide enough")
    func band() throws {
        let lines = (0..<120).map { "Строка номер \($0) о реке." }
        let english = (0..<120).filter { !(40..<60).contains($0) }
            .map { "Line number \($0) about a river." }
        let source = SegmentedText("ru", lines)
        let target = SegmentedText("en", english)
        var options = Aligner.Options()
        options.cellLimit = 8000
        let narrow = try Aligner(options: options).align(source, target).beads
        let wide = try Aligner().align(source, target).beads
        #expect(narrow.map(BeadNotation.text) == wide.map(BeadNotation.text))
        #expect(wide.count { $0.target.isEmpty } == 20)
    }

    @Test("stays within its band on texts of very unequal size")
    func unequal() throws {
        var options = Aligner.Options()
        options.cellLimit = 1000
        let long = SegmentedText("ru", (0..<2000).map { "Слово \($0)" })
        let short = SegmentedText("en", ["Word 1", "Word 1000"])
        let beads = try Aligner(options: options).align(long, short).beads
        #expect(beads.count >= 1990)
        #expect(try Aligner(options: options).align(short, long).beads.count >= 1990)
    }
}

/// The obvious program: every bead scored from its words, every path by recursion.
private struct PlainSearch {
    let model: BeadModel

    private enum State: Int, CaseIterable {
        case bead
        case sourceGap
        case targetGap
    }

    func best() -> Double {
        let rows = model.source.segmentCount
        let columns = model.target.segmentCount
        var sums: [[Int]: Double] = [[0, 0, State.bead.rawValue]: 0]
        func sum(_ row: Int, _ column: Int, _ state: State) -> Double {
            sums[[row, column, state.rawValue]] ?? -.infinity
        }
        for row in 0...rows {
            for column in 0...columns where row + column > 0 {
                var bead = -Double.infinity
                for shape in model.shapes where shape.source <= row && shape.target <= column {
                    let before = State.allCases.map {
                        sum(row - shape.source, column - shape.target, $0)
                    }
                    bead = max(
                        bead,
                        (before.max() ?? 0)
                            + score(
                                row - shape.source..<row, column - shape.target..<column))
                }
                sums[[row, column, State.bead.rawValue]] = bead
                if row > 0 {
                    sums[[row, column, State.sourceGap.rawValue]] =
                        model.gaps.source[row - 1]
                        + max(
                            sum(row - 1, column, .bead) + model.gaps.open,
                            sum(row - 1, column, .sourceGap) + model.gaps.extend)
                }
                if column > 0 {
                    sums[[row, column, State.targetGap.rawValue]] =
                        model.gaps.target[column - 1]
                        + max(
                            sum(row, column - 1, .bead) + model.gaps.open,
                            sum(row, column - 1, .sourceGap) + model.gaps.extend,
                            sum(row, column - 1, .targetGap) + model.gaps.extend)
                }
            }
        }
        return State.allCases.map { sum(rows, columns, $0) }.max() ?? 0
    }

    func score(of path: [BeadPlace]) -> Double {
        var total = 0.0
        var isInGap = false
        for place in path {
            if place.source.isEmpty || place.target.isEmpty {
                total += isInGap ? model.gaps.extend : model.gaps.open
                for segment in place.source { total += model.gaps.source[segment] }
                for segment in place.target { total += model.gaps.target[segment] }
                isInGap = true
            } else {
                total += score(place.source, place.target)
                isInGap = false
            }
        }
        return total
    }

    private func score(_ source: Range<Int>, _ target: Range<Int>) -> Double {
        let shape = model.shapes.first {
            $0.source == source.count && $0.target == target.count
        }
        let left = source.flatMap { types(model.source, $0) }
        let right = target.flatMap { types(model.target, $0) }
        let words =
            evidence(right, given: left, model.forward, model.targetCoverage, model.target.shares)
            + evidence(
                left, given: right, model.backward, model.sourceCoverage, model.source.shares)
        return words / 2 + model.score(source, target) + (shape?.logPrior ?? -.infinity)
    }

    private func types(_ text: TextFeatures, _ segment: Int) -> ArraySlice<Int32> {
        text.types[text.starts[segment]..<text.starts[segment + 1]]
    }

    private func evidence(
        _ judged: [Int32], given: [Int32], _ table: TranslationTable, _ coverage: [Float],
        _ shares: [Double]
    ) -> Double {
        judged.reduce(0) { total, type in
            var sum = 0.0
            for other in given {
                for place in table.row(Int(other)) where table.columns[place] == type {
                    sum += Double(table.values[place])
                }
            }
            let known = Double(coverage[Int(type)])
            return total
                + log(
                    1 - known + known * sum / (Double(given.count + 1) * shares[Int(type)]))
        }
    }
}
