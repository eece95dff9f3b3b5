/// The forms of Ukrainian words, guessed from their dictionary form by the classes of its grammar.
enum UkrainianInflection: SlavicGrammar {
    private typealias Endings = UkrainianEndings

    static let prepositions = RussianIrregulars.words(
        """
        в у на над під по з зі із до для без при про через між перед проти заради від за о об
        """)

    static let conjunctions: Set<String> = ["і", "й", "та", "або"]

    static func stems(of key: String, isName: Bool) -> [InflectedStem] {
        let word = WordStem(key)
        guard word.isCyrillic, word.count >= 3 else { return [.whole(key)] }
        if word.ends("ий", "ій"), word.count >= 4 {
            let adjective = adjectiveStems(of: key)
            return word.ends("ій") ? adjective + yot(word.dropping(1)) : adjective
        }
        return nouns(word, isName: isName)
    }

    static func adjectiveStems(of key: String) -> [InflectedStem] {
        let word = WordStem(key)
        guard agreement(of: key) != nil else { return [] }
        let isLong = word.ends("ий", "ій")
        let stem = word.dropping(isLong ? 2 : 1)
        return [with(stem, word.ends("ій", "я", "є") ? Endings.adjectiveSoft : Endings.adjective)]
    }

    static func nounStems(of key: String, isName: Bool, isPlural: Bool) -> [InflectedStem] {
        let word = WordStem(key)
        guard isPlural, word.ends("а", "я") else { return stems(of: key, isName: isName) }
        let stem = word.dropping(1)
        return [with(stem, word.ends("я") ? Endings.neuterYa : Endings.neuter)] + lengthened(stem)
    }

    static func agreement(of key: String) -> GrammaticalGender? {
        let word = WordStem(key)
        guard word.isCyrillic, word.count >= 4 else { return nil }
        if word.ends("ий", "ій") { return .masculine }
        // The short endings are those of nouns too, so that a suffix of adjectives must be there.
        if word.ends(
            "ська", "цька", "зька", "чна", "шна", "ова", "ева", "льна", "вна", "рна", "тна")
            || word.ends("сна", "дна", "нна", "яна", "жна", "йна", "пна", "ня")
        {
            return .feminine
        }
        if word.ends("ське", "цьке", "зьке", "не", "ове", "еве", "нє") { return .neuter }
        return word.ends("ські", "цькі", "зькі", "ні", "ові", "еві") ? .plural : nil
    }

    static func endsAsAdjective(_ key: String) -> Bool {
        let word = WordStem(key)
        return word.count >= 4
            && word.ends(
                "ий", "ій", "ого", "ього", "ому", "ьому", "им", "ім", "ої", "ьої", "ою", "ьою", "у",
                "а", "е", "і", "их", "іх", "ими", "іми")
    }

    static func governs(_ key: String, noun: String) -> Bool {
        WordStem(key).ends("ючий", "уючий", "ячий")
            && WordStem(noun).ends("ом", "ем", "єм", "ою", "ею", "єю", "ами", "ями")
    }

    static func agrees(_ gender: GrammaticalGender, withNoun key: String) -> Bool {
        let word = WordStem(key)
        switch gender {
        case .masculine: return !word.ends("о", "е", "и", "і", "ї", "є")
        case .feminine:
            return word.ends("а", "я", "ь", "ч", "в", "ш")
        case .neuter: return word.ends("о", "е", "я", "є")
        case .plural: return word.ends("и", "і", "ї", "а", "я")
        }
    }

    private static func with(_ stem: WordStem, _ endings: EndingTable) -> InflectedStem {
        InflectedStem(stem: stem.text, endings: endings)
    }

    private static func nouns(_ word: WordStem, isName: Bool) -> [InflectedStem] {
        let stem = word.dropping(1)
        switch Unicode.Scalar(word.last) {
        case "й": return yot(stem)
        case "ь": return soft(stem)
        case "а":
            let isSibilant = stem.isLetter(fromEnd: 1, in: "жчшщ")
            return [with(stem, isSibilant ? Endings.feminineSibilant : Endings.feminine)]
                + softened(stem) + lengthened(stem)
        case "я": return ya(stem)
        case "о": return [with(stem, Endings.neuter)] + softened(stem) + lengthened(stem)
        case "е": return [with(stem, Endings.neuterE)] + lengthened(stem)
        case "и": return [with(stem, Endings.plural)] + lengthened(stem)
        case "і", "ї": return [with(stem, Endings.pluralSoft)] + lengthened(stem)
        case "у", "ю", "є": return [.whole(word.text)]
        default: return consonant(word)
        }
    }

    private static func consonant(_ word: WordStem) -> [InflectedStem] {
        let isSibilant = word.isLetter(fromEnd: 1, in: "жчшщ")
        let endings = isSibilant ? Endings.masculineSibilant : Endings.masculine
        var found = [with(word, endings)]
        for stem in opened(word) {
            found.append(with(stem, endings))
            // Ніч, ночі; любов, любові.
            found.append(with(stem, Endings.third))
        }
        found += softened(word)
        if isSibilant || word.ends("в") {
            found += [
                with(word, Endings.third),
                with(word.adding(letter: word.last), Endings.instrumental),
            ]
        }
        return found
    }

    private static func soft(_ stem: WordStem) -> [InflectedStem] {
        var found = [with(stem, Endings.masculineSoft), with(stem, Endings.third)]
        found += [with(stem.adding(letter: stem.last), Endings.instrumental)]
        for open in opened(stem) {
            found += [with(open, Endings.masculineSoft), with(open, Endings.third)]
        }
        // День, дня; українець, українця.
        if stem.count >= 3, stem.isLetter(fromEnd: 2, in: "ео") {
            let short = stem.dropping(2).adding(letter: stem.last)
            found.append(with(short, Endings.masculineSoft))
        }
        return found
    }

    private static func yot(_ stem: WordStem) -> [InflectedStem] {
        [with(stem, Endings.masculineYot)]
    }

    private static func ya(_ stem: WordStem) -> [InflectedStem] {
        if Characters.isCyrillicVowel(stem.last) { return [with(stem, Endings.feminineIya)] }
        // Озброєння, озброєнь.
        if stem.letter(fromEnd: 1) == stem.letter(fromEnd: 2) {
            return [
                with(stem, Endings.neuterYa),
                with(stem.dropping(1).adding("ь"), Endings.genitivePlural),
            ]
        }
        return [with(stem, Endings.feminineSoft)]
            + lengthened(stem).map { InflectedStem(stem: $0.stem + "ь", endings: $0.endings) }
    }

    /// Рука, руці; нога, нозі: what velars become before і.
    private static func softened(_ stem: WordStem) -> [InflectedStem] {
        let changes: [(StaticString, StaticString)] = [("к", "ц"), ("г", "з"), ("х", "с")]
        for (hard, soft) in changes where stem.ends(hard) {
            return [with(stem.dropping(1).adding(soft), Endings.softened)]
        }
        return []
    }

    /// The stems of стіл, столу and Київ, Києва, whose і stands only in a closed syllable; and of
    /// ринок, ринку, which drops its vowel.
    private static func opened(_ word: WordStem) -> [WordStem] {
        guard word.count >= 3 else { return [] }
        let last = word.last
        let before = word.dropping(2)
        if word.isLetter(fromEnd: 2, in: "і") {
            return [
                before.adding("о").adding(letter: last), before.adding("е").adding(letter: last),
            ]
        }
        if word.isLetter(fromEnd: 2, in: "ї") { return [before.adding("є").adding(letter: last)] }
        guard word.isLetter(fromEnd: 2, in: "ое"), word.isLetter(fromEnd: 1, in: "кцлрнт"),
            before.hasVowel
        else { return [] }
        return [before.adding(letter: last)]
    }

    /// Розвідка, розвідок; війна, воєн is not told.
    private static func lengthened(_ stem: WordStem) -> [InflectedStem] {
        RussianStems.lengthened(stem).map { with($0, Endings.genitivePlural) }
    }
}
