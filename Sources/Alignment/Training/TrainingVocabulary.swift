internal import Language

/// The words of one side of what is learned from.
struct TrainingVocabulary {
    private let stem: WordStem
    private var numbers: [String: Int32] = [:]
    private var formNumbers: [String: Int] = [:]
    private var forms: [(key: String, word: Int32, count: Int)] = []
    /// How often each word stands in the units.
    private(set) var counts = WordCounts()

    init(_ language: LanguageTag) { stem = WordStem(language: language) }

    var count: Int { counts.units.count }

    /// The distinct words of a text by their stems, in the order of their numbers.
    mutating func words(of text: String, _ tokenizer: Tokenizer) -> [Int32] {
        var words: Set<Int32> = []
        for token in tokenizer.tokens(of: text) where token.kind == .word {
            words.insert(word(of: token.key))
        }
        return words.sorted()
    }

    /// Counts a unit in which words stand, beside so many of the other side.
    mutating func count(_ words: [Int32], beside others: Int) {
        for word in words {
            counts.units[Int(word)] += 1
            counts.events[Int(word)] += others
        }
    }

    /// The form in which each word stands most often: a stem is not to be read, and the stem of a
    /// stem may be another one.
    var usualForms: [String] {
        var best = [(key: String, count: Int)](repeating: ("", 0), count: count)
        for form in forms {
            let known = best[Int(form.word)]
            if form.count > known.count || form.count == known.count && form.key < known.key {
                best[Int(form.word)] = (form.key, form.count)
            }
        }
        return best.map(\.key)
    }

    private mutating func word(of key: String) -> Int32 {
        if let form = formNumbers[key] {
            forms[form].count += 1
            return forms[form].word
        }
        let name = stem.stem(ofKey: key)
        let word = numbers[name] ?? Int32(count)
        if numbers[name] == nil {
            numbers[name] = word
            counts.units.append(0)
            counts.events.append(0)
        }
        formNumbers[key] = forms.count
        forms.append((key, word, 1))
        return word
    }
}
