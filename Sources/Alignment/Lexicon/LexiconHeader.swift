internal import Matching

/// The beginning of a lexicon's bytes: what it is, its checksum, and how much there is of each part.
///
///     8   "TOLMLEX1"
///     8   checksum of all that follows
///     24  six numbers: stems of the source, of the target, pairs, bytes of the stems of the source,
///         of the target, bytes of the texts
///         the texts, each after the number of its bytes: version, name, languages
///
/// Numbers are of four bytes, the lowest first; each part begins at a multiple of four.
struct LexiconHeader {
    var sources: Int
    var targets: Int
    var pairs: Int
    var sourceBytes: Int
    var targetBytes: Int
    var name: String
    var sourceLanguage: String
    var targetLanguage: String
    /// Where the parts begin.
    private(set) var end = 0

    private static let magic = Array("TOLMLEX1".utf8)
    private static let fixedBytes = 40

    init(
        sources: Int, targets: Int, pairs: Int, sourceBytes: Int, targetBytes: Int, name: String,
        sourceLanguage: String, targetLanguage: String
    ) {
        self.sources = sources
        self.targets = targets
        self.pairs = pairs
        self.sourceBytes = sourceBytes
        self.targetBytes = targetBytes
        self.name = name
        self.sourceLanguage = sourceLanguage
        self.targetLanguage = targetLanguage
    }

    init(_ bytes: [UInt8]) throws(WordLexicon.Fault) {
        guard bytes.count >= Self.fixedBytes, bytes.starts(with: Self.magic) else {
            throw .damaged
        }
        let sum = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[8 + $1]) << UInt64(8 * $1) }
        guard Checksum.of(bytes.span.extracting(16...)) == sum else { throw .damaged }
        let numbers = (0..<6).map { Self.number(at: 16 + 4 * $0, in: bytes) }
        var place = Self.fixedBytes
        var texts: [String] = []
        for _ in 0..<4 {
            guard place + 4 <= bytes.count else { throw .damaged }
            let count = Self.number(at: place, in: bytes)
            place += 4
            guard count <= bytes.count - place else { throw .damaged }
            texts.append(String(decoding: bytes[place..<place + count], as: UTF8.self))
            place += count
        }
        guard place - Self.fixedBytes == numbers[5] else { throw .damaged }
        guard texts[0] == WordStem.version else { throw .otherVersion }
        self.init(
            sources: numbers[0], targets: numbers[1], pairs: numbers[2],
            sourceBytes: numbers[3], targetBytes: numbers[4], name: texts[1],
            sourceLanguage: texts[2], targetLanguage: texts[3])
        end = (place + 3) & ~3
    }

    /// The bytes of a lexicon with this header, given its parts.
    func bytes(with parts: [UInt8]) -> [UInt8] {
        var texts: [UInt8] = []
        for text in [WordStem.version, name, sourceLanguage, targetLanguage] {
            Self.append(text.utf8.count, to: &texts)
            texts += Array(text.utf8)
        }
        var rest: [UInt8] = []
        for number in [sources, targets, pairs, sourceBytes, targetBytes, texts.count] {
            Self.append(number, to: &rest)
        }
        rest += texts
        // The magic and the checksum before are sixteen bytes.
        Self.pad(&rest)
        rest += parts
        let sum = Checksum.of(rest.span)
        return Self.magic + (0..<8).map { UInt8(truncatingIfNeeded: sum >> UInt64(8 * $0)) } + rest
    }

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        append(UInt32(truncatingIfNeeded: number), to: &bytes)
    }

    static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        for shift in [UInt32(0), 8, 16, 24] {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    static func pad(_ bytes: inout [UInt8]) {
        while bytes.count % 4 != 0 { bytes.append(0) }
    }

    private static func number(at offset: Int, in bytes: [UInt8]) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
}
