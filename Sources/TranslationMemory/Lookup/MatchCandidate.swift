internal import Matching

/// A unit that may answer a query: everything but whether other translations of it are there.
struct MatchCandidate {
    /// The unit's id.
    let id: Int64
    /// How its languages answer.
    let reading: Reading
    /// The numbers of its languages.
    let languages: UnitLanguages
    /// The query, with words joined where the text has them as one and it is then nearer.
    let query: PreparedText
    /// The text that was held against the query, and its stored codes.
    let text: PreparedText
    let codes: String?
    /// What stands on the other side.
    let proposal: String
    let proposalCodes: String?
    /// How it answers.
    let kind: Match.Kind
    /// The costs of the alignment.
    let cost: MatchCost
    /// What the deductions are taken from.
    let base: Score
    /// What is taken off so far.
    var deductions: [Deduction]

    /// The final score, after so many hundredths more are taken off.
    func score(without further: Int = 0) -> Score {
        let rest = base.hundredths - further - deductions.reduce(0) { $0 + $1.hundredths }
        let highest = kind == .fuzzy ? Score.highestFuzzy : Score.full
        return Score(hundredths: max(0, min(rest, highest.hundredths)))
    }

    /// The least that it can come to: other translations of the text are charged unless the
    /// context has decided between them.
    var lowestScore: Score { score(without: kind == .context ? 0 : Self.severalTargets) }

    /// What other translations of the same text cost.
    static let severalTargets = 100
}

/// The numbers of the languages of a unit.
struct UnitLanguages: Hashable {
    let source: Int64
    let target: Int64
}

/// The candidates for one query, and the score below which no unit can be in the answer any more.
struct CandidateList {
    private(set) var candidates: [MatchCandidate] = []
    /// The least final score that is still of interest.
    private(set) var cut: Score
    /// The best of what the candidates come to at least, falling.
    private var certain: [Score] = []
    private var seen: Set<Int64> = []
    private let limit: Int

    init(minimum: Score, limit: Int) {
        cut = max(minimum, Score(hundredths: 0))
        self.limit = limit
    }

    /// Whether a unit is among the candidates.
    func contains(_ id: Int64) -> Bool { seen.contains(id) }

    /// Takes a candidate up, if it can be in the answer.
    mutating func insert(_ candidate: MatchCandidate) {
        guard limit > 0, candidate.score() >= cut, seen.insert(candidate.id).inserted else {
            return
        }
        candidates.append(candidate)
        let lowest = candidate.lowestScore
        let place = certain.firstIndex { $0 < lowest } ?? certain.count
        guard place < limit else { return }
        certain.insert(lowest, at: place)
        if certain.count > limit { certain.removeLast() }
        if certain.count == limit { cut = max(cut, certain[limit - 1]) }
    }

    /// Leaves out what can no longer be in the answer.
    mutating func prune() {
        candidates.removeAll { $0.score() < cut }
    }
}
