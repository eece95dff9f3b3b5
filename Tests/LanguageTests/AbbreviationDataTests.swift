import Foundation
import Language
import TestSupport
import Testing

/// The data files of abbreviations keep to their own rules, and their examples come true.
@Suite struct AbbreviationDataTests {
    private func entries(_ language: String) throws -> [(
        entry: String, classes: String, example: String
    )] {
        let file = SharedData.repository.appendingPathComponent(
            "Sources/CLanguageData/Abbreviations/\(language).tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { line in
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
                try #require(fields.count == 3, "\(line)")
                return (String(fields[0]), String(fields[1]), String(fields[2]))
            }
    }

    @Test("each entry stands once, with known classes", arguments: ["ru", "en"])
    func form(language: String) throws {
        let entries = try entries(language)
        #expect(entries.count > 100)
        #expect(Set(entries.map(\.entry)).count == entries.count)
        for (entry, classes, _) in entries {
            #expect(!classes.isEmpty && classes.allSatisfy { "NDUS".contains($0) }, "\(entry)")
            #expect(entry.last != ".", "\(entry)")
        }
    }

    @Test("each example is cut where its classes say", arguments: ["ru", "en"])
    func examples(language: String) throws {
        let segmenter = try Segmenter(language: LanguageTag(language))
        for (entry, classes, example) in try entries(language) {
            let count = try segmenter.segments(of: example).count
            #expect(count == (classes.contains("S") ? 2 : 1), "\(entry): \(example)")
        }
    }
}
