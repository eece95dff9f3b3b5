/// The parts of which the patterns of the program's own rules are made.
///
/// They keep to what ICU, Java and .NET have in common. `\b` is not among it, nor are `\s` and `\w`:
/// they differ in what they take beyond ASCII.
enum NativePatterns {
    static let space = #"[\s\u00A0\u2000-\u200A\u202F\u3000]"#
    static let mark = #"[.!?…‼⁇⁈⁉]"#
    /// Marks, which may be set apart by spaces.
    static let marks = #"\#(mark)(?:[ \u00A0]?\#(mark))*"#
    /// Marks other than one full stop.
    static let strongMarks =
        #"(?:[!?…‼⁇⁈⁉](?:[ \u00A0]?\#(mark))*|\.(?:[ \u00A0]?\#(mark))+)"#
    /// A quote or a bracket that closes, or the mark of a footnote.
    static let closer =
        #"(?:[ \u00A0]?[»”)\]›]|[’'"*]|\[[0-9]{1,4}\]|[\u00B9\u00B2\u00B3\u2070-\u2079])"#
    /// Pictographs, which belong to the sentence before them; those beyond the first plane are two
    /// characters to .NET.
    static let pictographs =
        #"(?:\#(space)*(?![\u00A2-\u218F•])[\p{So}\p{Sk}\p{Cs}\uFE0F\u200D])+"#
    /// The mark of an item of a list in a line.
    static let bullet = "[•‣⁃▪►●✓✔]"
    static let opener = #"[«„“"'(\[‹‘¿¡`*•]"#
    static let dash = #"[\u002D\u2010-\u2015\u2212]"#
    static let upper = #"[\p{Lu}\p{Lt}]"#
    static let roman = #"[IVXLCDM]{1,16}(?!\p{L})"#
    /// Nothing of a word stands before.
    static let notInWord = #"(?<![\p{L}\p{N}\p{M}'’/№\u2011-])"#
    /// The same, past a hyphen that belongs to no word, as in "Ж.-П." and "ген.-лейт.".
    static let wordStart = notInWord + #"[\u2011-]*"#
    /// What stands in brackets without a sentence of its own, as in "(Smith 55)".
    static let aside = #"(?:\([^)]{0,400}[^)!?….]\)|\[[^\]]{0,400}[^\]!?….]\])"#
    /// A number with what belongs to it, as 1970-х or XX, and white space.
    static let number =
        #"(?:[\p{L}\p{N}/-]*\p{Nd}[\p{L}\p{N}/-]*|\#(wordStart)[IVXLCDM]{1,16})\#(space)+"#

    /// White space, what opens, and dots.
    static let opening = #"\#(space)+(?:\#(opener)\#(space)*)*"#
    private static let dots = #"(?:(?:…|\.\.)[….]*\#(space)*)?"#
    private static let start =
        #"(?:\p{Ll}\#(upper)|№|\#(dash)(?=[^\s\u00A0\u2010-\u2015\u2212-])"#
        + #"|[^\p{Ll}\p{So}\p{Sk}\p{Cn}\p{Cs}\s\u00A0\u2000-\u2015\u202F\u2212\u3000"#
        + #",;:%)\]»”/#.…«„“"'(\[‹‘¿¡`*•-])"#
    /// What may begin a sentence, after white space.
    static let sentence = opening + dots + start
    private static let afterDash =
        #"\#(space)+\#(dash)(?:\#(space)|\#(dash))+(?:\#(opener)\#(space)*)*"# + dots
    /// A dash and a capital: the next speaker.
    static let speaker = afterDash + upper
    /// The same, or a number after a dash.
    static let speakerOrNumber = afterDash + #"[\p{Lu}\p{Lt}\p{Nd}]"#

    /// One of some abbreviations, spaced or not, with a capital where they may have one.
    static func anyOf(_ words: [String]) -> String {
        wordStart + "(?:" + words.map(alternative).joined(separator: "|") + ")"
    }

    /// One of some words.
    static func anyWord(of words: some Collection<String>) -> String {
        "(?:" + words.sorted().joined(separator: "|") + #")(?![\p{L}\p{N}])"#
    }

    /// An abbreviation; of three letters or more without stops also in capitals alone.
    static func alternative(_ word: String) -> String {
        let capitals = word.uppercased()
        let hasCapitals =
            word.unicodeScalars.count > 2 && capitals != word && !word.contains(".")
            && capitals.unicodeScalars.count == word.unicodeScalars.count
        return mixed(word) + (hasCapitals ? "|" + mixed(capitals) : "")
    }

    private static func mixed(_ word: String) -> String {
        var pattern = ""
        var isFirst = true
        for scalar in word.unicodeScalars {
            let text = String(scalar)
            let capital = scalar.properties.uppercaseMapping
            if isFirst, word.unicodeScalars.count > 1, capital != text {
                pattern += "[\(text)\(capital)]"
            } else if scalar == "." {
                pattern += #"\.[ \u00A0]?"#
            } else {
                pattern += text
            }
            isFirst = false
        }
        return pattern
    }
}
