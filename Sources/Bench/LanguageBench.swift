internal import Foundation
internal import Language

/// Makes keys and tokens of real sentences.
struct LanguageBench {
    private static let rounds = 20

    func run() throws {
        guard let file = BenchData.file("segment/dev/ru-news-fre.jsonl") else { return }
        struct Row: Decodable { let text: String }
        let texts = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8)).text
        }
        let bytes = Double(texts.reduce(0) { $0 + $1.utf8.count })
        print(Table.row("what", "MB/s"))
        let tokenizer = Tokenizer()
        for (name, work) in [
            ("match keys", { (text: String) in MatchKey(text).text.utf8.count }),
            ("tokens", { (text: String) in tokenizer.tokens(of: text).count }),
        ] {
            var sum = 0
            let start = ContinuousClock.now
            for _ in 0..<Self.rounds { for text in texts { sum &+= work(text) } }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            precondition(sum > 0, "the work is not left out")
            print(Table.row(name, Table.number(bytes * Double(Self.rounds) / 1e6 / seconds)))
        }
    }
}
