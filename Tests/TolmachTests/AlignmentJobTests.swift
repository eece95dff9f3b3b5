import Foundation
import TestSupport
import Testing
import Tolmach

@Suite struct AlignmentJobTests {
    @Test("a raw article comes apart into beads that hold every sentence once")
    func rawArticle() throws {
        guard let source = SharedData.file("article/kherson.ru.txt"),
            let target = SharedData.file("article/kherson.en.txt"),
            let gold = SharedData.file("article/kherson.gold")
        else { return }
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
}
