internal import CStemmer

/// A Snowball stemmer.
///
/// One for each task.
public final class Stemmer {
    private let handle: OpaquePointer

    /// Opens the stemmer of a language, nil where Snowball has none.
    public init?(language: LanguageTag) {
        guard let opened = sb_stemmer_new(language.language, "UTF_8") else { return nil }
        handle = opened
    }

    deinit { sb_stemmer_delete(handle) }

    /// The stem of a word in lower case.
    public func stem(_ word: String) -> String {
        let bytes = Array(word.utf8)
        guard let stem = sb_stemmer_stem(handle, bytes, Int32(bytes.count)) else { return word }
        return String(
            decoding: UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))),
            as: UTF8.self)
    }
}
