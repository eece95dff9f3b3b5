/// The forms of Russian verbs, guessed from their infinitive: those of present, past and imperative,
/// the gerunds and the participles.
///
/// Which conjugation a verb has its infinitive does not tell; the forms of each that it may have are
/// given.
enum RussianVerbs {
    /// Nouns that end as infinitives.
    private static let nouns = RussianIrregulars.words(
        """
        мать печать кровать рать гать стать сеть нить прыть рукоять треть пять десять девять память \
        площадь путь зять плеть клеть повесть медь суть ртуть муть четверть скатерть смерть сыть \
        снедь копоть плоть полоть ломоть ноготь локоть коготь деготь лапоть хоть благодать тать
        """)

    static func stems(of word: WordStem) -> [InflectedStem] {
        let isReflexive = word.ends("ться", "тись", "чься")
        let infinitive = isReflexive ? word.dropping(2) : word
        guard infinitive.count >= 5, !nouns.contains(infinitive.text),
            infinitive.ends("ать", "ять", "ить", "еть", "уть", "ыть", "оть", "ти")
        else { return [] }
        let base = infinitive.dropping(2)
        var found = Forms(isReflexive: isReflexive)
        found.add(base, past + ["ть"])
        if infinitive.ends("ти") { addPlain(base, &found) } else { addConjugated(base, &found) }
        return found.stems
    }

    private static let past = ["л", "ла", "ло", "ли", "в", "вши"]
    private static let first = ["ю", "ешь", "ет", "ем", "ете", "ют", "й", "йте", "я"]
    private static let firstHard = [
        "у", "ешь", "ет", "ем", "ете", "ут", "и", "ите", "ь", "ьте", "а",
    ]
    private static let second = ["ю", "ишь", "ит", "им", "ите", "ят", "и", "ь", "ьте", "я"]
    private static let secondHard = ["у", "ишь", "ит", "им", "ите", "ат", "и", "ь", "ьте", "а"]
    private static let short = ["", "а", "о", "ы"]

    /// Читать, писать, рисовать, держать; строить; гнуть.
    private static func addConjugated(_ base: WordStem, _ found: inout Forms) {
        let stem = base.dropping(1)
        found.addParticiple(base.adding("вш"), .sibilant)
        if base.ends("ова", "ева") {
            let short = base.dropping(3)
            for present in [short.adding("у"), short.adding("ю")] {
                found.add(present, first)
                found.addParticiple(present.adding("ющ"), .sibilant)
                found.addParticiple(present.adding("ем"), .hard)
            }
        } else if base.ends("ну") {
            found.add(stem, firstHard)
            found.addParticiple(base.adding("т"), .hard)
        }
        if base.ends("а", "я", "е") {
            found.add(base, first)
            found.addParticiple(base.adding("ющ"), .sibilant)
            found.addParticiple(base.adding("ем"), .hard)
        }
        if base.ends("а", "я") {
            found.add(base.adding("н"), short)
            found.addParticiple(base.adding("нн"), .hard)
            for other in softened(stem) { found.add(other, firstHard) }
        }
        if base.ends("и", "е") || base.ends("а", "я") && stem.isLetter(fromEnd: 1, in: "жшчщй") {
            let endings = stem.isLetter(fromEnd: 1, in: "жшчщ") ? secondHard : second
            found.add(stem, endings)
            for participle in [stem.adding("ящ"), stem.adding("ащ")] {
                found.addParticiple(participle, .sibilant)
            }
            found.addParticiple(stem.adding("им"), .hard)
            for other in softened(stem) + [stem] {
                found.add(other, ["у", "ю"])
                found.add(other.adding("ен"), short)
                found.addParticiple(other.adding("енн"), .hard)
            }
        }
        if base.ends("ы", "о") {
            found.add(stem.adding("о"), first)
            found.addParticiple(base.adding("т"), .hard)
        }
    }

    /// Нести, везти, расти; идти and its compounds.
    private static func addPlain(_ base: WordStem, _ found: inout Forms) {
        found.add(
            base, ["ти", "у", "ешь", "ет", "ем", "ете", "ут", "и", "ите", "", "ла", "ло", "ли"])
        found.addParticiple(base.adding("ш"), .sibilant)
        if base.ends("й") {
            let stem = base.dropping(1)
            found.add(stem.adding("йд"), ["у", "ешь", "ет", "ем", "ете", "ут", "и", "ите", "я"])
            found.add(stem.adding("ш"), ["ел", "ла", "ло", "ли"])
            found.addParticiple(stem.adding("шедш"), .sibilant)
        }
        if base.ends("с") {
            // Вести, веду; плести, плету.
            for last in ["д", "т"] as [StaticString] {
                let stem = base.dropping(1).adding(last)
                found.add(stem, ["у", "ешь", "ет", "ем", "ете", "ут", "и", "ите", "я"])
                found.addParticiple(stem.adding("енн"), .hard)
                found.addParticiple(stem.adding("ш"), .sibilant)
                found.addParticiple(stem.adding("ущ"), .sibilant)
            }
            found.add(base.dropping(1), past)
        }
    }

    /// What the last consonants become before the ending of the first person: пишу, вожу, люблю.
    private static func softened(_ stem: WordStem) -> [WordStem] {
        let changes: [(StaticString, [StaticString])] = [
            ("ск", ["щ"]), ("ст", ["щ"]), ("с", ["ш"]), ("з", ["ж"]), ("д", ["ж", "жд"]),
            ("т", ["ч", "щ"]), ("к", ["ч"]), ("г", ["ж"]), ("х", ["ш"]), ("б", ["бл"]),
            ("п", ["пл"]), ("в", ["вл"]), ("м", ["мл"]), ("ф", ["фл"]),
        ]
        for (last, others) in changes where stem.ends(last) {
            let letters = last.utf8CodeUnitCount / 2
            return others.map { stem.dropping(letters).adding($0) }
        }
        return []
    }

    /// Stems that come together, with the particle of reflexive verbs behind each form.
    private struct Forms {
        let isReflexive: Bool
        private(set) var stems: [InflectedStem] = []

        init(isReflexive: Bool) { self.isReflexive = isReflexive }

        mutating func add(_ stem: WordStem, _ endings: [String]) {
            let endings =
                isReflexive
                ? endings.flatMap { [$0 + "ся", $0 + "сь"] } : endings
            stems.append(
                InflectedStem(stem: stem.text, endings: RussianVerbs.table(of: endings)))
        }

        mutating func addParticiple(_ stem: WordStem, _ endings: AdjectiveEndings) {
            let all =
                isReflexive
                ? RussianVerbs.reflexive : endings.all
            stems.append(InflectedStem(stem: stem.text, endings: all))
        }
    }

    /// Tables are compared by identity, so that each list of endings has one.
    private static func table(of endings: [String]) -> EndingTable {
        tables[endings] ?? EndingTable(endings, for: .any)
    }

    private static let tables: [[String]: EndingTable] = {
        let lists = [
            past, past + ["ть"], first, firstHard, second, secondHard, short, ["у", "ю"],
            ["у", "ешь", "ет", "ем", "ете", "ут", "и", "ите", "я"], ["ел", "ла", "ло", "ли"],
            ["ти", "у", "ешь", "ет", "ем", "ете", "ут", "и", "ите", "", "ла", "ло", "ли"],
        ]
        let both = lists + lists.map { list in list.flatMap { [$0 + "ся", $0 + "сь"] } }
        return Dictionary(
            both.map { ($0, EndingTable($0, for: .any)) }, uniquingKeysWith: { first, _ in first })
    }()

    private static let reflexive = AdjectiveEndings.reflexive.all
}
