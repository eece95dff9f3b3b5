import Foundation
import Language
import TestSupport
import Testing

/// Texts in which `|` stands where a sentence must end, and nowhere else; by class of error.
@Suite struct MarkedTextTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let language: String
        let subject: String
        let text: String
        var testDescription: String { "\(subject): \(text)" }
    }

    private static func lines(of file: String) -> [String] {
        let url = SharedData.repository.appendingPathComponent("Tests/Fixtures/Sentences/\(file)")
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func cases(_ file: String, language: String?) -> [Case] {
        var subject = ""
        var cases: [Case] = []
        for line in lines(of: file) {
            if line.hasPrefix("# class: ") {
                subject = String(line.dropFirst(9))
            } else if !line.isEmpty, !line.hasPrefix("#") {
                let named = subject.contains("(ru)") ? "ru" : "en"
                cases.append(Case(language: language ?? named, subject: subject, text: line))
            }
        }
        return cases
    }

    private func check(_ sample: Case, startsLowerCase: Bool = false) throws {
        let plain = sample.text.replacing("|", with: "")
        let segmenter = try Segmenter(
            language: LanguageTag(sample.language), startsLowerCase: startsLowerCase)
        let found = try segmenter.segments(of: plain).map {
            Segmenter.text(of: $0.range, in: plain)
        }
        #expect(found.joined(separator: "|") == sample.text.replacing("| ", with: "|"))
    }

    @Test("Russian", arguments: cases("ru.txt", language: "ru"))
    func russian(sample: Case) throws { try check(sample) }

    @Test("English", arguments: cases("en.txt", language: "en"))
    func english(sample: Case) throws { try check(sample) }

    @Test("sentences that begin with small letters", arguments: cases("casual.txt", language: nil))
    func casual(sample: Case) throws { try check(sample, startsLowerCase: true) }

    @Test("the files are there")
    func files() {
        #expect(Self.cases("ru.txt", language: "ru").count > 300)
        #expect(Self.cases("en.txt", language: "en").count > 200)
        #expect(Self.cases("casual.txt", language: nil).count > 15)
    }

    @Test("paragraphs of running text, and what they are")
    func paragraphs() throws {
        var count = 0
        var input: [String] = []
        var expected: [String] = []
        var name = ""
        func close() throws {
            guard !expected.isEmpty else { return }
            count += 1
            let text = input.joined(separator: "\n") + "\n"
            let found = ParagraphSplitter().paragraphs(in: text).map {
                "\($0.kind.rawValue): \(Segmenter.text(of: $0.range, in: text))"
            }
            let wanted = zip(expected, found).map { wanted, found in
                wanted.hasPrefix("any: ") && found.hasSuffix(wanted.dropFirst(3)) ? found : wanted
            }
            #expect(found == wanted && found.count == expected.count, "\(name)")
            input = []
            expected = []
        }
        for line in Self.lines(of: "paragraphs.txt") {
            if line.hasPrefix("## ") {
                try close()
                name = line
                input = []
            } else if line.hasPrefix("=> ") {
                expected.append(String(line.dropFirst(3)))
            } else if expected.isEmpty {
                input.append(line)
            }
        }
        try close()
        #expect(count > 40)
    }
}
