/// What a text is compared by: everything folded away that does not change what is said.
///
/// Case, ё and е, stress marks, the kinds of quotes, dashes and spaces, ligatures, soft hyphens,
/// and Latin letters that stand inside a Cyrillic word for their look-alikes. The text itself is
/// never altered by this: keys are derived, compared and thrown away.
///
///     MatchKey("«Ещё   до́ма…»").text        // "\"еще дома...\""
public struct MatchKey: Hashable, Sendable {
    /// The version of the rules with those of ICU and Unicode, on which keys depend: keys of two
    /// versions are not to be compared.
    public static let version = "2-icu\(ICUVersion.icu)-unicode\(ICUVersion.unicode)"

    /// The key.
    public let text: String

    /// Makes the key of a text, in time linear in its length; with its case kept where the
    /// difference of case is what is asked for.
    public init(_ text: String, foldingCase: Bool = true) {
        self.text = FoldedText(text, foldingCase: foldingCase).text
    }

    /// A key that is known.
    init(known text: String) { self.text = text }
}
