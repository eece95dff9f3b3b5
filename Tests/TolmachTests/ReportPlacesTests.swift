import TestSupport
import Testing
import Tolmach

/// What the page says of the beads.
@Suite struct ReportPlacesTests {
    private func ids(_ page: PageSketch, _ prefix: Character) -> [String] {
        page.values(of: "id").filter {
            $0.first == prefix && $0.dropFirst().allSatisfy(\.isNumber)
        }
    }

    /// Where the lists lead that show the worst first, of doubtful beads and of gaps.
    private func worst(_ page: PageSketch) -> [[String]] {
        page.named("div").filter { $0.classes.contains("worst") }.map(\.links)
    }

    @Test("doubtful beads are listed in the order of the texts, and again by their doubt")
    func doubtful() throws {
        let page = try PageSketch(
            SampleReports.report([
                (1, 1, 0.79), (1, 1, 0.8), (2, 1, 0.3), (0, 1, 0.5), (1, 0, 0.9), (1, 1, 0.3),
            ]))
        #expect(ids(page, "d") == ["d1", "d3", "d4", "d6"])
        #expect(worst(page)[0] == ["#b3", "#b6", "#b4", "#b1"])
        #expect(page.element("d3")?.text == "3 0.30? 2-1 русский 3 русский 4 english 3")
        #expect(page.element("d4")?.text == "4 0.50? 0-1 — english 4")
        let header = page.named("header")[0].text
        #expect(
            header.contains("6 segments and 5 in 6 beads; 2 without a counterpart, 4 below 0.80"))
    }

    @Test("neighbours without a counterpart are one gap, whichever side they are on")
    func gaps() throws {
        let page = try PageSketch(
            SampleReports.report([
                (1, 0, 0.9), (1, 1, 0.9), (1, 0, 0.9), (1, 0, 0.9), (0, 1, 0.9), (1, 1, 0.9),
                (0, 2, 0.9),
            ]))
        #expect(ids(page, "g") == ["g1", "g3", "g7"])
        #expect(worst(page) == [["#b3", "#b7", "#b1"]])
        #expect(page.element("g3")?.text == "3–5 2 ru + 1 en русский 3 русский 4 english 2")
        #expect(page.element("gaps")?.text.contains("3 gaps 6 segments without") == true)
        for row in ["b3", "b4", "b5"] {
            #expect(page.element(row)?.text.contains("plot") == true)
        }
    }

    @Test(
        "the class of a bead follows its confidence",
        arguments: [
            (1.0, "s"), (0.95, "s"), (0.949, "f"), (0.8, "f"), (0.799, "d"), (0, "d"), (-1, "d"),
            (.nan, "d"), (7, "s"),
        ] as [(Double, String)])
    func classes(confidence: Double, name: String) throws {
        let page = try PageSketch(SampleReports.report([(1, 1, confidence)]))
        let legend = page.named("li").prefix(4).map(\.text)
        let counted = legend.map { $0.hasSuffix("1") }
        #expect(counted == ["s", "f", "d", "o"].map { $0 == name }, "\(legend)")
        let row = page.rows[0].classes.subtracting(["p", "q"])
        #expect(row == (name == "s" ? [] : [Substring(name)]))
    }

    @Test(
        "a bead at the threshold is not doubtful, whatever the threshold", arguments: [0, 0.5, 1])
    func thresholds(doubtfulBelow: Double) throws {
        let page = try PageSketch(
            SampleReports.report(
                [(1, 1, doubtfulBelow), (1, 1, doubtfulBelow - 0.01)],
                doubtfulBelow: doubtfulBelow))
        #expect(ids(page, "d") == (doubtfulBelow == 0 ? [] : ["d2"]))
    }

    @Test("where all is sure the page says so")
    func nothing() throws {
        let page = try PageSketch(SampleReports.report([(1, 1, 1), (1, 1, 1)]))
        #expect(page.element("look")?.text.contains("No bead is below 0.80.") == true)
        #expect(page.element("gaps")?.text.contains("Every segment has a counterpart.") == true)
    }

    @Test(
        "no text is too small",
        arguments: [[], [(1, 0, 0.5)], [(0, 1, 0.5)], [(1, 1, 0.9)]] as [[(Int, Int, Double)]])
    func small(beads: [(Int, Int, Double)]) throws {
        let page = try PageSketch(SampleReports.report(beads.map { ($0.0, $0.1, $0.2) }))
        #expect(page.rows.count == beads.count)
    }

    @Test("a short text has a mark for each bead in the plot, a long one a bounded number")
    func marks() throws {
        let short = try PageSketch(SampleReports.random(beads: 100, seed: 1))
        #expect((80...100).contains(ids(short, "p").count))
        let long = try PageSketch(SampleReports.random(beads: 10_000, seed: 2))
        #expect((50...1200).contains(ids(long, "p").count))
    }

    @Test("dots are drawn inside of the texts only, and not more than can be seen")
    func dots() throws {
        let inside = AlignmentReport.Dot(source: 1, target: 0)
        let outside = [(2, 0), (0, 2), (-1, 0), (0, -1), (.max, 0)].map {
            AlignmentReport.Dot(source: $0.0, target: $0.1)
        }
        let page = try PageSketch(
            SampleReports.report([(1, 1, 1), (1, 1, 1)], dots: [inside] + outside))
        let path = page.named("path").first { $0.classes.contains("dots") }
        #expect(path?.attributes["d"] == "M478 186h0")
        let many = try PageSketch(SampleReports.random(beads: 3000, seed: 3))
        let dots = many.named("path").first { $0.classes.contains("dots") }
        #expect(dots?.attributes["d"]?.utf8.count { $0 == UInt8(ascii: "M") } == 2000)
    }

    @Test("kinds are counted, the most frequent first, and the facts of the run follow")
    func figures() throws {
        let page = try PageSketch(
            SampleReports.report(
                [(1, 2, 1), (1, 1, 1), (1, 1, 1), (2, 1, 1)],
                facts: [AlignmentReport.Fact("rounds", "3")]))
        #expect(page.named("th").map(\.text) == ["1-1", "1-2", "2-1"])
        #expect(page.named("dt").map(\.text).last == "rounds")
        #expect(page.named("dd").map(\.text).last == "3")
        #expect(page.element("figures")?.text.contains("By it 4 of the 4 beads are right.") == true)
    }

    @Test("headings and captions are set apart, and a paragraph begins with some space")
    func paragraphs() throws {
        let source = SegmentedText(
            language: LanguageTag("ru"), segments: ["А", "Б", "В", "Г"].map { Segment($0) },
            paragraphs: [
                .init(segments: 0..<1, kind: .heading), .init(segments: 1..<3, kind: .text),
                .init(segments: 3..<4, kind: .caption),
            ])
        let target = SegmentedText(
            language: LanguageTag("en"), segments: ["A", "B", "C", "D"].map { Segment($0) })
        let page = try PageSketch(
            AlignmentReport(
                AlignedText(
                    source: source, target: target,
                    beads: (0..<4).map {
                        Bead(source: $0..<$0 + 1, target: $0..<$0 + 1, confidence: 1)
                    }), sourceName: "a", targetName: "b"))
        let sources = stride(from: 0, to: 8, by: 2).map { page.cells[$0].classes }
        #expect(sources == [["h"], [], [], ["a"]])
        #expect(page.rows.map { $0.classes.contains("p") } == [true, true, false, true])
    }

    @Test("segments are counted from 1, or called as they are said to be")
    func numbers() throws {
        var report = SampleReports.report([(2, 1, 1), (0, 1, 1)])
        func numbers(_ report: AlignmentReport) throws -> [String] {
            try PageSketch(report).values(of: "data-n")
        }
        #expect(try numbers(report) == ["1", "2", "1", "2"])
        report.sourceNumbers = ["7.1", "7.2"]
        report.targetNumbers = ["8", "<9>"]
        #expect(try numbers(report) == ["7.1", "7.2", "8", "<9>"])
    }
}
