internal import Bitext
internal import Language
internal import Matching

/// A row of a memory that is held against queries.
struct LookupRow {
    let id: Int64
    let languages: UnitLanguages
    let reading: Reading
    /// The text that the queries are compared with, and its codes in both forms.
    let text: String
    let codes: [InlineCode]
    let storedCodes: String?
    /// What is proposed.
    let proposal: String
    let proposalCodes: String?
}

/// Queries of one look-up, and the candidates found for each while rows are handed in.
///
/// A row is cut into tokens once. Which queries it can answer is told by the tokens that they
/// share with it: each token of the memory's vocabulary gets, when it is first seen, the list of
/// the queries that have it or a similar word.
final class LookupBatch {
    /// What a row's context and dates are asked for, only where they matter.
    typealias Details = (_ id: Int64) throws -> TranslationUnit

    private(set) var lists: [CandidateList]

    private let queries: [LookupQuery]
    private let options: LookupOptions
    private let now: Int
    private let tokenizer = Tokenizer()
    private let aligner: SharedAligner
    private var texts: [PreparedText] = []
    /// The neighbours in each query that a row may write as one word, and which of these words are
    /// known.
    private var pairs: [[WordPair]] = []
    private var joins: [[TokenJoin]] = []
    /// What the queries share with a row; filled when the first of all rows is read.
    private var shares = SharedTokens()
    private var isFirstRow = true
    /// The queries without a token, which only the very same text answers.
    private var weightless: [Int] = []

    init(
        _ queries: [LookupQuery], _ options: LookupOptions, now: Int,
        aligner: SharedAligner = SharedAligner()
    ) {
        self.aligner = aligner
        self.queries = queries
        self.options = options
        self.now = now
        lists = queries.map { _ in
            CandidateList(minimum: options.minimum, limit: options.limit)
        }
        for (number, query) in queries.enumerated() {
            let text = prepare(
                query.segment.text, query.segment.codes,
                stored: UnitJSON.encoded(query.segment.codes))
            texts.append(text)
            let pairs = WordPair.all(in: text)
            self.pairs.append(pairs)
            joins.append(pairs.compactMap { $0.join(knownTo: &aligner.value) })
            if text.sequence.weight == 0 { weightless.append(number) }
        }
    }

    /// Whether a unit that is not exact can be in the answer to any query.
    var mayHoldFuzzy: Bool {
        let highest = Score(
            hundredths: max(0, Score.highestFuzzy.hundredths - options.penalties.memory))
        return queries.indices.contains { number in
            texts[number].sequence.weight > 0 && lists[number].cut <= highest
        }
    }

    /// The tokens of a query.
    func sequence(of query: Int) -> TokenSequence { texts[query].sequence }

    /// The neighbours of a query for which the vocabulary has one word.
    func joins(of query: Int) -> [TokenJoin] { joins[query] }

    /// Holds a row against one query, which its key or the index says it may answer.
    func consider(_ row: LookupRow, for query: Int, details: Details) throws {
        let text = prepare(row.text, row.codes, stored: row.storedCodes)
        try examine(row, text, for: query, details)
    }

    /// Holds a row against all queries.
    func consider(_ row: LookupRow, details: Details) throws {
        if isFirstRow {
            isFirstRow = false
            for (number, text) in texts.enumerated() {
                // Rows to come may bring any of the words.
                joins[number] = pairs[number].map { $0.join(addedTo: &aligner.value) }
                shares.add(text.sequence, joins: joins[number], of: number)
            }
        }
        let text = prepare(row.text, row.codes, stored: row.storedCodes)
        guard text.sequence.weight > 0 else {
            for query in weightless {
                try examine(row, text, for: query, details)
            }
            return
        }
        shares.meet(text.sequence, in: aligner.value.vocabulary)
        // A unit that shares nothing with a query, not even a similar word, has a base of 0: only
        // those who want everything want it.
        if options.minimum.hundredths <= 0 {
            for query in queries.indices {
                try examine(row, text, for: query, details)
            }
            return
        }
        for query in shares.met {
            guard !shares.isJoined(query) else {
                try examine(row, text, for: query, details)
                continue
            }
            let weights = (texts[query].sequence.weight, text.sequence.weight)
            let needed = lists[query].cut.hundredths + row.reading.points
            let limit = MatchCost.largestDoubledDistance(
                base: needed, heavier: max(weights.0, weights.1))
            // What finds no partner is paid in full; see the bounds of the ordered alignment.
            var lowest = weights.1 - shares.gain(of: query)
            if !texts[query].sequence.hasThinWord && !text.sequence.hasThinWord {
                lowest = max(lowest, abs(weights.0 - weights.1))
            }
            let bagCost = max(weights.0, weights.1) - shares.weight(of: query)
            if MatchCost.doubledDistance(ordered: max(0, lowest), bag: bagCost) <= limit {
                try examine(row, text, for: query, details)
            }
        }
    }

    /// The steps from the query of a candidate to its text.
    func steps(to candidate: MatchCandidate) -> [DifferenceStep] {
        let unit = candidate.text
        let own = candidate.query
        return aligner.value.steps(of: own.sequence, and: unit.sequence).map { step in
            switch step {
            case .kept(let inQuery, let inUnit):
                Self.step(.kept, 0, own, inQuery, unit, inUnit)
            case .similar(let inQuery, let inUnit, let cost):
                Self.step(.similar, cost, own, inQuery, unit, inUnit)
            case .replaced(let inQuery, let inUnit, let cost):
                Self.step(.replaced, cost, own, inQuery, unit, inUnit)
            case .inserted(let inUnit, let cost):
                Self.step(.inserted, cost, own, nil, unit, inUnit)
            case .deleted(let inQuery, let cost):
                Self.step(.deleted, cost, own, inQuery, unit, nil)
            }
        }
    }

    private static func step(
        _ kind: DifferenceStep.Kind, _ cost: Int, _ query: PreparedText, _ inQuery: Int?,
        _ unit: PreparedText, _ inUnit: Int?
    ) -> DifferenceStep {
        DifferenceStep(
            kind: kind, cost: cost, queryRange: inQuery.map { query.tokens[$0].range },
            querySurface: inQuery.map { query.surface(of: query.tokens[$0]) },
            unitRange: inUnit.map { unit.tokens[$0].range },
            unitSurface: inUnit.map { unit.surface(of: unit.tokens[$0]) })
    }

    private func prepare(_ text: String, _ codes: [InlineCode], stored: String?) -> PreparedText {
        PreparedText(
            text, codes: codes, storedCodes: stored, tokenizer: tokenizer, aligner: &aligner.value)
    }

    private func examine(
        _ row: LookupRow, _ text: PreparedText, for query: Int, _ details: Details
    ) throws {
        let list = lists[query]
        guard !list.contains(row.id) else { return }
        let own = texts[query]
        let isExact = own.isSame(as: text)
        let hasNoScore = own.sequence.weight == 0 || text.sequence.weight == 0
        guard isExact || !hasNoScore else { return }
        let needed =
            isExact || list.cut.hundredths == 0 ? 0 : list.cut.hundredths + row.reading.points
        let joins = isExact ? [] : text.sequence.joins(among: joins[query])
        guard let (form, cost) = nearest(own, joins, to: text, base: needed) else { return }
        var deductions = isExact ? [] : TextDeductions.between(form, text)
        deductions += row.reading.deductions
        deductions += try ownDeductions(row.id, details)
        guard try passes(row.id, details) else { return }
        lists[query].insert(
            MatchCandidate(
                id: row.id, reading: row.reading, languages: row.languages, query: form, text: text,
                codes: row.storedCodes, proposal: row.proposal,
                proposalCodes: row.proposalCodes,
                kind: isExact
                    ? try isInContext(row.id, queries[query], details) ? .context : .exact : .fuzzy,
                cost: cost,
                base: isExact ? .full : Score(hundredths: cost.base ?? 0),
                deductions: deductions))
    }

    /// The form of a query that scores higher, as it stands or with the words joined that a unit
    /// writes as one, with its costs; nil where the base score is below the one given.
    private func nearest(
        _ query: PreparedText, _ joins: [TokenJoin], to text: PreparedText, base: Int
    ) -> (form: PreparedText, cost: MatchCost)? {
        func cost(_ form: PreparedText) -> MatchCost? {
            let limit = MatchCost.largestDoubledDistance(
                base: base, heavier: max(form.sequence.weight, text.sequence.weight))
            return limit < 0
                ? nil
                : aligner.value.matchCost(
                    of: form.sequence, and: text.sequence, doubledDistance: limit)
        }
        let plain = cost(query)
        if !joins.isEmpty {
            let form = query.joined(joins, in: aligner.value.vocabulary)
            if let joined = cost(form), joined.base ?? 0 > plain?.base ?? -1 {
                return (form, joined)
            }
        }
        return plain.map { (query, $0) }
    }

    /// Whether a unit meets the filters of the look-up.
    private func passes(_ id: Int64, _ details: Details) throws -> Bool {
        guard !options.filters.isEmpty else { return true }
        let unit = try details(id)
        return options.filters.allSatisfy { $0.matches(unit) }
    }

    private func isInContext(
        _ id: Int64, _ query: LookupQuery, _ details: Details
    ) throws -> Bool {
        guard query.previous != .unknown, query.next != .unknown else { return false }
        let unit = try details(id)
        return Self.isSame(query.previous, unit.previous) && Self.isSame(query.next, unit.next)
    }

    private static func isSame(_ first: Neighbour, _ second: Neighbour) -> Bool {
        switch (first, second) {
        case (.edge, .edge): true
        case (.segment(let text), .segment(let other)): MatchKey(text) == MatchKey(other)
        default: false
        }
    }

    private func ownDeductions(_ id: Int64, _ details: Details) throws -> [Deduction] {
        let penalties = options.penalties
        guard penalties.age > 0 || penalties.unreviewed > 0 else { return [] }
        let unit = try details(id)
        var deductions: [Deduction] = []
        if penalties.age > 0, let date = UnitDate.lastChange(of: unit),
            now - date.start > penalties.oldestDays * 86_400
        {
            deductions.append(Deduction(.age, hundredths: penalties.age))
        }
        if penalties.unreviewed > 0, unit.origin == "alignment" || unit.origin == "mt",
            !unit.annotations.properties.contains(where: { $0.name == "reviewed" })
        {
            deductions.append(Deduction(.unreviewed, hundredths: penalties.unreviewed))
        }
        return deductions
    }
}
