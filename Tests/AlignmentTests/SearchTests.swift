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
        try BeadModel(source, target, shapes: BeadShape.all, entries: [])
    }

    @Test("puts every segment in one bead, in order, and does so again", arguments: 0..<20)
    func cover(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 14)
        // The initialiser of the value that comes back asserts the cover.
        var options = Aligner.Options()
        options.isForced = true
        let first = try Aligner(options: options).align(source, target)
        #expect(first == (try Aligner(options: options).align(source, target)))
        #expect(first.beads.allSatisfy { (0...1).contains($0.confidence) })
        #expect(first.beads.allSatisfy { !($0.source.isEmpty && $0.target.isEmpty) })
    }

    private static func whole(_ source: SegmentedText, _ target: SegmentedText) -> Stretch {
        Stretch(source: 0..<source.segments.count, target: 0..<target.segments.count)
    }

    private static func scores(_ model: BeadModel) throws -> BeadScores {
        let source = model.source.segmentCount
        let target = model.target.segmentCount
        return try BeadScores(
            model, Stretch(source: 0..<source, target: 0..<target), .whole(source, target))
    }

    @Test("gives the exchanged beads for exchanged sides", arguments: 0..<20)
    func exchange(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 12)
        let here = try Self.model(source, target)
        let there = try Self.model(target, source)
        let forward = try Self.scores(here)
        let backward = try Self.scores(there)
        let best = try #require(try PathSearch(scores: forward, gaps: here.gaps).best())
        let exchanged = try #require(try PathSearch(scores: backward, gaps: there.gaps).best())
        #expect(abs(best.score - exchanged.score) < 1e-3)
        let left = try PathSums(forward, gaps: here.gaps).beads(atLeast: 0.01)
        let right = try PathSums(backward, gaps: there.gaps)
        for bead in left {
            let other = right.probability(
                of: BeadPlace(source: bead.place.target, target: bead.place.source))
            #expect(abs(bead.weight - other) < 1e-3)
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
        for _ in 0..<2 {
            let scores = try Self.scores(model)
            let fast = try #require(try PathSearch(scores: scores, gaps: model.gaps).best())
            let slow = PlainSearch(model: model)
            #expect(abs(fast.score - slow.best()) < 1e-2)
            #expect(abs(fast.score - slow.score(of: fast.path)) < 1e-2)
            try model.learn(
                from: Posteriors(scores, gaps: model.gaps, on: fast.path).beads,
                path: fast.path)
        }
    }

    @Test("gives each segment probabilities that sum to one", arguments: 0..<20)
    func probabilities(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.texts(&random, upTo: 15)
        let model = try Self.model(source, target)
        let paths = try PathSums(try Self.scores(model), gaps: model.gaps)
        var sums = (
            source: source.segments.indices.map {
                paths.probability(of: BeadPlace(source: $0..<$0 + 1, target: 0..<0))
            },
            target: target.segments.indices.map {
                paths.probability(of: BeadPlace(source: 0..<0, target: $0..<$0 + 1))
            }
        )
        for bead in paths.beads(atLeast: 0) {
            for segment in bead.place.source { sums.source[segment] += bead.weight }
            for segment in bead.place.target { sums.target[segment] += bead.weight }
        }
        #expect((sums.source + sums.target).allSatisfy { abs($0 - 1) < 1e-6 })
    }

    @Test("finds the best of all paths along its anchors, over a gap of any length")
    func anchors() throws {
        let lines = (0..<400).map { "Строка номер \($0) о реке." }
        let english = (0..<400).filter { !(100..<300).contains($0) }
            .map { "Line number \($0) about a river." }
        let source = SegmentedText("ru", lines)
        let target = SegmentedText("en", english)
        let model = try Self.model(source, target)
        let search = try StretchSearch(model, Self.whole(source, target), after: nil)
        #expect(!search.anchors.isEmpty)
        #expect(search.cells < 401 * 201 / 4)
        let best = try PathSearch(scores: try Self.scores(model), gaps: model.gaps).best()
        #expect(search.path == best?.path)
        #expect(search.path.count { $0.target.isEmpty } > 190)
    }

    @Test("aligns texts of very unequal size")
    func unequal() throws {
        let long = SegmentedText("ru", (0..<2000).map { "Слово \($0)" })
        let short = SegmentedText("en", ["Word 1", "Word 1000"])
        #expect(try Aligner().align(long, short).beads.count >= 1990)
        #expect(try Aligner().align(short, long).beads.count >= 1990)
    }

    @Test("takes the heaviest of all rising chains", arguments: 0..<40)
    func chains(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let pairs = Set(
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
                Anchor(
                    source: Int.random(in: 0..<6, using: &random),
                    target: Int.random(in: 0..<6, using: &random))
            }
        ).sorted { ($0.source, $0.target) < ($1.source, $1.target) }
        let scores = pairs.map { _ in Double(Int.random(in: 1...9, using: &random)) }
        let heaviest = (0..<1 << pairs.count).map { chosen -> Double in
            let places = pairs.indices.filter { chosen >> $0 & 1 == 1 }
            let rises = zip(places, places.dropFirst()).allSatisfy {
                pairs[$0].source < pairs[$1].source && pairs[$0].target < pairs[$1].target
            }
            return rises ? places.reduce(0) { $0 + scores[$1] } : 0
        }.max()
        let chain = AnchorChain(pairs, scores: scores).anchors
        let sum = chain.reduce(0) { $0 + scores[pairs.firstIndex(of: $1) ?? 0] }
        #expect(sum == heaviest)
        #expect(
            zip(chain, chain.dropFirst()).allSatisfy {
                $0.source < $1.source && $0.target < $1.target
            })
    }
}
