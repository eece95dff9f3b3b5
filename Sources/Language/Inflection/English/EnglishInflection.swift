/// The forms of English nouns, verbs and adjectives, guessed from their dictionary form.
enum EnglishInflection {
    static func stems(of key: String) -> [InflectedStem] {
        let word = Array(key.utf8)
        guard word.count >= 2, word.allSatisfy(isLetterOrHyphen), !smallWords.contains(key) else {
            return [.whole(key)]
        }
        // Of a compound the last part has the endings, and is irregular as by itself.
        let start = (word.lastIndex(of: UInt8(ascii: "-")) ?? -1) + 1
        let prefix = String(decoding: word[..<start], as: UTF8.self)
        let last = String(decoding: word[start...], as: UTF8.self)
        var found = regular(key, word)
        for (form, ending) in irregularForms(of: last) {
            found.append(InflectedStem(stem: prefix + form, endings: ending))
        }
        return found
    }

    private static func irregularForms(of word: String) -> [(String, EndingTable)] {
        if let known = EnglishIrregulars.forms[word] { return known.map { ($0, possessive) } }
        for (singular, plural) in EnglishIrregulars.endings
        where word.utf8.count > singular.utf8.count && word.hasSuffix(singular) {
            let stem = Substring(word.utf8.dropLast(singular.utf8.count))
            return [(String(stem) + plural, possessive)]
        }
        return []
    }

    private static func regular(_ key: String, _ word: [UInt8]) -> [InflectedStem] {
        func cut(_ count: Int) -> String { String(decoding: word.dropLast(count), as: UTF8.self) }
        guard let last = word.last else { return [] }
        let before = word.count > 1 ? word[word.count - 2] : 0
        let isAfterVowel = isVowel(before)
        switch last {
        case UInt8(ascii: "e"):
            // Dying, lying; a free one keeps both.
            let stem =
                before == UInt8(ascii: "i") ? [InflectedStem(stem: cut(2), endings: dying)] : []
            return [InflectedStem(stem: cut(1), endings: silentE)] + stem
                + (isAfterVowel ? [InflectedStem(stem: key, endings: gerund)] : [])
        case UInt8(ascii: "y") where !isAfterVowel:
            return [InflectedStem(stem: cut(1), endings: consonantY)]
        case UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "z"), UInt8(ascii: "h"),
            UInt8(ascii: "o"):
            return [InflectedStem(stem: key, endings: hissing)]
        default:
            var found = [InflectedStem(stem: key, endings: plain)]
            // Planned, stopping; travelled in Britain.
            if isAfterVowel, word.count >= 3, !isVowel(last), last != UInt8(ascii: "w"),
                last != UInt8(ascii: "y")
            {
                let doubled = key + String(decoding: [last], as: UTF8.self)
                found.append(InflectedStem(stem: doubled, endings: doubledEndings))
            }
            return found
        }
    }

    private static func isLetterOrHyphen(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
    }

    private static func isVowel(_ byte: UInt8) -> Bool {
        [
            UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
            UInt8(ascii: "u"),
        ]
        .contains(byte)
    }

    private static let plain = EndingTable(["", "s", "'s", "s'", "ed", "ing"], for: .any)
    private static let hissing = EndingTable(
        ["", "s", "es", "'s", "es'", "s'", "ed", "ing", "'"], for: .any)
    private static let silentE = EndingTable(["e", "es", "e's", "es'", "ed", "ing"], for: .any)
    private static let consonantY = EndingTable(
        ["y", "ies", "y's", "ies'", "ied", "ying", "ys"], for: .any)
    private static let dying = EndingTable(["ying"], for: .any)
    private static let gerund = EndingTable(["ing"], for: .any)
    private static let doubledEndings = EndingTable(["ed", "ing", "es"], for: .any)
    private static let possessive = EndingTable(["", "'s"], for: .any)

    /// Words that have no forms: a phrase keeps them as they are.
    private static let smallWords = RussianIrregulars.words(
        """
        a an the of in on at to by for from with without and or not no as into onto over under out \
        up down off per via than that this these those its his her our your their my
        """)
}
