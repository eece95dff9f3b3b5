import Bitext
import Language
import TestSupport
import Testing
import TranslationMemory

@Suite struct LookupPropertyTests {
    private static let words = [
        "1234567ж", "1234567ждлфы",
        "партизан", "партизаны", "Партизаны", "партизанами", "город", "Город", "города", "в", "не",
        "все", "всё", ".", ",", "#", "«", "\"", "-", "—", "12", "13", "3,5", "3.5", "Т-72",
        "Т-80", "т-72", "b4", "B12", "CP1252", "cp3247", "٣b", "1-2-3-4-5бв3", "1-2-3-4-абв3",
        "веб", "сайт", "вебсайт", "ВебСайт", "вебсайта", "b", "4", "bb", "b4b", "1-2-3-4-5б", "в3",
        "COBRA", "СOBRA", "й", "и\u{306}", "中", "文",
    ]
    private static let kinds: [InlineCode.Kind] = [.begin, .end, .placeholder]

    private var random = RandomSource(seed: 21)

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private mutating func segment() -> Segment {
        var text = ""
        for _ in 0..<Int.random(in: 0...5, using: &random) {
            text += pick(Self.words)
            text += pick([" ", " ", " ", "", "  ", "\u{A0}"])
        }
        return coded(Segment(text))
    }

    private mutating func coded(_ segment: Segment) -> Segment {
        var segment = segment
        guard Int.random(in: 0..<4, using: &random) == 0 else { return segment }
        let boundaries = segment.text.unicodeScalars.indices.map {
            segment.text.utf8.distance(from: segment.text.startIndex, to: $0)
        }
        segment.codes = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            InlineCode(
                pick(Self.kinds),
                at: boundaries.randomElement(using: &random) ?? 0,
                content: Bool.random(using: &random) ? [.native("<b>")] : [])
        }.sorted { $0.offset < $1.offset }
        return segment
    }

    /// Another form of a segment: the same, or with a word changed, moved, taken out or put in.
    private mutating func edited(_ segment: Segment) -> Segment {
        var words = segment.text.split(separator: " ", omittingEmptySubsequences: false)
            .map(String.init)
        for _ in 0..<Int.random(in: 0...2, using: &random) where !words.isEmpty {
            let place = Int.random(in: 0..<words.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: words[place] = pick(Self.words)
            case 1: words.remove(at: place)
            case 2: words.swapAt(place, 0)
            case 3: words[place] = parted(words[place])
            default: words[place] = words[place].uppercased()
            }
        }
        let text = words.joined(separator: " ")
        return text == segment.text && Bool.random(using: &random)
            ? segment : coded(Segment(text))
    }

    /// A segment in which every second time some words have a space in them.
    private mutating func parted(_ segment: Segment) -> Segment {
        guard Bool.random(using: &random) else { return segment }
        let words = segment.text.split(separator: " ", omittingEmptySubsequences: false)
        let parted = words.map { word in
            Int.random(in: 0..<3, using: &random) == 0 ? self.parted(String(word)) : String(word)
        }
        return coded(Segment(parted.joined(separator: " ")))
    }

    /// A word with a space somewhere in it.
    private mutating func parted(_ word: String) -> String {
        guard let place = word.indices.dropFirst().randomElement(using: &random) else {
            return word
        }
        return word[..<place] + pick([" ", "  ", "\u{A0}"]) + word[place...]
    }

    private mutating func neighbour() -> Neighbour {
        pick([.unknown, .edge, .segment("Да"), .segment("да"), .segment("Нет")])
    }

    @Test("answers as the obvious version does, by keys and by scan, at every threshold")
    mutating func equalsObvious() async throws {
        var seen: [Match.Kind: Int] = [:]
        var reasons: Set<Deduction.Reason> = []
        var joined = 0
        for _ in 0..<12 {
            let folder = try TemporaryFolder()
            let store = try emptyStore(in: folder)
            var units: [TranslationUnit] = []
            let seeds = (0..<4).map { _ in segment() }
            for _ in 0..<40 {
                let languages =
                    pick([
                        ("ru", "en"), ("ru", "en"), ("ru_RU", "EN-us"), ("ru-BY", "en-GB"),
                        ("en", "ru"), ("en-GB", "ru"), ("de", "en"),
                    ])
                var unit = TranslationUnit(
                    source: edited(pick(seeds)),
                    target: edited(
                        Bool.random(using: &random)
                            ? Segment(pick(["Yes", "No"]))
                            : pick(seeds)),
                    sourceLanguage: LanguageTag(languages.0),
                    targetLanguage: LanguageTag(languages.1))
                unit.previous = neighbour()
                unit.next = neighbour()
                unit.document = pick([nil, "a", "b"])
                unit.furtherDocuments = pick([[], [], ["c"]])
                unit.created.date = "20\(Int.random(in: 10...13, using: &random))0101T000000Z"
                units.append(unit)
            }
            try await store.add(units)
            let stored = try await store.units()
            let queries = (0..<6).map { _ in
                LookupQuery(
                    parted(edited(pick(seeds))), previous: neighbour(),
                    next: neighbour())
            }
            for _ in 0..<4 {
                var options = LookupOptions(
                    from: LanguageTag(pick(["ru", "ru-RU"])),
                    to: LanguageTag(pick(["en", "en-US"])),
                    minimum: Score(
                        hundredths: pick([0, 3_300, 5_000, 7_000, 9_000, 9_900, 10_000])),
                    limit: pick([1, 3, 5, 100]))
                options.penalties.memory = pick([0, 0, 150])
                options.filters = try pick([
                    [], [], [], [], [], ["document = a"], ["document = c"],
                    ["created > 2011", "target ~ о"],
                ]).map { try UnitFilter($0) }
                let matches = try await store.matches(for: queries, options)
                options.scanOnly = true
                #expect(try await store.matches(for: queries, options) == matches)
                let obvious = ObviousLookup(units: stored, options: options)
                for (number, query) in queries.enumerated() {
                    let expected = obvious.answers(to: query)
                    for match in matches[number] {
                        seen[match.kind, default: 0] += 1
                        reasons.formUnion(match.explanation.deductions.map(\.reason))
                        joined += Self.hasJoinedWords(match) ? 1 : 0
                    }
                    #expect(
                        matches[number].map(Self.answer) == expected,
                        "\(query) \(options)")
                }
                // A batch answers what its queries answer one by one.
                #expect(try await store.matches(for: [queries[0]], options)[0] == matches[0])
            }
        }
        #expect(joined > 20)
        // That the random texts say something: every kind and every deduction came up.
        #expect(Match.Kind.allCases.allSatisfy { seen[$0, default: 0] > 5 }, "\(seen)")
        #expect(
            reasons.isSuperset(of: Set(Deduction.Reason.allCases).subtracting([.age, .unreviewed])))
    }

    private static func hasJoinedWords(_ match: Match) -> Bool {
        match.explanation.steps.contains {
            $0.kind == .kept && ($0.querySurface ?? "").contains(where: \.isWhitespace)
        }
    }

    private static func answer(_ match: Match) -> ObviousLookup.Answer {
        var deductions: [String: Int] = [:]
        for deduction in match.explanation.deductions {
            let isRegion =
                deduction.reason == .sourceRegion || deduction.reason == .targetRegion
            deductions[isRegion ? "region" : deduction.reason.rawValue, default: 0] +=
                deduction.hundredths
        }
        return ObviousLookup.Answer(
            id: match.unit.id, kind: match.kind, hundredths: match.score.hundredths,
            isReversed: match.isReversed, deductions: deductions)
    }
}
