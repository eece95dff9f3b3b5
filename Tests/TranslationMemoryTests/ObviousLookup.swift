import Bitext
import Language
import TranslationMemory

/// The match score, its deductions and the order of an answer, written from their definition alone,
/// without a thought of speed.
struct ObviousLookup {
    struct Answer: Equatable {
        let id: Int64
        let kind: Match.Kind
        let hundredths: Int
        let isReversed: Bool
        let deductions: [String: Int]
    }

    let units: [StoredUnit]
    let options: LookupOptions

    func answers(to query: LookupQuery) -> [Answer] {
        let found = units.compactMap { stored in
            answer(of: stored, to: query).map { (stored, $0) }
        }
        return found.filter { $0.1.hundredths >= options.minimum.hundredths }
            .filter { stored, _ in options.filters.allSatisfy { $0.matches(stored.unit) } }
            .sorted { first, second in
                if first.1.hundredths != second.1.hundredths {
                    return first.1.hundredths > second.1.hundredths
                }
                let ranks: [Match.Kind: Int] = [.context: 0, .exact: 1, .fuzzy: 2]
                if first.1.kind != second.1.kind {
                    return ranks[first.1.kind, default: 9] < ranks[second.1.kind, default: 9]
                }
                // All dates of these tests are in one form, in which later is greater.
                let dates = (
                    first.0.unit.changed.date ?? first.0.unit.created.date ?? "",
                    second.0.unit.changed.date ?? second.0.unit.created.date ?? ""
                )
                if dates.0 != dates.1 { return dates.0 > dates.1 }
                return first.0.id < second.0.id
            }
            .prefix(options.limit).map(\.1)
    }

    private func answer(of stored: StoredUnit, to query: LookupQuery) -> Answer? {
        let unit = stored.unit
        func regions(_ source: LanguageTag, _ target: LanguageTag) -> Int? {
            guard let one = options.sourceLanguage.answer(from: source),
                let other = options.targetLanguage.answer(from: target)
            else { return nil }
            return (one == .otherRegion ? 1 : 0) + (other == .otherRegion ? 1 : 0)
        }
        var deductions: [String: Int] = [:]
        let isReversed: Bool
        if let count = regions(unit.sourceLanguage, unit.targetLanguage) {
            isReversed = false
            if count > 0 { deductions["region"] = 100 * count }
        } else if let count = regions(unit.targetLanguage, unit.sourceLanguage) {
            isReversed = true
            if count > 0 { deductions["region"] = 100 * count }
            deductions["reversed"] = 200
        } else {
            return nil
        }
        if options.penalties.memory > 0 { deductions["memory"] = options.penalties.memory }
        let text = isReversed ? unit.target : unit.source
        let isExact = same(core(text), core(query.segment))
        var kind = Match.Kind.fuzzy
        var base = 10_000
        if isExact {
            let isContext =
                neighbours(query.previous, unit.previous) && neighbours(query.next, unit.next)
            kind = isContext ? .context : .exact
        } else {
            let unit = pieces(core(text))
            let plain = pieces(core(query.segment))
            guard let score = baseScore(plain, unit) else { return nil }
            let joined = joined(plain, as: unit)
            let joinedScore = baseScore(joined, unit) ?? 0
            base = max(score, joinedScore)
            let form = joinedScore > score ? joined : plain
            deductions.merge(textDeductions(core(query.segment), core(text), form, unit)) { $1 }
            if joinedScore > score { deductions["spelling"] = 50 }
        }
        if kind != .context {
            let others = units.contains { other in
                let its = other.unit
                return its.sourceLanguage == unit.sourceLanguage
                    && its.targetLanguage == unit.targetLanguage
                    && same(isReversed ? its.target : its.source, text)
                    && !same(
                        isReversed ? its.source : its.target,
                        isReversed ? unit.source : unit.target)
            }
            if others { deductions["several targets"] = 100 }
        }
        let rest = base - deductions.values.reduce(0, +)
        return Answer(
            id: stored.id, kind: kind,
            hundredths: max(0, kind == .fuzzy ? min(9_900, rest) : rest),
            isReversed: isReversed, deductions: deductions)
    }

    /// A segment without the white space at its edges.
    private func core(_ segment: Segment) -> Segment {
        let scalars = Array(segment.text.unicodeScalars)
        func utf8Count(_ part: ArraySlice<Unicode.Scalar>) -> Int {
            String(String.UnicodeScalarView(part)).utf8.count
        }
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? 0
        let end = (scalars.lastIndex { !$0.properties.isWhitespace } ?? scalars.count - 1) + 1
        let length = utf8Count(scalars[start..<end])
        let codes = segment.codes.map { code in
            var code = code
            code.offset = min(max(0, code.offset - utf8Count(scalars[..<start])), length)
            return code
        }
        return Segment(String(String.UnicodeScalarView(scalars[start..<end])), codes: codes)
    }

    private func same(_ first: Segment, _ second: Segment) -> Bool {
        Array(first.text.unicodeScalars) == Array(second.text.unicodeScalars)
            && first.codes == second.codes
    }

    private func neighbours(_ first: Neighbour, _ second: Neighbour) -> Bool {
        switch (first, second) {
        case (.edge, .edge): true
        case (.segment(let one), .segment(let other)): MatchKey(one).text == MatchKey(other).text
        default: false
        }
    }

    private struct Piece: Equatable {
        var key: String
        var kind: Token.Class
        var weight: Int
        /// The token's own letters, and what stands between it and the one before.
        var surface: String
        var gap: String
        /// What is compared: numbers are all alike, those in words too.
        var name: String {
            switch kind {
            case .number: "0"
            case .word:
                runs.map { $0.first?.isNumber == true ? "0" : String($0) }.joined()
            default: key
            }
        }
        var numbers: [String] {
            switch kind {
            case .number: [NumberValue(key).text]
            case .word:
                runs.filter { $0.first?.isNumber == true }
                    .map { NumberValue(String($0)).text }
            default: []
            }
        }
        /// The key cut between digits and all else.
        private var runs: [[Character]] {
            key.reduce(into: []) { runs, character in
                if let last = runs.last?.last, last.isNumber == character.isNumber {
                    runs[runs.count - 1].append(character)
                } else {
                    runs.append([character])
                }
            }
        }
    }

    private func pieces(_ segment: Segment) -> [Piece] {
        let bytes = Array(segment.text.utf8)
        var pieces: [(place: Int, piece: Piece)] = []
        var end = 0
        for token in Tokenizer().tokens(of: segment.text) {
            pieces.append(
                (
                    token.range.lowerBound,
                    Piece(
                        key: token.key, kind: token.kind, weight: token.weight,
                        surface: String(decoding: bytes[token.range], as: UTF8.self),
                        gap: String(
                            decoding: bytes[
                                min(end, token.range.lowerBound)..<token.range.lowerBound],
                            as: UTF8.self))
                ))
            end = token.range.upperBound
        }
        for code in segment.codes.reversed() {
            let place = pieces.firstIndex { $0.place >= code.offset } ?? pieces.count
            pieces.insert(
                (
                    code.offset,
                    Piece(key: code.kind.rawValue, kind: .code, weight: 2, surface: "", gap: "")
                ), at: place)
        }
        return pieces.map(\.piece)
    }

    /// Neighbours become one, from left to right, where the unit has them as one word.
    private func joined(_ query: [Piece], as unit: [Piece]) -> [Piece] {
        var joined: [Piece] = []
        var rest = query[...]
        while let first = rest.popFirst() {
            guard let second = rest.first, first.kind == .word,
                second.kind == .word || second.kind == .number, !second.gap.isEmpty,
                second.gap.unicodeScalars.allSatisfy(\.properties.isWhitespace)
            else {
                joined.append(first)
                continue
            }
            var both = first
            both.key += second.key
            both.surface += second.surface
            if let one = unit.first(where: { $0.kind == .word && $0.name == both.name }) {
                both.weight = one.weight
                joined.append(both)
                rest.removeFirst()
            } else {
                joined.append(first)
            }
        }
        return joined
    }

    private func baseScore(_ first: [Piece], _ second: [Piece]) -> Int? {
        let weights = (
            first.reduce(0) { $0 + $1.weight }, second.reduce(0) { $0 + $1.weight }
        )
        guard weights.0 > 0, weights.1 > 0 else { return nil }
        let heavier = max(weights.0, weights.1)
        var left = second
        var shared = 0
        for piece in first {
            if let place = left.firstIndex(where: {
                $0.name == piece.name && $0.kind == piece.kind
            }) {
                shared += piece.weight
                left.remove(at: place)
            }
        }
        let bag = heavier - shared
        let ordered = cost(first, second)
        // D = (S + min(S, B)) / 2; everything times two.
        return max(0, 10_000 * (2 * heavier - ordered - min(ordered, bag)) / (2 * heavier))
    }

    /// Of the first pieces of both: the recursion with its results kept.
    private func cost(_ query: [Piece], _ unit: [Piece]) -> Int {
        var known: [[Int]] = []
        for place in 0...query.count {
            known.append([])
            for other in 0...unit.count {
                var ways: [Int] = []
                if place > 0, other > 0 {
                    ways.append(
                        known[place - 1][other - 1]
                            + replacement(query[place - 1], unit[other - 1]))
                }
                if place > 0 { ways.append(known[place - 1][other] + query[place - 1].weight) }
                if other > 0 { ways.append(known[place][other - 1] + unit[other - 1].weight) }
                known[place].append(ways.min() ?? 0)
            }
        }
        return known[query.count][unit.count]
    }

    private func replacement(_ first: Piece, _ second: Piece) -> Int {
        if first.name == second.name, first.kind == second.kind { return 0 }
        let larger = max(first.weight, second.weight)
        guard first.kind == .word, second.kind == .word else { return larger }
        let one = Array(first.name.unicodeScalars)
        let other = Array(second.name.unicodeScalars)
        let longer = max(one.count, other.count)
        let distance = distance(one, other)
        guard distance <= longer / 3 else { return larger }
        return max(1, (larger * distance + longer - 1) / longer)
    }

    private func distance<Element: Equatable>(_ first: [Element], _ second: [Element]) -> Int {
        var row = Array(0...second.count)
        for (line, element) in first.enumerated() {
            var next = [line + 1]
            for (column, other) in second.enumerated() {
                next.append(
                    min(
                        row[column] + (element == other ? 0 : 1), row[column + 1] + 1,
                        next[column] + 1))
            }
            row = next
        }
        return row[second.count]
    }

    private func textDeductions(
        _ query: Segment, _ unit: Segment, _ first: [Piece], _ second: [Piece]
    ) -> [String: Int] {
        var deductions: [String: Int] = [:]
        for name in ["numbers", "codes"] {
            func values(_ pieces: [Piece]) -> [String] {
                name == "numbers"
                    ? pieces.flatMap(\.numbers) : pieces.filter { $0.kind == .code }.map(\.key)
            }
            let one = values(first)
            let other = values(second)
            let differing = distance(one, other) - abs(one.count - other.count)
            if differing > 0 { deductions[name] = 100 * min(5, differing) }
        }
        let words = first.filter { $0.kind != .code }
        let others = second.filter { $0.kind != .code }
        func differ(_ form: (String) -> String) -> Bool {
            func group(_ piece: Piece) -> String { piece.kind == .word ? piece.name : piece.key }
            return Set(words.map(group)).contains { name in
                let pieces = (
                    words.filter { group($0) == name }, others.filter { group($0) == name }
                )
                // The numbers in them are charged already.
                func shape(_ piece: Piece) -> String {
                    guard Set((pieces.0 + pieces.1).map(\.key)).count > 1 else {
                        return form(piece.surface)
                    }
                    var masked = piece
                    masked.key = form(piece.surface)
                    return masked.name
                }
                let one = pieces.0.map(shape)
                var other = pieces.1.map(shape)
                let count = min(one.count, other.count)
                var agreeing = 0
                for surface in one {
                    if let place = other.firstIndex(of: surface) {
                        other.remove(at: place)
                        agreeing += 1
                    }
                }
                return agreeing < count
            }
        }
        if differ({ MatchKey($0, foldingCase: false).text }) { deductions["case"] = 100 }
        let haveSameKeys = words.map(\.key) == others.map(\.key)
        let haveSameGaps =
            words.dropFirst().map(\.gap) == others.dropFirst().map(\.gap)
        if differ({ $0.uppercased() }) || haveSameKeys && !haveSameGaps {
            deductions["spelling"] = 50
        }
        let haveSameTokens =
            first.map(\.name) == second.map(\.name) && first.map(\.kind) == second.map(\.kind)
        if deductions.isEmpty, haveSameTokens,
            Array(query.text.unicodeScalars) != Array(unit.text.unicodeScalars)
        {
            deductions["spelling"] = 50
        }
        return deductions
    }
}
