/// Abbreviations of a language before a full stop, as a linguist lists them in a file.
///
/// One entry a line: the abbreviation without its last full stop, a TAB, its classes, a TAB, an
/// example. A line that begins with `#` is a comment.
public struct AbbreviationList: Hashable, Sendable {
    /// What the full stop of an abbreviation may mean; one abbreviation can have several uses.
    public struct Classes: OptionSet, Hashable, Sendable {
        /// A bit for each class.
        public let rawValue: UInt8

        /// Never ends a sentence: a name, a number or a word must follow (`N`).
        public static let never = Classes(rawValue: 1)
        /// Does not end a sentence where a digit or a roman numeral follows (`D`).
        public static let beforeDigit = Classes(rawValue: 2)
        /// Does not end a sentence where a capital or a digit follows, unless a number precedes
        /// (`U`).
        public static let beforeCapital = Classes(rawValue: 4)
        /// May end a sentence: it does where a capital, a quote or a dash follows (`S`).
        public static let mayEnd = Classes(rawValue: 8)

        /// Makes a set of classes from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// The classes that letters name, nil where one is unknown; none of them is `-`.
        init?(letters: Substring.UTF8View) {
            self = []
            if letters.elementsEqual("-".utf8) { return }
            for letter in letters {
                switch letter {
                case UInt8(ascii: "N"): insert(.never)
                case UInt8(ascii: "D"): insert(.beforeDigit)
                case UInt8(ascii: "U"): insert(.beforeCapital)
                case UInt8(ascii: "S"): insert(.mayEnd)
                default: return nil
                }
            }
            if isEmpty { return nil }
        }
    }

    /// One abbreviation.
    public struct Entry: Hashable, Sendable {
        /// It, without its last full stop and without spaces inside.
        public let text: String
        /// What its full stop may mean; none where the word is no abbreviation after all.
        public let classes: Classes
        /// A text with the abbreviation in it; empty where there is none.
        public let example: String
        /// The line of the list, from 1.
        public let line: Int
    }

    /// What is wrong with a list, and in which line.
    public struct Fault: Error, Hashable, Sendable {
        /// What is wrong.
        public enum Kind: Hashable, Sendable {
            /// A line without a TAB between an abbreviation and its classes.
            case noClasses
            /// Classes that are not made of N, D, U and S, or of `-` alone.
            case unknownClasses(String)
            /// An abbreviation with its last full stop, with a space, or with nothing.
            case malformedEntry(String)
            /// An abbreviation that an earlier line lists already.
            case repeated(String, line: Int)
            /// An example in which the abbreviation does not stand with its stop.
            case exampleWithout(String)
            /// An example that is not cut as the classes say: into so many sentences.
            case exampleCut(String, sentences: Int)
        }

        /// The line, from 1.
        public let line: Int
        /// What is wrong.
        public let kind: Kind
    }

    /// The entries in the order of their lines.
    public private(set) var entries: [Entry] = []

    /// Reads a list.
    ///
    /// Throws the first fault of its lines.
    public init(_ text: String) throws(Fault) {
        var lines: [String: Int] = [:]
        var line = 0
        for content in text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            line += 1
            let content = content.last == UInt8(ascii: "\r") ? content.dropLast() : content
            guard !content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }),
                content.first != UInt8(ascii: "#")
            else { continue }
            let entry = try Self.entry(content, line: line)
            if let first = lines[entry.text] {
                throw Fault(line: line, kind: .repeated(entry.text, line: first))
            }
            lines[entry.text] = line
            entries.append(entry)
        }
    }

    private static func entry(_ line: Substring.UTF8View, line number: Int) throws(Fault) -> Entry {
        let fields = line.split(
            separator: UInt8(ascii: "\t"), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count >= 2 else { throw Fault(line: number, kind: .noClasses) }
        let text = String(Substring(fields[0]))
        guard !text.isEmpty, text.last != ".",
            !text.unicodeScalars.contains(where: \.properties.isWhitespace)
        else { throw Fault(line: number, kind: .malformedEntry(text)) }
        guard let classes = Classes(letters: fields[1]) else {
            throw Fault(
                line: number, kind: .unknownClasses(String(Substring(fields[1]))))
        }
        return Entry(
            text: text, classes: classes,
            example: fields.count > 2 ? String(Substring(fields[2])) : "", line: number)
    }
}
