public import Language

/// Checks translations against glossaries, segment by segment.
///
///     var check = TermCheck([glossary], source: LanguageTag("ru"), target: LanguageTag("en"))
///     check.check("Куратор молчал.", "The curator was silent.")
///     check.report().findings.map(\.kind)      // missing, forbidden
///
/// Only terms with an approved translation are asked for, and each approved translation of the
/// concept satisfies.
public struct TermCheck {
    private struct Group: Hashable {
        let glossary: Int
        let concept: String
    }

    /// A translation that was used for a term.
    private struct Use {
        let variant: Int
        let finding: TermFinding
    }

    private let finder: TermFinder
    private let source: LanguageTag
    private let target: LanguageTag
    /// For each glossary the rows of the concept of a row.
    private let conceptRows: [[Int: [Int]]]
    private var rules: [TermReference: TermRule] = [:]
    private var segments = 0
    private var findings: [TermFinding] = []
    private var tallies: [Group: TermTally] = [:]
    private var order: [Group] = []
    private var uses: [Group: [Use]] = [:]
    private var wordCounts: [String: Int] = [:]
    private let tokenizer = Tokenizer()
    private let functionWords: FunctionWords

    /// Makes a check of translations from one language into another.
    public init(_ glossaries: [Glossary], source: LanguageTag, target: LanguageTag) {
        finder = TermFinder(glossaries)
        self.source = source
        self.target = target
        functionWords = FunctionWords(language: target)
        conceptRows = glossaries.map { glossary in
            let named = Dictionary(
                grouping: glossary.entries.indices.filter { !glossary.entries[$0].concept.isEmpty },
                by: { glossary.entries[$0].concept })
            return Dictionary(
                named.values.flatMap { rows in rows.map { ($0, rows) } }, uniquingKeysWith: { $1 })
        }
    }

    /// Checks the next segment.
    public mutating func check(_ sourceText: String, _ targetText: String) {
        defer { segments += 1 }
        let sourceBytes = Array(sourceText.utf8)
        let places = finder.places(in: sourceBytes, language: source).filter { !$0.isInterrupted }
        let targetBytes = Array(targetText.utf8)
        let words = tokenizer.tokens(of: targetText).filter { $0.kind == .word }.map(\.key)
            .filter { !functionWords.contains($0) }
        for word in Set(words) { wordCounts[word, default: 0] += 1 }
        guard !places.isEmpty else { return }
        let answers = finder.places(in: targetBytes, language: target, overlapping: true)
        var seen: [Group: (count: Int, rules: [TermRule], place: TermPlace)] = [:]
        var met: [Group] = []
        for place in places {
            let rules = place.terms.filter { finder.index.isTrusted(place, for: $0) }
                .map { rule(for: $0) }.filter { !$0.approved.isEmpty }
            guard let first = rules.first else { continue }
            // Homographs are one: the translation of either will do.
            let group = Group(
                glossary: first.glossary,
                concept: first.concept.isEmpty ? first.term : first.concept)
            if let known = seen[group] {
                seen[group]?.count = known.count + 1
            } else {
                seen[group] = (1, rules, place)
                met.append(group)
            }
        }
        for group in met {
            guard let (count, rules, place) = seen[group] else { continue }
            judge(
                group, rules, count: count, place: place, answers: answers,
                texts: (sourceText, sourceBytes, targetText, targetBytes), words: words)
        }
    }

    private mutating func rule(for term: TermReference) -> TermRule {
        if let known = rules[term] { return known }
        let rule = TermRule(
            term, in: finder.index, rows: conceptRows[finder.index.glossary(term)])
        rules[term] = rule
        return rule
    }

    // swift-format-ignore: FunctionParameterCount
    private mutating func judge(
        _ group: Group, _ rules: [TermRule], count: Int, place: TermPlace, answers: [TermPlace],
        texts: (source: String, sourceBytes: [UInt8], target: String, targetBytes: [UInt8]),
        words: [String]
    ) {
        let index = finder.index
        func answer(_ rows: KeyPath<TermRule, Set<Int>>) -> [(place: TermPlace, row: Int)] {
            answers.compactMap { answer in
                for term in answer.terms where index.isTrusted(answer, for: term) {
                    for rule in rules where rule.glossary == index.glossary(term) {
                        if let row = index.rows(of: term).first(where: rule[keyPath: rows].contains)
                        {
                            return (answer, row)
                        }
                    }
                }
                return nil
            }
        }
        func span(_ place: TermPlace, _ bytes: [UInt8]) -> TermFinding.Span {
            TermFinding.Span(
                range: place.range, text: String(decoding: bytes[place.range], as: UTF8.self))
        }
        let rule = rules[0]
        func finding(_ kind: TermFinding.Kind, at answer: TermPlace?) -> TermFinding {
            let target = answer.map { span($0, texts.targetBytes) }
            return TermFinding(
                kind: kind, segment: segments, sourceText: texts.source, targetText: texts.target,
                source: span(place, texts.sourceBytes), target: target, term: rule.term,
                concept: rule.concept, glossary: index.glossaries[rule.glossary].name,
                expected: rules.flatMap(\.expected), instead: kind == .count ? nil : target?.text,
                waiver: nil, words: kind == .missing ? words : [])
        }
        if tallies[group] == nil {
            tallies[group] = TermTally(term: rule.term, concept: rule.concept)
            order.append(group)
        }
        tallies[group]?.segments += 1
        let approved = answer(\.approved)
        let forbidden = answer(\.forbidden).filter { wrong in
            !approved.contains { $0.place.range == wrong.place.range }
        }
        let deprecated = answer(\.deprecated).filter { wrong in
            !approved.contains { $0.place.range == wrong.place.range }
        }
        if let first = approved.first {
            tallies[group]?.translated += 1
            let distinct = Set(approved.map(\.place.range)).count
            if distinct != count { findings.append(finding(.count, at: nil)) }
            let variants = Set(approved.map { Self.variant($0.row, in: index, rule.glossary) })
            if variants.count == 1 {
                uses[group, default: []].append(
                    Use(
                        variant: Self.variant(first.row, in: index, rule.glossary),
                        finding: finding(.inconsistent, at: first.place)))
            }
        } else {
            findings.append(finding(.missing, at: (forbidden + deprecated).first?.place))
        }
        for wrong in forbidden { findings.append(finding(.forbidden, at: wrong.place)) }
        for wrong in deprecated { findings.append(finding(.deprecated, at: wrong.place)) }
    }

    /// The first row with the same translation, so that rows of synonyms are not told apart.
    private static func variant(_ row: Int, in index: TermIndex, _ glossary: Int) -> Int {
        let entries = index.glossaries[glossary].entries
        let key = MatchKey(entries[row].target.text)
        let concept = entries[row].concept
        return entries.indices.first {
            entries[$0].concept == concept && MatchKey(entries[$0].target.text) == key
        } ?? row
    }

    /// What was found in the segments so far.
    public func report(waivers: [TermWaiver] = []) -> TermCheckReport {
        var all = findings + order.flatMap { departures(of: $0) }
        let instead = MissingWords(findings: all, counts: wordCounts, segments: segments)
        var used: Set<Int> = []
        for place in all.indices {
            if all[place].kind == .missing, all[place].instead == nil {
                all[place].instead = instead.word(for: all[place])
            }
            if let waiver = waivers.indices.first(where: { waivers[$0].covers(all[place]) }) {
                used.insert(waiver)
                all[place].waiver = waivers[waiver].reason
            }
        }
        var counted = tallies
        for finding in all where finding.waiver == nil {
            let group = order.first {
                counted[$0]?.term == finding.term && counted[$0]?.concept == finding.concept
                    && finder.index.glossaries[$0.glossary].name == finding.glossary
            }
            if let group { counted[group]?.findings[finding.kind, default: 0] += 1 }
        }
        let placed = all.enumerated().sorted {
            ($0.element.segment, $0.offset) < ($1.element.segment, $1.offset)
        }
        return TermCheckReport(
            segments: segments, findings: placed.map(\.element),
            terms: order.compactMap { counted[$0] },
            staleWaivers: waivers.indices.filter { !used.contains($0) }.map { waivers[$0] })
    }

    /// The segments in which a term has another translation than most often; of two that are as
    /// often, than the first.
    private func departures(of group: Group) -> [TermFinding] {
        let uses = uses[group] ?? []
        var counts: [(variant: Int, count: Int)] = []
        for use in uses {
            if let place = counts.firstIndex(where: { $0.variant == use.variant }) {
                counts[place].count += 1
            } else {
                counts.append((use.variant, 1))
            }
        }
        guard counts.count > 1, let most = counts.map(\.count).max(),
            let usual = counts.first(where: { $0.count == most })
        else { return [] }
        return uses.filter { $0.variant != usual.variant }.map(\.finding)
    }
}
