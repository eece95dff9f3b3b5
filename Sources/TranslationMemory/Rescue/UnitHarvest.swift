internal import Language

/// The sound units among the candidates of a survey, at most one for each number.
struct UnitHarvest {
    private struct Find {
        let candidate: Int
        let rank: Int
        let lastChange: Int
    }

    private let database: DamagedDatabase
    private let survey: RescueSurvey
    /// The pairs of tags by which units of a pair of numbers had their checksums.
    private var tables: [UnitLanguages: [LanguageTable]] = [:]
    private var finds: [Int64: Find] = [:]
    /// The units of which a row does not have its checksum.
    private var failed: Set<Int64> = []
    /// The units of an earlier state that are not among these, at most one harvest of them.
    private var earlier: [UnitHarvest] = []

    /// More tags for one number would be the work of chance.
    private static let mostTags = 8

    /// Holds every candidate against its checksum.
    init(
        of survey: RescueSurvey, in database: DamagedDatabase, onProgress: (Double) -> Void
    ) throws {
        self.database = database
        self.survey = survey
        for (number, candidate) in survey.candidates.enumerated() {
            if number % 1_000 == 0 {
                try Task.checkCancellation()
                onProgress(Double(number) / Double(survey.candidates.count))
            }
            guard let (row, id) = row(of: candidate) else { continue }
            guard let content = sound(row, id: id) else {
                if candidate.isPointed { failed.insert(id) }
                continue
            }
            let isCertain = candidate.isReachable && candidate.isPointed
            // What was removed may still stand where nothing points to.
            guard isCertain || !survey.removed.contains(id) else { continue }
            keep(
                Find(
                    candidate: number,
                    rank: (candidate.isReachable ? 2 : 0) + (candidate.isPointed ? 1 : 0),
                    lastChange: UnitDate.lastChange(of: content.unit)?.start ?? .min),
                id: id)
        }
    }

    /// The numbers of the sound units, rising.
    var ids: [Int64] { (Array(finds.keys) + earlier.flatMap(\.ids)).sorted() }

    /// How many units have rows of which none has its checksum.
    var damaged: Int { failed.subtracting(ids).count }

    /// How many units the journal has that are not among the sound ones.
    var missing: Int { survey.present.subtracting(ids).count }

    /// Takes from an earlier state of the memory what is missing in this one: a row that was moved to
    /// a page which is lost may still stand where it was.
    mutating func complete(by other: consuming UnitHarvest) {
        var other = other
        other.finds = other.finds.filter { id, _ in
            finds[id] == nil && !survey.removed.contains(id)
        }
        earlier = [other]
    }

    /// The content of a unit and its further documents.
    mutating func unit(_ id: Int64) -> (content: UnitContent, documents: [String])? {
        guard let find = finds[id] else {
            return earlier.isEmpty ? nil : earlier[0].unit(id)
        }
        guard let (row, _) = row(of: survey.candidates[find.candidate]),
            let content = sound(row, id: id)
        else { return nil }
        return (content, survey.documents[id, default: []].sorted())
    }

    private mutating func keep(_ find: Find, id: Int64) {
        if let known = finds[id],
            (known.rank, known.lastChange) >= (find.rank, find.lastChange)
        {
            return
        }
        finds[id] = find
    }

    private func row(of candidate: RescueSurvey.Candidate) -> (DatabaseRecord, Int64)? {
        let page = database.page(candidate.page)
        guard let cell = TreePage.cell(at: candidate.offset, of: .tableLeaf, in: page),
            let payload = database.payload(of: cell, in: page),
            let row = DatabaseRecord(payload, rowID: cell.rowID)
        else { return nil }
        return (row, cell.rowID)
    }

    /// The content of a row by the tags with which it has its checksum.
    private mutating func sound(_ row: DatabaseRecord, id: Int64) -> UnitContent? {
        let pair = UnitLanguages(source: row.number(1), target: row.number(2))
        let tables = self.tables[pair] ?? tagTables(of: pair)
        for (place, table) in tables.enumerated() {
            if let content = UnitColumns.content(of: row, languages: table),
                content.checksum(id: id) == row.number(UnitColumns.checksum)
            {
                if self.tables[pair] == nil || place > 0 {
                    // The next unit will have the same.
                    self.tables[pair] = [table] + tables[..<place] + tables[(place + 1)...]
                }
                return content
            }
        }
        return nil
    }

    private func tagTables(of pair: UnitLanguages) -> [LanguageTable] {
        let sources = survey.languages[pair.source, default: []].prefix(Self.mostTags)
        guard pair.source != pair.target else {
            return sources.map { LanguageTable([pair.source: $0]) }
        }
        let targets = survey.languages[pair.target, default: []].prefix(Self.mostTags)
        return sources.flatMap { source in
            targets.map { LanguageTable([pair.source: source, pair.target: $0]) }
        }
    }
}
