internal import Foundation
internal import Interchange
public import Language

/// A file of abbreviations that a workspace adds to the program's own.
public struct AbbreviationFile: Hashable, Sendable {
    /// What is wrong with a file.
    public struct Failure: Error, Hashable, Sendable {
        /// The path of the file.
        public let file: String
        /// What is wrong, and in which line; nil where the file is no UTF-8.
        public let fault: AbbreviationList.Fault?
    }

    /// Its path.
    public let path: String
    /// Its entries.
    public let list: AbbreviationList

    /// Reads a file, and checks that its examples show what its classes say.
    ///
    /// Throws `Failure`, `ExchangeError` and `ICUError`.
    public init(path: String, language: LanguageTag) throws {
        self.path = path
        let text: String
        do {
            text = try DocumentReader().contents(of: path)
        } catch is DocumentError {
            throw Failure(file: path, fault: nil)
        }
        do {
            list = try AbbreviationList(text)
        } catch {
            throw Failure(file: path, fault: error)
        }
        if let fault = try list.contradictions(in: language).first {
            throw Failure(file: path, fault: fault)
        }
    }
}

extension Workspace {
    /// The abbreviations that the workspace adds to those of a language: its file
    /// `Abbreviations.ru.tsv`, nil where it has none.
    ///
    /// Throws as `AbbreviationFile.init` does.
    public func abbreviations(for language: LanguageTag) throws -> AbbreviationFile? {
        let file = folder.appendingPathComponent("Abbreviations.\(language.language).tsv").path
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        return try AbbreviationFile(path: file, language: language)
    }
}
