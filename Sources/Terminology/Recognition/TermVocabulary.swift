internal import Language

/// The words of the headwords of one language, found by the tokens of a text.
struct TermVocabulary: Sendable {
    /// A word of a headword that a token is a form of.
    struct Match {
        let word: Int32
        var kind: TermHitKind
        /// The cases that the form stands for, by which the words of a phrase agree.
        var cases: GrammaticalCases
    }

    /// What shorter words have in common by their stems is chance.
    private static let fewestLetters = 3

    private let functionWords: FunctionWords
    let inflector: Inflector?
    private var numbers: [TermWord: Int32] = [:]
    private var keys: [String] = []
    private var forms = FormTable()
    private var exact: [String: [Int32]] = [:]
    private var listed: [String: [Int32]] = [:]
    private var stems: [String: [Int32]] = [:]
    private var handwritten: [String: [Int32]] = [:]
    /// The lengths of the stems written by hand, in bytes, each once.
    private var handwrittenLengths: [Int] = []
    /// The words of which spellings nearly alike are found in a text too.
    private var fuzzy: [(word: Int32, spelling: [UInt32])] = []

    init(language: LanguageTag) {
        functionWords = FunctionWords(language: language)
        inflector = Inflector(language: language)
    }

    /// The number of a headword's word, which is the same for the same word with the same forms.
    mutating func number(of word: TermWord, stemmer: Stemmer?) -> Int32 {
        if let known = numbers[word] { return known }
        let number = Int32(keys.count)
        numbers[word] = number
        keys.append(word.key)
        if let stem = word.handwrittenStem {
            handwritten[stem, default: []].append(number)
            let length = stem.utf8.count
            if !handwrittenLengths.contains(length) { handwrittenLengths.append(length) }
            return number
        }
        exact[word.key, default: []].append(number)
        if word.kind == .word, !functionWords.contains(word.key) {
            for stem in word.stems { forms.add(stem, word: number) }
            addStem(of: word.key, number: number, stemmer: stemmer)
            if word.isFuzzy {
                fuzzy.append((number, word.key.unicodeScalars.map(\.value)))
            }
        }
        return number
    }

    /// A word that is found in one form only, which an entry lists by hand.
    mutating func number(ofListed key: String) -> Int32 {
        if let known = listed[key]?.first { return known }
        let number = Int32(keys.count)
        keys.append(key)
        listed[key] = [number]
        return number
    }

    private mutating func addStem(of key: String, number: Int32, stemmer: Stemmer?) {
        guard let stemmer, key.unicodeScalars.count >= Self.fewestLetters else { return }
        // Snowball takes партизан for an inflected form and makes партиза of it, but партизан
        // of партизанами: so the dictionary form is a stem too.
        stems[key, default: []].append(number)
        let stem = stemmer.stem(key)
        if stem != key, Self.isTelling(stem, of: key) { stems[stem, default: []].append(number) }
    }

    /// The headwords' words that a token is a form of, each once, of its best kind.
    func matches(
        _ key: String, letters: ArraySlice<UInt32>, isWord: Bool, stemmer: Stemmer?
    ) -> [Match] {
        var matches: [Match] = []
        func add(_ word: Int32, _ kind: TermHitKind, _ cases: GrammaticalCases) {
            guard let place = matches.firstIndex(where: { $0.word == word }) else {
                matches.append(Match(word: word, kind: kind, cases: cases))
                return
            }
            matches[place].cases.formUnion(cases)
            matches[place].kind = min(matches[place].kind, kind)
        }
        if !listed.isEmpty { for word in listed[key] ?? [] { add(word, .listed, .any) } }
        let same = exact[key] ?? []
        if !isWord || functionWords.contains(key) {
            for word in same { add(word, .exact, .any) }
            return matches
        }
        forms.words(of: letters) { word, cases in
            add(word, same.contains(word) ? .exact : .inflected, cases)
        }
        // A word without a table of endings agrees with anything.
        for word in same where !matches.contains(where: { $0.word == word }) {
            add(word, .exact, .any)
        }
        for length in handwrittenLengths where length <= key.utf8.count {
            let prefix = String(decoding: key.utf8.prefix(length), as: UTF8.self)
            for word in handwritten[prefix] ?? [] {
                add(word, keys[Int(word)] == key ? .exact : .stem, .any)
            }
        }
        func addWeak(_ word: Int32, _ kind: TermHitKind) {
            guard !matches.contains(where: { $0.word == word }) else { return }
            matches.append(Match(word: word, kind: kind, cases: .any))
        }
        if let stemmer {
            for word in stems[stemmer.stem(key)] ?? [] { addWeak(word, .stem) }
        }
        for (word, spelling) in fuzzy {
            let longer = max(spelling.count, letters.count)
            // At least .8 alike: less is chance in a running text.
            if SpellingDistance.between(spelling[...], letters, atMost: longer / 5) != nil {
                addWeak(word, .similar)
            }
        }
        return matches
    }

    /// Whether a token may stand between the words of a term.
    func mayStandInside(_ key: String) -> Bool {
        guard key.unicodeScalars.count >= Self.fewestLetters, !functionWords.contains(key) else {
            return false
        }
        guard let inflector, inflector.hasAgreement else { return inflector != nil }
        return inflector.endsAsAdjective(key)
    }

    /// Whether a stem says which word it is of: Snowball leaves ки of Киев.
    private static func isTelling(_ stem: String, of key: String) -> Bool {
        let letters = stem.unicodeScalars.count
        return letters >= fewestLetters || letters + 1 >= key.unicodeScalars.count
    }
}

/// A word of a headword with its forms.
struct TermWord: Hashable {
    /// The match key of the token.
    let key: String
    let kind: Token.Class
    /// The beginning that every form has, where it was written by hand.
    let handwrittenStem: String?
    /// What the word's forms begin with in this headword, empty where the language tells none.
    let stems: [InflectedStem]
    /// Whether spellings nearly alike are found in a text.
    let isFuzzy: Bool

    static func == (left: TermWord, right: TermWord) -> Bool {
        left.key == right.key && left.kind == right.kind
            && left.handwrittenStem == right.handwrittenStem && left.isFuzzy == right.isFuzzy
            && left.stems.elementsEqual(right.stems) {
                $0.endings === $1.endings && $0.stem == $1.stem
            }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(handwrittenStem)
        hasher.combine(stems.count)
    }
}
