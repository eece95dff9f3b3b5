import Foundation
import TestSupport
import Testing

@testable import Language

/// The files of abbreviations keep to their own rules, and their examples come true.
@Suite struct AbbreviationDataTests {
    private func list(_ language: String) throws -> AbbreviationList {
        let file = SharedData.repository.appendingPathComponent(
            "Sources/CLanguageData/Abbreviations/\(language).tsv")
        return try AbbreviationList(String(contentsOf: file, encoding: .utf8))
    }

    @Test(
        "the program's own have an example each, and none contradicts its classes",
        arguments: ["ru", "en"])
    func shipped(language: String) throws {
        let list = try list(language)
        #expect(list.entries.count > 150)
        #expect(list.entries.allSatisfy { !$0.example.isEmpty && !$0.classes.isEmpty })
        #expect(try list.contradictions(in: LanguageTag(language)) == [])
    }

    @Test(
        "they are in the order of the alphabet, so that a linguist finds them",
        arguments: ["ru", "en"])
    func order(language: String) throws {
        func key(_ text: String) -> String {
            text.lowercased().replacing("ё", with: "е")
        }
        let words = try list(language).entries.map { key($0.text) }
        #expect(
            words
                == words.sorted {
                    Array($0.unicodeScalars).lexicographicallyPrecedes(Array($1.unicodeScalars))
                })
    }

    @Test(
        "a fault is told with its line",
        arguments: [
            ("яз", AbbreviationList.Fault.Kind.noClasses), ("яз\tQ", .unknownClasses("Q")),
            ("яз\t", .unknownClasses("")), ("яз\tN-", .unknownClasses("N-")),
            ("яз.\tN", .malformedEntry("яз.")), ("т. е\tN", .malformedEntry("т. е")),
            ("\tN", .malformedEntry("")), ("г\tN", .repeated("г", line: 2)),
        ])
    func faults(line: String, kind: AbbreviationList.Fault.Kind) throws {
        #expect(throws: AbbreviationList.Fault(line: 4, kind: kind)) {
            try AbbreviationList("# мой список\nг\tUS\n\n\(line)\r\n")
        }
    }

    @Test("an example that shows otherwise contradicts its entry")
    func contradictions() throws {
        let list = try AbbreviationList(
            "колх\tN\tВ колх. Заря пашут.\nсовх\tS\tВ совх. Заря пашут.\nнас\tN\tНет тут слова.\nпос\tS\tЖил в пос. потом уехал.\nволк\tN\tПришёл волк.\nик\tU\tЭто шик. Да.\nмол\tS\tДом. Это мол. потом.\nбаз\tN\n"
        )
        #expect(
            try list.contradictions(in: LanguageTag("ru")).map(\.line) == [3, 4, 5, 6, 7])
    }

    @Test("a user's entry adds to the program's, replaces one, and takes one away")
    func additions() throws {
        let text = "Пришёл на завод гор. Заря. Спросил инж. Петрова. Ждал на ул. Мира."
        func count(_ list: String) throws -> Int {
            try Segmenter(
                language: LanguageTag("ru"), abbreviations: AbbreviationList(list)
            ).segments(of: text).count
        }
        let usual = try count("")
        #expect(try count("ул\t-") == usual + 1)
        #expect(try count("ул\tS") == usual + 1)
        #expect(try count("Заря\tN") == usual - 1)
    }
}
