internal import CLanguageData

/// Writes the rules of a language as those of SRX, in the order of `SentenceRules`.
///
/// A rule that breaks may stand before one that does not: it shields what the later one would take.
struct NativeRules {
    typealias Part = NativePatterns

    typealias Entry = AbbreviationList.Entry

    let entries: [Entry]
    let starters: [String]
    let speechVerbs: [String]
    let dates: [String]
    let isEnglish: Bool

    init(language: LanguageTag, additions: AbbreviationList?) {
        let added = additions?.entries ?? []
        let replaced = Set(added.map(\.text))
        let shipped = AbbreviationList.shipped(for: language)?.entries ?? []
        entries = (shipped.filter { !replaced.contains($0.text) } + added)
            .filter { !$0.classes.isEmpty }
        isEnglish = language.language == "en"
        starters = Self.words(isEnglish ? clanguage_starters_en() : clanguage_starters_ru())
        speechVerbs = isEnglish ? Self.words(clanguage_speech_en()) : []
        dates = isEnglish ? [] : Self.words(clanguage_dates_ru())
    }

    private static func words(_ data: clanguage_data) -> [String] {
        AbbreviationList.text(of: data).utf8.split(separator: UInt8(ascii: "\n"))
            .filter { $0.first != UInt8(ascii: "#") }.map { String(Substring($0)) }
    }

    /// The rules of the language, but for those of all languages.
    var rules: [SRXRuleset.Rule] {
        let compounds = entries.filter { $0.text.utf8.contains(UInt8(ascii: ".")) }
        let words = entries.filter { !$0.text.utf8.contains(UInt8(ascii: ".")) }
        // Of "т. д." the longest abbreviation decides, and not the one of its last letter.
        return Self.beforeAll + missingSpaces + speakers + openingDates + degrees + listNumbers
            + decisions(on: compounds) + shield(compounds.map(\.text)) + decisions(on: words)
            + shield(words.map(\.text).filter(Self.isSmallLetter)) + initials
    }

    /// Whether an abbreviation is one small letter; a capital may be an initial too.
    private static func isSmallLetter(_ word: String) -> Bool {
        word.unicodeScalars.count == 1
            && word.unicodeScalars.allSatisfy(\.properties.isLowercase)
    }

    /// The rules of all languages.
    static var general: [SRXRuleset.Rule] {
        beforeAll + quotations + [
            .stop(#"[\u00B0\u00BA]\."#, Part.opening + #"\p{Nd}"#),
            .stop("\(Part.marks)(?:\(Part.closer))*[\"»”’]", "\(Part.space)+\(Part.aside)"),
            listNumber, .stop(initial, name),
            .break("„[^„“]{1,200}\(Part.mark)“", Part.sentence),
            .break(Part.marks, Part.speakerOrNumber),
            .break("\\.(?:\(Part.closer))+", Part.speaker),
            .break("\(Part.marks)(?:\(Part.closer))*", Part.sentence),
            .break("\(Part.marks)(?:\(Part.closer))*\(Part.pictographs)", Part.sentence),
            .break(
                #"^\#(Part.bullet).*[^\s\u00A0;,]\#(Part.space)+"#,
                #"\#(Part.bullet)\#(Part.space)*[\p{L}\p{N}]"#),
            .break(#"[。．！？｡]+[」』）”’】》]*"#, #"[^」』）”’】》。．！？｡]"#),
            .break(#"[।॥؟۔։።]+["”’)\]]*"#, "\(Part.space)+"),
        ]
    }

    /// What is asked before the words of a language: hashtags and items of lists.
    private static let beforeAll: [SRXRuleset.Rule] = [
        .break("\(Part.marks)(?:\(Part.closer))*", #"\#(Part.opening)#\p{Lu}"#),
        .break(
            #"^\p{L}\)\#(Part.space).*\#(Part.mark)"#,
            #"\#(Part.space)+\p{L}\)\#(Part.space)"#),
    ]

    /// Short quotations with their author's words are one sentence.
    private static let quotations: [SRXRuleset.Rule] = [25, 50, 75].map { length in
        .stop(
            #"«[^«»]{0,\#(length)}\#(Part.mark)"#,
            #"\#(Part.speaker)[^«»]{0,\#(90 - length)}»"#)
    }

    private var missingSpaces: [SRXRuleset.Rule] {
        let letters = starters.filter { $0.unicodeScalars.count == 1 }
        let titles = entries.filter { $0.classes == .never && $0.text.first?.isUppercase == true }
            .map(\.text)
        var rules: [SRXRuleset.Rule] = [
            .break(
                #"(?<![\p{L}/@.])\p{Ll}{3,}\."#,
                #"\p{Lu}\p{Ll}*(?:[\s\u00A0,]|['’]\p{Ll})"#),
            .break(#"\s[\p{Nd},]{3,}\."#, #"\#(starter)[\s\u00A0,]"#),
            .break(#"\p{L}(?:[!?…]|\#(Part.mark){2,})"#, #"\p{Lu}\p{Ll}"#),
        ]
        if !letters.isEmpty {
            rules.append(
                .break(
                    #"\p{L}(?:[!?…]|\#(Part.mark){2,})"#,
                    Part.anyWord(of: letters) + Part.space))
        }
        if !titles.isEmpty {
            rules.append(
                .break(
                    #"(?<![\p{L}/@.])\p{L}\p{Ll}{2,}\."#,
                    "(?:" + titles.sorted().joined(separator: "|") + #")\."#))
        }
        return rules
    }

    /// A date alone is no sentence, so that what opens with one goes on after its stop.
    private var openingDates: [SRXRuleset.Rule] {
        let ends = entries.filter { $0.classes.contains(.mayEnd) && dates.contains($0.text) }
        guard !ends.isEmpty else { return [] }
        let gap =
            #"(?:[\s\u00A0,]+(?:\#(Part.dash)[\s\u00A0]*)?|\#(Part.dash)[\s\u00A0]*)"#
        let words = dates.sorted().map { $0.replacing(".", with: #"\."#) }.joined(separator: "|")
        let part =
            #"(?:\p{Nd}[\p{L}\p{N}/]*(?:-\p{L}+)?|[IVXLCDM]{1,16}|\#(words))\.?"#
        // The stop of an abbreviation, as in "V в. до н. э.", begins no sentence.
        let known = entries.map { Part.alternative($0.text) }.joined(separator: "|")
        let end = #"(?:[!?…‼⁇⁈⁉]|(?<!\#(Part.notInWord)(?:\#(known)))\.)"#
        return [
            .stop(
                #"(?:^|\#(end)\#(Part.space)*)(?:\#(part)\#(gap)){1,8}\#(Part.anyOf(ends.map(\.text)))\."#,
                #"\#(Part.opening)(?!\#(starter)(?!\.))\p{Lu}"#)
        ]
    }

    /// Degrees of candidates and doctors of whatever science.
    private var degrees: [SRXRuleset.Rule] {
        isEnglish
            ? []
            : [
                .stop(
                    #"\#(Part.wordStart)[кд]\.[ \u00A0]?(?:\p{L}{1,5}\.[ \u00A0-]?){1,2}н\."#,
                    Part.space)
            ]
    }

    /// “Where?” Gromov asked.
    private var speakers: [SRXRuleset.Rule] {
        guard !speechVerbs.isEmpty else { return [] }
        let notStarter = "(?!" + Part.anyWord(of: starters.filter { $0 != "I" }) + ")"
        let titles = entries.filter { $0.classes == .never }.map(\.text).sorted()
            .map { $0.replacing(".", with: #"\."#) }.joined(separator: "|")
        let word = #"(?:(?:\#(titles))\.|\p{Lu}[\p{L}\p{N}'’-]*)"#
        let name = notStarter + word + Part.space
        return [
            .stop(
                "\(Part.strongMarks)(?:\(Part.closer))+",
                "\(Part.space)+(?:\(name)){1,2}\(Part.anyWord(of: speechVerbs))")
        ]
    }

    /// The number of an item, but not that of a flat.
    private var listNumbers: [SRXRuleset.Rule] {
        let references =
            entries
            .filter { !$0.classes.isDisjoint(with: [.beforeDigit, .never, .beforeCapital]) }
            .map(\.text)
        return [
            .break(
                #"\#(Part.anyOf(references))\.\#(Part.space)+\#(Self.itemNumber)"#, Part.sentence),
            Self.listNumber,
        ]
    }

    private static let itemNumber = #"(?:\p{Nd}{1,2}\.)+"#

    /// At the start of a paragraph also a Roman number, and one after a word as "Глава".
    private static var listNumber: SRXRuleset.Rule {
        let words = SentenceWords.headingWords.joined(separator: "|")
        let heading = #"^(?:(?:\#(words))\#(Part.space)+)?(?:\#(itemNumber)|[IVXLCDM]{1,5}\.)"#
        return .stop(
            #"(?:\#(heading)|[.!?…»”’'")\]›:;]\#(Part.space)+\#(itemNumber))"#, Part.space)
    }
}

extension SRXRuleset.Rule {
    static func `break`(_ before: String, _ after: String) -> Self {
        Self(isBreak: true, before: before, after: after)
    }

    static func stop(_ before: String, _ after: String) -> Self {
        Self(isBreak: false, before: before, after: after)
    }
}
