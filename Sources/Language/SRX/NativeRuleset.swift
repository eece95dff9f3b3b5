internal import CLanguageData

extension SRXRuleset {
    /// The languages that the program has rules of its own for.
    public static let nativeLanguages = [LanguageTag("ru"), LanguageTag("en")]

    /// The program's own rules for some languages, and those for all others, as SRX.
    ///
    /// The patterns keep to what ICU, Java and .NET have in common. What a regular expression cannot
    /// say is left out: ICU's own breaks in scripts without full stops but for the commonest marks,
    /// and that a quote closes because one is open.
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
    private let isEnglish: Bool

    init(language: LanguageTag) {
        entries = (AbbreviationList.shipped(for: language)?.entries ?? [])
            .filter { !$0.classes.isEmpty }
        isEnglish = language.language == "en"
        starters = Self.words(isEnglish ? clanguage_starters_en() : clanguage_starters_ru())
        speechVerbs = isEnglish ? Self.words(clanguage_speech_en()) : []
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
        return missingSpaces + speakers + listNumbers + decisions(on: compounds)
            + shield(compounds.map(\.text)) + decisions(on: words)
            + shield(words.map(\.text).filter(Self.isSmallLetter)) + initials
    }

    /// Whether an abbreviation is one small letter; a capital may be an initial too.
    private static func isSmallLetter(_ word: String) -> Bool {
        word.unicodeScalars.count == 1
            && word.unicodeScalars.allSatisfy(\.properties.isLowercase)
    }

    /// The rules of all languages.
    static var general: [SRXRuleset.Rule] {
        [
            .stop("\(Part.marks)(?:\(Part.closer))*[\"»”’]", #"\#(Part.space)+\("#),
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

    private var missingSpaces: [SRXRuleset.Rule] {
        [
            .break(#"(?<![\p{L}/@.])\p{Ll}{3,}\."#, #"\p{Lu}\p{Ll}*[\s\u00A0,]"#),
            .break(#"\p{L}(?:[!?…]|\#(Part.mark){2,})"#, #"\p{Lu}\p{Ll}"#),
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
        let number = #"(?:\p{Nd}{1,2}\.)+"#
        return [
            .break(#"\#(Part.anyOf(references))\.\#(Part.space)+\#(number)"#, Part.sentence),
            .stop(#"(?:^|[.!?…»”’'")\]›:;]\#(Part.space)+)\#(number)"#, Part.space),
        ]
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
                    #"\#(Part.space)+(?:№|\([^)]{0,400}[^)!?….]\)|\[[^\]]{0,400}[^\]!?….]\])"#))
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
            let hour = hours.map { $0.replacing(".", with: #"\.[ \u00A0]?"#) }
                .joined(separator: "|")
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

    private var initials: [SRXRuleset.Rule] {
        let name = #"\#(Part.space)+\p{Lu}"#
        let initialLetter = #"(?:\p{Lu}|Дж|Th|Ch|Yu|Zh|Sh|Ju|Ya)"#
        let initial = #"\#(Part.wordStart)\#(initialLetter)\."#
        // What begins its sentence is a label: "A. The first".
        let label =
            #"(?:^|\#(Part.marks)(?:\#(Part.closer))*\#(Part.space)+)"# + initialLetter + #"\."#
        let acronym = #"\#(Part.wordStart)(?:\p{Lu}\.)+\p{Lu}\."#
        let beforeStarter = "\(Part.space)+\(starter)"
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
            .break(#"\#(Part.wordStart)I\."#, Part.sentence),
            .break(acronym, beforeStarter),
            .stop(acronym, name),
            .stop(#"\p{Lu}[\p{L}\p{N}'’-]*\.?\#(Part.space)+\p{Lu}\."#, name),
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
