import Bitext
import TestSupport
import Testing

@testable import Alignment

@Suite struct StretchTests {
    private static let counts = SideCounts(source: 10, target: 12)

    private static func parts(
        _ anchors: [Anchor], _ fixed: [Bead] = []
    ) throws -> [String] {
        try StretchPlan(counts, anchors: anchors, fixed: fixed).parts.map { part in
            switch part {
            case .open(let stretch):
                "\(stretch.source)-\(stretch.target)"
            case .known(let place): "=\(place.source)-\(place.target)"
            }
        }
    }

    private static func bead(_ source: Range<Int>, _ target: Range<Int>) -> Bead {
        Bead(source: source, target: target, confidence: 1)
    }

    @Test("cuts texts at anchors and round beads that are known")
    func cutting() throws {
        #expect(try Self.parts([]) == ["0..<10-0..<12"])
        #expect(try Self.parts([Anchor(source: 0, target: 0)]) == ["0..<10-0..<12"])
        #expect(
            try Self.parts([Anchor(source: 4, target: 6), Anchor(source: 2, target: 1)])
                == ["0..<2-0..<1", "2..<4-1..<6", "4..<10-6..<12"])
        #expect(
            try Self.parts([Anchor(source: 2, target: 3)], [Self.bead(2..<3, 3..<5)])
                == ["0..<2-0..<3", "=2..<3-3..<5", "3..<10-5..<12"])
        #expect(
            try Self.parts([], [Self.bead(0..<1, 0..<0), Self.bead(1..<10, 0..<12)])
                == ["=0..<1-0..<0", "=1..<10-0..<12"])
        #expect(
            try Self.parts([Anchor(source: 3, target: 5)], [Self.bead(2..<3, 3..<5)])
                == ["0..<2-0..<3", "=2..<3-3..<5", "3..<10-5..<12"])
    }

    @Test(
        "refuses anchors that cross, lie outside or lie within a bead",
        arguments: [
            ([(3, 4), (4, 4)], AlignmentError.anchorsCross(anchor(3, 4), anchor(4, 4))),
            ([(4, 3), (3, 4)], .anchorsCross(anchor(3, 4), anchor(4, 3))),
            ([(3, 4), (3, 5)], .anchorsCross(anchor(3, 4), anchor(3, 5))),
            ([(10, 3)], .anchorOutside(anchor(10, 3), counts)),
            ([(3, 12)], .anchorOutside(anchor(3, 12), counts)),
            ([(-1, 0)], .anchorOutside(anchor(-1, 0), counts)),
            ([(7, 7)], .anchorInside(anchor(7, 7), bead(6..<8, 6..<9))),
            ([(5, 7)], .anchorInside(anchor(5, 7), bead(6..<8, 6..<9))),
            ([(8, 8)], .anchorInside(anchor(8, 8), bead(6..<8, 6..<9))),
        ])
    func wrongAnchors(anchors: [(Int, Int)], error: AlignmentError) {
        #expect(throws: error) {
            try Self.parts(
                anchors.map { Anchor(source: $0.0, target: $0.1) }, [Self.bead(6..<8, 6..<9)])
        }
    }

    private static func anchor(_ source: Int, _ target: Int) -> Anchor {
        Anchor(source: source, target: target)
    }

    @Test("refuses beads out of order or outside")
    func wrongBeads() {
        #expect(throws: AlignmentError.fixedOutOfOrder(Self.bead(1..<3, 4..<5))) {
            try Self.parts([], [Self.bead(0..<2, 0..<2), Self.bead(1..<3, 4..<5)])
        }
        #expect(throws: AlignmentError.fixedOutOfOrder(Self.bead(9..<11, 4..<5))) {
            try Self.parts([], [Self.bead(9..<11, 4..<5)])
        }
    }

    @Test("takes for a short stretch what that needs, however many words the texts have")
    func vocabulary() throws {
        let inputs = try [500, 50_000].map { count in
            let lines = (0..<count / 50).map { line in
                (0..<50).map { "\(line * 50 + $0)" }.joined(separator: " ")
            }
            return try BeadModel(
                SegmentedText("ru", lines), SegmentedText("en", lines), shapes: BeadShape.all,
                entries: [])
        }
        let stretch = Stretch(source: 3..<4, target: 3..<4)
        let growth = try growth(of: inputs) { model in
            for _ in 0..<20 {
                _ = try StretchSearch(model, stretch, after: nil)
                #expect(try AnchorFinder(model, stretch).anchors().count == 1)
            }
        }
        #expect(growth < 3)
    }

    @Test("searches what lies between cuts as texts of their own", arguments: 0..<10)
    func parts(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        func text(_ language: String, _ words: [String]) -> SegmentedText {
            SegmentedText(
                language,
                (0..<14).map { _ in
                    (0..<6).map { _ in words.randomElement(using: &random) ?? "" }
                        .joined(separator: " ")
                })
        }
        let source = text("ru", ["дом", "река", "12", "Херсон", "да", "1999"])
        let target = text("en", ["house", "river", "12", "Kherson", "yes", "1999"])
        let model = try BeadModel(source, target, shapes: BeadShape.all, entries: [])
        let cut = Anchor(
            source: Int.random(in: 1..<14, using: &random),
            target: Int.random(in: 1..<14, using: &random))
        let plan = try StretchPlan(
            SideCounts(source: 14, target: 14), anchors: [cut], fixed: [])
        let search = PlainSearch(model: model)
        for stretch in plan.stretches {
            let path = try StretchSearch(model, stretch, after: nil).path.map(stretch.bead(at:))
            #expect(abs(search.score(of: path) - search.best(stretch)) < 1e-2)
        }
    }

    @Test("searches a long text behind a cut as a text of its own")
    func longPart() throws {
        // What stands before the cut would lead astray if it were counted with the rest.
        let numbers = Array(0..<400)
        let kept = numbers.filter { !(100..<300).contains($0) }
        let source = SegmentedText(
            "ru", ([350, 351, 20] + numbers).map { "Строка номер \($0) о реке." })
        let target = SegmentedText(
            "en", ([20, 21, 22, 350, 351] + kept).map { "Line number \($0) about a river." })
        let model = try BeadModel(source, target, shapes: BeadShape.all, entries: [])
        let plan = try StretchPlan(
            SideCounts(source: source.segments.count, target: target.segments.count),
            anchors: [Anchor(source: 3, target: 5)], fixed: [])
        for stretch in plan.stretches {
            let best = try PathSearch(
                scores: BeadScores(
                    model, stretch, .whole(stretch.source.count, stretch.target.count)),
                gaps: model.gaps.part(stretch)
            ).best()
            let search = try StretchSearch(model, stretch, after: nil)
            #expect(search.path == best?.path)
            let finding = StretchSearch.Finding(
                anchors: search.anchors, path: search.path,
                confidences: try search.posteriors().confidences)
            for isLast in [false, true] {
                let next = try StretchSearch(model, stretch, after: finding, isLast: isLast)
                #expect(next.path == best?.path)
            }
            guard stretch.source.count > 100 else { continue }
            #expect(search.cells < 401 * 201 / 4)
            #expect(search.anchors.count > 190)
            #expect(
                search.anchors.allSatisfy {
                    numbers[$0.source - 3] == kept[$0.target - 5]
                })
        }
    }
}
