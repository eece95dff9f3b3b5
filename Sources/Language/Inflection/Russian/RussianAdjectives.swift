/// The declension of Russian adjectives and participles, and of the nouns that were adjectives.
enum RussianAdjectives {
    /// What the ending of a dictionary form tells, nil where it is none of an adjective.
    static func agreement(of word: WordStem) -> GrammaticalGender? {
        guard word.count >= 4 else { return nil }
        let word = word.ends("ся") ? word.dropping(2) : word
        // Боевая and бытие alike have a vowel before the ending.
        guard word.dropping(2).hasVowel || word.ends("злой", "злая", "злое", "злые") else {
            return nil
        }
        if word.ends("ый", "ий", "ой") { return .masculine }
        if word.ends("ая", "яя", "ья") { return .feminine }
        if word.ends("ое", "ее", "ье") { return .neuter }
        return word.ends("ые", "ие", "ьи") ? .plural : nil
    }

    /// The stems of an adjective with their endings; none for what is no dictionary form of one.
    ///
    /// A masculine form alone names the adjective, so that all genders are its forms; beside a noun
    /// it has that of the noun.
    static func stems(of word: WordStem, besideNoun: Bool) -> [InflectedStem] {
        guard let agreement = agreement(of: word) else { return [] }
        let stem = word.dropping(word.ends("ся") ? 4 : 2)
        return classes(of: word, stem: stem).map { endings in
            let table = agreement == .masculine && !besideNoun ? endings.all : endings[agreement]
            return InflectedStem(stem: stem.text, endings: table)
        }
    }

    private static func classes(of word: WordStem, stem: WordStem) -> [AdjectiveEndings] {
        if word.ends("ся") { return [.reflexive] }
        if word.ends("ья", "ье", "ьи") { return [.possessive] }
        if stem.isLetter(fromEnd: 1, in: "гкх") {
            return [word.ends("ой") ? .velarStressed : .velar]
        }
        if stem.isLetter(fromEnd: 1, in: "жшчщ") {
            if word.ends("ой", "ое") { return [.velarStressed] }
            // Рабочий and волчий are told apart by no ending; nor чужая and рабочая.
            if word.ends("ий") { return [.sibilant, .possessive] }
            return word.ends("ая") ? [.sibilant, .velarStressed] : [.sibilant]
        }
        if word.ends("ий", "яя", "ее", "ие") {
            return word.ends("ий") && stem.isLetter(fromEnd: 1, in: "бвзст")
                ? [.possessive] : [.soft]
        }
        return [word.ends("ой") ? .stressed : .hard]
    }

    /// Whether a noun's dictionary form may stand beside an adjective's.
    static func agrees(_ agreement: GrammaticalGender, with noun: WordStem) -> Bool {
        switch agreement {
        // Men too: мужчина, судья, and surnames in -ко.
        case .masculine: !noun.ends("о", "е", "ы", "и") || noun.ends("ко", "фе")
        case .feminine: noun.ends("а", "я", "ь")
        case .neuter:
            noun.ends("о", "е", "мя") || RussianIrregulars.indeclinable.contains(noun.text)
        case .plural: noun.ends("ы", "и", "а", "я", "е")
        }
    }
}
