/// The forms of the words of a Russian or Ukrainian phrase: its adjectives and its noun decline
/// together, and what depends on the noun does not.
struct SlavicPhrase<Grammar: SlavicGrammar> {
    private let words: [Inflector.Word]
    private(set) var forms: [[InflectedStem]] = []

    init(_ words: [Inflector.Word], grammar: Grammar.Type) {
        self.words = words
        decline()
    }

    private mutating func decline() {
        if words.count == 1, let word = words.first {
            forms = [Self.compound(word) { Grammar.stems(of: $0, isName: $1) }]
            return
        }
        var head: Int?
        var gender: GrammaticalGender?
        while forms.count < words.count {
            let place = forms.count
            let word = words[place]
            if let head {
                forms.append(dependent(place, head: head, gender: gender))
                // Купля и продажа; but министерство обороны и безопасности.
                if place == head + 1, Grammar.conjunctions.contains(word.key) {
                    return restart()
                }
                continue
            }
            if isAdverb(place) {
                forms.append([.whole(word.key)])
            } else if let shown = adjective(place) {
                gender = shown
                forms.append(Self.compound(word) { key, _ in Grammar.adjectiveStems(of: key) })
            } else {
                head = place
                let isPlural = gender == .plural
                let isAlone = place == 0
                forms.append(
                    Self.compound(word) { key, isName in
                        isAlone
                            ? Grammar.stems(of: key, isName: isName)
                            : Grammar.nounStems(of: key, isName: isName, isPlural: isPlural)
                    })
            }
        }
    }

    /// After a conjunction the rest declines as a phrase of its own.
    private mutating func restart() {
        let rest = Array(words.dropFirst(forms.count))
        guard !rest.isEmpty else { return }
        forms += SlavicPhrase(rest, grammar: Grammar.self).forms
    }

    /// Особо опасный, тяжело раненый.
    private func isAdverb(_ place: Int) -> Bool {
        place + 2 < words.count && words[place].key.hasSuffix("о")
            && agreement(place + 1) != nil
    }

    /// The gender of an adjective that stands before its noun; nil for a noun.
    ///
    /// Командующий армией is a noun with what depends on it: army does not agree.
    private func adjective(_ place: Int) -> GrammaticalGender? {
        guard let gender = agreement(place), place + 1 < words.count,
            !Grammar.prepositions.contains(words[place + 1].key),
            !Grammar.governs(words[place].key, noun: words[place + 1].key)
        else { return nil }
        var next = place + 1
        while next < words.count - 1 {
            let isOne = agreement(next) == gender
            if !isOne, !Grammar.conjunctions.contains(words[next].key), !isAdverb(next) { break }
            next += 1
        }
        let last = Self.lastPart(of: words[next].key)
        return agreement(next) == gender || Grammar.agrees(gender, withNoun: last) ? gender : nil
    }

    /// The gender that the ending of a word shows; командно-штабная has that of its last part.
    private func agreement(_ place: Int) -> GrammaticalGender? {
        Grammar.agreement(of: Self.lastPart(of: words[place].key))
    }

    private static func lastPart(of key: String) -> String {
        key.utf8.split(separator: UInt8(ascii: "-")).last.map { String(Substring($0)) } ?? key
    }

    /// A word after the noun: as it stands, and declined where it may stand beside the noun in the
    /// same case: a name (президент Зеленский), an adjective of the same gender (масло сливочное).
    private func dependent(
        _ place: Int, head: Int, gender: GrammaticalGender?
    ) -> [InflectedStem] {
        let word = words[place]
        let fixed = InflectedStem.whole(word.key)
        guard !words[head..<place].contains(where: { Grammar.prepositions.contains($0.key) }) else {
            return [fixed]
        }
        if word.isName, place == head + 1 || words[head].isName {
            let isGenitive = ["ы", "и", "ей", "ов", "ых", "их"].contains { word.key.hasSuffix($0) }
            if isGenitive, !(words[head].isName && word.key.hasSuffix("ов")) { return [fixed] }
            return [fixed] + Self.compound(word) { Grammar.stems(of: $0, isName: $1) }
        }
        if place == head + 1, !word.key.hasSuffix("ой"), !word.key.hasSuffix("ей"),
            let shown = agreement(place), !word.key.utf8.contains(UInt8(ascii: "-")),
            Grammar.agrees(shown, withNoun: words[head].key), place == words.count - 1
        {
            return [fixed] + Grammar.adjectiveStems(of: word.key)
        }
        return [fixed]
    }

    /// The parts of a compound with hyphens: the last declines (командно-штабной), both do
    /// (город-герой, города-героя), or the first alone (Ростов-на-Дону).
    private static func compound(
        _ word: Inflector.Word, _ stems: (_ key: String, _ isName: Bool) -> [InflectedStem]
    ) -> [InflectedStem] {
        let parts = word.key.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false
        ).map { String(Substring($0)) }
        guard parts.count > 1, !parts.contains(""), let last = parts.last, let first = parts.first
        else { return stems(word.key, word.isName) }
        let tail = word.key.utf8.dropFirst(first.utf8.count)
        if parts.count > 2,
            parts.dropFirst().dropLast().contains(where: Grammar.prepositions.contains)
        {
            return stems(first, word.isName).flatMap { stem in
                stem.endings.endings.map { ending in
                    InflectedStem(
                        stem: stem.stem + ending.ending + String(Substring(tail)),
                        endings: EndingTable([""], for: ending.cases))
                }
            }
        }
        let lastStems = stems(last, word.isName)
        let prefix = String(Substring(word.key.utf8.dropLast(last.utf8.count)))
        var found = lastStems.map { InflectedStem(stem: prefix + $0.stem, endings: $0.endings) }
        // Military-political compounds begin with an adverb, foreign ones with a word that is cut.
        guard parts.count == 2, !word.keepsFirstPart, first.utf8.count >= 6, !first.hasSuffix("о")
        else { return found }
        let ends = lastStems.flatMap { stem in
            stem.endings.endings.map { (text: stem.stem + $0.ending, cases: $0.cases) }
        }
        for stem in Grammar.stems(of: first, isName: word.isName) {
            for ending in stem.endings.endings {
                for end in ends where !end.cases.isDisjoint(with: ending.cases) {
                    found.append(
                        InflectedStem(
                            stem: "\(stem.stem)\(ending.ending)-\(end.text)",
                            endings: EndingTable([""], for: end.cases.intersection(ending.cases))))
                }
            }
        }
        return found
    }
}
