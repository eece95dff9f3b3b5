import TestSupport
import Testing

@testable import Language

/// The fast search for breaks against the words of the standard.
@Suite struct SRXPropertyTests {
    /// Every place, every rule in order, every start of what stands before the break.
    private struct SlowBreaker {
        let rules: [(isBreak: Bool, before: Pattern?, after: Pattern?)]

        init(_ ruleset: SRXRuleset, _ language: LanguageTag) throws {
            let places = try #require(try ruleset.places(for: language))
            rules = try places.map { place in
                (
                    place.rule.isBreak,
                    place.rule.before.isEmpty ? nil : try Pattern(place.rule.before),
                    place.rule.after.isEmpty ? nil : try Pattern(place.rule.after)
                )
            }
        }

        /// The breaks and the rules that decided, as places in UTF-16.
        func decisions(in text: String) throws -> [(place: Int, rule: Int)] {
            let units = Array(text.utf16)
            return try units.withUnsafeBufferPointer { units in
                for rule in rules {
                    rule.before?.renew(seconds: 0.2)
                    rule.after?.renew(seconds: 0.2)
                    try rule.before?.setText(units)
                    try rule.after?.setText(units)
                }
                var found: [(Int, Int)] = []
                for place in 1..<max(1, units.count) where !UTF16.isTrailSurrogate(units[place]) {
                    let deciding = try rules.firstIndex { rule in
                        let ends = try (0...place).contains { start in
                            guard start == units.count || !UTF16.isTrailSurrogate(units[start])
                            else { return false }
                            return try rule.before?.fills(from: start...start, to: place) ?? true
                        }
                        guard ends else { return false }
                        return try rule.after?.begins(at: place, count: units.count) ?? true
                    }
                    if let deciding { found.append((place, deciding)) }
                }
                return found
            }
        }
    }

    private struct RandomPatterns {
        var random: RandomSource
        static let assertions = [
            "\\b", "\\B", "^", "$", "(?=a)", "(?!в)", "(?<=\\.)", "(?<!a)", "\\A", "\\z", "\\Z",
        ]
        static let characters = ["a", "b", "А", "в", ".", " ", "!", "1", "\u{301}", "😀", "é", "ß"]

        mutating func text() -> String {
            (0..<Int.random(in: 0...14, using: &random)).map { _ in
                Self.characters.randomElement(using: &random) ?? ""
            }.joined()
        }

        mutating func pattern(depth: Int = 0) -> String {
            let count = Int.random(in: depth == 0 ? 0...3 : 1...3, using: &random)
            let sequence = (0..<count).map { _ in repeated(atom(depth: depth)) }.joined()
            guard Int.random(in: 0..<8, using: &random) == 0 else { return sequence }
            return sequence + "|" + atom(depth: depth)
        }

        /// ICU itself does not come to an end with some repetitions of what may be empty.
        private mutating func repeated(_ atom: String) -> String {
            guard atom.last != ")" || atom.first != "(" || atom.contains("a") else { return atom }
            guard !Self.assertions.contains(atom) else { return atom }
            return atom + quantifier()
        }

        private mutating func quantifier() -> String {
            let all = [
                "*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}", "*?", "+?", "??", "*+", "++", "?+",
            ]
            return Int.random(in: 0..<3, using: &random) == 0
                ? all.randomElement(using: &random) ?? "" : ""
        }

        private mutating func atom(depth: Int) -> String {
            let sets = [
                ".", "\\.", "[.!]", "\\s", "\\p{Lu}", "\\p{Ll}", "[^a]", "\\w", "\\W", "\\d", "\\S",
                "[a-z]", "[[:alpha:]&&[^b]]", "[]a]", "[^]\\]a]", "\\u0430", "\\x{1F600}", "(?i:А)",
                "(?i:[а-я])", "(?i:ss)", "\\P{L}", "\\Qa.\\E", "[\\p{L}--[aв]]", "\\p{Mn}",
                "(?s:.)",
                "\\h", "\\x41", "\\N{FULL STOP}",
            ]
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<4: return Self.characters.randomElement(using: &random).map(quoted) ?? ""
            case 4..<8: return sets.randomElement(using: &random) ?? ""
            case 8..<10:
                return Self.assertions.randomElement(using: &random) ?? ""
            default:
                guard depth < 2 else { return "b" }
                let opening = ["(", "(?:", "(?>", "(?<n>", "(?i:"].randomElement(using: &random)
                let name = opening == "(?<n>" && depth > 0 ? "(" : opening ?? "("
                return name + pattern(depth: depth + 1) + ")"
            }
        }

        private func quoted(_ character: String) -> String {
            character == "." ? "\\." : character
        }
    }

    private static func neverEnds(_ pattern: String, in text: String) -> Bool {
        let units = Array(text.utf16)
        return units.withUnsafeBufferPointer { units in
            do throws(Pattern.Failure) {
                let expression = try Pattern(pattern)
                expression.renew(seconds: 2)
                try expression.setText(units)
                var from = 0
                while from <= units.count, let match = try expression.match(from: from) {
                    from = max(match.upperBound, match.lowerBound + 1)
                }
                return false
            } catch {
                return error == .tooCostly
            }
        }
    }

    @Test("finds the same breaks, by the same rules", arguments: 0..<8)
    func agrees(part: UInt64) throws {
        var source = RandomPatterns(random: RandomSource(seed: 100 + part))
        let language = LanguageTag("ru")
        var breaks = 0
        var exceptions = 0
        var tooCostly = 0
        for round in 0..<40 {
            var rules: [SRXRuleset.Rule] = []
            while rules.count < 4 {
                let rule = SRXRuleset.Rule(
                    isBreak: Bool.random(using: &source.random), before: source.pattern(),
                    after: source.pattern())
                // A name that is given twice, and the like.
                let isPattern = [rule.before, rule.after].allSatisfy { text in
                    text.isEmpty || (try? Pattern(text)) != nil
                }
                if isPattern { rules.append(rule) }
            }
            let ruleset = SRXRuleset(
                languageRules: [.init(name: "x", rules: rules)],
                maps: [.init(pattern: "ru", ruleName: "x")])
            let fast = try SRXBreaker(ruleset: ruleset, language: language)
            let slow = try SlowBreaker(ruleset, language)
            for _ in 0..<8 {
                let text = source.text()
                // Many times what the slow one has, so that the fast one may not stop before it.
                fast.beginText(byteCount: 80 << 20)
                let paragraph = Paragraph(range: 0..<text.utf8.count, kind: .text)
                // There are patterns that ICU does not come to an end with.
                guard let expected = try? slow.decisions(in: text) else {
                    tooCostly += 1
                    break
                }
                let outcome = Result { try fast.decisions(in: paragraph, of: text) }
                if case .failure(let error) = outcome,
                    case .tooCostly(let place) = error as? SRXError
                {
                    // It stops at a pattern that no rule came to, if a search for it does not end.
                    #expect(Self.neverEnds(place.pattern, in: text), "\(place), “\(text)”")
                    tooCostly += 1
                    break
                }
                let found = try outcome.get()
                let expectedBreaks = expected.filter { rules[$0.rule].isBreak }
                let utf16 = text.utf16
                func offset(_ place: Int) -> Int {
                    text.utf8.distance(
                        from: text.startIndex, to: utf16.index(utf16.startIndex, offsetBy: place))
                }
                #expect(
                    found.filter(\.isBreak).map { [$0.offset, ($0.place?.number ?? 0) - 1] }
                        == expectedBreaks.map { [offset($0.place), $0.rule] },
                    "round \(round), \(rules), “\(text)”")
                for decision in found where !decision.isBreak {
                    let rule = expected.first { offset($0.place) == decision.offset }?.rule
                    #expect(rule == decision.place.map { $0.number - 1 }, "\(rules), “\(text)”")
                    exceptions += 1
                }
                breaks += expectedBreaks.count
            }
        }
        #expect(tooCostly < 10)
        #expect(breaks > 200 && exceptions > 10, "\(breaks) breaks, \(exceptions) exceptions")
    }
}
