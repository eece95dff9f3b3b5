internal import Language

/// What two texts tell of translations before anything was aligned: numbers, marks and words that
/// are the same on both sides, names across scripts, and the entries that were given.
struct SeedLexicon {
    /// From source types to target types.
    let forward: TranslationTable
    /// From target types to source types.
    let backward: TranslationTable
    /// What the dictionaries know of the two texts.
    let dictionaryEvidence: DictionaryEvidence

    init(
        _ source: TextFeatures, _ target: TextFeatures, entries: [LexiconEntry],
        dictionaries: [WordLexicon] = [], languages: (source: LanguageTag, target: LanguageTag)
    ) throws {
        var pairs = PairStrengths()
        Self.addSameForms(source, target, to: &pairs)
        Self.addNumbers(source, target, to: &pairs)
        try NamePairs(source, target, languages: languages).visit { left, right, evidence in
            pairs.add(left, right, 0.6 * evidence.similarity * evidence.similarity)
        }
        let stems = (WordStem(language: languages.source), WordStem(language: languages.target))
        for entry in entries where !entry.source.isEmpty && !entry.target.isEmpty {
            guard let left = source.type(ofPhrase: entry.source, stems.0),
                let right = target.type(ofPhrase: entry.target, stems.1)
            else { continue }
            pairs.add(left, right, min(max(entry.strength, 0), 1))
        }
        dictionaryEvidence = DictionaryEvidence(source, target, dictionaries, languages: languages)
        for pair in dictionaryEvidence.pairs {
            pairs.add(pair.source, pair.target, pair.forward, pair.backward)
        }
        forward = TranslationTable(rowCount: source.typeCount, entries: pairs.forward)
        backward = TranslationTable(rowCount: target.typeCount, entries: pairs.backward)
    }

    private static func addSameForms(
        _ source: TextFeatures, _ target: TextFeatures, to pairs: inout PairStrengths
    ) {
        var targets: [String: Int32] = [:]
        for form in target.forms { targets[form.key] = form.type }
        for form in source.forms {
            guard let type = targets[form.key] else { continue }
            let strength =
                switch form.kind {
                case .number: 0.8
                case .word: 0.7
                case .code, .punctuation: 0.3
                }
            pairs.add(form.type, type, strength)
        }
    }

    /// Numbers that are written otherwise: `37,5` and `37.5`, `15000` and `15,000`, `6:40` and
    /// `6.40`, `90-х` and `90s`.
    private static func addNumbers(
        _ source: TextFeatures, _ target: TextFeatures, to pairs: inout PairStrengths
    ) {
        let targets = typesByReading(of: target)
        for (reading, types) in typesByReading(of: source) {
            let others = targets[reading] ?? []
            guard types.count * others.count <= mostSpellings else { continue }
            for type in types {
                for other in others { pairs.add(type, other, 0.7) }
            }
        }
    }

    private static func typesByReading(of text: TextFeatures) -> [String: [Int32]] {
        var types: [String: [Int32]] = [:]
        for form in text.forms {
            for reading in NumberReadings(form.key) {
                types[reading, default: []].append(form.type)
            }
        }
        return types
    }

    /// A number is written in a few ways on each side; with so many more, what stands behind it must
    /// tell them apart, as in `12a`, `12b` and so on.
    private static let mostSpellings = 256
}

/// The strongest evidence for each pair of types, in either direction.
private struct PairStrengths {
    private var strengths: [UInt64: (forward: Double, backward: Double)] = [:]

    mutating func add(_ source: Int32, _ target: Int32, _ strength: Double) {
        add(source, target, strength, strength)
    }

    mutating func add(
        _ source: Int32, _ target: Int32, _ forward: Double, _ backward: Double
    ) {
        guard max(forward, backward) > 0 else { return }
        let pair = UInt64(UInt32(bitPattern: source)) << 32 | UInt64(UInt32(bitPattern: target))
        let known = strengths[pair] ?? (0, 0)
        strengths[pair] = (max(known.forward, forward), max(known.backward, backward))
    }

    var forward: [(row: Int32, column: Int32, value: Double)] {
        strengths.map { (Self.source(of: $0.key), Self.target(of: $0.key), $0.value.forward) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    var backward: [(row: Int32, column: Int32, value: Double)] {
        strengths.map { (Self.target(of: $0.key), Self.source(of: $0.key), $0.value.backward) }
            .sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    }

    private static func source(of pair: UInt64) -> Int32 { Int32(truncatingIfNeeded: pair >> 32) }

    private static func target(of pair: UInt64) -> Int32 { Int32(truncatingIfNeeded: pair) }
}
