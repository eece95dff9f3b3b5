internal import Foundation
internal import Glibc
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
    /// The folders on the way to it that are missing, the innermost first.
    private let missingFolders: [URL]

    /// What the file systems of Linux let a name have (`NAME_MAX`).
    private static let mostNameBytes = 255

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
        guard isPlain, file.utf8.count <= Self.mostNameBytes, told?.name == name,
            told?.sourceLanguage == source,
            told?.targetLanguage == target
        else { throw .invalidName(name) }
        path = folder.appendingPathComponent(file).path
        isThere = FileManager.default.fileExists(atPath: path)
        guard !isThere || replaces else { throw .exists(path: path) }
        var missing: [URL] = []
        var above = folder.standardizedFileURL
        while above.path != "/", !FileManager.default.fileExists(atPath: above.path) {
            missing.append(above)
            above.deleteLastPathComponent()
        }
        missingFolders = missing
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

    /// Takes the folders away again that were made for the file, as far as they are empty.
    func removeMadeFolders() {
        for folder in missingFolders { rmdir(folder.path) }
    }
}
