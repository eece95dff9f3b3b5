import Foundation
import Language
import Terminology
import TestSupport

/// Glossaries for tests.
enum Glossaries {
    /// Entries as `партизан = partisan` or `ПВО = air defence; forbidden on exact`, a line each,
    /// of the concepts `1`, `2` and so on.
    static func of(
        _ lines: String, _ languages: (String, String) = ("ru", "en"), name: String = "test"
    ) -> Glossary {
        let entries = lines.split(separator: "\n").enumerated().map { number, line in
            let parts = line.split(separator: ";")
            let terms = parts[0].split(separator: "=").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            var entry = GlossaryEntry(source: Headword(terms[0]), target: Headword(terms[1]))
            entry.concept = "\(number + 1)"
            entry.line = number + 2
            for rule in parts.dropFirst().joined().split(separator: " ").map(String.init) {
                if let status = TermStatus(rawValue: rule) { entry.status = status }
                if let casing = TermCase(rawValue: rule) { entry.casing = casing }
                if let match = TermMatch(rawValue: rule) { entry.match = match }
                if rule.hasPrefix("#") { entry.concept = rule }
            }
            return entry
        }
        return Glossary(
            name: name, sourceLanguage: LanguageTag(languages.0),
            targetLanguage: LanguageTag(languages.1), entries: entries)
    }

    /// The glossary that is shipped.
    static func shipped() throws -> Glossary {
        let file = "Glossaries/occupation.ru-en.tsv"
        let bytes = try Data(contentsOf: SharedData.repository.appendingPathComponent(file))
        return try Glossary(tsv: Array(bytes), file: file)
    }
}
