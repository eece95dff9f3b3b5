internal import Glibc
public import Language

/// Finds what a translation has for terms, in pairs of segments.
///
/// Words, and phrases by their C-value, are paired by Dunning's log-likelihood ratio with
/// competitive linking (Melamed 2000): the best pair takes its words in a segment first, so that
/// what only stands beside both is no translation of either.
///
///     var extractor = TermExtractor(source: LanguageTag("ru"), target: LanguageTag("en"))
///     extractor.add("Партизаны ушли.", "The partisans left.")
///     extractor.candidates(limit: 200, glossaries: [])
public struct TermExtractor {
    /// Below so many segments the candidates are no more than a hint.
    public static let fewestSegments = 50

    private struct Pair {
        let source: Int32
        let target: Int32
        let score: Double
        let joint: Int
        /// The score with the advantage of a phrase over its words, which have nearly the same.
        let priority: Double
    }

    /// A pair that was linked.
    private struct Link {
        let pair: Pair
        let segments: [Int32]
    }

    private let sourceLanguage: LanguageTag
    private let targetLanguage: LanguageTag
    private var source: ExtractionSide
    private var target: ExtractionSide
    private var sourceTexts: [String] = []
    private var targetTexts: [String] = []

    /// How many pairs of segments were added, each once.
    public var segments: Int { sourceTexts.count }

    /// Makes an extractor for pairs of two languages.
    public init(source: LanguageTag, target: LanguageTag) {
        sourceLanguage = source
        targetLanguage = target
        self.source = ExtractionSide(language: source)
        self.target = ExtractionSide(language: target)
    }

    /// Adds a pair of segments.
    public mutating func add(_ sourceText: String, _ targetText: String) {
        source.add(sourceText)
        target.add(targetText)
        sourceTexts.append(sourceText)
        targetTexts.append(targetText)
    }

    /// The candidates, best first: those that stand for each other nearly always, and often.
    public mutating func candidates(
        limit: Int, glossaries: [Glossary] = []
    ) throws -> [TermCandidate] {
        // In a short text two segments must do.
        let least = segments < 1000 ? 2 : 3
        source.choose(atLeast: least)
        target.choose(atLeast: least)
        try Task.checkCancellation()
        let links = link(try associations(atLeast: least), atLeast: least)
        try Task.checkCancellation()
        let names = try NamePairing(source: sourceLanguage, target: targetLanguage)
        var candidates: [TermCandidate] = []
        var used: Set<String> = []
        for link in links {
            guard candidates.count < limit else { break }
            if let found = candidate(link, names: names), used.insert(found.source).inserted {
                candidates.append(found)
            }
        }
        let standing = GlossaryStanding(glossaries, sourceLanguage, targetLanguage)
        for place in candidates.indices {
            candidates[place].standing = standing.of(candidates[place])
        }
        return candidates
    }

    /// The pairs that stand together more often than chance has it, the strongest few of each
    /// expression.
    private func associations(atLeast least: Int) throws -> [Pair] {
        let postings = Postings(source.places, count: source.expressions.count)
        let total = segments
        var joint = [Int32](repeating: 0, count: target.expressions.count)
        var touched: [Int32] = []
        var pairs: [Pair] = []
        for (number, expression) in source.expressions.enumerated() {
            if number % 4096 == 0 { try Task.checkCancellation() }
            // What stands in every tenth segment says nothing of any of them.
            guard expression.segments * 10 <= max(total, 200) else { continue }
            for segment in postings[number] {
                var last: Int32 = -1
                for place in target.places[Int(segment)] where place.expression != last {
                    last = place.expression
                    if joint[Int(last)] == 0 { touched.append(last) }
                    joint[Int(last)] += 1
                }
            }
            var found: [Pair] = []
            for other in touched {
                let count = min(
                    Int(joint[Int(other)]),
                    expression.segments, target.expressions[Int(other)].segments)
                joint[Int(other)] = 0
                guard count >= least else { continue }
                let score = LogLikelihood.score(
                    joint: count, first: expression.segments,
                    second: target.expressions[Int(other)].segments, total: max(total, 2))
                guard score > 10.83 else { continue }
                let words =
                    expression.words.count + target.expressions[Int(other)].words.count
                found.append(
                    Pair(
                        source: Int32(number), target: other, score: score, joint: count,
                        priority: score * (1 + 0.15 * Double(words - 2))))
            }
            touched.removeAll(keepingCapacity: true)
            found.sort { ($1.priority, $0.target) < ($0.priority, $1.target) }
            pairs += found.prefix(8)
        }
        return pairs.sorted {
            ($1.priority, $0.source, $0.target) < ($0.priority, $1.source, $1.target)
        }
    }

    /// Links the pairs, the strongest first, each word once in a segment; those that are left enough
    /// segments, the surest first.
    private func link(_ pairs: [Pair], atLeast least: Int) -> [Link] {
        let postings = Postings(source.places, count: source.expressions.count)
        var sourceTaken = source.segments.map { [Bool](repeating: false, count: $0.count) }
        var targetTaken = target.segments.map { [Bool](repeating: false, count: $0.count) }
        func free(_ places: [ExtractionSide.Place], _ expression: Int32, _ taken: [Bool]) -> Range<
            Int
        >? {
            for place in places where place.expression == expression {
                let range = Int(place.start)..<Int(place.start + place.count)
                if !taken[range].contains(true) { return range }
            }
            return nil
        }
        var links: [Link] = []
        for pair in pairs {
            var linked: [Int32] = []
            for segment in postings[Int(pair.source)] {
                let number = Int(segment)
                guard let one = free(source.places[number], pair.source, sourceTaken[number]),
                    let other = free(target.places[number], pair.target, targetTaken[number])
                else { continue }
                for place in one { sourceTaken[number][place] = true }
                for place in other { targetTaken[number][place] = true }
                linked.append(segment)
            }
            let share = Double(linked.count) / Double(pair.joint)
            if linked.count >= least, share >= 0.5 {
                links.append(Link(pair: pair, segments: linked))
            }
        }
        return links.map { ($0, sureness(of: $0)) }.sorted {
            ($1.1, $0.0.pair.source) < ($0.1, $1.0.pair.source)
        }.map(\.0)
    }

    private func sureness(of link: Link) -> Double {
        dice(of: link) * log(Double(link.segments.count) + 1)
    }

    private func dice(of link: Link) -> Double {
        let counts =
            source.expressions[Int(link.pair.source)].segments
            + target.expressions[Int(link.pair.target)].segments
        return min(1, 2 * Double(link.segments.count) / Double(max(1, counts)))
    }

    private func candidate(_ link: Link, names: NamePairing) -> TermCandidate? {
        let places = link.segments.map(Int.init)
        let sourceText = source.text(
            of: link.pair.source, in: sourceTexts, places: places)
        let targetText = target.text(
            of: link.pair.target, in: targetTexts, places: places)
        // What both texts have alike is not translated.
        guard !sourceText.isEmpty, !targetText.isEmpty, sourceText != targetText else { return nil }
        let isName =
            source.isCapitalised(link.pair.source) && target.isCapitalised(link.pair.target)
            && names.areAlike(sourceText, targetText)
        return TermCandidate(
            source: sourceText, target: targetText, joint: link.segments.count,
            sourceCount: source.expressions[Int(link.pair.source)].segments,
            targetCount: target.expressions[Int(link.pair.target)].segments,
            logLikelihood: link.pair.score, dice: dice(of: link), isName: isName, standing: .new,
            examples: shortest(places).map {
                TermCandidate.Example(source: sourceTexts[$0], target: targetTexts[$0])
            })
    }

    /// Two segments that show a pair without much else.
    private func shortest(_ segments: [Int]) -> [Int] {
        let few = segments.prefix(500).sorted {
            let (one, other) = (sourceTexts[$0].utf8.count, sourceTexts[$1].utf8.count)
            return (abs(one - 120), $0) < (abs(other - 120), $1)
        }
        return Array(few.prefix(2))
    }
}

/// The segments of each expression, each once, in their order.
private struct Postings {
    private var starts: [Int32]
    private var segments: [Int32]

    init(_ places: [[ExtractionSide.Place]], count: Int) {
        starts = [Int32](repeating: 0, count: count + 1)
        var last = [Int32](repeating: -1, count: count)
        func visit(_ body: (_ expression: Int, _ segment: Int32) -> Void) {
            for place in last.indices { last[place] = -1 }
            for (segment, places) in places.enumerated() {
                for place in places where last[Int(place.expression)] != Int32(segment) {
                    last[Int(place.expression)] = Int32(segment)
                    body(Int(place.expression), Int32(segment))
                }
            }
        }
        var counts = [Int32](repeating: 0, count: count + 1)
        visit { expression, _ in counts[expression + 1] += 1 }
        for place in 1..<max(1, counts.count) { counts[place] += counts[place - 1] }
        starts = counts
        var sorted = [Int32](repeating: 0, count: Int(counts.last ?? 0))
        var next = counts
        visit { expression, segment in
            sorted[Int(next[expression])] = segment
            next[expression] += 1
        }
        segments = sorted
    }

    subscript(_ expression: Int) -> ArraySlice<Int32> {
        segments[Int(starts[expression])..<Int(starts[expression + 1])]
    }
}
