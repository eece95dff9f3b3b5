import Bitext
import TestSupport
import Testing

@testable import Alignment

@Suite struct CorridorTests {
    /// A random chain of anchors, which may leave gaps of any steepness.
    private static func anchors(
        _ source: Int, _ target: Int, _ random: inout RandomSource
    ) -> [Anchor] {
        func places(_ count: Int, _ wanted: Int) -> [Int] {
            Set((0..<wanted).map { _ in Int.random(in: 0..<count, using: &random) }).sorted()
        }
        let wanted = Int.random(in: 0...5, using: &random)
        return zip(places(source, wanted), places(target, wanted))
            .map { Anchor(source: $0, target: $1) }
    }

    private static func path(
        _ source: Int, _ target: Int, _ random: inout RandomSource
    ) -> [BeadPlace] {
        var path: [BeadPlace] = []
        var place = (0, 0)
        while place != (source, target) {
            let end = (
                min(source, place.0 + Int.random(in: 0...3, using: &random)),
                min(target, place.1 + Int.random(in: 0...40, using: &random))
            )
            if end == place { continue }
            path.append(BeadPlace(source: place.0..<end.0, target: place.1..<end.1))
            place = end
        }
        return path
    }

    /// The sizes of two texts, some of them very unequal.
    private static func counts(_ random: inout RandomSource) -> (Int, Int) {
        let counts = (
            Int.random(in: 1...60, using: &random),
            Int.random(in: 1...(Bool.random(using: &random) ? 90 : 9000), using: &random)
        )
        return Bool.random(using: &random) ? counts : (counts.1, counts.0)
    }

    private static func expectConnected(_ corridor: Corridor, _ source: Int, _ target: Int) {
        #expect(corridor.rowCount == source + 1)
        #expect(corridor.low.first == 0 && corridor.high.last == target)
        #expect(zip(corridor.low, corridor.high).allSatisfy { $0 <= $1 })
        let rows = zip(0..<source, 1...source)
        #expect(
            rows.allSatisfy { corridor.low[$0] <= corridor.low[$1] }
                && rows.allSatisfy { corridor.high[$0] <= corridor.high[$1] })
        // A gap of the source leads from each row to the next.
        #expect(rows.allSatisfy { corridor.low[$1] <= corridor.high[$0] })
    }

    private static func expectSound(
        _ corridor: Corridor, exchanged: Corridor, _ source: Int, _ target: Int
    ) {
        expectConnected(corridor, source, target)
        let across = corridor.transposed(columnCount: target + 1)
        expectConnected(across, target, source)
        #expect(across.count == corridor.count)
        #expect(across.low == exchanged.low && across.high == exchanged.high)
    }

    @Test("a corridor leads through and is the same for exchanged sides", arguments: 0..<60)
    func soundness(seed: UInt64) {
        var random = RandomSource(seed: seed)
        let (source, target) = Self.counts(&random)
        let anchors = Self.anchors(source, target, &random)
        Self.expectSound(
            .along(anchors, source, target),
            exchanged: .along(
                anchors.map { Anchor(source: $0.target, target: $0.source) }, target, source),
            source, target)
        let path = Self.path(source, target, &random)
        let margin = Int.random(in: 0...20, using: &random)
        Self.expectSound(
            .around(path, source, target, margin: margin),
            exchanged: .around(
                path.map { BeadPlace(source: $0.target, target: $0.source) }, target, source,
                margin: margin), source, target)
        let halfWidth = Int.random(in: 1...70, using: &random)
        Self.expectSound(
            .diagonal(source, target, halfWidth: halfWidth),
            exchanged: .diagonal(target, source, halfWidth: halfWidth), source, target)
    }

    @Test("a corridor leads through a gap however steep it is")
    func steep() {
        Self.expectConnected(
            .along([Anchor(source: 20, target: 4000)], 40, 8000), 40, 8000)
        Self.expectConnected(
            .along([Anchor(source: 4000, target: 20)], 8000, 40), 8000, 40)
    }

    /// A short text, and a book in which just two of its segments stand.
    private static func excerpt() -> (SegmentedText, SegmentedText) {
        var random = RandomSource(seed: 1)
        func lines(_ count: Int, _ letters: String) -> [String] {
            (0..<count).map { _ in
                (0..<6).map { _ in
                    String((0..<7).map { _ in letters.randomElement(using: &random) ?? "x" })
                }.joined(separator: " ") + "."
            }
        }
        var source = lines(30, "йъыьэюящчшжх")
        var target = lines(3600, "wqxyaeou")
        for (place, other) in [(14, 1780), (15, 1880)] {
            let numbers = "\(48213 + place) \(77191 + place) \(51117 + place) \(60001 + place)"
            source[place] = numbers + " ъыьэюя жхчшщ."
            target[other] = numbers + " wqxyae ouwqx."
        }
        return (SegmentedText("ru", source), SegmentedText("en", target))
    }

    @Test("a short text and a whole book are searched, and refused unless that is forced")
    func shortTextAndBook() throws {
        let (source, target) = Self.excerpt()
        do {
            _ = try Aligner().align(source, target)
            Issue.record("aligned")
        } catch AlignmentError.unrelated(let figures) {
            #expect(figures.relatedShare < 0.2)
        }
        var options = Aligner.Options()
        options.isForced = true
        options.learningRounds = 0
        let beads = try Aligner(options: options).align(target, source).beads
        #expect(beads.contains { $0.source.contains(1780) && $0.target.contains(14) })
    }
}
