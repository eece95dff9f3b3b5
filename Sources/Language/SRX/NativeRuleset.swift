internal import CLanguageData

extension SRXRuleset {
    /// The languages that the program has rules of its own for.
    public static let nativeLanguages = [LanguageTag("ru"), LanguageTag("en")]

    /// The program's own rules for some languages, and those for all others, as SRX.
    ///
    /// The patterns keep to what ICU, Java and .NET have in common. What a regular expression cannot
    /// say, or only at great length, is left out: ICU's own breaks in scripts without full stops but
    /// for the commonest marks; that a quote closes because one is open; that the numbers of the items
    /// in a line go up, so that only those after a mark, and those of bullets, begin a sentence; and the
    /// exact length of a short quotation, which is counted in quarters.
    public static func native(for languages: [LanguageTag] = nativeLanguages) -> SRXRuleset {
        var ruleset = SRXRuleset(
            segmentsSubflows: true, cascades: true,
            formatHandles: [
                FormatHandle(kind: .start, isIncluded: false),
                FormatHandle(kind: .end, isIncluded: true),
                FormatHandle(kind: .isolated, isIncluded: false),
            ])
        for (code, name) in [("ru", "Russian"), ("en", "English")]
        where languages.contains(where: { $0.language == code }) {
            let rules = NativeRules(language: LanguageTag(code)).rules
            ruleset.languageRules.append(LanguageRule(name: name, rules: rules))
            ruleset.maps.append(LanguageMap(pattern: code + ".*", ruleName: name))
        }
        ruleset.languageRules.append(LanguageRule(name: "Default", rules: NativeRules.general))
        ruleset.maps.append(LanguageMap(pattern: ".*", ruleName: "Default"))
        return ruleset
    }
}

/// Writes the rules of a language as those of SRX, in the order of `SentenceRules`.
///
/// A rule that breaks may stand before one that does not: it shields what the later one would take.
private struct NativeRules {
    private typealias Part = NativePatterns

    private typealias Entry = AbbreviationList.Entry

    private let entries: [Entry]
    private let starters: [String]
    private let speechVerbs: [String]
    private let dates: [String]
    private let isEnglish: Bool

    init(language: LanguageTag) {
        entries = (AbbreviationList.shipped(for: language)?.entries ?? [])
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
        return Self.beforeAll + missingSpaces + speakers + openingDates + listNumbers
            + decisions(on: compounds) + shield(compounds.map(\.text)) + decisions(on: words)
            + shield(words.map(\.text).filter { $0.unicodeScalars.count == 1 }) + initials
    }

    /// The rules of all languages.
    static var general: [SRXRuleset.Rule] {
        beforeAll + [
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

    /// What is asked before the words of a language: hashtags, number signs, items of lists, and short
    /// quotations with their author's words.
    private static var beforeAll: [SRXRuleset.Rule] {
        let quotations = [25, 50, 75].map { length in
            SRXRuleset.Rule.stop(
                #"«[^«»]{0,\#(length)}\#(Part.mark)"#,
                #"\#(Part.speaker)[^«»]{0,\#(90 - length)}»"#)
        }
        return [
            .break("\(Part.marks)(?:\(Part.closer))*", #"\#(Part.opening)#\p{Lu}"#),
            .stop(#"[\u00B0\u00BA]\."#, Part.opening + #"\p{Nd}"#),
            .break(
                #"^\p{L}\)\#(Part.space).*\#(Part.mark)"#,
                #"\#(Part.space)+\p{L}\)\#(Part.space)"#),
        ] + quotations
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
                #"\#(Part.space)+(?!\#(starter))\p{Lu}"#)
        ]
    }

    /// “Where?” Gromov asked.
    private var speakers: [SRXRuleset.Rule] {
        guard !speechVerbs.isEmpty else { return [] }
        let notStarter = "(?!" + Part.anyWord(of: starters.filter { $0 != "I" }) + ")"
        let name = notStarter + #"\p{Lu}[\p{L}\p{N}]*"# + Part.space
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
        let words = Part.headingWords.joined(separator: "|")
        let heading = #"^(?:(?:\#(words))\#(Part.space)+)?(?:\#(itemNumber)|[IVXLCDM]{1,5}\.)"#
        return .stop(
            #"(?:\#(heading)|[.!?…»”’'")\]›:;]\#(Part.space)+\#(itemNumber))"#, Part.space)
    }

    private func decisions(
        on entries: [Entry]
    ) -> [SRXRuleset.Rule] {
        func words(_ isMeant: (AbbreviationList.Classes) -> Bool) -> String? {
            let found = entries.filter { isMeant($0.classes) }.map(\.text)
            return found.isEmpty ? nil : Part.anyOf(found)
        }
        var rules: [SRXRuleset.Rule] = []
        let closers = "(?:\(Part.closer))*"
        if let words = words({ _ in true }) {
            // A bracket without a sentence of its own, as in "(Smith 55)", and a number sign.
            rules.append(
                .stop(
                    #"\#(words)\.\#(closers)"#,
                    #"\#(Part.space)+(?:№|\#(Part.aside))"#))
        }
        if let words = words({ $0.isSuperset(of: [.beforeDigit, .beforeCapital]) }) {
            rules.append(.stop(#"\#(words)\.\#(closers)"#, Part.opening + #"\p{Nd}"#))
        }
        if let words = words({ $0.contains(.beforeCapital) }) {
            rules.append(.break(#"\#(Part.number)\#(words)\.\#(closers)"#, Part.sentence))
            rules.append(.stop(#"\#(words)\.\#(closers)"#, Part.opening + #"[\p{Lu}\p{Lt}\p{Nd}]"#))
        }
        if isEnglish {
            let doubtful: AbbreviationList.Classes = [.never, .mayEnd]
            if let words = words({ $0.isSuperset(of: doubtful) }) {
                rules.append(.break(words + #"\."#, Part.opening + starter))
            }
        }
        if let words = words({ $0.contains(.never) && !$0.contains(.beforeCapital) }) {
            rules.append(.stop(words + #"\."#, Part.space))
        }
        // Of "контр-адм." the last part is the abbreviation.
        if let words = words({ $0 == .never }) {
            let lastPart = words.replacing(Part.wordStart, with: #"[\p{L}\p{N}]-"#)
            rules.append(.stop(lastPart + #"\."#, Part.space))
        }
        if let words = words({ $0.contains(.beforeDigit) && !$0.contains(.beforeCapital) }) {
            // In English a lone I is the pronoun.
            let roman = isEnglish ? #"(?!I(?!\p{Lu}))"# + Part.roman : Part.roman
            rules.append(
                .stop(#"\#(words)\.\#(closers)"#, #"\#(Part.opening)(?:\p{Nd}|\#(roman))"#))
        }
        if isEnglish { rules += englishEnds(entries) }
        return rules
    }

    /// After an abbreviation that may end a sentence a capital in English begins a name oftener than
    /// a sentence, if it is not that of a word with which sentences begin.
    private func englishEnds(
        _ entries: [Entry]
    ) -> [SRXRuleset.Rule] {
        let words = entries.filter {
            $0.classes.contains(.mayEnd)
                && $0.classes.isDisjoint(with: [.never, .beforeCapital])
        }.map(\.text)
        guard !words.isEmpty else { return [] }
        let hours = words.filter { $0 == "a.m" || $0 == "p.m" }
        let ends = words.filter { $0 == "etc" } + hours
        let closers = "(?:\(Part.closer))*"
        let name = #"\#(Part.space)+(?!\#(starter))\p{Lu}"#
        var rules: [SRXRuleset.Rule] = []
        if !hours.isEmpty {
            let hour = hours.map(Part.alternative).joined(separator: "|")
            let opening =
                #"(?:^|\#(Part.mark)\#(closers)\#(Part.space)+)\p{Lu}[\p{L}\p{N}]*\#(Part.space)+"#
            rules.append(
                .stop(#"\#(opening)[\p{Nd}.:]+\#(Part.space)*(?:\#(hour))\."#, name))
            // "7 p.m. ET", "5 a.m. Eastern time".
            let zone = #"\#(Part.space)+(?:\p{Lu}{2,5}(?!\p{L})|\p{Lu}\p{L}* time)"#
            rules.append(.stop(#"\#(Part.anyOf(hours))\.\#(closers)"#, zone))
        }
        if !ends.isEmpty {
            rules.append(.break(#"\#(Part.anyOf(ends))\.\#(closers)"#, Part.sentence))
        }
        rules.append(.stop(#"\#(Part.anyOf(words))\.\#(closers)"#, name))
        return rules
    }

    private var starter: String { Part.anyWord(of: starters) }

    /// Lets no later rule take the last letter of a longer abbreviation for one of its own.
    private func shield(_ words: [String]) -> [SRXRuleset.Rule] {
        guard !words.isEmpty else { return [] }
        let before = #"\#(Part.anyOf(words))\.(?:\#(Part.closer))*"#
        return [.break(before, Part.sentence)]
    }

    private static let name = #"\#(Part.space)+\p{Lu}"#
    private static let initialLetter = #"(?:\p{Lu}|Дж|Th|Ch|Yu|Zh|Sh|Ju|Ya)"#
    private static let initial = #"\#(Part.wordStart)\#(initialLetter)\."#

    private var initials: [SRXRuleset.Rule] {
        let name = Self.name
        let initial = Self.initial
        // What begins its sentence is a label: "A. The first"; but not after another initial.
        let end =
            #"(?:[!?…‼⁇⁈⁉]|(?<!\#(Part.notInWord)\#(Self.initialLetter))\.)(?:\#(Part.closer))*"#
        let label = #"(?:^|\#(end)\#(Part.space)+)\#(Self.initialLetter)\."#
        let acronym = #"\#(Part.wordStart)(?:\p{Lu}\.)+\p{Lu}\."#
        let beforeStarter = "\(Part.space)+\(starter)"
        let capitalised = #"\p{Lu}[\p{L}\p{N}'’-]*\.?\#(Part.space)+"#
        let labels: [SRXRuleset.Rule] = [
            .stop(initial, name + #"\."#), .stop(label, name),
        ]
        guard isEnglish else {
            return labels + [
                .break(initial, beforeStarter),
                // No initial of a Russian name: "при Павле I. Газет".
                .break(#"\#(Part.wordStart)[A-Z]\."#, #"\#(Part.space)+[А-ЯЁ]"#),
                .stop(initial, name),
            ]
        }
        return labels + [
            .stop(#"\#(Part.wordStart)\p{Lu}\.\#(Part.space)?I\."#, name),
            .stop(capitalised + #"I\."#, #"\#(Part.space)+(?!\#(starter))\p{Lu}"#),
            .break(#"\#(Part.wordStart)I\."#, Part.sentence),
            .break(acronym, beforeStarter),
            .stop(acronym, name),
            .stop(capitalised + #"\p{Lu}\."#, name),
            .break(initial, beforeStarter),
            .stop(initial, name),
        ]
    }
}

extension SRXRuleset.Rule {
    fileprivate static func `break`(_ before: String, _ after: String) -> Self {
        Self(isBreak: true, before: before, after: after)
    }

    fileprivate static func stop(_ before: String, _ after: String) -> Self {
        Self(isBreak: false, before: before, after: after)
    }
}
