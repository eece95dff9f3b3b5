internal import CLanguageData

/// Tells languages in Latin letters apart by their commonest small words.
enum LatinWords {
    /// The languages in the order of the file, each with its words.
    private static let languages: [(tag: String, words: Set<String>)] = {
        let data = clanguage_words_latin()
        let text = String(
            decoding: UnsafeBufferPointer(start: data.bytes, count: Int(data.count)),
            as: UTF8.self)
        return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let fields = line.split(separator: UInt8(ascii: "\t"))
            guard fields.count == 2, line.first != UInt8(ascii: "#") else { return nil }
            let words = fields[1].split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
            return (String(Substring(fields[0])), Set(words.compactMap { $0 }))
        }
    }()

    /// A text of so few words may have none of the small ones, and is taken for English.
    private static let fewWords = 6
    private static let words = 2000

    /// Whether there are words of a language, by its subtag.
    static func knows(_ language: String) -> Bool { languages.contains { $0.tag == language } }

    /// The language most of whose small words stand in a text; nil where a longer text has none.
    static func language(of text: String) -> LanguageTag? {
        var counts = [Int](repeating: 0, count: languages.count)
        var total = 0
        for word in text.unicodeScalars.split(
            maxSplits: words, whereSeparator: { !Characters.isLetter($0.value) })
        {
            let folded = String(String.UnicodeScalarView(word.prefix(12))).lowercased()
            total += 1
            for (place, language) in languages.enumerated() where language.words.contains(folded) {
                counts[place] += 1
            }
        }
        // English stands first, and so wins a draw; one word of another language may be chance.
        guard let most = counts.max(), let best = counts.firstIndex(of: most),
            most >= (best == 0 ? 1 : 2)
        else { return total <= fewWords ? LanguageTag("en") : nil }
        return LanguageTag(languages[best].tag)
    }
}
