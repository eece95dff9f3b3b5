public import Bitext
public import Language

/// What a TMX file says of itself.
public struct TMXHeader: Hashable, Sendable {
    /// The version of TMX, as the root element gives it.
    public var version: String?
    /// The attributes of the header in their order.
    public var attributes: [Attribute]
    /// The notes of the header.
    public var notes: [Annotations.Note]
    /// The properties of the header.
    public var properties: [Annotations.Property]

    /// Makes an empty header.
    public init() {
        attributes = []
        notes = []
        properties = []
    }

    /// The value of an attribute by its name, as `segtype` or `o-tmf`.
    public func value(of name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// The language of the sources, where the header names just one.
    public var sourceLanguage: LanguageTag? {
        Self.sourceLanguage(value(of: TMXAttribute.srclang.name))
    }

    /// The language that a `srclang` names; nil where it names none, or all.
    static func sourceLanguage(_ value: String?) -> LanguageTag? {
        value.flatMap { $0.isEmpty || $0 == "*all*" ? nil : LanguageTag($0) }
    }
}
