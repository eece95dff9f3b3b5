/// What is wrong with a dictionary in the form of dictd.
public enum DictdFault: Hashable, Sendable {
    /// A row of the index does not have headword, offset and length, with tabs between.
    case cells(found: Int)
    /// An offset or a length is no number in the digits of dictd (those of base64).
    case number(String)
    /// An article would lie outside the data, which have so many bytes.
    case outside(offset: Int, length: Int, size: Int)
    /// The compressed data end in the middle.
    case truncated
    /// The compressed data are damaged, or something else follows them.
    case damaged
    /// None of the articles has a translation that can be told from the rest.
    case noTranslations(articles: Int)
}
