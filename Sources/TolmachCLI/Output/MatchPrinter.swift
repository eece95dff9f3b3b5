import Terminology
import Tolmach

/// Shows matches: for a reader, or as JSON.
struct MatchPrinter {
    let explains: Bool
    let source: LanguageTag
    let target: LanguageTag

    private static let indent = "        "

    func print(_ answer: LookupJob.Answer, _ line: (String) throws -> Void) throws {
        try line(Paint.strong(Talk.visible(answer.query.segment.text)))
        if answer.matches.isEmpty { try line("   no match") }
        for match in answer.matches {
            var place = "\(match.unit.memory):\(match.unit.id)"
            if let document = match.unit.unit.document { place += "  \(Talk.visible(document))" }
            let percent = "\(Self.percent(of: match)) %".leftPadding(to: 7)
            try line("\(percent)  \(match.kind.rawValue)  \(Paint.faint(place))")
            let sides = Self.sides(of: match)
            let shown =
                match.kind == .fuzzy
                ? DifferenceText(
                    match.explanation.steps, from: answer.query.segment.text, to: sides.source
                ).shown
                : Talk.visible(sides.source)
            try line("\(Self.indent) \(source)  \(shown)")
            try line("\(Self.indent) \(target)  \(Talk.visible(sides.target))")
            for deduction in match.explanation.deductions {
                try line(
                    "\(Self.indent) -\(deduction.points) \(deduction.reason.rawValue)")
            }
            if explains { try line("\(Self.indent) \(Self.arithmetic(of: match))") }
        }
        for term in answer.terms { try line("   term  \(TermPrinter.summary(of: term))") }
    }

    func object(for answer: LookupJob.Answer) -> QueryObject {
        var offsets = ScalarOffsets(answer.query.segment.text)
        return QueryObject(
            query: answer.query.segment.text, matches: answer.matches.map(object),
            terms: answer.terms.flatMap { TermPrinter.objects(of: $0, &offsets) },
            damagedUnits: answer.damagedUnits)
    }

    private func object(of match: Match) -> MatchObject {
        let sides = Self.sides(of: match)
        let unit = match.unit.unit
        let explanation = match.explanation
        return MatchObject(
            score: Self.points(match.score.hundredths), percent: Self.percent(of: match),
            kind: match.kind.rawValue, source: sides.source, target: sides.target,
            unit: match.unit.id, memory: match.unit.memory, origin: unit.origin,
            document: unit.document, created: unit.created.date, changed: unit.changed.date,
            reversed: match.isReversed,
            deductions: explanation.deductions.map {
                .init(reason: $0.reason.rawValue, points: $0.points)
            },
            arithmetic: explains
                ? .init(
                    queryWeight: explanation.queryWeight, unitWeight: explanation.unitWeight,
                    orderedCost: explanation.orderedCost, bagCost: explanation.bagCost,
                    distance: Double(explanation.doubledDistance) / 2,
                    base: Self.points(explanation.base.hundredths)) : nil)
    }

    /// What answers the query, and what it offers: turned round where the unit was found by its
    /// target.
    private static func sides(of match: Match) -> (source: String, target: String) {
        let unit = match.unit.unit
        return match.isReversed
            ? (unit.target.text, unit.source.text) : (unit.source.text, unit.target.text)
    }

    /// A context match is more than an exact one, by the convention of the trade: 101.
    private static func percent(of match: Match) -> Int {
        match.kind == .context ? match.score.percent + 1 : match.score.percent
    }

    private static func points(_ hundredths: Int) -> Double { Double(hundredths) / 100 }

    private static func arithmetic(of match: Match) -> String {
        let explanation = match.explanation
        guard match.kind == .fuzzy else {
            return "the same text: 100 %\(deductionSum(explanation)) = \(exact(match.score))"
        }
        let weight = max(explanation.queryWeight, explanation.unitWeight)
        let smaller = min(explanation.orderedCost, explanation.bagCost)
        let half = explanation.doubledDistance % 2 == 1 ? ".5" : ""
        return "weights \(explanation.queryWeight) and \(explanation.unitWeight);"
            + " S = \(explanation.orderedCost), B = \(explanation.bagCost);"
            + " D = (\(explanation.orderedCost) + \(smaller)) / 2"
            + " = \(explanation.doubledDistance / 2)\(half);"
            + " 1 - D / \(weight) = \(exact(explanation.base))\(deductionSum(explanation))"
            + "\(explanation.deductions.isEmpty && explanation.base <= Score.highestFuzzy ? "" : " = \(exact(match.score))")"
    }

    private static func deductionSum(_ explanation: MatchExplanation) -> String {
        explanation.deductions.map { " - \($0.points)" }.joined()
    }

    private static func exact(_ score: Score) -> String {
        let rest = score.hundredths % 100
        return "\(score.hundredths / 100).\(rest / 10)\(rest % 10) %"
    }
}
