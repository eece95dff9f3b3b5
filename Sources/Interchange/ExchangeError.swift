/// What is wrong with a file that is read or written, and where.
public struct ExchangeError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Problem: Hashable, Sendable {
        /// The file cannot be opened or read.
        case cannotRead(FileFault)
        /// The file cannot be made, written or put in its place.
        case cannotWrite(FileFault)
        /// Nothing is in the file but white space.
        case empty
        /// The file holds bytes and no text.
        case binary(BinaryKind)
        /// The XML is broken; the message is that of libxml2.
        case notWellFormed(message: String)
        /// The file ends before its outermost element does.
        case endsInTheMiddle
        /// A `&` stands for itself, which XML writes as `&amp;`.
        case bareAmpersand
        /// The bytes are not in the encoding that the first line names, or UTF-8 where it names
        /// none; the encoding that they look like, where that can be told.
        case otherEncoding(looksLike: String?)
        /// The XML is of another kind: its outermost element has this name.
        case notTMX(root: String)
        /// The body holds elements, but no `tu`; the first of them has this name.
        case noUnits(found: String)
        /// The XML is not SRX: its outermost element has this name.
        case notSRX(root: String)
        /// A version of SRX that is not read, as 1.0, whose rules mean other things.
        case versionOfSRX(String)
        /// A regular expression that ICU refuses, with ICU's name for the reason and the place in
        /// the pattern in UTF-16.
        case pattern(PatternPlace, pattern: String, reason: String, offset: Int?)
        /// The text is not in UTF-8; the encoding that it looks like, where that can be told.
        case notUTF8(looksLike: String?)
        /// A dictionary of dictd is broken.
        case dictionary(DictdFault)
        /// A row of a table of word pairs is none.
        case wordPair(WordPairFault)
        /// More than the limits of the reader allow.
        case limit(Limit, maximum: Int)
        /// A unit stands inside another one.
        case nestedUnit
        /// A variant has two segments.
        case secondSegment
        /// The matrix cannot be used.
        case matrix(NPYFault)
        /// Memory is short.
        case outOfMemory
    }

    /// Where a regular expression stands in SRX.
    public enum PatternPlace: Hashable, Sendable {
        /// In a rule, by its number in its language rule, from 1.
        case rule(languageRule: String, number: Int)
        /// In a language map.
        case languageMap
    }

    /// What there can be too much of.
    public enum Limit: String, Hashable, Sendable, CaseIterable {
        /// Elements inside each other, or subflows.
        case depth
        /// Attributes of one element.
        case attributes
        /// Bytes of one tag.
        case tagBytes
        /// Bytes of one segment.
        case segmentBytes
        /// Bytes of one unit with all that belongs to it.
        case unitBytes
        /// Variants of one unit.
        case variants
        /// Pairs of two languages in one unit.
        case pairs
        /// Bytes of all pairs of one unit.
        case pairBytes
        /// Bytes of a whole file.
        case fileBytes
        /// Rules and maps of SRX.
        case rules
        /// Headwords of a dictionary.
        case articles
        /// Bytes of one article of a dictionary.
        case articleBytes
        /// Bytes of a headword, or of a cell in a table of word pairs.
        case headwordBytes
        /// Bytes of all patterns and names of SRX.
        case patternBytes
    }

    /// The path as it was given, `-` for standard input or output.
    public var file: String
    /// The line from 1, where there is one.
    public var line: Int?
    /// The column from 1, where there is one.
    public var column: Int?
    /// What is wrong.
    public var problem: Problem

    /// Makes an error.
    public init(file: String, line: Int? = nil, column: Int? = nil, problem: Problem) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
    }
}

/// What bytes that are no text look like.
public enum BinaryKind: String, Hashable, Sendable, CaseIterable {
    /// Compressed by gzip, as `.tmx.gz`.
    case gzip
    /// A zip archive: also docx, odt and epub.
    case zip
    /// A compound file of Microsoft Office before 2007, or an encrypted document.
    case compoundFile
    /// Anything else.
    case other

    /// Judges the first bytes of a file; nil where they can be text in a Unicode encoding or in
    /// one that continues ASCII.
    public init?(firstBytes: UnsafeRawBufferPointer) {
        func begins(_ bytes: [UInt8]) -> Bool { firstBytes.starts(with: bytes) }
        if begins([0x1F, 0x8B]) {
            self = .gzip
        } else if begins([0x50, 0x4B, 0x03, 0x04]) || begins([0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else if begins([0xD0, 0xCF, 0x11, 0xE0]) {
            self = .compoundFile
        } else if !begins([0xFF, 0xFE]), !begins([0xFE, 0xFF]), !begins([0x3C, 0]),
            !begins([0, 0x3C]), !begins([0, 0, 0, 0x3C]),
            firstBytes.prefix(64).contains(where: { $0 < 0x09 })
        {
            self = .other
        } else {
            return nil
        }
    }
}
