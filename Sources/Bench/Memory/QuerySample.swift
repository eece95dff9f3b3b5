internal import Bitext
internal import Foundation

/// Texts for queries that are taken or made from the units of a memory.
struct QuerySample {
    /// Some sources, spread over the whole memory.
    let sources: [String]
    /// Their words, the most frequent first.
    let words: [String]

    /// Reads a memory once and keeps about so many of its sources.
    init(of data: MemoryData, count: Int) throws {
        var sources: [String] = []
        var number = 0
        let step = max(1, data.count / count)
        try data.forEachUnit { unit in
            if number % step == 0 { sources.append(unit.source.text) }
            number += 1
        }
        var counts: [Substring: Int] = [:]
        for source in sources {
            for word in source.split(separator: " ") { counts[word, default: 0] += 1 }
        }
        self.sources = sources
        words = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { String($0.key) }
    }

    /// So many queries: the given ones, then sources with one word taken out, moved, or replaced.
    func queries(_ count: Int, beginningWith given: [String]) -> [String] {
        var random = SeededRandom(seed: 20_000)
        var queries = given
        for source in sources where queries.count < count {
            queries.append(edited(source, using: &random))
        }
        return queries
    }

    private func edited(_ source: String, using random: inout SeededRandom) -> String {
        var parts = source.split(separator: " ").map(String.init)
        guard parts.count > 1 else { return source + " " + words[0] }
        let place = Int.random(in: 0..<parts.count - 1, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: parts.remove(at: place)
        case 1: parts.swapAt(place, place + 1)
        default: parts[place] = words[Int.random(in: 0..<words.count, using: &random)]
        }
        return parts.joined(separator: " ")
    }

    /// Queries that an index may find hard, each with its name.
    var hard: [(name: String, text: String)] {
        var random = SeededRandom(seed: 40)
        func repeated(_ word: String, _ count: Int) -> String {
            Array(repeating: word, count: count).joined(separator: " ")
        }
        func running(_ count: Int) -> String {
            sources.lazy.flatMap { $0.split(separator: " ") }.prefix(count).joined(separator: " ")
        }
        func strange(_ count: Int) -> String {
            let letters = Array("абвгдежзиклмнопрстуфхцчшщыэюя")
            return (0..<count).map { _ in
                String(
                    (0..<9).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
            }.joined(separator: " ")
        }
        let rare = words.last ?? ""
        return [
            ("one letter", "а"), ("one Latin letter", "x"), ("two letters", "и в"),
            ("one symbol", "%"), ("three dots", "..."), ("200 symbols", repeated("%", 200)),
            ("quotes and dashes", "« — » – “ ” … № § ©"), ("one number", "1"),
            ("five numbers", "1 2 3 4 5"), ("100 numbers", repeated("17", 100)),
            ("a date and a time", "31.12.2025 23:59"), ("the most frequent word", words[0]),
            ("the 50 most frequent words", words.prefix(50).joined(separator: " ")),
            ("the 50 rarest words", words.suffix(50).joined(separator: " ")),
            ("a frequent word 40 times", repeated("файл", 40)),
            ("a rare word 40 times", repeated(rare, 40)),
            ("the most frequent word 300 times", repeated(words[0], 300)),
            ("300 words", running(300)), ("500 words", running(500)),
            ("one strange word", strange(1)), ("300 strange words", strange(300)),
            ("a word of 5,000 letters", String(repeating: "щ", count: 5_000)),
            ("Han", "翻訳メモリは便利です"), ("Han, 300 characters", String(repeating: "翻訳", count: 150)),
            ("pictures", "🙂🙂👍"), ("letters of two scripts", "Cтрокa кoдa"),
        ]
    }
}
