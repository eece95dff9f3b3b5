internal import Language

/// The words of the headwords of one language, found by the tokens of a text.
struct TermVocabulary: Sendable {
    /// A word of a headword that a token is a form of.
    struct Match {
        let word: Int32
        let isExact: Bool
    }

    /// What shorter words have in common by their stems is chance.
    private static let fewestLetters = 3

    private let functionWords: FunctionWords
    private var numbers: [HeadwordTokens.Word: Int32] = [:]
    private var forms: [String: Int32] = [:]
    private var stems: [String: [Int32]] = [:]
    private var handwritten: [String: [(word: Int32, key: String)]] = [:]
    /// The lengths of the stems written by hand, in bytes, each once.
    private var handwrittenLengths: [Int] = []

    init(language: LanguageTag) { functionWords = FunctionWords(language: language) }

    /// The number of a headword's word, which is the same for the same word.
    mutating func number(of word: HeadwordTokens.Word, stemmer: Stemmer?) -> Int32 {
        if let known = numbers[word] { return known }
        let number = Int32(numbers.count)
        numbers[word] = number
        if let stem = word.handwrittenStem {
            handwritten[stem, default: []].append((number, word.key))
            let length = stem.utf8.count
            if !handwrittenLengths.contains(length) { handwrittenLengths.append(length) }
            return number
        }
        forms[word.key] = number
        if word.key.unicodeScalars.count >= Self.fewestLetters,
            let stem = stem(of: word.key, kind: word.kind, stemmer: stemmer)
        {
            // Snowball takes партизан for an inflected form and makes партиза of it, but партизан
            // of партизанами: so the dictionary form is a stem too.
            stems[word.key, default: []].append(number)
            if stem != word.key, Self.isTelling(stem, of: word.key) {
                stems[stem, default: []].append(number)
            }
        }
        return number
    }

    /// The headwords' words that a token is a form of, each once.
    func matches(_ token: Token, stemmer: Stemmer?) -> [Match] {
        var matches: [Match] = []
        let form = forms[token.key]
        if let form { matches.append(Match(word: form, isExact: true)) }
        guard token.kind == .word else { return matches }
        if let stem = stem(of: token.key, kind: token.kind, stemmer: stemmer) {
            for word in stems[stem] ?? [] where word != form {
                matches.append(Match(word: word, isExact: false))
            }
        }
        for length in handwrittenLengths where length <= token.key.utf8.count {
            let prefix = String(decoding: token.key.utf8.prefix(length), as: UTF8.self)
            for (word, key) in handwritten[prefix] ?? [] {
                matches.append(Match(word: word, isExact: key == token.key))
            }
        }
        return matches
    }

    /// Whether a stem says which word it is of: Snowball leaves ки of Киев.
    private static func isTelling(_ stem: String, of key: String) -> Bool {
        let letters = stem.unicodeScalars.count
        return letters >= fewestLetters || letters + 1 >= key.unicodeScalars.count
    }

    private func stem(of key: String, kind: Token.Class, stemmer: Stemmer?) -> String? {
        guard kind == .word, let stemmer, !functionWords.contains(key) else { return nil }
        return stemmer.stem(key)
    }
}
