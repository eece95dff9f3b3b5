import Bitext
import Language
import TestSupport
import Testing

@testable import Alignment

@Suite struct InvariantTests {
    /// Texts of our own in other languages: each line a segment and its translation, `|` between
    /// segments of a side.
    private static let texts = [
        (
            "de", "fr",
            """
            Am 14. Juli 1865 standen zum ersten Mal Menschen auf dem Matterhorn. = Le 14 juillet 1865, des hommes se tinrent pour la première fois au sommet du Cervin.
            Sie waren zu siebt. | Edward Whymper führte sie. = Ils étaient sept, conduits par Edward Whymper.
            Beim Abstieg stürzten vier von ihnen ab. = À la descente, quatre d’entre eux firent une chute mortelle.
            Das Seil riss, und man fragt sich bis heute, warum. = La corde se rompit. | On se demande encore pourquoi aujourd’hui.
             = (Traduction de la rédaction)
            Im Dorf Zermatt liegt das Seil in einem Museum. = La corde est conservée dans un musée du village de Zermatt.
            Die Hütte auf 3260 Metern ist im Sommer voll. = La cabane, à 3260 mètres, est pleine en été.
            Wer allein geht, geht früh: vor 4 Uhr. = Qui part seul part tôt : avant 4 heures.
            Bergführer Taugwalder kehrte nie zurück. = Le guide Taugwalder n’y retourna jamais.
            Sein Sohn stieg noch 100 Mal auf den Gipfel. = Son fils monta encore 100 fois au sommet.
            """
        ),
        (
            "zh", "en",
            """
            1949年10月1日，天安门广场上聚集了30万人。 = On 1 October 1949, 300,000 people gathered in Tiananmen Square.
            那天北京下着小雨。 | 可是没有人回家。 = It was drizzling in Beijing that day, but nobody went home.
            我的祖父王明当时21岁。 = My grandfather Wang Ming was 21 then.
            他从上海坐了两天火车来到这里，口袋里只有5块钱。 = He had come from Shanghai, two days by train. | He had 5 yuan in his pocket.
            “你看见了什么？”我问他。 = “What did you see?” I asked him.
            “人。”他说。 = “People,” he said.
            他后来在铁路工作了40年。 = Later he worked for the railway for 40 years.
             = He never took another train for pleasure.
            2008年他去世了。 = He died in 2008.
            他的车票现在在我的抽屉里。 = His ticket is in my drawer now.
            """
        ),
    ]

    @Test("aligns other languages, each segment once and in order", arguments: [0, 1])
    func languages(number: Int) throws {
        let (from, to, marked) = Self.texts[number]
        let text = MarkedBeads(marked.replacing("\n", with: "/"))
        let source = SegmentedText(from, text.source)
        let target = SegmentedText(to, text.target)
        var options = Aligner.Options()
        var beads: [[Bead]] = []
        for threads in [1, 2, 8] {
            options.threads = threads
            // That the beads cover both sides is asserted where they are put together.
            beads.append(try Aligner(options: options).align(source, target).beads)
        }
        #expect(beads[0] == beads[1] && beads[0] == beads[2])
        let right = beads[0].map(BeadNotation.text).filter(text.beads.contains)
        #expect(right.count * 10 >= text.beads.count * 7, "\(beads[0].map(BeadNotation.text))")
        let exchanged = try Aligner().align(target, source).beads
        #expect(
            Set(exchanged.filter { !$0.isOneSided }.map { BeadNotation.text($0.target, $0.source) })
                == Set(beads[0].filter { !$0.isOneSided }.map(BeadNotation.text)))
    }

    @Test("gives the same beads on any number of threads", arguments: 0..<6)
    func threads(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let lines = (0..<80).map { _ in
            (0..<Int.random(in: 2...12, using: &random))
                .map { _ in "\(Int.random(in: 0..<90, using: &random))" }.joined(separator: " ")
        }
        let english = lines.filter { _ in Int.random(in: 0..<9, using: &random) > 0 }
        let source = SegmentedText("ru", lines)
        let target = SegmentedText("en", english)
        var options = Aligner.Options()
        let one = try Aligner(options: options).outcome(of: source, target)
        options.threads = 3
        let three = try Aligner(options: options).outcome(of: source, target)
        #expect(one.text == three.text)
        #expect(one.figures == three.figures)
    }

    @Test("keeps beads that are known and aligns the rest between them")
    func fixed() throws {
        let source = SegmentedText("ru", (0..<12).map { "Строка номер \($0 * 7)." })
        let target = SegmentedText("en", (0..<12).map { "Line number \($0 * 7)." })
        var options = Aligner.Options()
        let known = Bead(source: 4..<6, target: 4..<5, confidence: 1)
        options.fixed = [known]
        options.anchors = [Anchor(source: 9, target: 8)]
        let beads = try Aligner(options: options).align(source, target).beads
        #expect(beads.contains(known))
        #expect(beads.contains { $0.source.lowerBound == 9 && $0.target.lowerBound == 8 })
        #expect(beads.prefix(4).map(BeadNotation.text) == (0..<4).map { "[\($0)]:[\($0)]" })
    }

    @Test("refuses texts that have nothing to do with each other, unless it is forced")
    func unrelated() throws {
        var random = RandomSource(seed: 5)
        func lines(_ letters: String) -> [String] {
            (0..<70).map { _ in
                (0..<Int.random(in: 3...14, using: &random)).map { _ in
                    (0..<Int.random(in: 2...8, using: &random))
                        .map { _ in String(letters.randomElement(using: &random) ?? "x") }.joined()
                }.joined(separator: " ")
            }
        }
        let source = SegmentedText("ru", lines("абвгдежзиклмнопрстуфхцчш"))
        let target = SegmentedText("en", lines("abcdefghijklmnopqrstuvwxyz"))
        do {
            _ = try Aligner().align(source, target)
            Issue.record("aligned")
        } catch AlignmentError.unrelated(let figures) {
            #expect(figures.relatedShare <= 0.1)
        }
        var options = Aligner.Options()
        options.isForced = true
        #expect(try !Aligner(options: options).align(source, target).beads.isEmpty)
    }

    @Test("leaves out a segment at the border of a bead whose words speak against it")
    func borders() throws {
        let source = SegmentedText(
            "ru",
            [
                "Партизаны ждали 412 дней.", "Куратор молчал 9 дней.",
                "Партизаны молчали: 300, 26, 118, 57, 34.", "Партизаны, куратор.",
            ])
        let target = SegmentedText(
            "en",
            [
                "Partisans waited 412 days.", "Curator kept silent 9 days, 300, 26, 118, 57, 34.",
                "Partisans kept silent: 300, 26, 118, 57, 34.", "Partisans, curator.",
            ])
        let model = try BeadModel(
            source, target, shapes: BeadShape.all,
            entries: [
                LexiconEntry(source: ["партизаны"], target: ["partisans"]),
                LexiconEntry(source: ["куратор"], target: ["curator"]),
            ])
        var test = BorderTest(model, Stretch(source: 0..<4, target: 0..<4))
        let glued = BeadPlace(source: 0..<1, target: 0..<2)
        let tested = test.tested([glued, BeadPlace(source: 1..<3, target: 2..<3)])
        #expect(tested.first == BeadPlace(source: 0..<1, target: 0..<1))
        #expect(tested.dropFirst().first == BeadPlace(source: 1..<1, target: 1..<2))
    }
}
