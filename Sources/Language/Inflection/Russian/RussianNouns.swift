/// The declension of Russian nouns, guessed from their dictionary form alone.
///
/// After A. A. Zaliznyak's classes, as far as spelling tells them; where it does not, the forms of
/// each class that it may be are given, since the wrong ones are no words of the language.
enum RussianNouns {
    private typealias Endings = RussianEndings

    static func stems(of word: WordStem, isName: Bool) -> [InflectedStem] {
        let text = word.text
        if RussianIrregulars.indeclinable.contains(text) { return [.whole(text)] }
        if let known = RussianIrregulars.whole[text] { return known }
        var found = regular(word, isName: isName)
        found += RussianIrregulars.further[text] ?? []
        return found
    }

    private static func regular(_ word: WordStem, isName: Bool) -> [InflectedStem] {
        let stem = word.dropping(1)
        guard word.count >= 2 else { return [.whole(word.text)] }
        switch Unicode.Scalar(word.last) {
        case "й": return yot(word, stem)
        case "ь": return soft(stem, word)
        case "а": return feminine(stem, isName: isName)
        case "я": return feminineSoft(stem)
        case "о": return neuter(stem, isName: isName)
        case "е": return neuterSoft(stem)
        case "ы", "и": return plural(stem, word)
        case "у", "ю", "э": return [.whole(word.text)]
        default: return masculine(word, isName: isName)
        }
    }

    private static func with(_ stem: WordStem, _ endings: EndingTable) -> InflectedStem {
        InflectedStem(stem: stem.text, endings: endings)
    }

    private static func lengthened(_ stem: WordStem) -> [InflectedStem] {
        RussianStems.lengthened(stem).map { with($0, Endings.genitivePlural) }
    }

    private static func masculine(_ word: WordStem, isName: Bool) -> [InflectedStem] {
        if word.ends("анин", "янин") {
            let people = word.dropping(2)
            return [
                with(word, Endings.masculine),
                with(people, EndingTable.people),
            ]
        }
        if word.ends("енок") || word.ends("жонок", "чонок", "шонок") {
            let young = word.dropping(4)
            let isSibilant = young.isLetter(fromEnd: 1, in: "жчш")
            return [
                with(word, Endings.nominative),
                with(word.dropping(2).adding("к"), Endings.obliqueVelar),
                with(young.adding(isSibilant ? "ат" : "ят"), EndingTable.young),
            ]
        }
        var found: [InflectedStem] = []
        if isName, isSurname(word) { found.append(with(word, Endings.surname)) }
        if let short = RussianIrregulars.shortened[word.text].map(WordStem.init) {
            return found + [with(word, Endings.nominative), with(short, oblique(short))]
        }
        if let short = RussianStems.shortened(word) { found.append(with(short, oblique(short))) }
        return found + [with(word, masculineEndings(word))]
    }

    private static func isSurname(_ stem: WordStem) -> Bool {
        stem.count >= 4 && stem.ends("ов", "ев", "ин", "ын")
    }

    private static func masculineEndings(_ word: WordStem) -> EndingTable {
        if word.isLetter(fromEnd: 1, in: "гкх") { return Endings.masculineVelar }
        if word.isLetter(fromEnd: 1, in: "жшчщ") { return Endings.masculineSibilant }
        return word.ends("ц") ? Endings.masculineTse : Endings.masculine
    }

    private static func oblique(_ stem: WordStem) -> EndingTable {
        if stem.isLetter(fromEnd: 1, in: "гкх") { return Endings.obliqueVelar }
        if stem.isLetter(fromEnd: 1, in: "жшчщ") { return Endings.obliqueSibilant }
        return stem.ends("ц") ? Endings.obliqueTse : Endings.oblique
    }

    private static func yot(_ word: WordStem, _ stem: WordStem) -> [InflectedStem] {
        if word.ends("ий") {
            return [with(stem, word.count <= 3 ? Endings.masculineYot : Endings.masculineIy)]
        }
        guard
            ["соловей", "муравей", "воробей", "ручей", "улей", "репей", "чирей"]
                .contains(word.text)
        else { return [with(stem, Endings.masculineYot)] }
        return [
            with(word, Endings.nominative),
            with(stem.dropping(1).adding("ь"), Endings.obliqueYot),
        ]
    }

    /// Words in ь: their gender is not to be seen, but for some suffixes.
    private static func soft(_ stem: WordStem, _ word: WordStem) -> [InflectedStem] {
        if let short = RussianIrregulars.shortened[word.text] {
            return [
                with(word, Endings.nominative), with(stem, EndingTable.instrumental),
                InflectedStem(stem: short, endings: Endings.obliqueThird),
            ]
        }
        if stem.isLetter(fromEnd: 1, in: "жшчщ") { return [with(stem, Endings.thirdSibilant)] }
        var found = [with(stem, Endings.third)]
        let isFeminine =
            word.ends("ость", "есть", "знь", "вь", "пись", "сть", "дь", "бь")
            && ![
                "гость", "тесть", "медведь", "вождь", "дождь", "гвоздь", "лебедь", "голубь",
                "желудь", "груздь", "червь", "господь",
            ].contains(word.text)
        if isFeminine { return found }
        found.append(with(stem, Endings.masculineSoft))
        if word.ends("ень"), stem.dropping(2).count >= 1,
            !word.ends("лень", "пень") || word.count == 4
        {
            found.append(with(stem.dropping(2).adding("н"), Endings.obliqueSoft))
        }
        return found
    }

    private static func feminine(_ stem: WordStem, isName: Bool) -> [InflectedStem] {
        var found = lengthened(stem)
        if stem.isLetter(fromEnd: 1, in: "гкх") {
            let isCluster = !found.isEmpty && stem.ends("к") && !stem.ends("ск")
            found.append(with(stem, isCluster ? Endings.feminineCluster : Endings.feminineVelar))
        } else if stem.isLetter(fromEnd: 1, in: "жшчщ") {
            found.append(with(stem, Endings.feminineSibilant))
        } else {
            found.append(with(stem, stem.ends("ц") ? Endings.feminineTse : Endings.feminine))
        }
        if isName, isSurname(stem) { found.append(with(stem, Endings.surname)) }
        return found
    }

    private static func feminineSoft(_ stem: WordStem) -> [InflectedStem] {
        if stem.ends("м"),
            [
                "время", "имя", "знамя", "пламя", "племя", "семя", "бремя", "темя",
                "стремя", "вымя",
            ].contains(stem.adding("я").text)
        {
            return [with(stem, Endings.neuterMya)]
        }
        if stem.ends("и") {
            return [with(stem, stem.count <= 2 ? Endings.feminineYot : Endings.feminineIya)]
        }
        if stem.ends("ь") {
            let bare = stem.dropping(1)
            return [
                with(stem, Endings.feminineYa), with(bare.adding("ей"), Endings.genitivePlural),
                with(bare.adding("ий"), Endings.genitivePlural),
            ]
        }
        if Characters.isCyrillicVowel(stem.last) { return [with(stem, Endings.feminineYot)] }
        return [with(stem, Endings.feminineSoft)]
            + RussianStems.lengthened(stem).flatMap {
                [with($0, Endings.genitivePlural), with($0.adding("ь"), Endings.genitivePlural)]
            }
    }

    private static func neuter(_ stem: WordStem, isName: Bool) -> [InflectedStem] {
        if Characters.isCyrillicVowel(stem.last) { return [.whole(stem.adding("о").text)] }
        // Surnames as Шевченко keep their form.
        if isName, stem.ends("к") { return [.whole(stem.adding("о").text)] }
        var found = lengthened(stem)
        if stem.isLetter(fromEnd: 1, in: "жшчщц") {
            found.append(with(stem, Endings.neuterSibilant))
        } else {
            found.append(with(stem, stem.ends("к") ? Endings.neuterVelar : Endings.neuter))
        }
        return found
    }

    private static func neuterSoft(_ stem: WordStem) -> [InflectedStem] {
        if stem.isLetter(fromEnd: 1, in: "жшчщц") {
            return [with(stem, Endings.neuterSibilant)] + lengthened(stem)
        }
        if stem.ends("и") {
            let variant = stem.dropping(1).adding("ь")
            return [with(stem, Endings.neuterIye), with(variant, Endings.neuterYe)]
        }
        if stem.ends("ь") {
            let bare = stem.dropping(1)
            var found = [
                with(stem, Endings.neuterYe), with(bare.adding("ей"), Endings.genitivePlural),
                with(bare.adding("ий"), Endings.genitivePlural),
            ]
            // Сопротивленье is сопротивление; but копью is not копию.
            if bare.ends("н", "т"), bare.count >= 5 {
                found.append(with(bare.adding("и"), Endings.neuterIye))
            }
            return found
        }
        if Characters.isCyrillicVowel(stem.last) { return [.whole(stem.adding("е").text)] }
        return [with(stem, Endings.neuterSoft)]
    }

    /// Words that stand in the plural: беспорядки, санкции, переговоры.
    private static func plural(_ stem: WordStem, _ word: WordStem) -> [InflectedStem] {
        guard word.count >= 3 else { return [.whole(word.text)] }
        if RussianIrregulars.pluralAlone.contains(word.text) {
            return [with(stem, word.ends("ы") ? Endings.pluralAlone : Endings.pluralAloneVelar)]
        }
        if stem.isLetter(fromEnd: 1, in: "гкх") {
            return [with(stem, Endings.pluralVelar)] + lengthened(stem)
        }
        if stem.isLetter(fromEnd: 1, in: "жшчщ") { return [with(stem, Endings.pluralSibilant)] }
        if word.ends("ы") { return [with(stem, Endings.plural)] + lengthened(stem) }
        if Characters.isCyrillicVowel(stem.last) { return [with(stem, Endings.pluralYot)] }
        return [with(stem, Endings.pluralSoft)]
            + RussianStems.lengthened(stem).flatMap {
                [with($0, Endings.genitivePlural), with($0.adding("ь"), Endings.genitivePlural)]
            }
    }
}

extension EndingTable {
    /// Граждане, граждан.
    fileprivate static let people = EndingTable(". . . . . . | е - ам - ами ах")
    /// Котята, котят.
    fileprivate static let young = EndingTable(". . . . . . | а - ам а/- ами ах")
    /// Ложью, любовью: the vowel stays.
    fileprivate static let instrumental = EndingTable(". . . . ью .")
}
