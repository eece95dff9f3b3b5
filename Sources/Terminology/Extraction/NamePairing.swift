internal import Language

/// Tells names that sound alike in two languages.
struct NamePairing {
    /// What is alike by chance is less so: one true pair in fifty has as much.
    private static let least = 0.75

    private let source: NameFolder
    private let target: NameFolder

    init(source: LanguageTag, target: LanguageTag) throws(ICUError) {
        self.source = try NameFolder(language: source)
        self.target = try NameFolder(language: target)
    }

    func areAlike(_ one: String, _ other: String) -> Bool {
        guard let name = source.form(of: one), let translation = target.form(of: other),
            name.letterCount >= 3
        else { return false }
        return name.similarity(to: translation) >= Self.least
    }
}
