import Foundation
import Language
import Terminology
import TestSupport
import Testing

@Suite struct RecognitionQualityTests {
    private let russian = LanguageTag("ru")

    @Test("the shipped glossary has no problem and is found by its own headwords")
    func shipped() throws {
        let glossary = try Glossaries.shipped()
        #expect(glossary.problems.isEmpty)
        #expect(glossary.entries.count >= 60 && glossary.name == "occupation")
        #expect(glossary.entries.allSatisfy { !$0.concept.isEmpty && !$0.definition.isEmpty })
        let finder = TermFinder([glossary])
        for entry in glossary.entries {
            for side in TermSide.allCases {
                let text = entry.headword(side).text
                let found = finder.terms(in: text, language: glossary.language(side))
                #expect(
                    found.contains { $0.text == text && $0.kind == .exact }, "\(text)")
                #expect(finder.lookup(text).first?.kind == .exact, "\(text)")
            }
        }
        for (typed, first) in [
            ("партизанами", ["partisan", "guerrilla", "guerilla"]),
            ("куратора", ["handler", "case officer", "supervisor", "curator"]),
            ("оккупации", ["occupation"]),
        ] {
            let hit = finder.lookup(typed).first
            #expect(hit?.counterparts == first)
            #expect(hit?.entries.first?.status == .preferred)
        }
    }

    @Test(
        "finds every form of a term and none of its confusables",
        arguments: [
            (
                "партизан",
                "партизан партизана партизану партизаном партизане партизаны партизанам партизанами "
                    + "партизанах",
                "партия партии партизанский партер парта партизанка"
            ),
            (
                "куратор",
                "куратор куратора куратору куратором кураторе кураторы кураторов кураторам",
                "курорт курорта кураре кураторский курьер"
            ),
            (
                "оккупация", "оккупация оккупации оккупацию оккупацией оккупаций оккупациями",
                "оккупант оккупанты оккупировать окупаемость"
            ),
            (
                "явочная квартира", "явочной квартиры|явочную квартиру|явочных квартирах",
                "явочная карта|явная квартира|квартира явочная"
            ),
            (
                "командно-штабная машина", "командно-штабной машины|командно-штабными машинами",
                "командная машина|штабная машина"
            ),
            ("Херсон", "Херсона Херсону Херсоном Херсоне", "херсонский персона Херсонес"),
        ])
    func forms(headword: String, forms: String, confusables: String) {
        let finder = TermFinder([Glossaries.of("\(headword) = x")])
        func isFound(_ text: Substring) -> Bool {
            finder.terms(in: "Вот \(text)!", language: russian).contains { $0.text == text }
        }
        let separator: Character = forms.contains("|") ? "|" : " "
        for form in forms.split(separator: separator) { #expect(isFound(form), "\(form)") }
        for other in confusables.split(separator: separator) {
            #expect(!isFound(other), "\(other)")
        }
    }

    @Test("recognises inflected forms as well as measured")
    func measured() throws {
        guard let file = SharedData.file("glossary/dev/forms.tsv") else { return }
        var single = Score()
        var phrases = Score()
        var finders: [Substring: TermFinder] = [:]
        for row in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let cells = row.split(separator: "\t")
            guard cells.count == 4, cells[3] != "d" else { continue }
            let finder = finders[cells[0]] ?? TermFinder([Glossaries.of("\(cells[0]) = x")])
            finders[cells[0]] = finder
            let isFound = finder.terms(in: String(cells[2]), language: russian)
                .contains { $0.text == cells[2] }
            if cells[0].contains(" ") {
                phrases.count(isFound, isForm: cells[3] == "1")
            } else {
                single.count(isFound, isForm: cells[3] == "1")
            }
        }
        print("forms: single words \(single); phrases \(phrases)")
        #expect(single.f1 > 0.998)
        #expect(phrases.f1 > 0.998)
    }

    private struct Score: CustomStringConvertible {
        private var right = 0
        private var wrong = 0
        private var missed = 0

        mutating func count(_ isFound: Bool, isForm: Bool) {
            right += isFound && isForm ? 1 : 0
            wrong += isFound && !isForm ? 1 : 0
            missed += !isFound && isForm ? 1 : 0
        }

        var f1: Double { 2 * Double(right) / Double(2 * right + wrong + missed) }

        var description: String {
            let precision = Double(right) / Double(right + wrong)
            let recall = Double(right) / Double(right + missed)
            return String(format: "P %.3f R %.3f F1 %.3f", precision, recall, f1)
        }
    }
}
