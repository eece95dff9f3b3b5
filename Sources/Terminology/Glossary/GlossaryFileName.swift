public import Language

/// What the name of a glossary's file tells: `occupation.ru-en.tsv` is the glossary occupation,
/// from Russian into English.
public struct GlossaryFileName: Hashable, Sendable {
    /// The name of the glossary.
    public let name: String
    /// The language of its terms.
    public let sourceLanguage: LanguageTag
    /// The language of their translations.
    public let targetLanguage: LanguageTag

    /// Reads a file's name or path, nil where it does not have the form `NAME.ru-en.tsv`.
    ///
    /// A language may carry a script and a region in their usual case (`pt-BR-en`, `sr-Latn-en-GB`,
    /// `pt_BR-en`). Names that could be read in two ways, or whose languages are the same, tell
    /// nothing.
    public init?(_ path: String) {
        let file = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
        let parts = file.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count >= 3, let first = parts.first, !first.isEmpty else { return nil }
        guard let pair = Self.languages(in: Substring(parts[parts.count - 2])) else { return nil }
        name = parts.dropLast(2).map { String(Substring($0)) }.joined(separator: ".")
        sourceLanguage = pair.source
        targetLanguage = pair.target
    }

    private static func languages(
        in pair: Substring
    ) -> (source: LanguageTag, target: LanguageTag)? {
        let hyphen = UInt8(ascii: "-")
        let subtags = pair.utf8.split(separator: hyphen, omittingEmptySubsequences: false)
        let starts = subtags.indices.dropFirst().filter { startsLanguage(subtags[$0]) }
        guard starts.count == 1, let start = starts.first else { return nil }
        let cut = subtags[start].startIndex
        let source = LanguageTag(String(pair[..<pair.utf8.index(before: cut)]))
        let target = LanguageTag(String(pair[cut...]))
        guard source.isWellFormed, target.isWellFormed, source != target else { return nil }
        return (source, target)
    }

    /// Languages are written small, scripts with a capital and regions in capitals (RFC 5646,
    /// section 2.1.1), which is all that tells where the second language begins.
    private static func startsLanguage(_ subtag: Substring.UTF8View.SubSequence) -> Bool {
        let language = subtag.prefix { $0 != UInt8(ascii: "_") }
        return (2...3).contains(language.count)
            && language.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
}
