import Alignment
import Bitext
import Foundation
import Language
import TestSupport
import Testing

@Suite struct AlignerTests {
    private static let opening = """
        Партизаны Херсона ждали освобождения 412 дней, с марта 2022 года до середины ноября. =
        The partisans of Kherson waited 412 days for liberation, from March 2022 to mid-November. /
        Игорь впервые встретил Смоука 21 августа на заброшенном заводе «Прибой» у самой реки. =
        Ihor first met Smoke on 21 August at the abandoned “Priboi” cannery right by the river. /
        """
    private static let ending = """
        / В подвале школы № 7 до самого утра прятались 26 учеников и учитель Громов. =
        In the basement of School No. 7 26 pupils and their teacher Gromov hid until morning. /
        За одно лето цены на хлеб выросли на 37,5 %, а пенсии не выросли вовсе. =
        In one summer the price of bread rose by 37.5 %, and pensions did not rise at all.
        """

    @Test(
        "finds each kind of bead",
        arguments: [
            "Патруль заходил в Одессу дважды. = A patrol came to Odessa twice.",
            """
            Подтвердили, что ячеек было 118, и что людей в области насчитывалось около 300. =
            They confirmed that there had been 118 cells. | The region had about 300 people.
            """,
            """
            Из партизан задержали 118, среди них Кожухаря. | Вернулись только 300 человек. =
            Of the partisans 118 were detained, Kozhukhar among them, and only 300 came back.
            """,
            """
            В 6:40 постучал Кожухарь, попросил сосчитать 118 машин на Портовой и ушёл в 9:15. =
            At 6:40 Kozhukhar knocked. | He asked to count 118 cars on Portovaya. | At 9:15 he left.
            """,
            """
            В 6:40 постучал Кожухарь. | Он просил сосчитать 118 машин. | В 9:15 ушёл на Портовую. =
            At 6:40 Kozhukhar knocked, asked for 118 cars to be counted and left at 9:15 for Portovaya.
            """,
            """
            В 6:40 постучал Кожухарь, в 7:05 пришла Савчук, в 8:30 вернулся Громов, а в 9:15 на Портовой насчитали 118 машин. =
            At 6:40 Kozhukhar knocked. | At 7:05 Savchuk came. | At 8:30 Gromov returned. | At 9:15 118 cars were counted on Portovaya.
            """,
            """
            В 6:40 Кожухарь, Савчук и Громов ушли с Портовой в Одессу. | В 9:15 там стояли 118 машин, 300 человек и 57 коров. =
            At 6:40 there were 118 cars, 300 people and 57 cows there. | At 9:15 Kozhukhar, Savchuk and Gromov left Portovaya for Odessa.
            """,
            "Собирались на заброшенном заводе, о котором давно никто не вспоминал. = ",
            " = In Russian the two professions share a single word.",
        ])
    func kinds(marked: String) throws {
        let text = MarkedBeads(Self.opening + marked + Self.ending)
        let aligned = try Aligner().align(
            SegmentedText("ru", text.source), SegmentedText("en", text.target))
        #expect(aligned.beads.map(BeadNotation.text) == text.beads)
    }

    @Test("finds a bead of each shape of the inventory", arguments: BeadShape.all)
    func shapes(shape: BeadShape) throws {
        let numbers = (0..<24).map { 101 + $0 * 7 }
        func side(_ count: Int, _ numbers: [Int], _ word: String) -> [String] {
            (0..<count).map { place in
                word
                    + numbers[place * 24 / count..<(place + 1) * 24 / count]
                    .map { " (\($0))" }.joined() + "."
            }
        }
        // The numbers of a bead with several segments on both sides stand in other order, so that
        // no smaller bead holds them.
        let isCrossed = min(shape.source, shape.target) > 1
        let source = side(shape.source, numbers, "Числа")
        let target = side(
            shape.target,
            isCrossed
                ? (0..<24).map { numbers[$0 * 7 % 24] } : numbers, "Numbers")
        let text = MarkedBeads(
            Self.opening + source.joined(separator: "|") + "=" + target.joined(separator: "|")
                + Self.ending)
        let beads = try Aligner().align(
            SegmentedText("ru", text.source), SegmentedText("en", text.target)
        ).beads
        #expect(beads.map(BeadNotation.text) == text.beads)
    }

    @Test("gives no bead of a shape that is not in the inventory", arguments: 0..<12)
    func inventory(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        var options = Aligner.Options()
        options.isForced = true
        options.shapes = BeadShape.all.filter {
            $0.source + $0.target == 2 || Bool.random(using: &random)
        }
        func lines(_ word: String) -> SegmentedText {
            SegmentedText(
                word == "слово" ? "ru" : "en",
                (0..<60).map { _ in
                    word
                        + (0..<Int.random(in: 0...6, using: &random))
                        .map { _ in " \(Int.random(in: 0..<40, using: &random))" }.joined()
                })
        }
        let beads = try Aligner(options: options).align(lines("слово"), lines("word")).beads
        for bead in beads where !bead.isOneSided {
            #expect(
                options.shapes.contains {
                    $0.source == bead.source.count && $0.target == bead.target.count
                })
        }
    }

    @Test("is no surer of half of a pair because the other half may not join it")
    func forbiddenShapes() throws {
        let folder = SharedData.repository.appendingPathComponent("Memory")
        let source = try SegmentedText(
            "ru", linesOf: folder.appendingPathComponent("occupation.ru"))
        let target = try SegmentedText(
            "en", linesOf: folder.appendingPathComponent("occupation.en"))
        let beads = try Aligner().align(source, target).beads
        var options = Aligner.Options()
        options.shapes = BeadShape.all.filter { $0.source == 1 && $0.target == 1 }
        let single = try Aligner(options: options).align(source, target).beads
        #expect(single.allSatisfy { $0.source.count <= 1 && $0.target.count <= 1 })
        var halves = 0
        for whole in beads where whole.confidence > 0.9 && !whole.isOneSided {
            for bead in single
            where whole.source.contains(bead.source) && whole.target.contains(bead.target)
                && !bead.isOneSided
            {
                if bead.source == whole.source, bead.target == whole.target {
                    #expect(bead.confidence > 0.8)
                } else {
                    halves += 1
                    #expect(bead.confidence < 0.3)
                }
            }
        }
        #expect(halves > 2)
    }

    @Test(
        "lets the lexicon decide, in any form of its words",
        arguments: [
            (["подполье"], ["underground"], "[2]:[]", "[3]:[2]"),
            (["кураторы"], ["underground"], "[2]:[2]", "[3]:[]"),
            (["ячейками", "подпольем"], ["silent", "undergrounds"], "[2]:[]", "[3]:[2]"),
            (["замолчали", "куратор"], ["silent", "underground"], "[2]:[2]", "[3]:[]"),
        ])
    func lexicon(source: [String], target: [String], first: String, second: String) throws {
        let text = MarkedBeads(
            Self.opening
                + """
                Весной того года надолго замолчали кураторы из соседней области. |
                Осенью того года быстро выросло ячейками подполье на левом берегу. =
                In that year the silent underground was what all of them recalled.
                """ + Self.ending)
        let aligner = Aligner(lexicon: [
            LexiconEntry(source: source, target: target, strength: 0.9)
        ])
        let beads = try aligner.align(
            SegmentedText("ru", text.source), SegmentedText("en", text.target)
        ).beads.map(BeadNotation.text)
        #expect(Array(beads[2...3]) == [first, second])
    }

    @Test("leaves segments alone that are known to be, and finds their place")
    func alone() throws {
        let text = MarkedBeads(
            Self.opening
                + """
                В 1999 году построили мост. | На нём стояли 118 машин. = /
                В 6:40 постучал Кожухарь. = At 6:40 Kozhukhar knocked. / = In 1999 a bridge was built.
                """ + Self.ending)
        var options = Aligner.Options()
        options.alone = LoneSegments(source: [2..<4], target: [3..<4])
        let (source, target) = (
            SegmentedText("ru", text.source), SegmentedText("en", text.target)
        )
        let free = try Aligner().align(source, target).beads.map(BeadNotation.text)
        #expect(!free.contains("[2,3]:[]"))
        let beads = try Aligner(options: options).align(source, target).beads
        #expect(beads.map(BeadNotation.text) == text.beads)
        #expect(beads.filter(\.isOneSided).allSatisfy { $0.confidence == 1 })
    }

    @Test(
        "aligns round segments that are known to stand alone, wherever they are", arguments: 0..<8)
    func randomlyAlone(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        func side(_ language: String) -> SegmentedText {
            SegmentedText(
                language,
                (0..<70).map { number in
                    "\(number + 100) \(Int.random(in: 0..<40, using: &random))"
                })
        }
        func ranges() -> [Range<Int>] {
            (0..<7).map { place in
                let start = place * 10 + Int.random(in: 0..<7, using: &random)
                return start..<start + Int.random(in: 1...3, using: &random)
            }
        }
        var options = Aligner.Options()
        options.alone = LoneSegments(source: ranges(), target: ranges())
        let beads = try Aligner(options: options).align(side("ru"), side("en")).beads
        for range in options.alone.source {
            #expect(beads.contains { $0.source == range && $0.target.isEmpty })
        }
        for range in options.alone.target {
            #expect(beads.contains { $0.target == range && $0.source.isEmpty })
        }
    }

    @Test("says which side is empty")
    func empty() {
        let full = SegmentedText("ru", ["Да."])
        let none = SegmentedText("en", [])
        let blank = SegmentedText("en", [" ", "\u{A0}"])
        #expect(throws: AlignmentError.emptySide(.target)) { try Aligner().align(full, none) }
        #expect(throws: AlignmentError.emptySide(.target)) { try Aligner().align(full, blank) }
        #expect(throws: AlignmentError.emptySide(.source)) { try Aligner().align(none, full) }
        #expect(throws: AlignmentError.emptySide(.both)) { try Aligner().align(none, blank) }
    }

    @Test("keeps very short texts together")
    func short() throws {
        func beads(_ source: [String], _ target: [String]) throws -> [String] {
            try Aligner().align(SegmentedText("ru", source), SegmentedText("en", target)).beads
                .map(BeadNotation.text)
        }
        #expect(try beads(["Да."], ["Yes."]) == ["[0]:[0]"])
        #expect(
            try beads(["Он пришёл.", "Она ушла."], ["He came.", "She left."])
                == ["[0]:[0]", "[1]:[1]"])
        #expect(
            try beads(
                ["Он пришёл домой поздно вечером, поужинал, поговорил с ней и уснул."],
                ["He came home late at night.", "He had supper.", "He talked to her and slept."])
                == ["[0]:[0,1,2]"])
    }

    @Test("is sure of what is plain and not of what has nothing in common")
    func confidence() throws {
        let text = MarkedBeads(Self.opening + Self.ending.dropFirst())
        let plain = try Aligner().align(
            SegmentedText("ru", text.source), SegmentedText("en", text.target))
        #expect(plain.beads.allSatisfy { $0.confidence > 0.8 })
        let foreign = try Aligner().align(
            SegmentedText("ru", text.source),
            SegmentedText(
                "en", ["Yes.", "A very long sentence about something wholly different and else."]))
        #expect(foreign.beads.contains { $0.confidence < 0.7 })
    }

    @Test("follows paragraphs where nothing else tells")
    func paragraphs() throws {
        func text(_ language: String, _ segments: [String], breakAt cut: Int) -> SegmentedText {
            SegmentedText(
                language: LanguageTag(language), segments: segments.map { Segment($0) },
                paragraphs: [
                    .init(segments: 0..<cut, kind: .text),
                    .init(segments: cut..<segments.count, kind: .text),
                ])
        }
        let source = ["Он пришёл домой и сел.", "Была зима за окном."]
        let target = ["He came home.", "He sat down.", "It was cold outside."]
        let first = try Aligner().align(
            text("ru", source, breakAt: 1), text("en", target, breakAt: 2))
        #expect(first.beads.map(BeadNotation.text) == ["[0]:[0,1]", "[1]:[2]"])
        let second = try Aligner().align(
            text("ru", source, breakAt: 1), text("en", target, breakAt: 1))
        #expect(second.beads.map(BeadNotation.text) == ["[0]:[0]", "[1]:[1,2]"])
    }

    @Test("tells how far it is, from 0 to 1")
    func progress() throws {
        var seen: [Double] = []
        _ = try Aligner().align(SegmentedText("ru", ["Да."]), SegmentedText("en", ["Yes."])) {
            seen.append($0)
        }
        #expect(seen.first == 0)
        #expect(seen.last == 1)
        #expect(seen == seen.sorted())
    }

    @Test("stops when its task is cancelled")
    func cancellation() async {
        let words = (0..<400).map { "Слово номер \($0)." }
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try Aligner().align(SegmentedText("ru", words), SegmentedText("en", words))
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("aligns the article")
    func article() throws {
        guard let gold = SharedData.file("article/kherson.gold"),
            let source = SharedData.file("article/kherson.ru"),
            let target = SharedData.file("article/kherson.en")
        else { return }
        let aligned = try Aligner().align(
            SegmentedText("ru", linesOf: source), SegmentedText("en", linesOf: target))
        #expect(try BeadNotation.strictF1(aligned.beads, gold: gold) >= 0.96)
        // Segment 4 stands alone in the gold. Without a dictionary it is glued to the one before,
        // which costs .03 of the strict F1 here (.968), but is marked as doubtful: .37.
        let bead = try #require(aligned.beads.first { $0.source.contains(4) })
        #expect(bead.source == 4..<5 && bead.target.isEmpty || bead.confidence < 0.5)
    }

    @Test("aligns the shipped pair")
    func shippedPair() throws {
        let folder = SharedData.repository.appendingPathComponent("Memory")
        let aligned = try Aligner().align(
            SegmentedText("ru", linesOf: folder.appendingPathComponent("occupation.ru")),
            SegmentedText("en", linesOf: folder.appendingPathComponent("occupation.en")))
        let score = try BeadNotation.strictF1(
            aligned.beads, gold: folder.appendingPathComponent("occupation.beads"))
        // Measured .863 without a dictionary, and .924 with freedict-eng-rus and mueller7. It was
        // .88 with dearer gaps and no test of borders; both are chosen by the development sets.
        #expect(score >= 0.86, "\(score)")
    }
}
