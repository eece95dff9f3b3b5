import Terminology
import Tolmach

/// Shows terms of glossaries.
enum TermPrinter {
    /// A term that stands in a text, in one line: `кураторами → handler (curator: forbidden)`.
    static func summary(of occurrence: TermOccurrence) -> String {
        let terms = occurrence.hits.map { hit in translations(of: hit) }
        return "\(Talk.visible(occurrence.text)) → \(terms.joined(separator: "; "))"
    }

    /// A term that was looked up, with all that its glossary says.
    static func lines(of hit: TermHit) -> [String] {
        let kind =
            hit.kind == .similar ? "similar \(Int(hit.similarity * 100)) %" : name(of: hit.kind)
        var lines = [
            "\(Paint.strong(Talk.visible(hit.headword))) = \(translations(of: hit))  \(Paint.faint("(\(kind), \(hit.glossary))"))"
        ]
        var told: Set<String> = []
        for entry in hit.entries {
            let part = entry.part.isEmpty ? "" : "\(entry.part): "
            if !entry.definition.isEmpty, told.insert(entry.definition).inserted {
                lines.append(Talk.visible("    \(part)\(entry.definition)"))
            }
            if !entry.note.isEmpty, told.insert(entry.note).inserted {
                lines.append(
                    Talk.visible("    \(entry.headword(hit.side.opposite).text): \(entry.note)"))
            }
        }
        return lines
    }

    static func objects(
        of occurrence: TermOccurrence, _ offsets: inout ScalarOffsets
    ) -> [TermObject] {
        let start = offsets.scalars(at: occurrence.range.lowerBound)
        let end = offsets.scalars(at: occurrence.range.upperBound)
        return occurrence.hits.map { object(of: $0, text: occurrence.text, start: start, end: end) }
    }

    static func object(
        of hit: TermHit, text: String, start: Int? = nil, end: Int? = nil
    ) -> TermObject {
        TermObject(
            start: start, end: end, text: text, kind: name(of: hit.kind),
            similarity: (hit.similarity * 1000).rounded() / 1000, term: hit.headword,
            language: hit.language.text,
            translations: hit.entries.map { entry in
                func known(_ text: String) -> String? { text.isEmpty ? nil : text }
                return .init(
                    term: entry.headword(hit.side.opposite).text, status: entry.status.rawValue,
                    concept: known(entry.concept), part: known(entry.part),
                    definition: known(entry.definition), note: known(entry.note))
            },
            glossary: hit.glossary)
    }

    static func name(of kind: TermHitKind) -> String {
        switch kind {
        case .exact: "exact"
        case .listed: "listed"
        case .inflected: "inflected"
        case .stem: "stem"
        case .similar: "similar"
        }
    }

    private static func translations(of hit: TermHit) -> String {
        hit.entries.map { entry in
            let term = Talk.visible(entry.headword(hit.side.opposite).text)
            return entry.status == .preferred ? term : "\(term) (\(entry.status.rawValue))"
        }.joined(separator: ", ")
    }
}
