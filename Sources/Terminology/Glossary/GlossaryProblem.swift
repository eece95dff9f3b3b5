/// A row of a glossary that was left out, and why.
public struct GlossaryProblem: Hashable, Sendable {
    /// What is wrong with the row.
    public enum Reason: Hashable, Sendable {
        /// Too few cells to hold a term and its translation: a line without a tab, for example.
        case missingCells(found: Int, expected: Int)
        /// More cells than the header has names: a tab inside a definition, for example.
        case surplusCells(found: Int, expected: Int)
        /// No term, or no translation.
        case emptyTerm(GlossaryColumn)
        /// A term of more bytes than any term has.
        case longTerm(GlossaryColumn, bytes: Int)
        /// A value that the column does not know.
        case unknownValue(GlossaryColumn, String)
        /// A control character, at this scalar of the line, from 1.
        case controlCharacter(UInt8, column: Int)
    }

    /// The file.
    public let file: String
    /// The line, from 1.
    public let line: Int
    /// What is wrong with it.
    public let reason: Reason

    /// Makes a problem from its parts.
    public init(file: String, line: Int, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }
}
