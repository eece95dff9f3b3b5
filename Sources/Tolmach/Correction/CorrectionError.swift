/// Why a corrected table cannot be used.
public struct CorrectionError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// No line names the columns, or this one is not among them.
        case missingColumn(CorrectedTable.Column)
        /// Two columns have one name.
        case repeatedColumn(CorrectedTable.Column)
        /// No row below the names of the columns has a text.
        case noRow
        /// A word in the column of what is kept that means neither yes nor no.
        case unknownMark(String)
        /// The text of a cell does not stand in the text that was given; where its beginning does,
        /// the piece from which on it does not.
        case unknownText(CorrectedTable.Column, text: String, from: String?)
        /// The text of a cell stands in the row of an earlier line already.
        case repeatedText(CorrectedTable.Column, text: String, line: Int)
        /// The text of a cell stands before that of the row of an earlier line.
        case outOfOrder(CorrectedTable.Column, text: String, line: Int)
        /// The end of a cell stands elsewhere in the text: right behind or before that of the row of
        /// another line.
        case misplacedText(CorrectedTable.Column, text: String, line: Int, isBehind: Bool)
        /// A cell begins or ends within a word.
        case partsWord(CorrectedTable.Column, text: String, atEnd: Bool)
        /// A row that is kept holds segments on both sides of a place that an anchor tells to cut at.
        case anchorInside(AnchorMark)
        /// A row that is kept holds the end of one paragraph and the beginning of the next, by its
        /// number from 1, where the paragraphs are locked.
        case paragraphInside(Int)
    }

    /// The table, as it was named.
    public var file: String
    /// The line of the row, from 1; nil where it is of no row.
    public var line: Int?
    /// What is wrong.
    public var problem: Problem
    /// The files of the texts, as they were named, where that is known.
    public var texts: Texts?

    /// The files of a text and of its translation.
    public struct Texts: Hashable, Sendable {
        /// That of the source.
        public let source: String
        /// That of the target.
        public let target: String
    }

    /// Whether the file is a table all the same, with rows that a person may have edited.
    public var isOfEditedTable: Bool {
        switch problem {
        case .missingColumn, .noRow: false
        default: true
        }
    }

    /// Makes an error.
    public init(file: String, line: Int? = nil, problem: Problem) {
        self.file = file
        self.line = line
        self.problem = problem
    }
}
