public import Language

/// Makes a lexicon from words and phrases in any form.
///
///     var builder = WordLexiconBuilder(name: "own", sourceLanguage: ru, targetLanguage: en)
///     builder.add("партизан", "partisan")
///     builder.add("явочная квартира", "safe house")
///     let lexicon = builder.lexicon()
///
/// Of a phrase each word is paired with each of the other side, less strongly; words that stand in
/// many phrases, as prepositions do, are left out of them. One for each task.
public struct WordLexiconBuilder {
    /// What was added of one side: its stems, and the phrases of them.
    private struct Side {
        let stem: WordStem
        var stems: [String] = []
        var numbers: [String: Int32] = [:]
        /// Phrases in a row, and where each begins.
        var phrases: [Int32] = []
        var starts: [Int] = [0]

        init(_ language: LanguageTag) { stem = WordStem(language: language) }

        mutating func numbers(of text: String, _ tokenizer: Tokenizer) -> [Int32] {
            tokenizer.tokens(of: text).filter { $0.kind == .word }.map { token in
                let stem = stem.stem(ofKey: token.key)
                if let number = numbers[stem] { return number }
                let number = Int32(stems.count)
                numbers[stem] = number
                stems.append(stem)
                return number
            }
        }

        mutating func append(_ phrase: [Int32]) {
            phrases += phrase
            starts.append(phrases.count)
        }

        func phrase(_ place: Int) -> ArraySlice<Int32> {
            phrases[starts[place]..<starts[place + 1]]
        }

        /// The stems that stand in so many phrases of several words that they say little of any.
        var common: [Bool] {
            var counts = [Int](repeating: 0, count: stems.count)
            var several = 0
            for place in 0..<starts.count - 1 where phrase(place).count > 1 {
                several += 1
                for number in Set(phrase(place)) { counts[Int(number)] += 1 }
            }
            let limit = max(20, several / 200)
            return counts.map { $0 > limit }
        }
    }

    private let name: String
    private let languages: (source: LanguageTag, target: LanguageTag)
    private let tokenizer = Tokenizer()
    private var sources: Side
    private var targets: Side
    private var strengths: [UInt64: Float] = [:]
    private var phraseStrengths: [Float] = []
    private var last: (text: String, numbers: [Int32]) = ("", [])

    /// Phrases of more words are explanations.
    private static let longestPhrase = 4

    /// Begins a lexicon.
    public init(name: String, sourceLanguage: LanguageTag, targetLanguage: LanguageTag) {
        self.name = name
        languages = (sourceLanguage, targetLanguage)
        sources = Side(sourceLanguage)
        targets = Side(targetLanguage)
    }

    /// Adds a word or a phrase and a translation; of a pair that is added again the greater strength
    /// counts.
    public mutating func add(_ source: String, _ target: String, strength: Float = 1) {
        // A dictionary gives all translations of a headword one after another.
        if last.text != source {
            last = (source, sources.numbers(of: source, tokenizer))
        }
        let translated = targets.numbers(of: target, tokenizer)
        guard !last.numbers.isEmpty, !translated.isEmpty, strength > 0 else { return }
        if last.numbers.count == 1, translated.count == 1 {
            join(last.numbers[0], translated[0], min(strength, 1))
        } else {
            sources.append(last.numbers)
            targets.append(translated)
            phraseStrengths.append(min(strength, 1))
        }
    }

    private mutating func join(_ source: Int32, _ target: Int32, _ strength: Float) {
        let pair = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
        strengths[pair] = max(strengths[pair] ?? 0, strength)
    }

    /// The lexicon of all that was added.
    public consuming func lexicon() -> WordLexicon {
        joinPhrases()
        let bytes = bytes()
        do {
            return try WordLexicon(bytes: bytes)
        } catch {
            preconditionFailure("what was just written can be read")
        }
    }

    private mutating func joinPhrases() {
        let common = (source: sources.common, target: targets.common)
        for (place, strength) in phraseStrengths.enumerated() {
            let left = Self.telling(sources.phrase(place), common.source)
            let right = Self.telling(targets.phrase(place), common.target)
            guard (1...Self.longestPhrase).contains(left.count),
                (1...Self.longestPhrase).contains(right.count)
            else { continue }
            for source in left {
                for target in right {
                    join(source, target, strength / Float(left.count * right.count))
                }
            }
        }
    }

    private static func telling(_ phrase: ArraySlice<Int32>, _ isCommon: [Bool]) -> [Int32] {
        phrase.count == 1 ? Array(phrase) : phrase.filter { !isCommon[Int($0)] }
    }

    /// The stems that are in a pair, sorted by their bytes, and for each number its place among
    /// them.
    private static func sorted(
        _ side: Side, _ isUsed: [Bool]
    ) -> (order: [Int], places: [Int32]) {
        let order = side.stems.indices.filter { isUsed[$0] }
            .sorted { side.stems[$0].utf8.lexicographicallyPrecedes(side.stems[$1].utf8) }
        var places = [Int32](repeating: -1, count: side.stems.count)
        for (place, number) in order.enumerated() { places[number] = Int32(place) }
        return (order, places)
    }

    private func bytes() -> [UInt8] {
        var isUsed = (
            source: [Bool](repeating: false, count: sources.stems.count),
            target: [Bool](repeating: false, count: targets.stems.count)
        )
        for pair in strengths.keys {
            isUsed.source[Int(pair >> 32)] = true
            isUsed.target[Int(pair & 0xFFFF_FFFF)] = true
        }
        let left = Self.sorted(sources, isUsed.source)
        let right = Self.sorted(targets, isUsed.target)
        let pairs = strengths.map { pair, strength in
            (
                source: left.places[Int(pair >> 32)],
                target: right.places[Int(pair & 0xFFFF_FFFF)], strength: strength
            )
        }.sorted { ($0.source, $0.target) < ($1.source, $1.target) }

        var parts: [UInt8] = []
        let sourceBytes = Self.append(left.order.map { sources.stems[$0] }, to: &parts)
        var place = 0
        for source in 0...left.order.count {
            while place < pairs.count, pairs[place].source < source { place += 1 }
            LexiconHeader.append(place, to: &parts)
        }
        let targetBytes = Self.append(right.order.map { targets.stems[$0] }, to: &parts)
        var totals = [Float](repeating: 0, count: right.order.count)
        for pair in pairs { totals[Int(pair.target)] += pair.strength }
        for total in totals { LexiconHeader.append(total.bitPattern, to: &parts) }
        for pair in pairs {
            LexiconHeader.append(Int(pair.target), to: &parts)
            LexiconHeader.append(pair.strength.bitPattern, to: &parts)
        }
        return LexiconHeader(
            sources: left.order.count, targets: right.order.count, pairs: pairs.count,
            sourceBytes: sourceBytes, targetBytes: targetBytes, name: name,
            sourceLanguage: languages.source.text, targetLanguage: languages.target.text
        ).bytes(with: parts)
    }

    /// Appends offsets and keys, and gives the bytes of the keys.
    private static func append(_ stems: [String], to parts: inout [UInt8]) -> Int {
        var end = 0
        LexiconHeader.append(0, to: &parts)
        for stem in stems {
            end += stem.utf8.count
            LexiconHeader.append(end, to: &parts)
        }
        for stem in stems { parts += Array(stem.utf8) }
        LexiconHeader.pad(&parts)
        return end
    }
}
