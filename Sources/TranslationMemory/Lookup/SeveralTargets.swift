/// Finds which candidates' texts have other translations in the same memory: units of the same
/// languages, with the same text scalar for scalar and the same codes, that propose another.
struct SeveralTargets {
    private struct Text {
        let languages: UnitLanguages
        let isReversed: Bool
        let text: String
        let codes: String?
        /// What is proposed by the first unit that was met.
        var proposal: (text: String, codes: String?)
        var hasOthers = false
    }

    private let readings: ReadingTable
    private var texts: [Text] = []
    private var placesOfDigest: [Int64: [Int]] = [:]

    init(readings: ReadingTable) { self.readings = readings }

    /// Whether no candidate is asked about.
    var isEmpty: Bool { texts.isEmpty }

    /// Asks about a candidate.
    mutating func add(_ candidate: MatchCandidate) {
        let text = Text(
            languages: candidate.languages, isReversed: candidate.reading.isReversed,
            text: candidate.text.text, codes: candidate.codes,
            proposal: (candidate.proposal, candidate.proposalCodes))
        guard place(of: text) == nil else { return meetProposal(of: text) }
        placesOfDigest[Self.digest(text), default: []].append(texts.count)
        texts.append(text)
    }

    /// The texts that stand on one side.
    func texts(reversed: Bool) -> [String] {
        texts.filter { $0.isReversed == reversed }.map(\.text)
    }

    /// Takes note of a unit.
    mutating func meet(_ row: LookupRow) {
        meetProposal(
            of: Text(
                languages: row.languages, isReversed: row.reading.isReversed, text: row.text,
                codes: row.storedCodes, proposal: (row.proposal, row.proposalCodes)))
    }

    /// Whether another translation of a candidate's text was met.
    ///
    /// Where a text has two, each of its units has another.
    func hasOtherTarget(_ candidate: MatchCandidate) -> Bool {
        let text = Text(
            languages: candidate.languages, isReversed: candidate.reading.isReversed,
            text: candidate.text.text, codes: candidate.codes,
            proposal: (candidate.proposal, candidate.proposalCodes))
        return place(of: text).map { texts[$0].hasOthers } ?? false
    }

    private mutating func meetProposal(of text: Text) {
        guard let place = place(of: text) else { return }
        let known = texts[place].proposal
        if !Self.isSame(known.text, text.proposal.text)
            || !Self.isSame(known.codes ?? "", text.proposal.codes ?? "")
        {
            texts[place].hasOthers = true
        }
    }

    private func place(of text: Text) -> Int? {
        placesOfDigest[Self.digest(text)]?.first { place in
            let other = texts[place]
            return other.isReversed == text.isReversed
                && readings.isSame(other.languages, text.languages)
                && Self.isSame(other.text, text.text)
                && Self.isSame(other.codes ?? "", text.codes ?? "")
        }
    }

    private static func digest(_ text: Text) -> Int64 {
        var digest = FieldDigest()
        digest.add(text.text)
        digest.add(text.codes)
        return digest.value
    }

    /// `==` would hold composed and decomposed letters for equal.
    private static func isSame(_ first: String, _ second: String) -> Bool {
        first.utf8.elementsEqual(second.utf8)
    }
}
