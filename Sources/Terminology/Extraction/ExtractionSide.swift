internal import Glibc
internal import Language

/// One language of an extraction: its segments as words, and the words and phrases in them.
struct ExtractionSide {
    /// A word or a phrase that may be a term.
    struct Expression {
        /// The types of its words.
        let words: [Int32]
        /// In how many segments it stands.
        var segments = 0
    }

    /// An expression in a segment, with the words that it takes.
    struct Place {
        let expression: Int32
        let start: UInt16
        let count: UInt16
    }

    /// The most words of a phrase.
    static let longestPhrase = 4
    /// A segment with more words is a file without line ends.
    static let mostWords = 400

    private let language: LanguageTag
    private let functionWords: FunctionWords
    private let stemmer: Stemmer?
    private let inflector: Inflector?
    private let tokenizer = Tokenizer()
    private var scanner = WordScanner()

    private var types: [String: Int32] = [:]
    private var typeOfKey: [String: Int32] = [:]
    /// The forms of each type, with how often they stand, and how often with a capital inside a
    /// segment.
    private var forms: [[String: Int]] = []
    private var capitals: [Int] = []
    private var counts: [Int] = []

    /// The types of the words of each segment, -1 for what is no part of a term.
    private(set) var segments: [[Int32]] = []
    private(set) var expressions: [Expression] = []
    private(set) var places: [[Place]] = []

    init(language: LanguageTag) {
        self.language = language
        functionWords = FunctionWords(language: language)
        stemmer = Stemmer(language: language)
        inflector = Inflector(language: language)
    }

    mutating func add(_ text: String) {
        let bytes = Array(text.utf8)
        var segment: [Int32] = []
        func isCapital(_ place: Int) -> Bool {
            let first = bytes[place]
            if first < 0x80 { return (0x41...0x5A).contains(first) }
            return first == 0xD0 && place + 1 < bytes.count && bytes[place + 1] < 0xB0
        }
        let tokens = tokenizer.tokens(of: text)
        for (number, token) in tokens.enumerated() {
            guard segment.count < Self.mostWords else { break }
            guard token.kind == .word, let type = type(of: token.key) else {
                segment.append(-1)
                continue
            }
            forms[Int(type)][token.key, default: 0] += 1
            counts[Int(type)] += 1
            if number > 0, isCapital(token.range.lowerBound) { capitals[Int(type)] += 1 }
            segment.append(type)
        }
        segments.append(segment)
    }

    /// The type of a word: words of one stem are one; nil for what begins and ends no term.
    private mutating func type(of key: String) -> Int32? {
        if let known = typeOfKey[key] { return known < 0 ? nil : known }
        let letters = key.unicodeScalars.count
        guard letters >= 3, !functionWords.contains(key),
            !key.utf8.contains(where: { (0x30...0x39).contains($0) })
        else {
            typeOfKey[key] = -1
            return nil
        }
        let stem = stem(of: key)
        let type = types[stem] ?? Int32(forms.count)
        if Int(type) == forms.count {
            types[stem] = type
            forms.append([:])
            capitals.append(0)
            counts.append(0)
        }
        typeOfKey[key] = type
        return type
    }

    /// What the forms of a word share: without their endings where those are known, since Snowball
    /// makes партиза of партизаны but партизан of партизанах.
    private func stem(of key: String) -> String {
        guard ["ru", "uk"].contains(language.language) else { return stemmer?.stem(key) ?? key }
        for ending in Self.endings
        where key.utf8.count - ending.utf8.count >= 6 && key.hasSuffix(ending) {
            return String(Substring(key.utf8.dropLast(ending.utf8.count)))
        }
        return key
    }

    /// The endings of nouns and adjectives, the longest first.
    private static let endings: [String] = {
        let list = """
            ями ами ого его ому ему ыми ими ьою ової ов ев ом ем ой ей ам ям ах ях ую юю ая яя ым им \
            ий ый ою ею ые ие ое ее ых их ью ів їв ові еві ій ої ія а я у ю е ы и о ь й і ї є
            """
        return list.unicodeScalars.split { $0 == " " || $0 == "\n" }.map { String($0) }
            .sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }()

    /// What is counted as a phrase: a shorter one and a word after it.
    private struct Counted {
        /// The phrase without its last word, -1 for a word.
        let prefix: Int32
        /// The phrase without its first word.
        let suffix: Int32
        let last: Int32
        let length: Int
        var segments = 0
        var lastSegment: Int32 = -1
        /// How often, and in how many ways, it stands inside a longer one.
        var nested = 0
        var longer = 0

        init(prefix: Int32, suffix: Int32, last: Int32, length: Int) {
            self.prefix = prefix
            self.suffix = suffix
            self.last = last
            self.length = length
        }
    }

    /// Chooses the words and phrases that stand in enough segments, phrases by their C-value
    /// (Frantzi, Ananiadou and Mima 2000): those that stand mostly inside longer ones are none.
    mutating func choose(atLeast least: Int) {
        var counted = forms.indices.map {
            Counted(prefix: -1, suffix: -1, last: Int32($0), length: 1)
        }
        var found = segments.map { segment in
            segment.indices.compactMap { place in
                segment[place] < 0
                    ? nil
                    : Place(expression: segment[place], start: UInt16(place), count: 1)
            }
        }
        for (number, places) in found.enumerated() {
            for place in places { Self.count(place.expression, in: number, &counted) }
        }
        // A phrase is counted only where both of its shorter halves are frequent enough, length by
        // length (Agrawal and Srikant 1994), so that rare phrases take no room.
        var numbers: [UInt64: Int32] = [:]
        var first = [Int](repeating: 0, count: found.count)
        for length in 2...Self.longestPhrase {
            for (number, segment) in segments.enumerated() {
                let end = found[number].count
                var place = first[number]
                while place + 1 < end {
                    let (one, other) = (found[number][place], found[number][place + 1])
                    place += 1
                    guard other.start == one.start + 1,
                        counted[Int(one.expression)].segments >= least,
                        counted[Int(other.expression)].segments >= least
                    else { continue }
                    let last = segment[Int(one.start) + length - 1]
                    let key =
                        UInt64(UInt32(bitPattern: one.expression)) << 32
                        | UInt64(UInt32(bitPattern: last))
                    let known = numbers[key] ?? Int32(counted.count)
                    if Int(known) == counted.count {
                        numbers[key] = known
                        counted.append(
                            Counted(
                                prefix: one.expression, suffix: other.expression, last: last,
                                length: length))
                    }
                    Self.count(known, in: number, &counted)
                    found[number].append(
                        Place(expression: known, start: one.start, count: UInt16(length)))
                }
                first[number] = end
            }
        }
        for place in counted.indices where counted[place].segments >= least {
            for part in [counted[place].prefix, counted[place].suffix] where part >= 0 {
                counted[Int(part)].nested += counted[place].segments
                counted[Int(part)].longer += 1
            }
        }
        let kept = counted.map { one in keep(one, of: counted, atLeast: least) }
        places = found.map { places in
            places.compactMap { place in
                let number = kept[Int(place.expression)]
                return number < 0
                    ? nil : Place(expression: number, start: place.start, count: place.count)
            }
        }
    }

    private static func count(_ number: Int32, in segment: Int, _ counted: inout [Counted]) {
        guard counted[Int(number)].lastSegment != Int32(segment) else { return }
        counted[Int(number)].lastSegment = Int32(segment)
        counted[Int(number)].segments += 1
    }

    /// The number of an expression that is kept, -1 for another.
    private mutating func keep(_ one: Counted, of counted: [Counted], atLeast least: Int) -> Int32 {
        guard one.segments >= least else { return -1 }
        if one.length > 1 {
            let nested = one.longer > 0 ? Double(one.nested) / Double(one.longer) : 0
            let value = log2(Double(one.length)) * (Double(one.segments) - nested)
            guard value >= Double(least) else { return -1 }
        }
        var words: [Int32] = []
        var next: Counted? = one
        while let part = next {
            words.append(part.last)
            next = part.prefix >= 0 ? counted[Int(part.prefix)] : nil
        }
        expressions.append(Expression(words: words.reversed(), segments: one.segments))
        return Int32(expressions.count - 1)
    }

    /// Whether an expression is written with capitals inside of segments.
    func isCapitalised(_ expression: Int32) -> Bool {
        expressions[Int(expression)].words.allSatisfy {
            capitals[Int($0)] * 2 > counts[Int($0)]
        }
    }

    /// An expression as a glossary has it: a word in the form that most of its forms come from, a
    /// phrase as it most often stands in the segments.
    func text(of expression: Int32, in texts: [String], places: [Int]) -> String {
        let words = expressions[Int(expression)].words
        guard words.count > 1 else { return capitalised(headword(of: words[0]), expression) }
        var surfaces: [String: Int] = [:]
        for segment in places.prefix(200) {
            let tokens = tokenizer.tokens(of: texts[segment])
            for place in self.places[segment] where place.expression == expression {
                let end = Int(place.start + place.count)
                guard end <= tokens.count else { continue }
                let surface = tokens[Int(place.start)..<end].map(\.key).joined(separator: " ")
                surfaces[surface, default: 0] += 1
            }
        }
        return capitalised(best(of: surfaces), expression)
    }

    private func headword(of type: Int32) -> String { best(of: forms[Int(type)]) }

    /// The form of which most of the others are forms by the paradigm; then the commonest.
    private func best(of forms: [String: Int]) -> String {
        let ordered = forms.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let inflector, ordered.count > 1 else { return ordered.first?.key ?? "" }
        var best = (text: ordered[0].key, covered: -1)
        for (form, count) in ordered.prefix(12) {
            var table = FormTable()
            let phrase = form.utf8.split(separator: 0x20).map {
                Inflector.Word(String(Substring($0)))
            }
            let stems = inflector.forms(of: phrase)
            for (word, word_stems) in stems.enumerated() {
                for stem in word_stems { table.add(stem, word: Int32(word)) }
            }
            var covered = count
            for (other, number) in ordered where other != form {
                let parts = other.utf8.split(separator: 0x20).map { String(Substring($0)) }
                guard parts.count == phrase.count else { continue }
                let isForm = parts.enumerated().allSatisfy { place, part in
                    var isOne = false
                    table.words(of: part.unicodeScalars.map(\.value)[...]) { word, _ in
                        isOne = isOne || Int(word) == place
                    }
                    return isOne
                }
                if isForm { covered += number }
            }
            if covered > best.covered
                || covered == best.covered && isLikelier(form, than: best.text, forms: forms)
            {
                best = (form, covered)
            }
        }
        return best.text
    }

    /// Of партизан and партизана, which have nearly the same forms, the shorter is the dictionary
    /// form; but of квартир and квартира the longer, where it stands more often and in квартиру.
    private func isLikelier(_ form: String, than other: String, forms: [String: Int]) -> Bool {
        func isFeminine(_ long: String, of short: String) -> Bool {
            forms[short + "у"] != nil && (forms[long] ?? 0) > (forms[short] ?? 0)
        }
        if form + "а" == other { return !isFeminine(other, of: form) }
        return other + "а" == form && isFeminine(form, of: other)
    }

    private func capitalised(_ text: String, _ expression: Int32) -> String {
        guard isCapitalised(expression) else { return text }
        return text.utf8.split(separator: 0x20, omittingEmptySubsequences: false).map { word in
            let word = Substring(word)
            guard let first = word.unicodeScalars.first else { return String(word) }
            return first.properties.uppercaseMapping + String(word.unicodeScalars.dropFirst())
        }.joined(separator: " ")
    }
}
