internal import Foundation
internal import Interchange
internal import Language

/// The English-Russian dictionaries of the system, for saying of pairs of words that they are
/// translations.
struct InstalledDictionary {
    private let stems = (
        source: Stemmer(language: LanguageTag("ru")), target: Stemmer(language: LanguageTag("en"))
    )
    private let tokenizer = Tokenizer()
    /// The stems of the Russian words that go with a stem of English.
    private var pairs: Set<String> = []

    /// Reads those that are there; nil where there is none.
    init?() throws {
        for name in ["mueller7", "freedict-eng-rus"] {
            let path = "/usr/share/dictd/\(name).index"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            var found: Set<String> = []
            _ = try DictionaryReader().read(DictdDictionary(path: path)) { pair in
                let english = words(of: pair.source, stems.target)
                let russian = words(of: pair.target, stems.source)
                // Of phrases each word may be the translation of each: enough to confirm with.
                guard english.count <= 3, russian.count <= 3 else { return }
                for one in russian { for other in english { found.insert("\(one)\t\(other)") } }
            }
            pairs.formUnion(found)
        }
        if pairs.isEmpty { return nil }
    }

    /// Whether each word of the source has one of the target for a translation.
    func confirms(_ source: String, _ target: String) -> Bool {
        let english = words(of: target, stems.target)
        let russian = words(of: source, stems.source)
        return !russian.isEmpty
            && russian.allSatisfy { one in english.contains { pairs.contains("\(one)\t\($0)") } }
    }

    private func words(of text: String, _ stemmer: Stemmer?) -> [String] {
        tokenizer.tokens(of: text).filter { $0.kind == .word && $0.key.unicodeScalars.count > 1 }
            .map { stemmer?.stem($0.key) ?? $0.key }
    }
}
