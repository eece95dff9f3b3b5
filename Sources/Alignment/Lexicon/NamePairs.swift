internal import Language

/// The words of two texts that may be the same name, or a word that both languages borrowed, judged
/// by their sound.
struct NamePairs {
    private let sources: [Name]
    private let targets: [Name]

    init(
        _ source: TextFeatures, _ target: TextFeatures,
        languages: (source: LanguageTag, target: LanguageTag)
    ) throws {
        sources = try Self.names(in: source, languages.source)
        targets = try Self.names(in: target, languages.target)
    }

    private struct Name {
        let form: NameForm
        let type: Int32
        let isCapitalised: Bool

        var isLong: Bool { form.letterCount >= 6 }

        /// Words without capitals must be long.
        func mayBeName(beside other: Name) -> Bool {
            isCapitalised && other.isCapitalised || isLong && other.isLong
        }
    }

    private static func names(in text: TextFeatures, _ language: LanguageTag) throws -> [Name] {
        let folder = try NameFolder(language: language)
        return text.forms.compactMap { form in
            guard form.kind == .word, let folded = folder.form(of: form.key),
                folded.letterCount >= 3
            else { return nil }
            let name = Name(form: folded, type: form.type, isCapitalised: form.isCapitalised)
            return name.isCapitalised || name.isLong ? name : nil
        }
    }

    /// Calls `body` with the types of each pair of names that are alike.
    func visit(_ body: (_ source: Int32, _ target: Int32, NameEvidence) -> Void) throws {
        let index = NameIndex(targets.map(\.form))
        for name in sources {
            try Task.checkCancellation()
            for match in index.matches(for: name.form) {
                let other = targets[match.position]
                if name.mayBeName(beside: other) { body(name.type, other.type, match.evidence) }
            }
        }
    }
}
