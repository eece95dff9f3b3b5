internal import Language

/// What dictionaries know of two texts: the pairs whose words stand in both.
struct DictionaryEvidence {
    /// The pairs of types, sorted, with the probability that the one is translated by just the
    /// other.
    let pairs: [(source: Int32, target: Int32, strength: Double)]
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
        var strengths: [UInt64: Double] = [:]
        for dictionary in dictionaries {
            guard
                let direction = dictionary.direction(
                    from: languages.source, to: languages.target)
            else { continue }
            let isForward = direction == .forward
            let (left, right) = isForward ? (source, target) : (target, source)
            for meeting in dictionary.meetings(of: left.typeNames, with: right.typeNames) {
                let types =
                    isForward
                    ? (meeting.source, meeting.target) : (meeting.target, meeting.source)
                guard isThere.0[types.0], isThere.1[types.1] else { continue }
                let total = isForward ? meeting.sourceTotal : meeting.targetTotal
                let strength = min(
                    Self.greatestStrength,
                    Double(meeting.strength) / (Double(total) + 1).squareRoot())
                let pair = UInt64(types.0) << 32 | UInt64(types.1)
                strengths[pair] = max(strengths[pair] ?? 0, strength)
            }
        }
        pairs = strengths.sorted { $0.key < $1.key }.map { pair, strength in
            (Int32(pair >> 32), Int32(pair & 0xFFFF_FFFF), strength)
        }
        touched = SideCounts(
            source: Self.segments(of: source, with: pairs.map(\.source)),
            target: Self.segments(of: target, with: pairs.map(\.target)))
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
