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
        /// A bit for each letter, which is cheaper to compare than the letters are.
        let letters: UInt32

        var consonants: UInt32 { letters & ~Self.vowels }
        var isLong: Bool { form.letters.count >= 6 }

        private static let vowels: UInt32 = "aeiouy".utf8.reduce(0) { $0 | 1 << UInt32($1 - 0x61) }

        /// Whether two names can reach a similarity of .75.
        ///
        /// A letter that the other lacks costs an edit, unless all consonants are the same. Words
        /// without capitals must be long.
        func mayBeLike(_ other: Name) -> Bool {
            guard isCapitalised && other.isCapitalised || isLong && other.isLong else {
                return false
            }
            let missing = max(
                (letters & ~other.letters).nonzeroBitCount,
                (other.letters & ~letters).nonzeroBitCount)
            return missing * 4 <= max(form.letters.count, other.form.letters.count)
                || consonants == other.consonants
        }
    }

    private static func names(in text: TextFeatures, _ language: LanguageTag) throws -> [Name] {
        let folder = try NameFolder(language: language)
        return text.forms.compactMap { form in
            guard form.kind == .word, let folded = folder.form(of: form.key),
                folded.letters.count >= 3
            else { return nil }
            return Name(
                form: folded, type: form.type, isCapitalised: form.isCapitalised,
                letters: folded.letters.reduce(0) { $0 | 1 << UInt32($1 - 0x61) })
        }
    }

    /// Calls `body` with the types of each pair and how alike they are, .75 to 1.
    func visit(_ body: (_ source: Int32, _ target: Int32, _ similarity: Double) -> Void) throws {
        for name in sources {
            try Task.checkCancellation()
            for other in targets where name.mayBeLike(other) {
                let similarity = name.form.similarity(to: other.form)
                if similarity >= 0.75 { body(name.type, other.type, similarity) }
            }
        }
    }
}
