internal import Language

/// What dictionaries know of two texts: the pairs whose words stand in both.
struct DictionaryEvidence {
    /// A pair of types that a dictionary has.
    struct Pair {
        let source: Int32
        let target: Int32
        /// The probability that the source is translated by just this target.
        var forward: Double
        /// The probability that the target is translated by just this source.
        var backward: Double
    }

    /// The pairs of types, sorted.
    let pairs: [Pair]
    /// The segments with a word of such a pair.
    let touched: SideCounts

    /// However few translations a dictionary gives, the text may have another one.
    private static let greatestStrength = 0.4

    init(
        _ source: TextFeatures, _ target: TextFeatures, _ dictionaries: [WordLexicon],
        languages: (source: LanguageTag, target: LanguageTag)
    ) {
        // A phrase of a glossary has types too that the text does not have.
        let isThere = (Self.occurring(in: source), Self.occurring(in: target))
        var found: [UInt64: Pair] = [:]
        for dictionary in dictionaries {
            guard
                let direction = dictionary.direction(
                    from: languages.source, to: languages.target)
            else { continue }
            let isForward = direction == .forward
            let (left, right) = isForward ? (source, target) : (target, source)
            for cooccurrence in dictionary.cooccurrences(of: left.typeNames, with: right.typeNames)
            {
                let types =
                    isForward
                    ? (cooccurrence.source, cooccurrence.target)
                    : (cooccurrence.target, cooccurrence.source)
                guard isThere.0[types.0], isThere.1[types.1] else { continue }
                let ofLeft = Self.strength(cooccurrence.strength, of: cooccurrence.sourceTotal)
                let ofRight = Self.strength(cooccurrence.strength, of: cooccurrence.targetTotal)
                let pair = Pair(
                    source: Int32(types.0), target: Int32(types.1),
                    forward: isForward ? ofLeft : ofRight, backward: isForward ? ofRight : ofLeft)
                let key = UInt64(types.0) << 32 | UInt64(types.1)
                var known = found[key] ?? pair
                known.forward = max(known.forward, pair.forward)
                known.backward = max(known.backward, pair.backward)
                found[key] = known
            }
        }
        pairs = found.sorted { $0.key < $1.key }.map(\.value)
        touched = SideCounts(
            source: Self.segments(of: source, with: pairs.map(\.source)),
            target: Self.segments(of: target, with: pairs.map(\.target)))
    }

    /// A word with many translations has each of them less often.
    private static func strength(_ strength: Float, of total: Float) -> Double {
        min(greatestStrength, Double(strength) / (Double(total) + 1).squareRoot())
    }

    private static func occurring(in text: TextFeatures) -> [Bool] {
        var occurs = [Bool](repeating: false, count: text.typeCount)
        for type in text.types { occurs[Int(type)] = true }
        return occurs
    }

    private static func segments(of text: TextFeatures, with types: [Int32]) -> Int {
        var isKnown = [Bool](repeating: false, count: text.typeCount)
        for type in types { isKnown[Int(type)] = true }
        return (0..<text.segmentCount).count { segment in
            text.types[text.starts[segment]..<text.starts[segment + 1]]
                .contains { isKnown[Int($0)] }
        }
    }
}
