internal import CLanguageData

/// The abbreviations of a language, by what their full stop may mean.
struct Abbreviations: Sendable {
    /// What the full stop of an abbreviation may mean; one abbreviation can have several uses.
    struct Classes: OptionSet, Sendable {
        let rawValue: UInt8
        /// Never ends a sentence: a name, a number or a word must follow.
        static let never = Classes(rawValue: 1)
        /// Does not end a sentence where a digit or a roman numeral follows.
        static let beforeDigit = Classes(rawValue: 2)
        /// Does not end a sentence where a capital or a digit follows, unless a number precedes.
        static let beforeCapital = Classes(rawValue: 4)
        /// May end a sentence: it does where a capital, a quote or a dash follows.
        static let mayEnd = Classes(rawValue: 8)
    }

    private let classes: [String: Classes]
    /// Words with which sentences of the language often begin, and names do not.
    let starters: Set<String>
    /// Verbs of speech, by which direct speech goes on: “Where?” Gromov asked.
    let speechVerbs: Set<String>

    /// The abbreviations that the program knows of a language: none for most.
    init(language: LanguageTag) {
        switch language.language {
        case "ru":
            classes = Self.parse(Self.text(of: clanguage_abbreviations_ru()))
            starters = []
            speechVerbs = []
        case "en":
            classes = Self.parse(Self.text(of: clanguage_abbreviations_en()))
            starters = Set(Self.lines(of: Self.text(of: clanguage_starters_en())))
            speechVerbs = Set(Self.lines(of: Self.text(of: clanguage_speech_en())))
        default:
            classes = [:]
            starters = []
            speechVerbs = []
        }
    }

    /// The classes of an abbreviation written without its last full stop, nil where it is none.
    ///
    /// One of two letters or more is also known with a capital at its start.
    func classes(of word: String) -> Classes? {
        if let found = classes[word] { return found }
        let scalars = word.unicodeScalars
        guard scalars.count > 1, let first = scalars.first,
            first.properties.generalCategory == .uppercaseLetter
        else { return nil }
        let lower = first.properties.lowercaseMapping + String(scalars.dropFirst())
        return classes[lower]
    }

    private static func parse(_ text: String) -> [String: Classes] {
        var classes: [String: Classes] = [:]
        for line in lines(of: text) {
            let fields = line.utf8.split(separator: UInt8(ascii: "\t"))
            guard fields.count >= 2 else { continue }
            var found: Classes = []
            for letter in fields[1] {
                switch letter {
                case UInt8(ascii: "N"): found.insert(.never)
                case UInt8(ascii: "D"): found.insert(.beforeDigit)
                case UInt8(ascii: "U"): found.insert(.beforeCapital)
                case UInt8(ascii: "S"): found.insert(.mayEnd)
                default: break
                }
            }
            classes[String(Substring(fields[0]))] = found
        }
        return classes
    }

    private static func lines(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
            .filter { !$0.utf8.starts(with: "#".utf8) }
    }

    private static func text(of data: clanguage_data) -> String {
        String(
            decoding: UnsafeBufferPointer(start: data.bytes, count: Int(data.count)),
            as: UTF8.self)
    }
}
