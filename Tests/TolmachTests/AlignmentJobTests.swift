import Foundation
import TestSupport
import Testing

@testable import Tolmach

@Suite struct AlignmentJobTests {
    private static let hasArticle = ["ru.txt", "en.txt", "gold"].allSatisfy {
        SharedData.file("article/kherson.\($0)") != nil
    }

    @Test(
        "a raw article comes apart into beads that hold every sentence once",
        .enabled(if: hasArticle, "needs article/kherson.* of the measuring data (TOLMACH_DATA)"))
    func rawArticle() throws {
        let source = try #require(SharedData.file("article/kherson.ru.txt"))
        let target = try #require(SharedData.file("article/kherson.en.txt"))
        let gold = try #require(SharedData.file("article/kherson.gold"))
        let outcome = try AlignmentJob(source: source.path, target: target.path).run()
        #expect(outcome.source.language == LanguageTag("ru") && outcome.source.isGuessed)
        #expect(outcome.target.language == LanguageTag("en") && outcome.target.isGuessed)
        let beads = outcome.text.beads
        #expect(beads.flatMap(\.source) == Array(outcome.text.source.segments.indices))
        #expect(beads.flatMap(\.target) == Array(outcome.text.target.segments.indices))
        let stray = try #require(
            outcome.text.source.segments.firstIndex { $0.text == "Related video" })
        #expect(beads.contains { $0.source == stray..<stray + 1 && $0.target.isEmpty })
        let found = Set(beads.map { "\(Array($0.source)):\(Array($0.target))" })
        let expected = try String(contentsOf: gold, encoding: .utf8).split(separator: "\n")
            .map { String($0).replacing(",", with: ", ") }
        let right = expected.count { found.contains($0) }
        #expect(Double(right) / Double(expected.count) >= 0.96)
    }

    @Test("a glossary's pairs are evidence, whichever way it is written")
    func glossary() throws {
        let folder = try TemporaryFolder()
        let source = try folder.write("Абракадабра.\n\nТумба-юмба.\n", to: "a.txt")
        let target = try folder.write("Something.\n\nElse here.\n", to: "b.txt")
        let terms = "source\ttarget\nабракадабра\tsomething\nтумба-юмба\telse\n"
        let turned = "source\ttarget\nsomething\tабракадабра\nelse\tтумба-юмба\n"
        let plain = try AlignmentJob(source: source, target: target).run().text.beads
        for (name, content) in [("t.ru-en.tsv", terms), ("t.en-ru.tsv", turned)] {
            let glossaries = try GlossarySet(files: [try folder.write(content, to: name)])
            let beads = try AlignmentJob(source: source, target: target, glossaries: glossaries)
                .run().text.beads
            #expect(beads.map(\.source) == [0..<1, 1..<2])
            #expect(beads.map(\.target) == [0..<1, 1..<2])
            #expect(zip(beads, plain).allSatisfy { $0.confidence >= $1.confidence })
            #expect(beads[0].confidence > plain[0].confidence)
        }
    }

    @Test("two texts in one language are refused, and regions of one language too")
    func sameLanguage() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("Привет.", to: "a.txt")
        #expect(throws: DocumentError.self) {
            try AlignmentJob(source: path, target: path).run()
        }
        let english = try folder.write("Hello.", to: "b.txt")
        #expect(throws: DocumentError.self) {
            try AlignmentJob(
                source: english, target: english, sourceLanguage: LanguageTag("en-GB"),
                targetLanguage: LanguageTag("en-US")
            ).run()
        }
    }

    @Test("what a person kept comes out as it was, with the segments called as in the texts")
    func kept() throws {
        let folder = try TemporaryFolder()
        var job = AlignmentJob(
            source: try folder.write("Ночь. Город спал, но не все. Утро.", to: "a.txt"),
            target: try folder.write("Night. The town slept. Not all did. Morning.", to: "b.txt"))
        job.correctedTable = try CorrectedTable(
            "source\ttarget\nГород спал,\tThe town slept.\nно не все.\tNot all did.\n", file: "t")
        job.anchors = [AnchorMark(source: 3, target: 4)]
        let outcome = try job.run()
        let beads = outcome.text.beads
        let names = beads.map(outcome.numbering.text)
        #expect(names.suffix(3) == ["2.1:2", "2.2:3", "3:4"], "\(names)")
        #expect(outcome.isKept == beads.map { $0.source == 1..<2 || $0.source == 2..<3 })
        #expect(outcome.correction?.marked == 2)
        job.correctedTable = nil
        #expect(try job.run().correction == nil)
        #expect(try job.run().isKept.allSatisfy { !$0 })
    }

    @Test("locked paragraphs that differ in number are told with both numbers and the place")
    func lockedParagraphs() throws {
        let folder = try TemporaryFolder()
        var job = AlignmentJob(
            source: try folder.write("Глава 1\n\nНочь 1941.\n\nУтро 1942.\n", to: "a.txt"),
            target: try folder.write(
                "Chapter 1\n\nNight 1941.\n\nAdvertisement: cheap shoes for sale, and more of it.\n\n"
                    + "Morning 1942.\n", to: "b.txt"))
        job.hasLockedParagraphs = true
        let error = #expect(throws: ParagraphMismatch.self) { try job.run() }
        #expect(error?.sourceCount == 3 && error?.targetCount == 4)
        #expect(error?.first?.target.contains(3) == true, "\(String(describing: error?.first))")
    }

    @Test("words of another language are noticed, where there are enough and the told one is known")
    func otherLanguage() throws {
        let english = String(
            repeating: "The town is asleep and the night is long, but it is not for all. ",
            count: 10)
        func check(_ text: String, _ tag: String) throws {
            try LanguageEvidence.check(text, of: "a", against: LanguageTag(tag))
        }
        #expect(
            throws: DocumentError.otherLanguage(
                file: "a", told: LanguageTag("de"), looksLike: LanguageTag("en"))
        ) {
            try check(english, "de")
        }
        try check(english, "en-GB")
        try check(english, "fi")
        try check(String(english.prefix(200)), "de")
        try LanguageEvidence.check(english, of: "a", against: nil)
        let mixed = String(
            repeating: "Die Stadt schläft und der Mond ist da, aber nicht für alle. ", count: 10)
        try check(english + mixed, "de")
        #expect(throws: DocumentError.self) {
            try check(String(repeating: "Ніч була довга, і їй не було кінця. ", count: 20), "ru")
        }
    }
}
