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

    /// How many distinct words have forms, by their stems; of none of them anything is kept.
    func distinctCount(of keys: [String]) -> Int {
        var known: Set<Int32> = []
        var others: Set<String> = []
        for key in keys {
            if let form = formNumbers[key] {
                known.insert(forms[form].word)
                continue
            }
            let name = stem.stem(ofKey: key)
            if let word = numbers[name] { known.insert(word) } else { others.insert(name) }
        }
        return known.count + others.count
    }

    /// The distinct words of forms by their stems, in the order of their numbers.
    mutating func words(of keys: [String]) -> [Int32] {
        Set(keys.map { word(of: $0) }).sorted()
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
