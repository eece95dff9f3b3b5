internal import Bitext
internal import Foundation
internal import TranslationMemory

/// Measures whether the score finds what a reader would: the best match by letters, and the unit
/// from which a query was made.
struct MatchQualityBench {
    private static let leastSimilarity = 0.85

    func run() async throws {
        guard let data = MemoryData.small(), let queries = try DevelopmentQuery.all() else {
            return
        }
        var sources: [String] = []
        var units: [TranslationUnit] = []
        try data.forEachUnit { unit in
            sources.append(unit.source.text)
            units.append(unit)
        }
        let path = try await MemoryCache().memory(of: data).path
        print("\n" + Figure.header)
        try await agreement(SQLiteMemoryStore(path: path, for: .reading), queries, sources)
        try await wantedUnits(queries, among: units)
    }

    /// The oracle's lines are those of the memory; several of them may be equally similar, and any of
    /// these is the best match.
    private func agreement(
        _ store: SQLiteMemoryStore, _ queries: [DevelopmentQuery], _ sources: [String]
    ) async throws {
        guard let oracle = BenchData.file("tm/dev/oracle_char_100k.tsv") else { return }
        let answers = try await store.answers(
            to: queries.map { LookupQuery($0.text) }, LookupTimes.options())
        let lines = try String(contentsOf: oracle, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
        var asked = 0
        var found = 0
        var firstFound = 0
        for (line, matches) in zip(lines, answers.matches) {
            let best = Self.best(of: line).map { sources[$0] }
            guard !best.isEmpty else { continue }
            let texts = Set(matches.map(\.unit.unit.source.text))
            asked += 1
            found += best.contains(where: texts.contains) ? 1 : 0
            firstFound += texts.contains(best[0]) ? 1 : 0
        }
        func percent(_ part: Int) -> Double { 100 * Double(part) / Double(max(1, asked)) }
        Figure.show(
            "best match by letters at 85 or more also found at 70, %", [percent(found)],
            .atLeast([98.5], goal: [98.8]), note: "\(found) of \(asked)")
        Figure.show(
            "    where of equally similar units only the first counts, %", [percent(firstFound)])
    }

    /// The places of the units most similar to a query, if they are similar enough.
    private static func best(of line: Substring) -> [Int] {
        let scored = line.split(whereSeparator: \.isWhitespace).compactMap { cell in
            let parts = cell.split(separator: ":")
            return parts.count == 2
                ? Int(parts[0]).flatMap { place in Double(parts[1]).map { (place, $0) } } : nil
        }
        guard let best = scored.map(\.1).max(), best >= leastSimilarity else { return [] }
        return scored.filter { $0.1 == best }.map(\.0)
    }

    /// A memory of only the wanted units, and of others with their sources, gives each its true score
    /// however low it is.
    private func wantedUnits(
        _ queries: [DevelopmentQuery], among units: [TranslationUnit]
    ) async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tolmach-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let kinds = [("inflect", 0.90, 0.92), ("swap", 0.80, 0.82)]
        for (kind, must, goal) in kinds {
            let asked = queries.filter { $0.kind == "edit:\(kind)" }
            let sources = Set(asked.map(\.madeFrom))
            let wanted = units.filter { sources.contains($0.source.text) }
            let store = try SQLiteMemoryStore(
                path: folder.appendingPathComponent("\(kind).tolmach").path, for: .writing)
            _ = try await store.add(AddingOptions()) { add in
                for unit in wanted { try add(unit) }
            }
            let answers = try await store.answers(
                to: asked.map { LookupQuery($0.text) },
                LookupTimes.options(minimum: 0, limit: wanted.count))
            let scores = zip(asked, answers.matches).compactMap { query, matches in
                matches.first { $0.unit.unit.source.text == query.madeFrom }
            }
            func mean(_ value: (Match) -> Score) -> Double {
                scores.reduce(0) { $0 + Double(value($1).hundredths) } / 1e4 / Double(asked.count)
            }
            Figure.show(
                "mean score of the wanted unit, \(kind)", [mean(\.score)],
                .atLeast([must], goal: [goal]),
                note: "\(asked.count) queries, \(asked.count - scores.count) without their unit")
            Figure.show("    before deductions", [mean(\.explanation.base)])
        }
    }
}
