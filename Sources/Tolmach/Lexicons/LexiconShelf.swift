public import Alignment
public import Foundation
internal import Interchange
public import Language
internal import Terminology

/// The lexicons that are at hand: those of the workspace, the user's own, and the dictionaries that
/// are installed.
public struct LexiconShelf: Sendable {
    /// Whose a lexicon is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// It stands in `Lexicons/` of the workspace.
        case workspace
        /// It stands in `Lexicons/` of the user's data folder.
        case user
        /// It is a dictionary of dictd, installed for all.
        case installed
    }

    /// A lexicon that is at hand.
    public struct Place: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Whose it is.
        public let kind: Kind
        /// Its table, or the index of the dictionary.
        public let path: String
        /// The language of its sources.
        public let sourceLanguage: LanguageTag
        /// The language of its targets.
        public let targetLanguage: LanguageTag

        /// Whether it serves two languages, in either direction.
        public func serves(_ source: LanguageTag, _ target: LanguageTag) -> Bool {
            source.answer(from: sourceLanguage) != nil && target.answer(from: targetLanguage) != nil
                || source.answer(from: targetLanguage) != nil
                    && target.answer(from: sourceLanguage) != nil
        }
    }

    /// What is to be told while lexicons are opened.
    public enum Notice: Sendable {
        /// One is compiled, which takes seconds and is kept.
        case compiling(Place)
        /// What was compiled cannot be kept, so that each run compiles it again.
        case notKept(Place, any Error)
        /// One cannot be used.
        case unusable(Place, any Error)
    }

    /// The environment variable that names the folders of dictionaries in place of the usual ones,
    /// with colons between; empty for none.
    public static let foldersVariable = "TOLMACH_DICTIONARIES"

    /// Where lexicons that are imported or learned are kept: the workspace's, else the user's.
    public let folder: URL
    /// The lexicons in their order.
    public let places: [Place]
    /// Tables in the folders of lexicons whose names do not tell their languages.
    public let misnamedFiles: [String]
    private let cache: LexiconCache

    /// Looks which lexicons there are.
    public init(workspace: Workspace?, environment: [String: String]) {
        let user = Self.lexicons(in: Workspace.userFolder(environment))
        folder = workspace.map { Self.lexicons(in: $0.folder) } ?? user
        cache = LexiconCache(environment: environment)
        var places: [Place] = []
        var misnamed: [String] = []
        if folder != user { Self.addTables(of: .workspace, in: folder, to: &places, &misnamed) }
        Self.addTables(of: .user, in: user, to: &places, &misnamed)
        for folder in Self.dictionaryFolders(environment) {
            Self.addDictionaries(in: folder, to: &places)
        }
        self.places = places
        misnamedFiles = misnamed
    }

    /// The lexicons that serve two languages, in either direction.
    public func places(for source: LanguageTag, _ target: LanguageTag) -> [Place] {
        places.filter { $0.serves(source, target) }
    }

    /// The lexicon at a place: as it was compiled before, unless its file is another one now.
    ///
    /// Throws `ExchangeError` and `CancellationError`. Compiling takes a second for some hundred
    /// thousand pairs, opening some milliseconds.
    public func lexicon(
        at place: Place, onProgress: ProgressHandler = { _ in },
        onNotice: (Notice) -> Void = { _ in }
    ) throws -> WordLexicon {
        let source = LexiconSource(place)
        if let kept = cache.lexicon(from: source) { return kept }
        let stamp = source.stamp
        let lexicon = try source.compiled(
            onProgress: { onProgress(JobProgress(.compiling, place.name, fraction: $0)) },
            onFirstPair: { onNotice(.compiling(place)) })
        do {
            try cache.keep(lexicon, from: source, as: stamp)
        } catch {
            onNotice(.notKept(place, error))
        }
        return lexicon
    }

    /// The lexicons that serve two languages; those that cannot be used are told and left out.
    ///
    /// Throws `CancellationError`.
    public func lexicons(
        for source: LanguageTag, _ target: LanguageTag,
        onProgress: ProgressHandler = { _ in }, onNotice: (Notice) -> Void = { _ in }
    ) throws -> [WordLexicon] {
        var lexicons: [WordLexicon] = []
        for place in places(for: source, target) {
            do {
                lexicons.append(
                    try lexicon(at: place, onProgress: onProgress, onNotice: onNotice))
            } catch let error as CancellationError {
                throw error
            } catch {
                onNotice(.unusable(place, error))
            }
        }
        return lexicons
    }

    private static func lexicons(in folder: URL) -> URL {
        folder.appendingPathComponent("Lexicons")
    }

    /// The folders in which dictionaries are installed (XDG base directory specification, and where
    /// dictd itself looks), each once.
    private static func dictionaryFolders(_ environment: [String: String]) -> [URL] {
        func paths(_ list: String) -> [String] {
            list.utf8.split(separator: UInt8(ascii: ":")).map { String(Substring($0)) }
        }
        let named = environment[foldersVariable].map(paths)
        let data = Workspace.userFolder(environment).deletingLastPathComponent().path
        let usual =
            [data] + paths(environment["XDG_DATA_DIRS"] ?? "")
            + ["/usr/local/share", "/usr/share"]
        var folders: [URL] = []
        for path in named ?? usual.map({ $0 + "/dictd" }) {
            let folder = URL(fileURLWithPath: path).standardizedFileURL
            if !folders.contains(folder) { folders.append(folder) }
        }
        return folders
    }

    /// The names of the files of a folder, sorted; none where there is no such folder.
    private static func files(in folder: URL) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).sorted()
    }

    private static func addTables(
        of kind: Kind, in folder: URL, to places: inout [Place], _ misnamed: inout [String]
    ) {
        for file in files(in: folder) where file.hasSuffix(".tsv") && !file.hasPrefix(".") {
            let path = folder.appendingPathComponent(file).path
            guard !FileIdentity.isOtherThanFile(path) else { continue }
            guard let name = GlossaryFileName(file) else {
                misnamed.append(path)
                continue
            }
            add(
                Place(
                    name: name.name, kind: kind, path: path, sourceLanguage: name.sourceLanguage,
                    targetLanguage: name.targetLanguage), to: &places)
        }
    }

    private static func addDictionaries(in folder: URL, to places: inout [Place]) {
        for file in files(in: folder) where file.hasSuffix(".index") {
            let path = folder.appendingPathComponent(file).path
            let files = DictdDictionary.Files(path: path)
            guard let languages = DictionaryName(files.name),
                !FileIdentity.isOtherThanFile(files.index),
                !FileIdentity.isOtherThanFile(files.data)
            else { continue }
            add(
                Place(
                    name: files.name, kind: .installed, path: path,
                    sourceLanguage: languages.sourceLanguage,
                    targetLanguage: languages.targetLanguage), to: &places)
        }
    }

    /// Adds a lexicon, unless a nearer one of its name and languages is there.
    private static func add(_ place: Place, to places: inout [Place]) {
        let isThere = places.contains {
            $0.name == place.name && $0.sourceLanguage == place.sourceLanguage
                && $0.targetLanguage == place.targetLanguage
        }
        if !isThere { places.append(place) }
    }
}
