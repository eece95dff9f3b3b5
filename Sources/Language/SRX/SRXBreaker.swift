internal import Glibc

/// Finds the sentences of a paragraph by the rules of SRX 2.0.
///
/// At each place between two characters, in order, the first rule decides whose pattern before the
/// break matches what ends there and whose pattern after it matches what begins there; where none
/// does, there is no break. The expressions are ICU's. The places are found by the rules that break;
/// only there the others are asked.
///
/// One for each task.
public final class SRXBreaker {
    /// A class, because copies of its strings took a quarter of the time.
    private final class CompiledRule {
        let place: SRXRuleset.Place
        let before: SRXPattern
        let after: SRXPattern
        /// Its number among all rules of the language.
        let order: Int

        init(
            _ place: SRXRuleset.Place, order: Int, sets: inout CharacterSets
        ) throws(SRXError) {
            self.place = place
            self.order = order
            before = try SRXPattern(.before, of: place, sets: &sets)
            after = try SRXPattern(.after, of: place, sets: &sets)
        }

        func matches(at place: Int, in text: SRXText) throws(SRXError) -> Bool {
            // What begins at each sentence may go back to the start of the paragraph.
            let isAfterFirst = before.runsFar && !after.runsFar
            guard try (isAfterFirst ? after : before).matches(at: place, in: text) else {
                return false
            }
            return try (isAfterFirst ? before : after).matches(at: place, in: text)
        }
    }

    private let breaks: [CompiledRule]
    private let exceptions: [CompiledRule]
    private let explosive: [SRXPattern]
    private let breakFilter: NeighbourFilter
    private let exceptionFilter: NeighbourFilter
    private let classOf: [UInt16]
    private let text = SRXText()

    /// The seconds of the processor that the preparation of all rules of a language may take.
    public static let secondsOfPreparation = 10.0

    /// Compiles the rules of a language.
    ///
    /// Throws an error where no language map matches it, a pattern cannot be compiled, or there is more
    /// to prepare than `secondsOfPreparation` are enough for.
    public convenience init(ruleset: SRXRuleset, language: LanguageTag) throws(SRXError) {
        try self.init(
            ruleset: ruleset, language: language, mostSeconds: Self.secondsOfPreparation)
    }

    init(ruleset: SRXRuleset, language: LanguageTag, mostSeconds: Double) throws(SRXError) {
        guard let places = try ruleset.places(for: language) else { throw .noMap(language) }
        let start = Self.processorTime()
        func isInTime() -> Bool { Self.processorTime() - start <= mostSeconds }
        var sets = CharacterSets()
        var rules: [CompiledRule] = []
        for place in places {
            rules.append(try CompiledRule(place, order: rules.count, sets: &sets))
            guard isInTime() else { throw .tooManyRules(upTo: place) }
        }
        let classes = sets.classes()
        if let classes {
            for rule in rules {
                rule.before.prepare(classes)
                rule.after.prepare(classes)
                guard isInTime() else { throw .tooManyRules(upTo: rule.place) }
            }
        }
        breaks = rules.filter(\.place.rule.isBreak)
        // What stands after the last rule that breaks decides nothing.
        let last = breaks.last?.order ?? 0
        exceptions = rules.filter { !$0.place.rule.isBreak && $0.order < last }
        func filter(_ rules: [CompiledRule]) -> NeighbourFilter {
            NeighbourFilter(
                rules.map {
                    NeighbourFilter.Rule(
                        secondBefore: $0.before.secondNeighbours, before: $0.before.neighbours,
                        after: $0.after.neighbours)
                },
                classCount: classes?.count ?? 1)
        }
        explosive = (breaks + exceptions).flatMap { [$0.before, $0.after] }
            .filter(\.isExplosive)
        breakFilter = filter(breaks)
        exceptionFilter = filter(exceptions)
        classOf = classes?.classOf ?? [UInt16](repeating: 0, count: 0x10000)
        beginText(byteCount: 0)
    }

    /// The time of this thread, which does not depend on what else the machine does.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The seconds that each pattern may take in a text of up to eight megabytes; in a longer one as
    /// much again for each eight.
    public static let secondsPerPattern = 0.4

    /// Begins a text of so many bytes, in which each pattern has its time anew.
    public func beginText(byteCount: Int) {
        let seconds = Self.secondsPerPattern * Double(1 + byteCount / (8 << 20))
        for rule in breaks + exceptions {
            rule.before.renew(seconds: seconds)
            rule.after.renew(seconds: seconds)
        }
    }

    /// The sentences of a paragraph of a text, as ranges of the text's UTF-8 bytes without white
    /// space at their edges.
    public func sentences(of paragraph: Paragraph, in text: String) throws(SRXError) -> [Range<Int>]
    {
        var ends: [Int] = []
        try decide(paragraph, of: text) { place, rule in
            if rule.place.rule.isBreak { ends.append(place) }
        }
        ends.append(self.text.count)
        var sentences: [Range<Int>] = []
        var start = 0
        for end in ends {
            var last = end
            while start < end, self.text.isSpace(at: start) { start += 1 }
            while last > start, self.text.isSpace(at: last - 1) { last -= 1 }
            if last > start {
                let first = self.text.byteOffset(of: start)
                sentences.append(first..<self.text.byteOffset(of: last))
            }
            start = end
        }
        return sentences
    }

    /// What was decided at each place of a paragraph where a rule makes a break, in order: that there
    /// is one, or by which rule before it none.
    public func decisions(
        in paragraph: Paragraph, of text: String
    ) throws(SRXError) -> [BreakDecision] {
        var decisions: [BreakDecision] = []
        try decide(paragraph, of: text) { place, rule in
            decisions.append(
                BreakDecision(offset: self.text.byteOffset(of: place), place: rule.place))
        }
        return decisions
    }

    private func decide(
        _ paragraph: Paragraph, of whole: String, _ body: (Int, CompiledRule) -> Void
    ) throws(SRXError) {
        text.read(paragraph, of: whole, classOf: classOf)
        for pattern in explosive { try pattern.rehearse(on: text) }
        var place = 0
        while let next = breakFilter.place(after: place, in: text) {
            place = next
            guard !text.isInsidePair(place),
                let making = try firstMatch(of: breaks, breakFilter, before: .max)
            else { continue }
            let stopping = try firstMatch(of: exceptions, exceptionFilter, before: making.order)
            body(place, stopping ?? making)
        }

        func firstMatch(
            of rules: [CompiledRule], _ filter: NeighbourFilter, before order: Int
        ) throws(SRXError) -> CompiledRule? {
            var number = -1
            while let next = filter.rule(after: number, at: place, in: text),
                rules[next].order < order
            {
                if try rules[next].matches(at: place, in: text) { return rules[next] }
                number = next
            }
            return nil
        }
    }
}
