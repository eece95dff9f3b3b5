public import Language

/// A document and the two languages between which it was translated.
public struct DocumentPair: Sendable, Hashable {
    /// The name of the document.
    public let name: String
    /// The language of its source.
    public let source: LanguageTag
    /// The language of its translation.
    public let target: LanguageTag

    /// Names a document.
    public init(_ name: String, from source: LanguageTag, to target: LanguageTag) {
        self.name = name
        self.source = source
        self.target = target
    }
}
