internal import Bitext
internal import Language

/// One side of an alignment in numbers: for each segment its length and its words as types.
///
/// A type is a stem, a number or a mark: what is counted as the same word.
struct TextFeatures {
    /// A distinct word form, and what is needed to compare it with those of the other side.
    struct Form {
        let key: String
        let kind: Token.Class
        let type: Int32
        /// Whether it ever stood with a capital.
        var isCapitalised: Bool
    }

    /// The characters of each segment that are not white space.
    private(set) var lengths: [Double] = []
    /// The types of all segments, one after the other.
    private(set) var types: [Int32] = []
    /// Where the types of each segment begin, and after the last where they end.
    private(set) var starts: [Int] = [0]
    /// The distinct forms in the order of their first use.
    private(set) var forms: [Form] = []
    /// How often each type stands in the text.
    private(set) var typeCounts: [Float] = []
    /// The share of each type in the text.
    private(set) var shares: [Double] = []
    /// Whether each type is a number.
    private(set) var isNumber: [Bool] = []

    /// What each type is: a stem, a number, a mark, or the stems of a phrase with spaces between.
    private(set) var typeNames: [String] = []

    var segmentCount: Int { lengths.count }
    var typeCount: Int { shares.count }

    private var typeNumbers: [String: Int32] = [:]
    private var formNumbers: [String: Int] = [:]

    /// Reads a text, and adds a type wherever one of the phrases stands.
    init(_ text: SegmentedText, phrases: [[String]]) throws {
        let wordStem = WordStem(language: text.language)
        var finder = PhraseFinder()
        for phrase in phrases where phrase.count > 1 {
            let words = phrase.map { typeNumber(named: wordStem.name(ofPhrase: [$0])) }
            finder.add(words, as: typeNumber(named: wordStem.name(ofPhrase: phrase)))
        }
        let tokenizer = Tokenizer()
        for segment in text.segments {
            try Task.checkCancellation()
            append(segment.text, tokenizer, wordStem, finder)
        }
        countTypes()
    }

    /// The types of a segment.
    func types(of segment: Int) -> ArraySlice<Int32> {
        types[starts[segment]..<starts[segment + 1]]
    }

    /// The type of a word or of the words of a phrase, nil where the text does not have it.
    func type(ofPhrase phrase: [String], _ wordStem: WordStem) -> Int32? {
        typeNumbers[wordStem.name(ofPhrase: phrase)]
    }

    private mutating func append(
        _ text: String, _ tokenizer: Tokenizer, _ wordStem: WordStem, _ finder: PhraseFinder
    ) {
        let bytes = Array(text.utf8)
        let first = types.count
        for (place, token) in tokenizer.tokens(of: text).enumerated() {
            var key = token.key
            // A dash opens direct speech in Russian, French or Polish, quotes do in English.
            if place == 0, key == Self.dash { key = Self.quote }
            guard token.kind != .punctuation || Self.isTelling(key) else { continue }
            let form = formNumber(of: key, token.kind, wordStem)
            if token.kind == .word, !forms[form].isCapitalised {
                let word = String(decoding: bytes[token.range], as: UTF8.self)
                forms[form].isCapitalised =
                    word.unicodeScalars.first?.properties.isUppercase == true
            }
            types.append(forms[form].type)
        }
        types += finder.phrases(in: types[first...])
        starts.append(types.count)
        lengths.append(Double(text.unicodeScalars.count { !$0.properties.isWhitespace }))
    }

    private mutating func countTypes() {
        typeCounts = [Float](repeating: 0, count: typeNumbers.count)
        for type in types { typeCounts[Int(type)] += 1 }
        let total = Double(max(types.count, 1))
        // What stands once in a text is rarer in the language than that (Good and Turing).
        shares = typeCounts.map { max(Double($0) - 0.5, 0.1) / total }
        isNumber = [Bool](repeating: false, count: typeNumbers.count)
        for form in forms where form.kind == .number { isNumber[Int(form.type)] = true }
    }

    private mutating func formNumber(
        of key: String, _ kind: Token.Class, _ wordStem: WordStem
    ) -> Int {
        if let known = formNumbers[key] { return known }
        let number = forms.count
        formNumbers[key] = number
        let type = typeNumber(named: kind == .word ? wordStem.stem(ofKey: key) : key)
        forms.append(Form(key: key, kind: kind, type: type, isCapitalised: false))
        return number
    }

    private mutating func typeNumber(named name: String) -> Int32 {
        if let known = typeNumbers[name] { return known }
        let number = Int32(typeNumbers.count)
        typeNumbers[name] = number
        typeNames.append(name)
        return number
    }

    private static let dash = "—"
    private static let quote = "\""

    /// Full stops, commas and dashes are everywhere and tell nothing.
    private static func isTelling(_ mark: String) -> Bool {
        switch mark {
        case ".", ",", "-", "'", dash: false
        default: true
        }
    }
}

extension WordStem {
    /// The name of the type of a phrase, whose words may be in any form.
    fileprivate func name(ofPhrase phrase: [String]) -> String {
        phrase.map { stem(ofKey: MatchKey($0).text) }.joined(separator: " ")
    }
}
