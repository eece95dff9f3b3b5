/// The stems of Russian nouns that lose a vowel or gain one.
enum RussianStems {
    /// A stem without the vowel before its last consonant, nil where it keeps it.
    ///
    /// Отец, отца; рынок, рынка; боец, бойца; огонёк, огонька. Words like пророк, which keep it, are
    /// not told apart: they have the forms with it too.
    static func shortened(_ stem: WordStem) -> WordStem? {
        let before = stem.dropping(2)
        guard before.hasVowel, stem.isLetter(fromEnd: 2, in: "ое") else { return nil }
        let isAfterVowel = Characters.isCyrillicVowel(before.last)
        if stem.ends("ец") {
            return before.adding(isAfterVowel ? "йц" : before.ends("л") ? "ьц" : "ц")
        }
        if stem.ends("ек") {
            if isAfterVowel { return before.adding("йк") }
            return before.adding(before.isLetter(fromEnd: 1, in: "жшчщ") ? "к" : "ьк")
        }
        // Of урок and порок other words would come: урка, порка.
        guard stem.ends("ок"), !isAfterVowel, !["урок", "порок"].contains(stem.text) else {
            return nil
        }
        return before.adding("к")
    }

    /// The stem of the genitive of the plural with a vowel between its last consonants: разведок,
    /// сестёр, окон; several where spelling does not tell which.
    static func lengthened(_ stem: WordStem) -> [WordStem] {
        let last = stem.last
        guard stem.count >= 2, !Characters.isCyrillicVowel(last), !stem.ends("й"),
            !Characters.isCyrillicVowel(stem.letter(fromEnd: 2)),
            stem.isLetter(fromEnd: 1, in: "кгнлрмбцх")
        else { return [] }
        let before = stem.dropping(1)
        func with(_ vowel: StaticString) -> WordStem { before.adding(vowel).adding(letter: last) }
        if before.ends("ь", "й") {
            return [before.dropping(1).adding("е").adding(letter: last)]
        }
        if stem.isLetter(fromEnd: 1, in: "бмх") { return before.ends("д") ? [with("е")] : [] }
        if before.isLetter(fromEnd: 1, in: "жшчщ") { return [with("е"), with("о")] }
        if stem.isLetter(fromEnd: 1, in: "кг") { return [with("о")] }
        if before.isLetter(fromEnd: 1, in: "гкх") { return [with("о"), with("е")] }
        return [with("е")]
    }
}
