internal import Bitext
internal import GRDB
internal import Language
internal import Matching

/// A look-up in one snapshot of a store: by keys first, then by reading every unit.
///
/// Where the keys are another version's, or only the scan is wished for, every unit is read for
/// everything; the answers are the same.
final class SQLiteLookup {
    private let database: Database
    private let queries: [LookupQuery]
    private let options: LookupOptions
    private let name: String
    private let context: LookupContext
    private let languages: LanguageTable
    private let readings: ReadingTable
    private var batch: LookupBatch
    private let now: Int
    /// The units that cannot be trusted, once one was met.
    private(set) var damaged: Set<Int64>?
    /// The files of the index that were not used.
    var faults: [IndexFault] {
        guard !options.scanOnly else { return [] }
        return context.tokenFault.map { [$0] } ?? (usesIndex ? context.index.faults : [])
    }
    /// Whether every unit was read.
    private(set) var hasScanned = false
    private let usesKeys: Bool
    private let usesIndex: Bool

    init(
        _ database: Database, _ context: LookupContext, _ queries: [LookupQuery],
        _ options: LookupOptions, name: String, now: Int
    ) {
        self.context = context
        self.database = database
        self.queries = queries
        self.options = options
        self.name = name
        self.now = now
        languages = context.languages
        readings = ReadingTable(languages, options)
        usesKeys = !options.scanOnly && context.keysAreCurrent
        // Where nothing is asked for, units answer that share nothing with the query.
        usesIndex = usesKeys && options.minimum.hundredths > 0
        batch = LookupBatch(
            queries, options, now: now,
            aligner: usesIndex ? context.index.aligner : SharedAligner())
    }

    /// The matches for each query; a damaged unit answers none.
    func run() throws -> [[Match]] {
        do { return try matches() } catch is DamagedUnit {
            // It may have kept others out of an answer: everything begins again without any such.
            damaged = try damagedUnits()
            return try again()
        } catch let damage as IndexLookup.Damage {
            guard let name = damage.name else { throw damage }
            context.index.leaveOut(name)
            try context.refresh(database)
            return try again()
        }
    }

    private func again() throws -> [[Match]] {
        batch = LookupBatch(
            queries, options, now: now,
            aligner: usesIndex ? context.index.aligner : SharedAligner())
        return try run()
    }

    private struct DamagedUnit: Error {}

    private func matches() throws -> [[Match]] {
        guard options.limit > 0 else { return queries.map { _ in [] } }
        if usesKeys { try findByKey() }
        if !usesKeys || batch.mayHoldFuzzy { try findFuzzy() }
        var lists = batch.lists.map { list in
            var list = list
            list.prune()
            return list.candidates
        }
        try chargeSeveralTargets(&lists)
        return try lists.map(answer)
    }

    private func findByKey() throws {
        for (number, query) in queries.enumerated() {
            let key = UnitContent.key(of: query.segment.text)
            for side in TextSide.allCases {
                let rows = try context.rows(side)
                defer { rows.reset() }
                try rows.bind(1, key)
                while try rows.step() {
                    if let row = try row(at: rows, [side]) {
                        try batch.consider(row, for: number, details: details)
                    }
                }
            }
        }
    }

    /// Finds the other matches, by the index of each side that has one, else by reading every unit.
    private func findFuzzy() throws {
        guard usesIndex, queries.count <= Self.mostAtOnce || !context.index.hasUncovered else {
            return try scan(TextSide.allCases)
        }
        let sides = TextSide.allCases.filter(isAnswered)
        for number in queries.indices where batch.sequence(of: number).weight > 0 {
            for side in sides where context.index.sides.contains(side) {
                try findFuzzy(number, side)
            }
        }
        let others = sides.filter { !context.index.sides.contains($0) }
        if !others.isEmpty { try scan(others) }
    }

    /// For more queries than these, units that the index does not cover are better read once.
    private static let mostAtOnce = 8

    /// Whether there are units that answer on a side.
    private func isAnswered(_ side: TextSide) -> Bool {
        context.index.pairs.contains { pair in
            readings[UnitLanguages(source: pair.x, target: pair.y)]?.isReversed
                == (side == .target)
        }
    }

    private func findFuzzy(_ number: Int, _ side: TextSide) throws {
        let readings = readings
        let batch = batch
        let taker = IndexLookup.Taker(
            points: { pair in
                let reading = readings[UnitLanguages(source: pair.x, target: pair.y)]
                return reading?.isReversed == (side == .target) ? reading?.points : nil
            },
            cut: { batch.lists[number].cut.hundredths },
            consider: { unit in
                let rows = self.context.rowOfID
                defer { rows.reset() }
                try rows.bind(1, unit)
                if try rows.step(), let row = try self.row(at: rows) {
                    try batch.consider(row, for: number, details: self.details)
                }
            })
        try IndexLookup(index: context.index, side: side, database: database)
            .run(batch.sequence(of: number), joins: batch.joins(of: number), taker)
    }

    private func scan(_ sides: [TextSide]) throws {
        hasScanned = true
        let rows = try BulkStatement(database, "SELECT \(UnitColumns.texts) FROM unit")
        while try rows.step() {
            if let row = try row(at: rows, sides) { try batch.consider(row, details: details) }
        }
    }

    private func row(
        at statement: BulkStatement, _ sides: [TextSide] = TextSide.allCases
    ) throws -> LookupRow? {
        let pair = UnitLanguages(source: statement.number(1), target: statement.number(2))
        guard let reading = readings[pair],
            sides.contains(reading.isReversed ? .target : .source)
        else { return nil }
        let source = (text: statement.text(3) ?? "", codes: statement.text(4))
        let target = (text: statement.text(5) ?? "", codes: statement.text(6))
        let side = reading.isReversed ? target : source
        let other = reading.isReversed ? source : target
        let id = statement.number(0)
        guard damaged?.contains(id) != true,
            let codes = try? UnitJSON.codes(side.codes, in: side.text)
        else { return nil }
        return LookupRow(
            id: id, languages: pair, reading: reading, text: side.text, codes: codes,
            storedCodes: side.codes, proposal: other.text, proposalCodes: other.codes)
    }

    private func details(_ id: Int64) throws -> TranslationUnit {
        let row = context.unitOfID
        defer { row.reset() }
        try row.bind(1, id)
        guard try row.step(), var unit = trusted(row) else { throw DamagedUnit() }
        // A condition on the document is met by any that has the unit.
        if !options.filters.isEmpty { unit.furtherDocuments = try furtherDocuments(of: id) }
        return unit
    }

    private func furtherDocuments(of id: Int64) throws -> [String] {
        let rows = context.documentsOfID
        defer { rows.reset() }
        try rows.bind(1, id)
        var names: [String] = []
        while try rows.step() { names.append(rows.text(0) ?? "") }
        return names
    }

    /// The unit of a row of all columns; nil where it does not have its checksum.
    private func trusted(_ row: BulkStatement) -> TranslationUnit? {
        guard let content = UnitColumns.content(of: row, languages: languages),
            content.checksum(id: row.number(0)) == row.number(UnitColumns.checksum)
        else { return nil }
        return content.unit
    }

    private func damagedUnits() throws -> Set<Int64> {
        let rows = try BulkStatement(
            database, "SELECT \(UnitColumns.content), \(UnitColumns.derived) FROM unit")
        var found: Set<Int64> = []
        while try rows.step() {
            if trusted(rows) == nil { found.insert(rows.number(0)) }
        }
        return found
    }

    private func chargeSeveralTargets(_ lists: inout [[MatchCandidate]]) throws {
        var finder = SeveralTargets(readings: readings)
        for candidate in lists.joined() where candidate.kind != .context { finder.add(candidate) }
        guard !finder.isEmpty else { return }
        if usesKeys {
            for side in TextSide.allCases {
                let rows = try context.rows(side)
                for text in finder.texts(reversed: side == .target) {
                    defer { rows.reset() }
                    try rows.bind(1, UnitContent.key(of: text))
                    while try rows.step() {
                        if let row = try row(at: rows) { finder.meet(row) }
                    }
                }
            }
        } else {
            let rows = try BulkStatement(database, "SELECT \(UnitColumns.texts) FROM unit")
            while try rows.step() {
                if let row = try row(at: rows) { finder.meet(row) }
            }
        }
        for list in lists.indices {
            for place in lists[list].indices
            where lists[list][place].kind != .context
                && finder.hasOtherTarget(lists[list][place])
            {
                lists[list][place].deductions.append(
                    Deduction(.severalTargets, hundredths: MatchCandidate.severalTargets))
            }
        }
    }

    private func answer(_ candidates: [MatchCandidate]) throws -> [Match] {
        let scored = candidates.map { (candidate: $0, score: $0.score()) }
            .filter { $0.score >= options.minimum }
            .sorted { $0.score > $1.score }
        // Units that tie with the last one that fits are told apart by their dates.
        let last =
            scored.count > options.limit ? scored[options.limit - 1].score : options.minimum
        let matches = try scored.prefix(while: { $0.score >= last }).map { candidate, score in
            var unit = try details(candidate.id)
            unit.furtherDocuments = try furtherDocuments(of: candidate.id)
            let stored = StoredUnit(id: candidate.id, memory: name, unit: unit)
            return (
                candidate: candidate, match: Self.match(candidate, stored, score, steps: [])
            )
        }.sorted { $0.match.precedes($1.match) }
        return matches.prefix(options.limit).map { candidate, match in
            Self.match(
                candidate, match.unit, match.score, steps: batch.steps(to: candidate))
        }
    }

    private static func match(
        _ candidate: MatchCandidate, _ unit: StoredUnit, _ score: Score, steps: [DifferenceStep]
    ) -> Match {
        Match(
            unit: unit, isReversed: candidate.reading.isReversed, kind: candidate.kind,
            score: score,
            explanation: MatchExplanation(
                queryWeight: candidate.cost.queryWeight, unitWeight: candidate.cost.unitWeight,
                orderedCost: candidate.cost.orderedCost, bagCost: candidate.cost.bagCost,
                doubledDistance: candidate.cost.doubledDistance, base: candidate.base,
                deductions: candidate.deductions, steps: steps))
    }
}
