extension NativeRules {
    func decisions(
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
            rules.append(.stop(#"\#(words)\.\#(closers)"#, Part.opening + #"\+?\p{Nd}"#))
        }
        if let words = words({ $0.contains(.beforeCapital) }) {
            if isEnglish {
                rules.append(.break(words + #"\."#, #"\#(Part.space)+\#(starter)(?!\.)"#))
            }
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
                .stop(#"\#(words)\.\#(closers)"#, #"\#(Part.opening)(?:\+?\p{Nd}|\#(roman))"#))
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
        let hours = words.filter { ["a.m", "p.m", "A.M", "P.M"].contains($0) }
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
            // "7 p.m. ET", "5 a.m. Eastern time", "8 p.m. Monday".
            let days = Part.anyWord(of: SentenceWords.hourPartNames)
            let zone = #"\#(Part.space)+(?:\p{Lu}{2,5}(?!\p{L})|\p{Lu}\p{L}* time|\#(days))"#
            rules.append(.stop(#"\#(Part.anyOf(hours))\.\#(closers)"#, zone))
        }
        if !ends.isEmpty {
            rules.append(.break(#"\#(Part.anyOf(ends))\.\#(closers)"#, Part.sentence))
        }
        rules.append(.stop(#"\#(Part.anyOf(words))\.\#(closers)"#, name))
        return rules
    }

    var starter: String { Part.anyWord(of: starters) }

    /// Lets no later rule take the last letter of a longer abbreviation for one of its own.
    func shield(_ words: [String]) -> [SRXRuleset.Rule] {
        guard !words.isEmpty else { return [] }
        let before = #"\#(Part.anyOf(words))\.(?:\#(Part.closer))*"#
        return [.break(before, Part.sentence)]
    }

    static let name = #"\#(Part.space)+\p{Lu}"#
    private static let initialLetter = #"(?:\p{Lu}|Дж|Th|Ch|Yu|Zh|Sh|Ju|Ya)"#
    static let initial = #"\#(Part.wordStart)\#(initialLetter)\."#

    var initials: [SRXRuleset.Rule] {
        let name = Self.name
        let initial = Self.initial
        // What begins its sentence is a label: "A. The first"; but not after another initial.
        let end =
            #"(?:[!?…‼⁇⁈⁉]|(?<!\#(Part.notInWord)\#(Self.initialLetter))\.)(?:\#(Part.closer))*"#
        let label = #"(?:^|\#(end)\#(Part.space)+)\#(Self.initialLetter)\."#
        let acronym = #"\#(Part.wordStart)(?:\p{Lu}\.)+\p{Lu}\."#
        let beforeStarter = #"\#(Part.space)+\#(starter)(?!\.)"#
        let capitalised = #"\p{Lu}[\p{L}\p{N}'’-]*\.?\#(Part.space)+"#
        let labels: [SRXRuleset.Rule] = [
            .stop("(?:\(initial)|\(acronym))", "\(Part.space)+(?:§|\(Part.aside))"),
            .stop(#"\p{Nd}\#(Part.space)\#(acronym)"#, Part.opening + #"\p{Nd}"#),
            // A measure of one letter: "5 А".
            .break(#"\p{Nd}[ \u00A0]\p{Lu}\."#, name),
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
            .stop(#"\p{Lu}\.\#(Part.space)?\p{Lu}\."#, name),
            .break(initial, beforeStarter),
            .stop(initial, name),
        ]
    }
}
