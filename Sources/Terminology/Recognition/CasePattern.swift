internal import Language

/// The case of a headword, where it counts.
struct CasePattern: Sendable {
    private let rule: TermCase
    /// The headword's tokens with their case kept.
    private let tokens: [String]

    /// The pattern of a headword, nil where case does not count.
    init?(_ rule: TermCase, surfaces: [String]) {
        guard rule != .off else { return nil }
        self.rule = rule
        tokens = surfaces.map(Self.key)
    }

    private static func key(of surface: String) -> String {
        MatchKey(surface, foldingCase: false).text
    }

    /// Whether tokens of a text have the case of the headword; endings that the headword does not
    /// have are free.
    func allows(_ surfaces: [String]) -> Bool {
        guard surfaces.count == tokens.count else {
            // Air-defence is air defence: hyphens and spaces are alike.
            return allows(Self.joined(surfaces.map(Self.key)), headword: Self.joined(tokens))
        }
        return zip(surfaces, tokens).allSatisfy { allows(Self.key(of: $0), headword: $1) }
    }

    private static func joined(_ tokens: [String]) -> String {
        let letters = tokens.joined().unicodeScalars.filter { $0 != "-" }
        return String(String.UnicodeScalarView(letters))
    }

    private func allows(_ found: String, headword: String) -> Bool {
        for (letter, wanted) in zip(found.unicodeScalars, headword.unicodeScalars)
        where letter != wanted {
            let properties = letter.properties
            if rule == .shift, properties.lowercaseMapping == String(wanted) { continue }
            // The forms part here, where letters differ by more than their case.
            return properties.lowercaseMapping != wanted.properties.lowercaseMapping
        }
        return true
    }
}
