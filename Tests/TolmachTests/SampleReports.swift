import TestSupport
import Tolmach

/// Reports to be tested.
enum SampleReports {
    /// A text whose beads have given shapes and confidences; its segments are numbered words.
    static func report(
        _ beads: [(source: Int, target: Int, confidence: Double)], doubtfulBelow: Double = 0.8,
        facts: [AlignmentReport.Fact] = [], dots: [AlignmentReport.Dot] = []
    ) -> AlignmentReport {
        var places = (source: 0, target: 0)
        let placed = beads.map { bead in
            let start = places
            places = (start.source + bead.source, start.target + bead.target)
            return Bead(
                source: start.source..<places.source, target: start.target..<places.target,
                confidence: bead.confidence)
        }
        return AlignmentReport(
            AlignedText(
                source: SegmentedText(
                    language: LanguageTag("ru"),
                    segments: (0..<places.source).map { Segment("русский \($0 + 1)") }),
                target: SegmentedText(
                    language: LanguageTag("en"),
                    segments: (0..<places.target).map { Segment("english \($0 + 1)") }),
                beads: placed),
            sourceName: "a.ru.txt", targetName: "a.en.txt", doubtfulBelow: doubtfulBelow,
            facts: facts, dots: dots)
    }

    /// One bead of one segment on each side.
    static func pair(
        _ source: Segment, _ target: Segment, languages: (String, String) = ("ru", "en"),
        name: String = "a.txt"
    ) -> AlignmentReport {
        AlignmentReport(
            AlignedText(
                source: SegmentedText(language: LanguageTag(languages.0), segments: [source]),
                target: SegmentedText(language: LanguageTag(languages.1), segments: [target]),
                beads: [Bead(source: 0..<1, target: 0..<1, confidence: 0.9)]),
            sourceName: name, targetName: "b.txt")
    }

    /// Random beads of sentences as long as those of news, some 110 letters; most of them sure.
    static func random(beads count: Int, seed: UInt64) -> AlignmentReport {
        var random = RandomSource(seed: seed)
        var source: [Segment] = []
        var target: [Segment] = []
        var beads: [Bead] = []
        for _ in 0..<count {
            let shape =
                [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (1, 0), (0, 1)]
                .randomElement(using: &random) ?? (1, 1)
            let start = (source.count, target.count)
            for _ in 0..<shape.0 { source.append(Segment(sentence("бвгдежзклмн", &random))) }
            for _ in 0..<shape.1 { target.append(Segment(sentence("bcdefghiklm", &random))) }
            let doubt = Double.random(in: 0...1, using: &random)
            beads.append(
                Bead(
                    source: start.0..<source.count, target: start.1..<target.count,
                    confidence: 1 - doubt * doubt * doubt))
        }
        return AlignmentReport(
            AlignedText(
                source: SegmentedText(language: LanguageTag("ru"), segments: source),
                target: SegmentedText(language: LanguageTag("en"), segments: target), beads: beads),
            sourceName: "book.ru.txt", targetName: "book.en.txt",
            dots: (0..<20_000).map { _ in
                AlignmentReport.Dot(
                    source: .random(in: 0..<source.count, using: &random),
                    target: .random(in: 0..<target.count, using: &random))
            })
    }

    private static func sentence(_ letters: String, _ random: inout RandomSource) -> String {
        let letters = Array(letters)
        let words = (0..<15).map { _ in
            String(
                (0..<Int.random(in: 2...11, using: &random)).map { _ in
                    letters[Int.random(in: 0..<letters.count, using: &random)]
                })
        }
        return words.joined(separator: " ") + "."
    }
}
