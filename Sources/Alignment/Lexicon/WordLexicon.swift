public import Language

/// Words of two languages that translate each other, by their stems, with a strength for each pair.
///
/// It is made by `WordLexiconBuilder`, kept as `bytes`, and looked up in them as they are: opening
/// costs a checksum, a look-up a binary search.
public struct WordLexicon: Sendable {
    /// Why bytes are no lexicon that can be used.
    public enum Fault: Error, Hashable, Sendable {
        /// They are something else, or damaged.
        case damaged
        /// They were made by other rules of stems, or in another form.
        case otherVersion
    }

    /// Which way a lexicon serves a pair of languages.
    public enum Direction: Hashable, Sendable {
        /// From its source to its target.
        case forward
        /// From its target to its source.
        case backward
    }

    /// A pair whose two words both stand in given lists.
    public struct Cooccurrence: Hashable, Sendable {
        /// The place of its source in the list of sources.
        public let source: Int
        /// The place of its target in the list of targets.
        public let target: Int
        /// How usual the translation is, above 0 to 1.
        public let strength: Float
        /// The sum of the strengths of all translations of its source.
        public let sourceTotal: Float
        /// The sum of the strengths of all words that its target translates.
        public let targetTotal: Float
    }

    /// The name, as that of a dictionary.
    public let name: String
    /// The language of the sources.
    public let sourceLanguage: LanguageTag
    /// The language of the targets.
    public let targetLanguage: LanguageTag
    /// The number of pairs.
    public let count: Int
    /// The whole lexicon in the form in which it is kept.
    public let bytes: [UInt8]

    private let sources: LexiconStems
    private let targets: LexiconStems
    /// Where the rows of the sources begin: for each its first pair.
    private let rows: Int
    /// Where the totals of the targets begin.
    private let totals: Int
    /// Where the pairs begin: the number of the target, and the strength.
    private let pairs: Int

    /// Opens a lexicon that was kept.
    public init(bytes: [UInt8]) throws(Fault) {
        let header = try LexiconHeader(bytes)
        name = header.name
        sourceLanguage = LanguageTag(header.sourceLanguage)
        targetLanguage = LanguageTag(header.targetLanguage)
        count = header.pairs
        sources = LexiconStems(
            count: header.sources, offsets: header.end, keyBytes: header.sourceBytes)
        rows = sources.end
        targets = LexiconStems(
            count: header.targets, offsets: rows + 4 * (header.sources + 1),
            keyBytes: header.targetBytes)
        totals = targets.end
        pairs = totals + 4 * header.targets
        guard pairs + 8 * count == bytes.count else { throw .damaged }
        self.bytes = bytes
    }

    /// The number of stems that have translations.
    public var sourceCount: Int { sources.count }

    /// The number of stems that translate others.
    public var targetCount: Int { targets.count }

    /// Which way the lexicon serves two languages; nil where it is of others.
    public func direction(from source: LanguageTag, to target: LanguageTag) -> Direction? {
        if source.answer(from: sourceLanguage) != nil, target.answer(from: targetLanguage) != nil {
            return .forward
        }
        if source.answer(from: targetLanguage) != nil, target.answer(from: sourceLanguage) != nil {
            return .backward
        }
        return nil
    }

    /// The pairs whose source is among some stems and whose target is among others, no stem twice in
    /// a list; in the order of the sources, and of the bytes of the targets.
    ///
    /// Costs a binary search for each stem, and the rows of the sources that are found.
    public func cooccurrences(of sourceStems: [String], with targetStems: [String])
        -> [Cooccurrence]
    {
        bytes.withUnsafeBytes { bytes in
            var places = [Int32](repeating: -1, count: targets.count)
            for (place, stem) in targetStems.enumerated() {
                if let number = targets.number(of: stem, in: bytes) {
                    places[number] = Int32(place)
                }
            }
            var cooccurrences: [Cooccurrence] = []
            for (source, stem) in sourceStems.enumerated() {
                guard let number = sources.number(of: stem, in: bytes) else { continue }
                let row = row(number, in: bytes)
                var total: Float = 0
                for place in row { total += pair(place, in: bytes).strength }
                for place in row {
                    let pair = pair(place, in: bytes)
                    guard pair.target < places.count, places[pair.target] >= 0 else { continue }
                    cooccurrences.append(
                        Cooccurrence(
                            source: source, target: Int(places[pair.target]),
                            strength: pair.strength, sourceTotal: total,
                            targetTotal: Float(
                                bitPattern: bytes.number(at: totals + 4 * pair.target))))
                }
            }
            return cooccurrences
        }
    }

    /// The places of the pairs of a source.
    private func row(_ number: Int, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
        let start = min(Int(bytes.number(at: rows + 4 * number)), count)
        let end = min(Int(bytes.number(at: rows + 4 * number + 4)), count)
        return start..<max(start, end)
    }

    private func pair(
        _ place: Int, in bytes: UnsafeRawBufferPointer
    ) -> (target: Int, strength: Float) {
        (
            Int(bytes.number(at: pairs + 8 * place)),
            Float(bitPattern: bytes.number(at: pairs + 8 * place + 4))
        )
    }
}

extension UnsafeRawBufferPointer {
    /// The number in four bytes, the lowest first.
    fileprivate func number(at offset: Int) -> UInt32 {
        UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
}
