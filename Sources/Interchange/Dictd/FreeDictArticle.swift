/// An article of FreeDict, or of another dictionary that is written line by line.
///
///     Ampel /ˈampl̩/ <n, fem>
///     1. suspension 2.
///     (kleinere, schalenförmige) von der Decke hängende Lampe
///     2. feu, feu tricolore
///
/// The line after the headword and each line with a number give translations; all else explains them
/// in the language of the headword.
struct FreeDictArticle {
    private let headword: String
    private let lines: [ArraySlice<UInt8>]

    private static let brackets: [(open: UInt8, close: UInt8)] = [
        (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
        (UInt8(ascii: "<"), UInt8(ascii: ">")), (UInt8(ascii: "{"), UInt8(ascii: "}")),
    ]

    init(_ article: DictdDictionary.Article) {
        let lines = article.text.split(separator: UInt8(ascii: "\n"))
        let first = lines.first.map { Self.headword(in: $0) } ?? ""
        let folded = Self.folded(first)
        // The index has headwords folded, the text as they are written; but it may lack them.
        if ([article.headword] + article.otherHeadwords).contains(where: {
            folded.starts(with: Self.folded($0))
        }) {
            headword = first
            self.lines = Array(lines.dropFirst())
        } else {
            headword = article.headword
            self.lines = lines
        }
    }

    var entry: DictionaryEntry {
        var entry = DictionaryEntry(headword: headword)
        var isExpected = true
        for line in lines {
            let (isNumbered, rest) = Self.numbered(line)
            guard isExpected || isNumbered else { continue }
            let text = rest.drop { $0 <= 0x20 }
            // A number alone stands before its translations.
            isExpected = text.isEmpty
            entry.translations += Self.translations(in: Array(text))
        }
        return entry
    }

    /// What stands before the pronunciation and the grammar.
    private static func headword(in line: ArraySlice<UInt8>) -> String {
        let marks = Array("/[<({".utf8)
        let end =
            line.indices.dropFirst().first {
                marks.contains(line[$0]) && line[line.index(before: $0)] == UInt8(ascii: " ")
            } ?? line.endIndex
        return trimmed(line[..<end])
    }

    /// The letters and digits of a text in small letters.
    static func folded(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.flatMap { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                ? Array(scalar.properties.lowercaseMapping.unicodeScalars) : []
        }
    }

    /// Whether a line begins with a number and a full stop, and what follows them.
    private static func numbered(
        _ line: ArraySlice<UInt8>
    ) -> (isNumbered: Bool, rest: ArraySlice<UInt8>) {
        let rest = line.drop(while: isDigit)
        guard rest.count < line.count, rest.first == UInt8(ascii: ".") else { return (false, line) }
        return (true, rest.dropFirst())
    }

    private static func translations(in text: [UInt8]) -> [String] {
        let plain = BracketPairs.stripped(text, brackets)
        return plain.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
            .map(withoutNumber).filter { $0.contains(where: isOfWord) }.map(trimmed)
    }

    /// A text without the number of the explanation that follows it, as the 2. of `suspension 2.`
    private static func withoutNumber(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = text
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        guard rest.last == UInt8(ascii: ".") else { return text }
        rest.removeLast()
        let digits = rest.count
        while let last = rest.last, isDigit(last) { rest.removeLast() }
        return rest.count < digits && rest.last ?? 0x20 <= 0x20 ? rest : text
    }

    /// A text without white space at its edges, and with a space for each run of it inside.
    private static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        text.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
            .joined(separator: " ")
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isDigit(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
