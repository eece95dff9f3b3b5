public import Language

/// Why a file cannot be read as a glossary at all.
public struct GlossaryError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// Bytes that are not UTF-8, the first of them at this scalar of its line, from 1, and the
        /// encoding that they look like.
        case invalidUTF8(column: Int, guess: TextDecoder.Guess?)
        /// No line names the columns, because the file is empty.
        case noHeader
        /// The header names no column of a term.
        case missingColumn(GlossaryColumn)
        /// The header names a column twice, so that nobody can say which is meant.
        case repeatedColumn(GlossaryColumn)
        /// Neither the file's name nor the caller says what the languages are.
        case unknownLanguages
    }

    /// The file.
    public let file: String
    /// The line, from 1; 0 where it is the file as a whole.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    /// Makes an error from its parts.
    public init(file: String, line: Int, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}
