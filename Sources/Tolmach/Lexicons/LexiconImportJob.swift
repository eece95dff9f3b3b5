public import Foundation
internal import Interchange
public import Language
internal import Terminology

/// Brings a dictionary of dictd, or a table of word pairs, among the lexicons of a workspace or of
/// the user.
public struct LexiconImportJob: Sendable {
    /// What came of it.
    public struct Report: Hashable, Sendable {
        /// The name of the lexicon.
        public let name: String
        /// Its file.
        public let path: String
        /// The language of its sources.
        public let source: LanguageTag
        /// The language of its targets.
        public let target: LanguageTag
        /// How many pairs it has.
        public let pairs: Int
        /// How many articles a dictionary has; nil for a table.
        public let articles: Int?
        /// How many of them have no translation that can be told from the rest.
        public let withoutTranslation: Int
        /// How many headwords were left out, because too many lead to the same article.
        public let headwordsLeftOut: Int
        /// Whether it took the place of another one.
        public let isReplaced: Bool
    }

    /// The dictionary, by one of its files, or the table; `-` for standard input.
    public var file: String
    /// The name of the lexicon; nil to take it from the file.
    public var name: String?
    /// The language of the sources; nil to take it from the file's name.
    public var sourceLanguage: LanguageTag?
    /// The language of the targets; nil to take it from the file's name.
    public var targetLanguage: LanguageTag?
    /// The encoding of a table; nil for UTF-8, or UTF-16 with its mark.
    public var encoding: String?
    /// Whether it may take the place of another one.
    public var replaces: Bool
    /// Whether it is only tried.
    public var isRehearsal: Bool

    /// Describes a job.
    public init(
        file: String, name: String? = nil, sourceLanguage: LanguageTag? = nil,
        targetLanguage: LanguageTag? = nil, replaces: Bool = false, isRehearsal: Bool = false
    ) {
        self.file = file
        self.name = name
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
        self.replaces = replaces
        self.isRehearsal = isRehearsal
    }

    /// Reads the file, and writes the lexicon into a folder, whole or not at all.
    ///
    /// Throws `LexiconError`, `ExchangeError`, `DocumentError` where a table is no text, and
    /// `CancellationError`; then nothing was changed.
    public func run(
        into folder: URL, onProgress: ProgressHandler = { _ in }
    ) throws -> Report {
        let isDictionary = DictdDictionary.Files.isNamed(by: file)
        // A file that is not there is told before what its name does not tell.
        if file != "-", !FileManager.default.fileExists(atPath: file) {
            _ = try ByteReader(path: file)
        }
        let languages = try languages(isDictionary: isDictionary)
        let name = try chosenName(isDictionary: isDictionary)
        let place = try LexiconFile(
            name: name, languages.source, languages.target, in: folder, replaces: replaces)
        var pairs = 0
        var writer: WordPairWriter?
        let articles: DictionaryReader.Report?
        func report(_ fraction: Double) {
            onProgress(JobProgress(.importing, file, fraction: fraction))
        }
        let decoded = try encoding.flatMap {
            isDictionary ? nil : try SpooledFile(file, encoding: $0)
        }
        var sample: [WordPair] = []
        func read() throws -> DictionaryReader.Report? {
            try LexiconSource.readPairs(
                of: decoded?.path ?? file, isDictionary: isDictionary, report
            ) { pair in
                pairs += 1
                if sample.count < PairScripts.sampleCount { sample.append(pair) }
                guard !isRehearsal else { return }
                let opened = try writer ?? place.open()
                writer = opened
                try opened.write(pair)
            }
        }
        do {
            if let decoded {
                articles = try decoded.explaining(read)
            } else {
                articles = try read()
            }
            if !isDictionary {
                try PairScripts(sample).check(languages.source, languages.target, of: file)
            }
            try Task.checkCancellation()
            try writer?.finish()
        } catch {
            // What was written goes with the writer, and then the folders made for it are empty.
            writer = nil
            place.removeMadeFolders()
            throw error
        }
        return Report(
            name: name, path: place.path, source: languages.source, target: languages.target,
            pairs: pairs, articles: articles?.articles,
            withoutTranslation: articles?.withoutTranslation ?? 0,
            headwordsLeftOut: articles?.headwordsLeftOut ?? 0, isReplaced: place.isThere)
    }

    private func languages(
        isDictionary: Bool
    ) throws(LexiconError) -> (source: LanguageTag, target: LanguageTag) {
        if let sourceLanguage, let targetLanguage { return (sourceLanguage, targetLanguage) }
        let told: (LanguageTag, LanguageTag)?
        if isDictionary {
            told = DictionaryName(DictdDictionary.Files(path: file).name)
                .map { ($0.sourceLanguage, $0.targetLanguage) }
        } else {
            told = GlossaryFileName(file).map { ($0.sourceLanguage, $0.targetLanguage) }
        }
        guard let source = sourceLanguage ?? told?.0, let target = targetLanguage ?? told?.1,
            source.language != target.language
        else { throw .unknownLanguages(file: file) }
        return (source, target)
    }

    private func chosenName(isDictionary: Bool) throws(LexiconError) -> String {
        if let name { return name }
        guard file != "-" else { throw .noName }
        if isDictionary { return DictdDictionary.Files(path: file).name }
        return GlossaryFileName(file)?.name
            ?? ((file as NSString).lastPathComponent as NSString).deletingPathExtension
    }
}
