internal import Foundation
internal import Interchange
internal import Language
internal import Terminology

/// A table of word pairs among the lexicons of a workspace or of the user, to be written.
///
/// Tables are kept, not what is compiled from them: they can be read and mended, and outlive each
/// version of the stems.
struct LexiconFile {
    let path: String
    /// Whether another one of the name is there.
    let isThere: Bool

    /// The file of a lexicon in a folder.
    init(
        name: String, _ source: LanguageTag, _ target: LanguageTag, in folder: URL,
        replaces: Bool
    ) throws(LexiconError) {
        let file = "\(name).\(source.hyphenated)-\(target.hyphenated).tsv"
        let isPlain =
            name.first != "." && !name.contains("/")
            && name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        let told = GlossaryFileName(file)
        guard isPlain, told?.name == name, told?.sourceLanguage == source,
            told?.targetLanguage == target
        else { throw .invalidName(name) }
        path = folder.appendingPathComponent(file).path
        isThere = FileManager.default.fileExists(atPath: path)
        guard !isThere || replaces else { throw .exists(path: path) }
    }

    /// Opens the file for writing, and makes its folder where it is missing.
    func open() throws -> WordPairWriter {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw LexiconError.cannotCreate(
                path: folder.path, code: Workspace.systemCode(of: error))
        }
        return WordPairWriter(try OutputFile(path: path))
    }
}
