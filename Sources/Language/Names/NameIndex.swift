/// The names of one text, to find those that sound like a name of another without holding each
/// name of the one against each of the other.
///
///     let index = NameIndex(targetForms)
///     for match in index.matches(for: sourceForm) {
///         print(targetForms[match.position], match.evidence.similarity)
///     }
public struct NameIndex: Sendable {
    /// A name that sounds like the one that was asked for.
    public struct Match: Hashable, Sendable {
        /// Where it stands among the names of the index, from 0.
        public let position: Int
        /// What `NameForm.evidence(for:)` tells of the two.
        public let evidence: NameEvidence
    }

    /// All that is looked at of most spellings, without the letters.
    private struct Sketch {
        let counts: LetterCounts
        let length: Int
    }

    private let names: [NameForm]
    /// The distinct spellings of all names, with and without their endings.
    private let spellings: [NameSpelling]
    private let sketches: [Sketch]
    /// The names that have each spelling.
    private let positions: NumberGroups
    /// The spellings of each length.
    private let lengths: NumberGroups
    /// The spellings of each piece and each skeleton, several of which may share a group.
    private let pieces: NumberGroups
    private let pieceBits: Int

    /// The longest spellings that are cut into pieces; longer ones are few, and have many pieces.
    private static let longestInPieces = 64

    /// Makes an index of names, which takes time and room in proportion to their letters.
    public init(_ names: [NameForm]) {
        var numbers: [NameSpelling: Int] = [:]
        var spellings: [NameSpelling] = []
        var positions: [NumberGroups.Entry] = []
        for (position, name) in names.enumerated() {
            for spelling in name.spellings {
                let number = numbers[spelling] ?? spellings.count
                if number == spellings.count {
                    numbers[spelling] = number
                    spellings.append(spelling)
                }
                positions.append(NumberGroups.Entry(group: number, member: position))
            }
        }
        self.names = names
        self.spellings = spellings
        sketches = spellings.map {
            Sketch(counts: LetterCounts($0.letters), length: $0.letters.count)
        }
        self.positions = NumberGroups(count: spellings.count, positions)
        let longest = sketches.reduce(0) { max($0, $1.length) }
        lengths = NumberGroups(
            count: longest + 1,
            sketches.enumerated().map { NumberGroups.Entry(group: $1.length, member: $0) })
        let keys = Self.keys(of: spellings)
        // Two to four groups for each key, so that few keys share one.
        let bits = Int.bitWidth - keys.count.leadingZeroBitCount + 1
        pieceBits = bits
        pieces = NumberGroups(
            count: 1 << bits,
            keys.map { key, number in
                NumberGroups.Entry(group: Self.group(of: key, bits: bits), member: number)
            })
    }

    /// The names of which `name` has evidence, all of them and none else, in the order of their
    /// positions.
    ///
    /// Looks at the names that share a piece with it, or all of about its length where it has more
    /// than 48 letters.
    public func matches(for name: NameForm) -> [Match] {
        var alike: [Int] = []
        for spelling in name.spellings { visitAlike(spelling) { alike.append($0) } }
        guard !alike.isEmpty else { return [] }
        return Set(alike.flatMap { positions[$0] }).sorted().compactMap { position in
            name.evidence(for: names[Int(position)]).map {
                Match(position: Int(position), evidence: $0)
            }
        }
    }

    /// Calls `body`, often more than once, with each spelling that is alike enough.
    private func visitAlike(_ spelling: NameSpelling, _ body: (Int) -> Void) {
        let letters = spelling.letters
        guard !letters.isEmpty else { return }
        let pattern = LetterPattern(letters)
        let counts = LetterCounts(letters)
        func test(_ candidates: ArraySlice<Int32>) {
            for candidate in candidates {
                let number = Int(candidate)
                let sketch = sketches[number]
                let limit = NamePieces.limit(ofLonger: max(letters.count, sketch.length))
                if counts.leastDistance(to: sketch.counts) <= limit
                    && pattern.distance(to: spellings[number].letters) <= limit
                    || counts.hasConsonants(of: sketch.counts)
                        && spelling.hasSkeleton(of: spellings[number])
                {
                    body(number)
                }
            }
        }
        if let key = Self.skeletonKey(of: spelling) {
            test(pieces[Self.group(of: key, bits: pieceBits)])
        }
        for length in NamePieces.lengths(beside: letters.count) where length < lengths.count {
            let candidates = lengths[length]
            guard !candidates.isEmpty else { continue }
            let longer = max(length, letters.count)
            guard longer <= Self.longestInPieces else {
                test(candidates)
                continue
            }
            NamePieces(length: length, limit: NamePieces.limit(ofLonger: longer))
                .visitKeys(in: letters) { test(pieces[Self.group(of: $0, bits: pieceBits)]) }
        }
    }

    /// What the spellings are found by: their pieces for each number of edits, and their consonants.
    private static func keys(of spellings: [NameSpelling]) -> [(key: UInt64, number: Int)] {
        var keys: [(key: UInt64, number: Int)] = []
        for (number, spelling) in spellings.enumerated() {
            if let key = skeletonKey(of: spelling) { keys.append((key, number)) }
            let length = spelling.letters.count
            guard (1...longestInPieces).contains(length) else { continue }
            for limit in NamePieces.limits(beside: length) {
                let pieces = NamePieces(length: length, limit: limit)
                keys += pieces.keys(of: spelling.letters).map { ($0, number) }
            }
        }
        return keys
    }

    private static func skeletonKey(of spelling: NameSpelling) -> UInt64? {
        var key = UInt64(1) << 63
        var count = 0
        for letter in spelling.letters where NameSpelling.isConsonant(letter) {
            // The step of FNV-1a.
            key = (key ^ UInt64(letter)) &* 0x100_0000_01B3
            count += 1
        }
        return count >= 3 ? key : nil
    }

    /// The highest bits of a product with the golden ratio (Knuth's multiplicative hashing).
    private static func group(of key: UInt64, bits: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }
}
