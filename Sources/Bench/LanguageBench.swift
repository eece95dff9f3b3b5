internal import Foundation
internal import Language

/// Makes keys and tokens of real sentences, and tells what ICU's normalisation alone would take.
struct LanguageBench {
    private static let rounds = 5
    private static let repeats = 8

    func run() throws {
        guard let file = BenchData.file("segment/dev/ru-news-fre.jsonl") else { return }
        struct Row: Decodable { let text: String }
        let texts = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8)).text
        }
        let scalars = texts.map { $0.unicodeScalars.map(\.value) }
        guard var folding = CompatibilityFolding() else { return }
        let tokenizer = Tokenizer()
        let bytes = texts.reduce(0) { $0 + $1.utf8.count } * Self.rounds
        print(Table.row("what", "MB/s", "to ICU", "must", "goal"))
        // In turns, and the best of each, since others may use the machine.
        var seconds = [Double](repeating: .infinity, count: 3)
        for _ in 0..<Self.repeats {
            seconds[0] = min(
                seconds[0], Self.seconds(over: scalars) { folding.length(of: $0) })
            seconds[1] = min(
                seconds[1], Self.seconds(over: texts) { MatchKey($0).text.utf8.count })
            seconds[2] = min(
                seconds[2], Self.seconds(over: texts) { tokenizer.tokens(of: $0).count })
        }
        let rows = [
            ("NFKC_Casefold of ICU alone", "", ""), ("match keys", "25.000", "60.000"),
            ("tokens", "", ""),
        ]
        for (row, taken) in zip(rows, seconds) {
            print(
                Table.row(
                    row.0, Table.number(Double(bytes) / 1e6 / taken),
                    Table.number(seconds[0] / taken), row.1, row.2))
        }
    }

    private static func seconds<Text>(over texts: [Text], _ work: (Text) -> Int) -> Double {
        var sum = 0
        let start = ContinuousClock.now
        for _ in 0..<rounds { for text in texts { sum &+= work(text) } }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        precondition(sum > 0, "the work is not left out")
        return seconds
    }
}
