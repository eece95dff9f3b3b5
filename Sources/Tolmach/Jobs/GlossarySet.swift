internal import Alignment
internal import Foundation
internal import Interchange
public import Terminology

/// The glossaries that a command uses.
public struct GlossarySet: Sendable {
    /// The most bytes that a glossary may have: some hundred thousand terms.
    private static let limit = 64 << 20

    /// The glossaries in their order.
    public let glossaries: [Glossary]

    /// Makes a set of glossaries that are read already; of none, when none are given.
    public init(_ glossaries: [Glossary] = []) { self.glossaries = glossaries }

    /// Reads glossaries from files, tab-separated or as CSV (`.csv`), whose names tell the languages (`NAME.ru-en.tsv`), else the
    /// given ones do.
    ///
    /// Throws `ExchangeError` where a file cannot be read, `GlossaryError` where it is no glossary.
    public init(
        files: [String], sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil
    ) throws {
        glossaries = try files.map { file in
            var bytes: [UInt8] = []
            let input = try ByteReader(path: file)
            while try input.advance() {
                input.withChunk { bytes.append(contentsOf: $0) }
                guard bytes.count <= Self.limit else {
                    throw DocumentError.tooLarge(file: file, limit: Self.limit)
                }
            }
            let isNamed = GlossaryFileName(file) != nil
            let source = isNamed ? nil : sourceLanguage
            let target = isNamed ? nil : targetLanguage
            // Text that is not UTF-8 is refused alike, with its line, by the reader of lines.
            if file.lowercased().hasSuffix(".csv"),
                let text = String(validating: bytes, as: UTF8.self)
            {
                return try Glossary(
                    rows: DelimitedTable(text).records.lazy.map { ($0.line, $0.cells) }, file: file,
                    sourceLanguage: source, targetLanguage: target)
            }
            return try Glossary(
                tsv: bytes, file: file, sourceLanguage: source, targetLanguage: target)
        }
    }

    /// The glossaries whose sources have the letters of the language of their targets, and the other
    /// way round.
    public var exchanged: [Glossary] {
        glossaries.filter { glossary in
            PairScripts(glossary.entries.lazy.map { ($0.source.text, $0.target.text) })
                .areExchanged(glossary.sourceLanguage, glossary.targetLanguage)
        }
    }

    /// The rows that were left out.
    public var problems: [GlossaryProblem] { glossaries.flatMap(\.problems) }

    /// What finds their terms.
    ///
    /// One for each task.
    public func finder() -> TermFinder { TermFinder(glossaries) }

    /// The glossaries that are not between two languages, in either direction.
    public func glossaries(
        foreignTo source: LanguageTag, _ target: LanguageTag
    ) -> [Glossary] {
        glossaries.filter { glossary in
            !Self.isForward(glossary, source, target) && !Self.isForward(glossary, target, source)
        }
    }

    private static func isForward(
        _ glossary: Glossary, _ source: LanguageTag, _ target: LanguageTag
    ) -> Bool {
        source.answer(from: glossary.sourceLanguage) != nil
            && target.answer(from: glossary.targetLanguage) != nil
    }

    /// The approved pairs of terms as evidence for an alignment of two languages.
    func lexicon(from source: LanguageTag, to target: LanguageTag) -> [LexiconEntry] {
        let tokenizer = Tokenizer()
        func words(of term: String) -> [String] { tokenizer.tokens(of: term).map(\.key) }
        return glossaries.flatMap { glossary -> [LexiconEntry] in
            let isForward = Self.isForward(glossary, source, target)
            guard isForward || Self.isForward(glossary, target, source) else { return [] }
            return glossary.pairs.map { pair in
                let source = isForward ? pair.source : pair.target
                let target = isForward ? pair.target : pair.source
                return LexiconEntry(source: words(of: source), target: words(of: target))
            }
        }
    }
}
