/// The forms of Russian words, guessed from their dictionary form.
enum RussianInflection: SlavicGrammar {
    static let prepositions = RussianIrregulars.words(
        """
        в во на над надо под подо по с со к ко у о об обо от ото из изо за до для без безо при про \
        через между перед против ради вне де
        """)

    static let conjunctions: Set<String> = ["и", "или"]

    static func stems(of key: String, isName: Bool) -> [InflectedStem] {
        let word = WordStem(key)
        guard isInflected(word) else { return [.whole(key)] }
        var found = isNounAlone(word) ? [] : RussianAdjectives.stems(of: word, besideNoun: false)
        if found.isEmpty || mayBeNoun(word) || isName && word.ends("ий") {
            found += RussianNouns.stems(of: word, isName: isName)
        }
        return isName ? found : found + RussianVerbs.stems(of: word)
    }

    static func adjectiveStems(of key: String) -> [InflectedStem] {
        RussianAdjectives.stems(of: WordStem(key), besideNoun: true)
    }

    static func endsAsAdjective(_ key: String) -> Bool {
        let word = WordStem(key)
        return word.count >= 4
            && word.ends(
                "ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ая", "яя",
                "ую", "юю", "ою", "ею", "ей", "ое", "ее", "ые", "ие", "ых", "их", "ыми", "ими")
    }

    static func governs(_ key: String, noun: String) -> Bool {
        let word = WordStem(key)
        return word.ends("ющий", "ущий", "ящий", "ащий", "ющая", "ущая", "ящая", "ащая")
            && WordStem(noun).ends("ом", "ем", "ой", "ей", "ью", "ами", "ями")
    }

    static func nounStems(of key: String, isName: Bool, isPlural: Bool) -> [InflectedStem] {
        let word = WordStem(key)
        guard isInflected(word) else { return [.whole(key)] }
        guard isPlural, word.ends("а", "я") else {
            let found = stems(of: key, isName: isName)
            return isPlural ? limitedToPlural(found, of: word) : found
        }
        // Боевые действия, внутренние войска, города: of the neuter, or stressed.
        let stem = word.dropping(1)
        let isSoft = word.ends("я")
        let isVelar = stem.isLetter(fromEnd: 1, in: "гкх")
        return [
            InflectedStem(
                stem: stem.text,
                endings: isSoft ? RussianEndings.pluralYa : RussianEndings.pluralA)
        ]
            + (isSoft || !isVelar && stem.count < 3 ? [] : RussianStems.lengthened(stem)).map {
                InflectedStem(stem: $0.text, endings: RussianEndings.genitivePlural)
            }
    }

    static func agreement(of key: String) -> GrammaticalGender? {
        let word = WordStem(key)
        guard word.isCyrillic else { return nil }
        return RussianAdjectives.agreement(of: word)
    }

    static func agrees(_ gender: GrammaticalGender, withNoun key: String) -> Bool {
        RussianAdjectives.agrees(gender, with: WordStem(key))
    }

    /// Words of two letters decline where they are a syllable closed by a consonant: ад, ус.
    private static func isInflected(_ word: WordStem) -> Bool {
        guard word.isCyrillic, word.count >= 2 else { return false }
        return word.count > 2
            || Characters.isCyrillicVowel(word.letter(fromEnd: 2))
                && !Characters.isCyrillicVowel(word.last)
    }

    private static func limitedToPlural(
        _ stems: [InflectedStem], of word: WordStem
    ) -> [InflectedStem] {
        guard word.ends("ы", "и") else { return stems }
        return stems.map {
            InflectedStem(stem: $0.stem, endings: $0.endings.limitedToPlural)
        }
    }

    /// Whether a word that stands alone is no adjective, though it ends as one: движение, статья.
    private static func isNounAlone(_ word: WordStem) -> Bool {
        word.ends("ье", "ья", "ьи")
            || word.ends("ие") && !word.dropping(2).isLetter(fromEnd: 1, in: "гкхжшчщ")
    }

    /// Whether a word that ends as an adjective may be a noun: герой, сценарий, движение, стая.
    private static func mayBeNoun(_ word: WordStem) -> Bool {
        if word.ends("ье", "ья", "ьи", "ой") { return true }
        let stem = word.dropping(2)
        if word.ends("ий") { return !stem.isLetter(fromEnd: 1, in: "гкхжшчщ") }
        if word.ends("ие") { return !stem.isLetter(fromEnd: 1, in: "гкх") }
        return word.ends("ая", "яя", "ее") && !stem.hasVowel
    }
}
