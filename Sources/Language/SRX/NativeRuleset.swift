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
    ///
    /// Lists of abbreviations, by the language that they are of, are added to the program's own.
    public static func native(
        for languages: [LanguageTag] = nativeLanguages,
        additions: [String: AbbreviationList] = [:]
    ) -> SRXRuleset {
        var ruleset = SRXRuleset(
            segmentsSubflows: true, cascades: true,
            formatHandles: [
                FormatHandle(kind: .start, isIncluded: false),
                FormatHandle(kind: .end, isIncluded: true),
                FormatHandle(kind: .isolated, isIncluded: false),
            ])
        for (code, name) in [("ru", "Russian"), ("en", "English")]
        where languages.contains(where: { $0.language == code }) {
            let rules = NativeRules(language: LanguageTag(code), additions: additions[code]).rules
            ruleset.languageRules.append(LanguageRule(name: name, rules: rules))
            ruleset.maps.append(LanguageMap(pattern: code + ".*", ruleName: name))
        }
        ruleset.languageRules.append(LanguageRule(name: "Default", rules: NativeRules.general))
        ruleset.maps.append(LanguageMap(pattern: ".*", ruleName: "Default"))
        return ruleset
    }
}
