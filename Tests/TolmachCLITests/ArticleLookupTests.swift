import Foundation
import TestSupport
import Testing
import Tolmach

/// The shipped article's own sentences, and the same with one word changed, looked up by the tool.
@Suite struct ArticleLookupTests {
    private let scene: Scene
    private let sources: [String]
    /// Whether a sentence is by itself the source of a unit.
    private let areUnits: [Bool]

    init() throws {
        scene = try Scene()
        try scene.tolmach("init")
        let memory = SharedData.repository.appendingPathComponent("Memory")
        #expect(
            try scene.tolmach("import", memory.path + "/occupation.tmx").talk
                .contains("49 added"))
        sources = try String(
            contentsOf: memory.appendingPathComponent("occupation.ru"), encoding: .utf8
        ).split(separator: "\n").map(String.init)
        areUnits = try String(
            contentsOf: memory.appendingPathComponent("occupation.beads"), encoding: .utf8
        ).split(separator: "\n").flatMap { bead -> [Bool] in
            let sides = bead.split(separator: ":")
            let count = sides[0].dropFirst().dropLast().split(separator: ",").count
            return (0..<count).map { _ in count == 1 && sides[1] != "[]" }
        }
    }

    private func lookup(_ texts: [String], _ options: String...) throws -> [[String: Any]] {
        let path = try scene.folder.write(texts.joined(separator: "\n"), to: "queries.txt")
        return try ToolRun.tolmach(
            ["lookup", "--input", path] + options, in: scene.folder.url
        ).objects()
    }

    @Test("each of its sentences is found as it is")
    func itself() throws {
        #expect(areUnits.count == sources.count)
        let answers = try lookup(sources)
        #expect(answers.count == sources.count)
        for (answer, isUnit) in zip(answers, areUnits) where isUnit {
            let match = try #require((answer["matches"] as? [[String: Any]])?.first, "\(answer)")
            #expect(match["kind"] as? String == "context", "\(answer)")
            #expect(match["percent"] as? Int == 101)
        }
        // Without its neighbours a sentence is no more than exact.
        let alone = try scene.tolmach("lookup", "Вернулись двое.", sources[2], "--json").objects()
        let match = (alone[1]["matches"] as? [[String: Any]])?.first
        #expect(match?["kind"] as? String == "exact")
    }

    @Test("with a word changed it is found as similar, by the arithmetic that is shown")
    func changed() throws {
        let tokenizer = Tokenizer()
        let whole = zip(sources, areUnits).filter(\.1).map(\.0)
        let changed = whole.map { source -> String in
            var words = source.split(separator: " ").map(String.init)
            words[words.count / 2] = "изменённое"
            return words.joined(separator: " ")
        }
        var found = 0
        for answer in try lookup(changed, "--explain", "--min", "50") {
            let query = tokenizer.tokens(of: try #require(answer["query"] as? String))
            for match in answer["matches"] as? [[String: Any]] ?? [] {
                found += 1
                #expect(match["kind"] as? String == "fuzzy")
                let unit = tokenizer.tokens(of: try #require(match["source"] as? String))
                let shown = try #require(match["arithmetic"] as? [String: Double])
                let weights = (Self.weight(of: query), Self.weight(of: unit))
                let heavier = max(weights.0, weights.1)
                let ordered = Self.orderedCost(query, unit)
                let bag = heavier - Self.sharedWeight(query, unit)
                #expect(shown["queryWeight"] == Double(weights.0))
                #expect(shown["unitWeight"] == Double(weights.1))
                #expect(shown["orderedCost"] == Double(ordered))
                #expect(shown["bagCost"] == Double(bag))
                let distance = Double(ordered + min(ordered, bag)) / 2
                #expect(shown["distance"] == distance)
                let base = 10_000 * (2 * heavier - ordered - min(ordered, bag)) / (2 * heavier)
                #expect(shown["base"] == Double(base) / 100)
                let points = try #require(match["deductions"] as? [[String: Any]])
                    .reduce(0.0) { $0 + ($1["points"] as? Double ?? 0) }
                let score = min(9900, base - Int((points * 100).rounded()))
                #expect(match["score"] as? Double == Double(score) / 100)
                #expect(match["percent"] as? Int == score / 100)
            }
        }
        #expect(found > 30)
    }

    private static func weight(of tokens: [Token]) -> Int { tokens.reduce(0) { $0 + $1.weight } }

    /// What two tokens are compared by: all numbers are one.
    private static func name(_ token: Token) -> String {
        token.kind == .number ? "number" : "\(token.kind) \(token.key)"
    }

    private static func sharedWeight(_ query: [Token], _ unit: [Token]) -> Int {
        var left = unit.map(name)
        return query.reduce(0) { sum, token in
            guard let place = left.firstIndex(of: name(token)) else { return sum }
            left.remove(at: place)
            return sum + token.weight
        }
    }

    private static func orderedCost(_ query: [Token], _ unit: [Token]) -> Int {
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: unit.count + 1), count: query.count + 1)
        for i in 0...query.count {
            for j in 0...unit.count where i + j > 0 {
                var ways: [Int] = []
                if i > 0 { ways.append(table[i - 1][j] + query[i - 1].weight) }
                if j > 0 { ways.append(table[i][j - 1] + unit[j - 1].weight) }
                if i > 0, j > 0 {
                    ways.append(table[i - 1][j - 1] + replacement(query[i - 1], unit[j - 1]))
                }
                table[i][j] = ways.min() ?? 0
            }
        }
        return table[query.count][unit.count]
    }

    private static func replacement(_ one: Token, _ other: Token) -> Int {
        if name(one) == name(other) { return 0 }
        let larger = max(one.weight, other.weight)
        guard one.kind == .word, other.kind == .word else { return larger }
        let letters = (Array(one.key.unicodeScalars), Array(other.key.unicodeScalars))
        let longer = max(letters.0.count, letters.1.count)
        let distance = distance(letters.0, letters.1)
        return distance > longer / 3 ? larger : max(1, (larger * distance + longer - 1) / longer)
    }

    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var row = Array(0...other.count)
        for (i, letter) in one.enumerated() {
            var next = [i + 1]
            for (j, second) in other.enumerated() {
                next.append(min(row[j] + (letter == second ? 0 : 1), row[j + 1] + 1, next[j] + 1))
            }
            row = next
        }
        return row[other.count]
    }
}
