internal import Bitext
internal import Language
internal import Matching

/// A unit in the form in which it is stored: its values as they stand in the columns.
struct UnitContent {
    var unit: TranslationUnit
    let sourceCodes: String?
    let targetCodes: String?
    let annotations: String?
    let sourceAnnotations: String?
    let targetAnnotations: String?
    /// Known of a unit that is new, in which what it is made of stays as it is.
    private var knownPlace: FieldDigest?

    /// The stored form of a unit.
    init(_ unit: TranslationUnit) {
        self.unit = unit
        sourceCodes = UnitJSON.encoded(unit.source.codes)
        targetCodes = UnitJSON.encoded(unit.target.codes)
        annotations = UnitJSON.encoded(unit.annotations)
        sourceAnnotations = UnitJSON.encoded(unit.sourceAnnotations)
        targetAnnotations = UnitJSON.encoded(unit.targetAnnotations)
        knownPlace = placeDigest
    }

    /// A unit whose stored form is known.
    init(
        _ unit: TranslationUnit, sourceCodes: String?, targetCodes: String?, annotations: String?,
        sourceAnnotations: String?, targetAnnotations: String?
    ) {
        self.unit = unit
        self.sourceCodes = sourceCodes
        self.targetCodes = targetCodes
        self.annotations = annotations
        self.sourceAnnotations = sourceAnnotations
        self.targetAnnotations = targetAnnotations
    }

    /// The digest of a text's match key.
    static func key(of text: String) -> Int64 { digest(of: MatchKey(text)) }

    /// The digest of a match key.
    static func digest(of key: MatchKey) -> Int64 {
        Int64(bitPattern: Checksum.of(key.text.utf8.span))
    }

    /// The digest of what makes two units the same.
    var identity: Int64 {
        var digest = placeDigest
        digest.add(unit.target.text)
        digest.add(targetCodes)
        return digest.value
    }

    /// The digest of what two units share that stand in the same place.
    var place: Int64 { placeDigest.value }

    private var placeDigest: FieldDigest {
        if let knownPlace { return knownPlace }
        var digest = FieldDigest()
        digest.add(unit.sourceLanguage.canonical)
        digest.add(unit.targetLanguage.canonical)
        digest.add(unit.source.text)
        digest.add(sourceCodes)
        digest.add(Int64(unit.previous.kindNumber))
        digest.add(unit.previous.text)
        digest.add(Int64(unit.next.kindNumber))
        digest.add(unit.next.text)
        return digest
    }

    /// The digest of everything stored under an id.
    func checksum(id: Int64) -> Int64 {
        var digest = FieldDigest()
        digest.add(id)
        digest.add(unit.sourceLanguage.text)
        digest.add(unit.targetLanguage.text)
        digest.add(unit.source.text)
        digest.add(sourceCodes)
        digest.add(unit.target.text)
        digest.add(targetCodes)
        digest.add(Int64(unit.previous.kindNumber))
        digest.add(unit.previous.text)
        digest.add(Int64(unit.next.kindNumber))
        digest.add(unit.next.text)
        digest.add(unit.created.date)
        digest.add(unit.created.author)
        digest.add(unit.changed.date)
        digest.add(unit.changed.author)
        digest.add(unit.useCount.map(Int64.init))
        digest.add(unit.lastUsed)
        digest.add(unit.origin)
        digest.add(unit.document)
        digest.add(annotations)
        digest.add(sourceAnnotations)
        digest.add(targetAnnotations)
        return digest.value
    }

    /// Whether a unit of the same languages stands in the same place: same source, same context.
    func hasSamePlace(as other: UnitContent) -> Bool {
        unit.sourceLanguage == other.unit.sourceLanguage
            && unit.targetLanguage == other.unit.targetLanguage
            && unit.source.text.isSame(as: other.unit.source.text)
            && Self.isSame(sourceCodes, other.sourceCodes)
            && unit.previous.isSame(as: other.unit.previous)
            && unit.next.isSame(as: other.unit.next)
    }

    /// Whether the other is the same unit, whatever else is known of it.
    func isSameUnit(as other: UnitContent) -> Bool {
        hasSamePlace(as: other) && hasSameTarget(as: other)
    }

    /// Whether the targets are the same, codes included.
    func hasSameTarget(as other: UnitContent) -> Bool {
        unit.target.text.isSame(as: other.unit.target.text)
            && Self.isSame(targetCodes, other.targetCodes)
    }

    private static func isSame(_ first: String?, _ second: String?) -> Bool {
        guard let first, let second else { return first == nil && second == nil }
        return first.isSame(as: second)
    }
}

extension Neighbour {
    /// The kind as it is stored: 0 unknown, 1 edge, 2 segment.
    var kindNumber: Int {
        switch self {
        case .unknown: 0
        case .edge: 1
        case .segment: 2
        }
    }

    /// The text, where there is one.
    var text: String? {
        if case .segment(let text) = self { text } else { nil }
    }

    /// Reads the stored form.
    init?(kindNumber: Int, text: String?) {
        switch (kindNumber, text) {
        case (0, nil): self = .unknown
        case (1, nil): self = .edge
        case (2, let text?): self = .segment(text)
        default: return nil
        }
    }

    fileprivate func isSame(as other: Neighbour) -> Bool {
        guard kindNumber == other.kindNumber else { return false }
        guard let text, let otherText = other.text else { return true }
        return text.isSame(as: otherText)
    }
}

extension String {
    /// Whether the texts are equal scalar for scalar: `==` would hold composed and decomposed
    /// letters for equal.
    func isSame(as other: String) -> Bool {
        let bytes = utf8.span
        let others = other.utf8.span
        guard bytes.count == others.count else { return false }
        for place in bytes.indices where bytes[place] != others[place] { return false }
        return true
    }
}
