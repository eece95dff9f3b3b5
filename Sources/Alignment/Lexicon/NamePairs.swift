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

        /// All that is looked at of most pairs, without the letters.
        var summary: Summary {
            Summary(
                outline: form.outline, isCapitalised: isCapitalised, isLong: form.letterCount >= 6)
        }
    }

    private struct Summary {
        let outline: NameOutline
        let isCapitalised: Bool
        let isLong: Bool

        /// Words without capitals must be long.
        func mayBeName(beside other: Summary) -> Bool {
            (isCapitalised && other.isCapitalised || isLong && other.isLong)
                && outline.mayBeLike(other.outline)
        }
    }

    private static func names(in text: TextFeatures, _ language: LanguageTag) throws -> [Name] {
        let folder = try NameFolder(language: language)
        return text.forms.compactMap { form in
            guard form.kind == .word, let folded = folder.form(of: form.key),
                folded.letterCount >= 3
            else { return nil }
            return Name(form: folded, type: form.type, isCapitalised: form.isCapitalised)
        }
    }

    /// Calls `body` with the types of each pair of names that are alike.
    func visit(_ body: (_ source: Int32, _ target: Int32, NameEvidence) -> Void) throws {
        let summaries = targets.map(\.summary)
        for name in sources {
            try Task.checkCancellation()
            let summary = name.summary
            for place in summaries.indices where summary.mayBeName(beside: summaries[place]) {
                if let evidence = name.form.evidence(for: targets[place].form) {
                    body(name.type, targets[place].type, evidence)
                }
            }
        }
    }
}
