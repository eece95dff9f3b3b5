internal import Bitext
internal import GRDB
internal import Language

/// A row that has the columns of a unit.
protocol UnitRow {
    /// A column, counted from 0; 0 for NULL.
    func number(_ column: Int32) -> Int64
    /// A column, counted from 0, that may be NULL.
    func optionalNumber(_ column: Int32) -> Int64?
    /// A column, counted from 0; nil for NULL.
    func text(_ column: Int32) -> String?
}

extension BulkStatement: UnitRow {}

/// The columns of a unit: their order in statements, how they are written and read.
enum UnitColumns {
    /// The columns of the content, the id first.
    static let content = """
        id, sourceLanguage, targetLanguage, source, sourceCodes, target, targetCodes, \
        previousKind, previous, nextKind, next, createdDate, createdAuthor, changedDate, \
        changedAuthor, useCount, lastUsed, origin, document, annotations, sourceAnnotations, \
        targetAnnotations
        """
    /// What a look-up holds against its queries.
    static let texts =
        "id, sourceLanguage, targetLanguage, source, sourceCodes, target, targetCodes"
    /// The columns that are derived from the content, which stand after it.
    static let derived = "sourceKey, targetKey, identity, place, checksum"
    /// The places of the derived columns where they are read after the content.
    static let sourceKey: Int32 = 22
    static let targetKey: Int32 = 23
    static let identity: Int32 = 24
    static let place: Int32 = 25
    static let checksum: Int32 = 26

    /// A statement that adds a whole row.
    static let insertion: String = {
        let parameters = (1...27).map { "?\($0)" }.joined(separator: ", ")
        return "INSERT INTO unit (\(content), \(derived)) VALUES (\(parameters))"
    }()

    /// A statement that writes all columns of the row with an id anew, by the same parameters.
    static let update: String = {
        let columns = "\(content), \(derived)".split(separator: ", ").dropFirst()
        let values = columns.enumerated().map { "\($1) = ?\($0 + 2)" }
        return "UPDATE unit SET \(values.joined(separator: ", ")) WHERE id = ?1"
    }()

    /// Gives all columns to the parameters of such a statement.
    static func bind(
        _ content: UnitContent, id: Int64, languages: (source: Int64, target: Int64),
        identity: Int64, keys: (source: Int64, target: Int64)? = nil,
        to statement: BulkStatement
    ) throws {
        let unit = content.unit
        try statement.bind(1, id)
        try statement.bind(2, languages.source)
        try statement.bind(3, languages.target)
        try statement.bind(4, unit.source.text)
        try statement.bind(5, content.sourceCodes)
        try statement.bind(6, unit.target.text)
        try statement.bind(7, content.targetCodes)
        try statement.bind(8, Int64(unit.previous.kindNumber))
        try statement.bind(9, unit.previous.text)
        try statement.bind(10, Int64(unit.next.kindNumber))
        try statement.bind(11, unit.next.text)
        try statement.bind(12, unit.created.date)
        try statement.bind(13, unit.created.author)
        try statement.bind(14, unit.changed.date)
        try statement.bind(15, unit.changed.author)
        try statement.bind(16, unit.useCount.map(Int64.init))
        try statement.bind(17, unit.lastUsed)
        try statement.bind(18, unit.origin)
        try statement.bind(19, unit.document)
        try statement.bind(20, content.annotations)
        try statement.bind(21, content.sourceAnnotations)
        try statement.bind(22, content.targetAnnotations)
        try statement.bind(23, keys?.source ?? UnitContent.key(of: unit.source.text))
        try statement.bind(24, keys?.target ?? UnitContent.key(of: unit.target.text))
        try statement.bind(25, identity)
        try statement.bind(26, content.place)
        try statement.bind(27, content.checksum(id: id))
    }

    /// The content of the row at which a statement stands; nil where it cannot be one.
    static func content(
        of row: some UnitRow, languages: LanguageTable
    ) -> UnitContent? {
        guard let sourceLanguage = languages[row.number(1)],
            let targetLanguage = languages[row.number(2)],
            let source = row.text(3), let target = row.text(5),
            let previous = Neighbour(kindNumber: Int(row.number(7)), text: row.text(8)),
            let next = Neighbour(kindNumber: Int(row.number(9)), text: row.text(10)),
            let sourceCodes = try? UnitJSON.codes(row.text(4), in: source),
            let targetCodes = try? UnitJSON.codes(row.text(6), in: target),
            let annotations = try? UnitJSON.annotations(row.text(19)),
            let sourceAnnotations = try? UnitJSON.annotations(row.text(20)),
            let targetAnnotations = try? UnitJSON.annotations(row.text(21))
        else { return nil }
        var unit = TranslationUnit(
            source: Segment(source, codes: sourceCodes),
            target: Segment(target, codes: targetCodes),
            sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
        unit.previous = previous
        unit.next = next
        unit.created = Stamp(date: row.text(11), author: row.text(12))
        unit.changed = Stamp(date: row.text(13), author: row.text(14))
        unit.useCount = row.optionalNumber(15).map(Int.init)
        unit.lastUsed = row.text(16)
        unit.origin = row.text(17)
        unit.document = row.text(18)
        unit.annotations = annotations
        unit.sourceAnnotations = sourceAnnotations
        unit.targetAnnotations = targetAnnotations
        return UnitContent(
            unit, sourceCodes: row.text(4), targetCodes: row.text(6),
            annotations: row.text(19), sourceAnnotations: row.text(20),
            targetAnnotations: row.text(21))
    }
}
